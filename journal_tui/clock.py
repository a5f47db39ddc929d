"""The one place that asks the time. Instants are kept to the millisecond, as the files write them."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from journal_tui.domain.days import Moment
    from journal_tui.domain.practice import Practice


def _now() -> datetime:
    now = datetime.now().astimezone()
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


class _Monotonic:
    """Tells how time passes, whatever the date."""

    def monotonic(self) -> float:
        """Seconds since some moment in the past; it never goes back."""
        return time.monotonic()


class SystemClock(_Monotonic):
    """The machine's clock, in its local time zone."""

    def moment(self, practice: Practice) -> Moment:
        """Now, and the practice date it belongs to."""
        return practice.moment(_now())


class DatedClock(_Monotonic):
    """A clock that says `day` is the practice date, at the present time of day (`--date`).

    Before the day's end at night that time lies on the next calendar day.
    """

    def __init__(self, day: date) -> None:
        self._day = day

    def moment(self, practice: Practice) -> Moment:
        """The present time of day, on the given practice date."""
        present = _now().time()
        found = practice.moment(datetime.combine(self._day, present).astimezone())
        if found.day != self._day:
            tomorrow = self._day + timedelta(days=1)
            found = practice.moment(datetime.combine(tomorrow, present).astimezone())
        # where two days end at different hours, some hour of the night may belong to neither
        return found._replace(day=self._day)
