"""Days as people type them: `2026-11-12`, `12 nov`, `12`, `thu`, `in 2 weeks`, `yesterday`."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from journal_tui.domain.days import in_months
from journal_tui.domain.errors import Refused
from journal_tui.domain.phrases import MONTHS, WEEKDAYS
from journal_tui.domain.records import CHANNELS, NextContact
from journal_tui.domain.text import fold, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

EARLIEST, LATEST = date(1900, 1, 1), date(2999, 12, 31)
SHORTEST_NAME = 3
KNOWN_AHEAD = "tomorrow, thu, in 3 days, in 2 weeks, 26 nov or 2026-11-26"
KNOWN_BACK = "yesterday, thu, 3 days ago, 2 weeks ago, 12 nov or 2026-11-12"

_SHOWN = 40
_NEAR = {"today": 0, "yesterday": -1, "tomorrow": 1}
_PLAIN = re.compile(r"[\w .,]+")
_PIECES = re.compile(r"\d+|[^\W\d_]+")
_AHEAD = re.compile(r"(?:in )?(\d+|an?) (day|week|month)s?", re.ASCII)
_BACK = re.compile(r"(\d+|an?) (day|week|month)s? ago", re.ASCII)
_TIME = re.compile(r"(\d{1,2}):(\d{2})", re.ASCII)
_MOST = 99_999
"""No span has more of its unit; it is beyond these centuries long before."""


def typed_day(text: str, today: date, *, ahead: bool = False) -> date:
    """The day that was typed; of several it could be, the latest up to today or, with `ahead`, the next.

    Only whole forms are read: what is no day, or more than one, is never guessed at.

    Raises:
        Refused: when it is no day, or none of these centuries.
    """
    said = fold(one_line(text))
    if ahead:
        said = said.removeprefix("by ").removeprefix("on ")
    found = _near(said, today) or _span(said, today, ahead=ahead) or _iso(said)
    found = found or _weekday(said, today, ahead=ahead) or _in_a_month(said, today, ahead=ahead)
    if found is None:
        known = KNOWN_AHEAD if ahead else KNOWN_BACK
        raise Refused(f"“{one_line(text)[:_SHOWN]}” is no day that is known here; {known} are.")
    if not EARLIEST <= found <= LATEST:
        raise Refused(f"{found} lies outside {EARLIEST.year} to {LATEST.year}.")
    return found


def nearest_day(text: str, today: date, *, since: date = EARLIEST) -> date:
    """The day that was typed, seen from today; of several it could be, the nearest not before `since`.

    A name that is no such day near today (`14`, `fri`) is the next one after `since`; where the words leave
    no choice (`tomorrow`, `2026-08-14`), the day is what they say, even before `since`.

    Raises:
        Refused: when it is no day, or none of these centuries.
    """
    ahead = _or_none(text, today, ahead=True)
    back = _or_none(text, today, ahead=False)
    found = [day for day in (ahead, back) if day is not None]
    if not found:
        return typed_day(text, today, ahead=True)
    fitting = [day for day in found if day >= since]
    if not fitting and ahead != back and None not in {ahead, back}:
        return typed_day(text, since, ahead=True)
    return min(fitting or found, key=lambda day: abs(day - today))


def _or_none(text: str, today: date, *, ahead: bool) -> date | None:
    try:
        return typed_day(text, today, ahead=ahead)
    except Refused:
        return None


def typed_next(text: str, today: date) -> NextContact | None:
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
    day = typed_day(" ".join(rest), today, ahead=True)
    if day < today:
        raise Refused(f"{day} is past: the next contact is today or later.")
    return NextContact(day, at, channel)


def _time(word: str) -> time | None:
    found = _TIME.fullmatch(word)
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return time(int(found[1]), int(found[2]))


def _near(said: str, today: date) -> date | None:
    return today + timedelta(days=_NEAR[said]) if said in _NEAR else None


def _span(said: str, today: date, *, ahead: bool) -> date | None:
    """`in 2 weeks`, `10 days` or, looking back, `2 weeks ago`; a month on, the same day of it or its last."""
    found = (_AHEAD if ahead else _BACK).fullmatch(said)
    if found is None:
        return None
    count = int(found[1][: len(str(_MOST)) + 1]) if found[1].isdecimal() else 1
    if count > _MOST:
        return None
    count = count if ahead else -count
    try:
        if found[2] == "month":
            return in_months(today, count)
        return today + timedelta(days=count * (7 if found[2] == "week" else 1))
    except (OverflowError, ValueError):
        return None


def _iso(said: str) -> date | None:
    try:
        found = date.fromisoformat(said)
    except ValueError:
        return None
    return found if found.isoformat() == said else None


def _weekday(said: str, today: date, *, ahead: bool) -> date | None:
    number = _named(said, WEEKDAYS)
    if number is None:
        return None
    away = number - today.weekday() if ahead else today.weekday() - number
    days = timedelta(days=away % 7 or 7)
    return today + days if ahead else today - days


def _named(word: str, names: Sequence[str]) -> int | None:
    """Which of the names a word is, or begins."""
    if len(word) < SHORTEST_NAME:
        return None
    return next((number for number, name in enumerate(names) if name.casefold().startswith(word)), None)


def _in_a_month(said: str, today: date, *, ahead: bool) -> date | None:
    """`12`, `12 nov`, `nov 12`, each perhaps with a year after it."""
    pieces = _PIECES.findall(said) if _PLAIN.fullmatch(said) else []
    numbers = [int(piece) for piece in pieces if piece.isascii() and piece.isdecimal() and len(piece) <= 4]
    names = [piece for piece in pieces if not piece.isdecimal()]
    month = _named(names[0], MONTHS) if names else None
    if len(numbers) + len(names) != len(pieces) or len(names) > 1 or (names and month is None):
        return None
    if len(numbers) == 2 and month is not None:
        return _real(numbers[1], month + 1, numbers[0])
    if len(numbers) != 1:
        return None
    months = _months(today, ahead=ahead)
    days = (_real(year, at, numbers[0]) for year, at in months if month is None or at == month + 1)
    return next((day for day in days if day and (day >= today if ahead else day <= today)), None)


def _months(today: date, *, ahead: bool) -> Iterator[tuple[int, int]]:
    """This month and those after it, or before it, as far as any day of a month has to be looked for."""
    for number in range(97):
        at = today.year * 12 + today.month - 1 + (number if ahead else -number)
        yield at // 12, at % 12 + 1


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
