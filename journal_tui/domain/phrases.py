"""Days and spans of time as people say them, in English whatever the locale."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, time

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

_WAYS = {"email": "an e-mail", "video": "a video call", "event": "an event"}

_WEEK, _MONTH, _YEAR = 7, 30.44, 365.25
_END = re.compile(r"(?<=[.!?])\s")


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
        return counted(int((days + 1) / _MONTH), "month")
    return counted(int(days / _YEAR), "year")


def day_name(day: date, today: date) -> str:
    """A day near today by its name, one further off by its date: `tomorrow`, `Friday`, `3 Nov 2024`."""
    off = (day - today).days
    if -1 <= off <= 1:
        return ("yesterday", "today", "tomorrow")[off + 1]
    if abs(off) < _WEEK:
        return WEEKDAYS[day.weekday()]
    short = f"{day.day} {MONTHS[day.month - 1][:3]}"
    return short if abs(off) < _YEAR / 2 and (day.year == today.year or off > 0) else f"{short} {day.year}"


def long_date(day: date) -> str:
    """`Monday 23 November 2026`, in English whatever the locale."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def on_day(day: date, today: date) -> str:
    """A day as a sentence has it: `tomorrow`, `on Friday`, `last Friday`, `on 3 Nov 2024`."""
    off, name = (day - today).days, day_name(day, today)
    if -1 <= off <= 1:
        return name
    return f"last {name}" if -_WEEK < off < 0 else f"on {name}"


def ordinal(number: int) -> str:
    """`1st`, `2nd`, `3rd`, `4th`, `11th`, `40th`."""
    last = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{last}"


def clock_time(at: time) -> str:
    """A time of day without a leading nought: `8:30`."""
    return f"{at.hour}:{at.minute:02}"


def without_mentions(text: str) -> str:
    """The text in one line, with the `@` of each name left out, so that it reads as it would be said."""
    return " ".join(word[1:] if word[0] == "@" and word[1:2].isalnum() else word for word in text.split())


def lower_first(text: str) -> str:
    """The text as it reads within a sentence: `Birthday` as birthday, `MBA` as it is."""
    return f"{text[:1].lower()}{text[1:]}" if text[1:2].islower() else text


def gist(text: str, most: int) -> str:
    """The user's own words within a sentence: all of them or, of many, the first sentence or the first words.

    There is no stop at the end, since more may follow.
    """
    words = without_mentions(text)
    if len(words) > most:
        words = _END.split(words, maxsplit=1)[0]
    if len(words) > most:
        cut = words[:most].rfind(" ")
        words = f"{words[: cut if cut > most // 2 else most].rstrip(' ,;:')}…"
    return words.rstrip(".!? ") or words


def way(channel: str) -> str:
    """A channel as a thing that happened: `a call`, `an e-mail`."""
    return _WAYS.get(channel, f"a {channel}")
