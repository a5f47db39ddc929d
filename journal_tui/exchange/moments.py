"""Dates and times of day as journals write them, with the month before the day or after it."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import NamedTuple

from journal_tui.domain.phrases import MONTHS

_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?(?:[:.](?P<second>\d{2}))?(?:[.,]\d+)?"
    r"(?:\s?(?P<half>[ap])\.?\s?m\.?)?",
    re.IGNORECASE | re.ASCII,
)
_BIG_FIRST = re.compile(r"(\d{4})([-/._])(\d{1,2})\2(\d{1,2})(?!\d)", re.ASCII)
_SMALL_FIRST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)", re.ASCII)
_IN_WORDS = re.compile(
    r"(?:[a-z]{2,9},?\s)?(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\.?\s(?P<month>[a-z]{3,9})\.?,?"
    r"|(?P<month_first>[a-z]{3,9})\.?\s(?P<day_second>\d{1,2})(?:st|nd|rd|th)?,?)\s(?P<year>\d{4})(?!\d)",
    re.IGNORECASE | re.ASCII,
)
_BETWEEN = re.compile(r"(?:[T,]|\sat\s)?\s*", re.IGNORECASE)


class Found(NamedTuple):
    """What a text says of when: a day that may not exist (None), and the time of day if it says one."""

    day: date | None
    at: time | None

    @property
    def instant(self) -> datetime | None:
        """The day at its time, in the writer's own zone, whatever that is."""
        return None if self.day is None or self.at is None else datetime.combine(self.day, self.at)


def clock(text: str) -> time | None:
    """A time of day: `18:52`, `6:50 pm`, `12:00 AM` (midnight), with any kind of space; None for others."""
    found = _CLOCK.fullmatch(" ".join(text.split()))
    if found is None or (found["minute"] is None and found["half"] is None):
        return None
    hour = int(found["hour"])
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
    minute, second = int(found["minute"] or 0), int(found["second"] or 0)
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


class Days:
    """Reads the dates of one file, all of them the same way round.

    `see` each of them first: one such as `13/01/2024` tells how `03/04/2024` is meant.
    """

    def __init__(self) -> None:
        self._day_first = 0
        self._month_first = 0
        self._example = ""

    def see(self, text: str) -> None:
        """Take note of the order in which a date has its parts."""
        found = _SMALL_FIRST.match(text)
        if found is None or found[2] == ".":
            return
        first, second = int(found[1]), int(found[3])
        self._day_first += first > 12
        self._month_first += second > 12
        if first <= 12 and second <= 12 and first != second:
            self._example = self._example or found[0]

    @property
    def guessed(self) -> tuple[str, ...]:
        """What was guessed about the order, in a sentence, if it had to be."""
        if not self._example or bool(self._day_first) != bool(self._month_first):
            return ()
        said = "the day" if self._day_first > self._month_first else "the month"
        return (f"Dates such as {self._example} were read with {said} first.",)

    def read(self, text: str) -> Found | None:
        """A date, and a time after it if there is one; None where a text says anything else.

        The day is None where it has the form of a date and no calendar has it.
        """
        text = " ".join(text.split())
        for form, parts in (
            (_BIG_FIRST, _big_first),
            (_SMALL_FIRST, self._small_first),
            (_IN_WORDS, _in_words),
        ):
            match = form.match(text)
            numbers = parts(match) if match else None
            if match and numbers:
                return _with_time(numbers, text[match.end() :])
        return None

    def _small_first(self, found: re.Match[str]) -> tuple[int, int, int]:
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        # a point between them stands where the day comes first
        is_day_first = found[2] == "." or first > 12 or (second <= 12 and self._day_first > self._month_first)
        return (year, second, first) if is_day_first else (year, first, second)


def _big_first(found: re.Match[str]) -> tuple[int, int, int]:
    return int(found[1]), int(found[3]), int(found[4])


def _in_words(found: re.Match[str]) -> tuple[int, int, int] | None:
    name = (found["month"] or found["month_first"]).lower()
    months = [number for number, month in enumerate(MONTHS, 1) if month.lower().startswith(name)]
    if len(months) != 1:
        return None
    return int(found["year"]), months[0], int(found["day"] or found["day_second"])


def _with_time(numbers: tuple[int, int, int], rest: str) -> Found | None:
    between = _BETWEEN.match(rest)
    rest = rest[between.end() :] if between else rest
    at = clock(rest)
    if rest and at is None and not re.fullmatch(r"[\d:. ]+", rest):
        return None
    try:
        return Found(date(*numbers), at)
    except ValueError:
        return Found(None, at)
