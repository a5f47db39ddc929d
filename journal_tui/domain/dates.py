"""Important dates: birthdays, anniversaries, launches; yearly or once."""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta
from typing import TYPE_CHECKING

from journal_tui.domain.errors import Refused
from journal_tui.domain.practice_settings import FEBRUARY
from journal_tui.domain.records import ImportantDate

if TYPE_CHECKING:
    from collections.abc import Iterator

ONCE_AFTER = timedelta(days=7)

A_LEAP_YEAR = 2000
"""Stands in for a year that isn't known: any day of a year is in it."""


def important_date(label: str, text: str, *, once: bool = False) -> ImportantDate:
    """An important date as it is typed: YYYY-MM-DD, or MM-DD where the year it began isn't known.

    Raises:
        Refused: for a day that no calendar has, for anything else, and for a `once` without its year.
    """
    numbers = text.strip().split("-")
    shape = [len(number) for number in numbers]
    if shape not in ([4, 2, 2], [2, 2]) or not all(each.isascii() and each.isdecimal() for each in numbers):
        raise Refused(f"A date is YYYY-MM-DD, or MM-DD without its year; “{text.strip()}” is neither.")
    *before, month, day = map(int, numbers)
    year = before[0] if before else None
    if once and year is None:
        raise Refused(f"A date that comes once needs its year: YYYY-MM-DD, not “{text.strip()}”.")
    try:
        date(A_LEAP_YEAR if year is None else year, month, day)
    except ValueError:
        raise Refused(f"There is no such day as {text.strip()}.") from None
    return ImportantDate(label, month, day, year, once)


def as_typed(when: ImportantDate) -> str:
    """The date as `important_date` reads it."""
    return f"{when.month:02}-{when.day:02}" if when.year is None else in_year(when, when.year).isoformat()


def in_year(when: ImportantDate, year: int, leap_month: int = FEBRUARY) -> date:
    """The day it falls on in a year; 29 February is, where there is none, 28 February or 1 March."""
    if (when.month, when.day) == (2, 29) and not isleap(year):
        return date(year, 2, 28) if leap_month == FEBRUARY else date(year, 3, 1)
    return date(year, when.month, when.day)


def occurrences(when: ImportantDate, today: date, leap_month: int) -> Iterator[date]:
    """The days it falls on that could matter today: the last one and the next; one alone for `once`."""
    if when.once:
        if when.year is not None:
            yield in_year(when, when.year, leap_month)
        return
    for year in (today.year - 1, today.year, today.year + 1):
        if when.year is None or year >= when.year:
            yield in_year(when, year, leap_month)


def offered(when: ImportantDate, today: date, lead_days: int, leap_month: int) -> date | None:
    """The occurrence that is a reason today: `lead_days` before, to the day itself or, once, a week after."""
    after = ONCE_AFTER if when.once else timedelta(0)
    for day in occurrences(when, today, leap_month):
        if day - timedelta(days=lead_days) <= today <= day + after:
            return day
    return None


def days_near(today: date, lead_days: int) -> frozenset[tuple[int, int]]:
    """The months and days of every date that could be a reason today, so that the others are soon told."""
    days = [today + timedelta(days=off) for off in range(-ONCE_AFTER.days, lead_days + 1)]
    near = {(day.month, day.day) for day in days}
    return frozenset(near | {(2, 29)} if near & {(2, 28), (3, 1)} else near)
