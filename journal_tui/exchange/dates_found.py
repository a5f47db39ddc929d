"""Dates as address books and networks write them; what can't be read is told from what has no year."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from journal_tui.domain.dates import A_LEAP_YEAR
from journal_tui.domain.records import ImportantDate

if TYPE_CHECKING:
    from collections.abc import Iterable

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""English, whatever the locale: so LinkedIn writes them."""

NO_YEAR = 1604
"""Apple's address book writes this year, a leap year, where it knows none."""

_FIRST_YEAR = 1800
_CENTURY = 100
_WHOLE = re.compile(r"(\d{4})([-/.]?)(\d{2})\2(\d{2})(?!\d)")
_YEARLESS = re.compile(r"--(\d{2})-?(\d{2})$")
_WORDS = re.compile(r"(\d{1,2})[\s-]+([A-Za-z]{3})[a-z]*\.?[\s,-]+(\d{4}|\d{2})$")


def important_date(label: str, text: str) -> ImportantDate | None:
    """A date that comes every year, from `1971-03-11`, `19710311`, a timestamp, `--0311` or `--03-11`.

    The forms of vCard's BDAY (RFC 6350, 4.3.1) and of ISO 8601, with the day as it is written whatever the
    time zone. None for what names no day, or one that no calendar has.
    """
    text = text.strip()
    if found := _YEARLESS.match(text):
        year, month, day = 0, int(found[1]), int(found[2])
    elif found := _WHOLE.match(text):
        year, month, day = int(found[1]), int(found[3]), int(found[4])
    else:
        return None
    known = None if year < _FIRST_YEAR else year
    try:
        date(known or A_LEAP_YEAR, month, day)
    except ValueError:
        return None
    return ImportantDate(label, month, day, known)


def day_in_words(text: str) -> date | None:
    """A day as `02 Jan 2023`, or as a spreadsheet has it after a second saving: `2-Jan-23`; else None."""
    found = _WORDS.match(text.strip())
    if found is None:
        return None
    year = int(found[3])
    year += 2000 if year < _CENTURY else 0
    try:
        return date(year, MONTHS.index(found[2].lower()) + 1, int(found[1]))
    except ValueError:
        return None


def each_once(dates: Iterable[ImportantDate]) -> tuple[ImportantDate, ...]:
    """The dates, those of one label and day once: the one that knows its year."""
    found: dict[tuple[str, int, int], ImportantDate] = {}
    for when in dates:
        place = (when.label.casefold(), when.month, when.day)
        if place not in found or found[place].year is None:
            found[place] = when
    return tuple(found.values())
