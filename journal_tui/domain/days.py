"""Days: which practice date an instant belongs to, the instant as the journal sees it, and months."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime, time

ONE_DAY = timedelta(days=1)


class Moment(NamedTuple):
    """An instant and the practice date it belongs to; `at` carries its offset from UTC."""

    at: datetime
    day: date


def practice_date(at: datetime, ends_yesterday_at: time) -> date:
    """The practice date of a local instant, given when the day before it on the calendar ends.

    A practice day runs from midnight, or from the end of the one before, to its own end on the next
    calendar day: with an end at 04:00, half past one on Tuesday is still Monday.
    """
    local = at.date()
    return local - ONE_DAY if at.time() < ends_yesterday_at else local


def in_months(day: date, months: int) -> date:
    """The same day so many months on, or back; the month's last where it is shorter."""
    at = day.year * 12 + day.month - 1 + months
    first = date(at // 12, at % 12 + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - ONE_DAY
    return first.replace(day=min(day.day, last.day))


def month_of(day: date) -> str:
    """The month a day lies in, as its file is named: `2026-11`."""
    return day.isoformat()[:7]


def days_of(month: str) -> list[date]:
    """The days of a month, which is named as its file is."""
    from calendar import monthrange

    year, number = int(month[:4]), int(month[5:])
    return [date(year, number, day + 1) for day in range(monthrange(year, number)[1])]
