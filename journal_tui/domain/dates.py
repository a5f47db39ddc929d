"""Important dates: birthdays, anniversaries, launches; yearly or once."""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journal_tui.domain.records import ImportantDate

ONCE_AFTER = timedelta(days=7)


def in_year(when: ImportantDate, year: int) -> date:
    """The day it falls on in a year; 29 February is 28 February where there is none."""
    if (when.month, when.day) == (2, 29) and not isleap(year):
        return date(year, 2, 28)
    return date(year, when.month, when.day)


def occurrences(when: ImportantDate, today: date) -> Iterator[date]:
    """The days it falls on that could matter today: the last one and the next; one alone for `once`."""
    if when.once:
        if when.year is not None:
            yield in_year(when, when.year)
        return
    for year in (today.year - 1, today.year, today.year + 1):
        day = in_year(when, year)
        if when.year is None or year >= when.year:
            yield day


def offered(when: ImportantDate, today: date, lead_days: int) -> date | None:
    """The occurrence that is a reason today: `lead_days` before, to the day itself or, once, a week after."""
    after = ONCE_AFTER if when.once else timedelta(0)
    for day in occurrences(when, today):
        if day - timedelta(days=lead_days) <= today <= day + after:
            return day
    return None
