"""Milestones: round numbers of days, read off the longest streak and the days kept in all; never stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journal_tui.domain.streak import Streak

IN_ALL = (10, 25, 50, 100, 150, 200, 250, 300, 365)
"""Days kept in all; after these every hundredth."""

IN_A_ROW = (7, 14, 30, 50, 75, 100, 150, 200, 250, 300, 365)
"""Days in a row; after these every hundredth."""

HUNDRED = 100


class Milestones(NamedTuple):
    """The highest that were reached, 0 for none yet, and the next number of days kept in all."""

    in_all: int
    in_a_row: int
    following: int


def milestones(streak: Streak) -> Milestones:
    """The milestones as they stand."""
    return Milestones(
        _reached(streak.kept, IN_ALL), _reached(streak.longest, IN_A_ROW), _next(streak.kept, IN_ALL)
    )


def reached_today(streak: Streak) -> str:
    """What a day just kept has reached, in words; empty on most days."""
    if streak.kept and streak.kept == _reached(streak.kept, IN_ALL):
        return f"{streak.kept} days kept in all"
    if streak.current == streak.longest and streak.current == _reached(streak.longest, IN_A_ROW) > 0:
        return f"{streak.current} days in a row, more than ever before"
    return ""


def _reached(days: int, steps: tuple[int, ...]) -> int:
    if days >= steps[-1]:
        return max(steps[-1], days // HUNDRED * HUNDRED)
    return max((step for step in steps if step <= days), default=0)


def _next(days: int, steps: tuple[int, ...]) -> int:
    if days >= steps[-1]:
        return (days // HUNDRED + 1) * HUNDRED
    return next(step for step in steps if step > days)
