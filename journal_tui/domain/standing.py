"""How things stand with each person: last contact, a reply that is awaited, what is next, who gave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime

    from journal_tui.domain.records import Interaction, NextContact, Record

MOST_FOLLOW_UPS = 2
A_YEAR = timedelta(days=365)


class Wait(NamedTuple):
    """A reply that is awaited, since the day of the newest message; it is given `reply_days` before a nudge.

    `follow_ups` counts those sent while waiting; `asked_at` is when the first of its messages was logged.
    """

    since: date
    follow_ups: int
    asked_at: datetime
    reply_days: int

    @property
    def nudge_on(self) -> date:
        """The day from which a nudge is fine."""
        return self.since + timedelta(days=self.reply_days)

    @property
    def rests_on(self) -> date | None:
        """The day on which the wait ends kindly, after the second follow-up; None before that was sent."""
        return None if self.follow_ups < MOST_FOLLOW_UPS else self.nudge_on

    def is_over(self, day: date) -> bool:
        """Whether the wait has ended kindly by this day."""
        rests_on = self.rests_on
        return rests_on is not None and day >= rests_on


@dataclass(frozen=True)
class Standing:
    """How things stand with one person.

    `wait` is what the newest contact awaits, even when that has ended kindly. `next` is what was agreed at
    the newest contact. `given` and `taken` count acts within a year.
    """

    last: date | None = None
    next: NextContact | None = None
    given: int = 0
    taken: int = 0
    wait: Wait | None = None

    def waiting(self, today: date) -> Wait | None:
        """The wait, while it lasts."""
        return None if self.wait is None or self.wait.is_over(today) else self.wait

    def is_quiet(self, today: date) -> bool:
        """Whether the other side is given time: the first days of a wait."""
        wait = self.waiting(today)
        return wait is not None and today < wait.nudge_on


NO_STANDING = Standing()


when: Callable[[Record], tuple[date, datetime, str]] = attrgetter("day", "created_at", "id")
"""What records are ordered by: the day, then when they were made."""


def is_before(one: Record, other: Record) -> bool:
    """Whether a record comes before another."""
    return one.day < other.day or (one.day == other.day and when(one) < when(other))


def awaits(contact: Interaction) -> bool:
    """Whether a reply to it is awaited."""
    return contact.waiting and contact.closed is None


def wait_after(contacts: Iterable[Interaction], reply_days: int) -> Wait | None:
    """The wait that is left after these contacts with one person, in any order."""
    wait: Wait | None = None
    for contact in sorted(contacts, key=when):
        wait = _asked(wait, contact, reply_days) if awaits(contact) else None
    return wait


def _asked(wait: Wait | None, contact: Interaction, reply_days: int) -> Wait:
    """The wait after one more message that awaits a reply."""
    # A message logged after the one that follows it is older than that one's wait: it changes nothing there.
    if wait is None or wait.is_over(contact.day) or wait.asked_at > contact.created_at:
        return Wait(contact.day, 0, contact.created_at, reply_days)
    return wait._replace(since=contact.day, follow_ups=wait.follow_ups + 1)
