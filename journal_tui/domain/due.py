"""When something is due or comes next, in the words people use for it."""

from __future__ import annotations

import re
from datetime import time, timedelta
from typing import TYPE_CHECKING

from journal_tui.domain.errors import Refused
from journal_tui.domain.records import CHANNELS, NextContact
from journal_tui.domain.text import fold, one_line
from journal_tui.domain.typed_days import LATEST, typed_day

if TYPE_CHECKING:
    from datetime import date

_SPAN = re.compile(r"(?:in )?(\d+|an?) (day|week)s?", re.ASCII)
_TIME = re.compile(r"(\d{1,2}):(\d{2})", re.ASCII)
_DAYS = {"day": 1, "week": 7}
_SHOWN = 40

KNOWN = "tomorrow, thu, in 3 days, in 2 weeks, 26 nov or 2026-11-26"


def parse_due(text: str, today: date) -> date:
    """The day that these words mean, the next one where they could mean several.

    Raises:
        Refused: for words that mean no day.
    """
    said = fold(one_line(text)).removeprefix("by ").removeprefix("on ")
    found = _spanned(said, today)
    if found is not None:
        return found
    try:
        return typed_day(said, today, ahead=True)
    except Refused:
        wrong = one_line(text)[:_SHOWN]
        raise Refused(f"“{wrong}” is no day that is known here; {KNOWN} are.") from None


def parse_next(text: str, today: date) -> NextContact | None:
    """The next contact in words: a day and, in any order, a time and a channel; None for no words.

    Raises:
        Refused: for words that mean no day, or a day before today.
    """
    at: time | None = None
    channel: str | None = None
    rest: list[str] = []
    for word in one_line(text).replace(",", " ").split():
        moment = _time(word)
        if moment is not None and at is None:
            at = moment
        elif word.casefold() in CHANNELS and channel is None:
            channel = word.casefold()
        else:
            rest.append(word)
    if not rest and at is None and channel is None:
        return None
    day = parse_due(" ".join(rest), today)
    if day < today:
        raise Refused(f"{day} is past: the next contact is today or later.")
    return NextContact(day, at, channel)


def _spanned(said: str, today: date) -> date | None:
    found = _SPAN.fullmatch(said)
    if found is None:
        return None
    count = int(found[1][:7]) if found[1].isdecimal() else 1
    days = count * _DAYS[found[2]]
    return today + timedelta(days=days) if days <= (LATEST - today).days else None


def _time(word: str) -> time | None:
    found = _TIME.fullmatch(word)
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return time(int(found[1]), int(found[2]))
