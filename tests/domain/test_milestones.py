"""Milestones are read off the streak, and say nothing on most days."""

from __future__ import annotations

import pytest

from journal_tui.domain.milestones import IN_A_ROW, IN_ALL, milestones, reached_today
from journal_tui.domain.streak import Streak


def _slow(days: int, steps: tuple[int, ...]) -> list[int]:
    """Every milestone up to this many days, by counting up."""
    return [day for day in range(1, days + 1) if day in steps or (day > steps[-1] and day % 100 == 0)]


@pytest.mark.parametrize("kept", [*range(30), 99, 100, 149, 364, 365, 366, 399, 400, 401, 5_234])
def test_the_highest_reached_and_the_next_are_those_of_counting_up(kept: int) -> None:
    found = milestones(Streak(current=0, longest=kept, kept=kept))
    assert found.in_all == max(_slow(kept, IN_ALL), default=0)
    assert found.in_a_row == max(_slow(kept, IN_A_ROW), default=0)
    assert found.following == min(set(_slow(kept + 120, IN_ALL)) - set(_slow(kept, IN_ALL)))


def test_only_the_day_that_reaches_one_says_so() -> None:
    assert reached_today(Streak(current=3, longest=9, kept=100)) == "100 days kept in all"
    assert (
        reached_today(Streak(current=30, longest=30, kept=101)) == "30 days in a row, more than ever before"
    )
    for quiet in (Streak(), Streak(30, 31, 101), Streak(31, 31, 101), Streak(0, 30, 101), Streak(1, 1, 1)):
        assert reached_today(quiet) == ""
