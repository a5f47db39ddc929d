"""What a day was, in a word: what calendars and heat maps draw a sign for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.domain.parts import NO_PARTS
from journal_tui.domain.streak import FULL, KEPT, MISSED, OFF, OPEN, PAUSED, REST

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from journal_tui.domain.parts import DayParts
    from journal_tui.domain.streak import Step

LATE, WRITTEN, EMPTY = "late", "written", "empty"
"""A part written too late to count; a record that does no part, such as a note; nothing at all."""

HELD = frozenset({FULL, KEPT, LATE, WRITTEN})
"""The marks of days that hold something."""

__all__ = [
    "EMPTY",
    "FULL",
    "HELD",
    "KEPT",
    "LATE",
    "MISSED",
    "OFF",
    "OPEN",
    "PAUSED",
    "REST",
    "WRITTEN",
    "mark_of",
]


def mark_of(day: date, days: Mapping[date, DayParts], steps: Mapping[date, Step]) -> str:
    """What a day was: by what it holds, else by the walk, which knows rest days and pauses.

    A day outside the walk (before the first kept day, or still to come) is empty unless it holds something.
    """
    parts = days.get(day)
    held = parts or NO_PARTS
    if held.kept:
        return FULL if held.full else KEPT
    if held.late:
        return LATE
    if held.written:
        return WRITTEN
    step = steps.get(day)
    return step.state if step else EMPTY
