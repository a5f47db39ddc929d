"""A day as somebody types it: `2026-11-12`, `12 nov`, `12`, `thu`, `yesterday`."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from journal_tui.domain.errors import Refused
from journal_tui.domain.phrases import MONTHS, WEEKDAYS
from journal_tui.domain.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

EARLIEST, LATEST = date(1900, 1, 1), date(2999, 12, 31)
SHORTEST_NAME = 3
_NEAR = {"today": 0, "yesterday": -1, "tomorrow": 1}
_PLAIN = re.compile(r"[\w .,]+")
_PIECES = re.compile(r"\d+|[^\W\d_]+")


def typed_day(text: str, today: date, *, ahead: bool = False) -> date:
    """The day that was typed; of several it could be, the latest up to today or, with `ahead`, the next.

    Raises:
        Refused: when it is no day, or none of these centuries.
    """
    words = one_line(text).casefold()
    if words in _NEAR:
        return today + timedelta(days=_NEAR[words])
    found = _iso(words) or _weekday(words, today, ahead=ahead) or _in_a_month(words, today, ahead=ahead)
    if found is None:
        raise Refused(f"“{one_line(text)[:40]}” is no day: write 2026-11-12, 12 nov, thu or yesterday.")
    if not EARLIEST <= found <= LATEST:
        raise Refused(f"{found} lies outside {EARLIEST.year} to {LATEST.year}.")
    return found


def _iso(words: str) -> date | None:
    try:
        found = date.fromisoformat(words)
    except ValueError:
        return None
    return found if found.isoformat() == words else None


def _weekday(words: str, today: date, *, ahead: bool) -> date | None:
    number = _named(words, WEEKDAYS)
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


def _in_a_month(words: str, today: date, *, ahead: bool) -> date | None:
    """`12`, `12 nov`, `nov 12`, each perhaps with a year after it."""
    pieces = _PIECES.findall(words) if _PLAIN.fullmatch(words) else []
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
