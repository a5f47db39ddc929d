"""Days and spans of time as people say them, in English whatever the locale."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_WEEK, _MONTH, _YEAR = 7, 30.44, 365.25


def counted(number: int, word: str) -> str:
    """`1 day`, `2 days`."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def span(days: int) -> str:
    """How long, in the unit one would use: `9 days`, `5 weeks`, `4 months`, `2 years`."""
    if days < 3 * _WEEK:
        return counted(days, "day")
    if days < 3 * _MONTH:
        return counted(days // _WEEK, "week")
    if days < 2 * _YEAR:
        return counted(int(days / _MONTH), "month")
    return counted(int(days / _YEAR), "year")


def day_name(day: date, today: date) -> str:
    """A day near today by its name, one further off by its date: `tomorrow`, `Friday`, `3 Nov 2024`."""
    off = (day - today).days
    if -1 <= off <= 1:
        return ("yesterday", "today", "tomorrow")[off + 1]
    if abs(off) < _WEEK:
        return WEEKDAYS[day.weekday()]
    short = f"{day.day} {MONTHS[day.month - 1][:3]}"
    return short if abs(off) < 300 and (day.year == today.year or off > 0) else f"{short} {day.year}"
