"""The timer counts what was open and unpaused, skips sleep, and rings once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tui.domain.parts import BLOCK_SECONDS
from journal_tui.domain.timer import LONGEST_GAP, Timer, clock_face, timer_at

gaps = st.lists(st.tuples(st.floats(-5, 100), st.sampled_from(["read", "pause", "run"])), max_size=40)


def test_it_counts_while_it_runs_and_not_while_it_is_paused() -> None:
    timer = Timer().run(100.0).read(110.0).pause(115.5)
    assert (timer.seconds, timer.is_running) == (15, False)
    assert timer.read(900.0) == timer
    assert timer.run(905.0).read(906.0).seconds == 16


def test_an_hour_of_sleep_counts_nothing_and_the_count_goes_on_after_it() -> None:
    timer = Timer().run(0.0).read(10.0).read(3610.0)
    assert timer.seconds == 10
    assert timer.read(3612.0).seconds == 12


def test_a_gap_of_half_a_minute_counts_and_a_longer_one_does_not() -> None:
    assert Timer().run(0.0).read(LONGEST_GAP).seconds == 30
    assert Timer().run(0.0).read(LONGEST_GAP + 0.01).seconds == 0


def test_sleep_that_ends_with_a_pause_counts_nothing_either() -> None:
    assert Timer().run(0.0).pause(3600.0).counted == 0


def test_running_twice_does_not_lose_what_lies_between() -> None:
    assert Timer().run(0.0).run(5.0).read(6.0).seconds == 6


def test_it_asks_to_ring_once_when_the_block_is_full() -> None:
    timer = timer_at(BLOCK_SECONDS - 1).run(0.0)
    assert not timer.should_ring
    timer = timer.read(1.0)
    assert timer.should_ring
    assert not timer.rung().read(20.0).should_ring


def test_a_block_that_was_full_before_does_not_ring_again() -> None:
    assert not timer_at(BLOCK_SECONDS).run(0.0).read(10.0).should_ring


@pytest.mark.parametrize(
    ("left", "face"),
    [(648, "10:48"), (900, "15:00"), (59, "0:59"), (0, "0:00"), (-1, "+0:01"), (-80, "+1:20")],
)
def test_the_digits_say_what_is_left_and_then_what_is_more(left: int, face: str) -> None:
    assert clock_face(left) == face


@given(gaps)
def test_it_counts_exactly_the_short_gaps_in_which_it_ran(steps: list[tuple[float, str]]) -> None:
    timer, now, expected, ran = Timer(), 0.0, 0.0, False
    for gap, verb in steps:
        now += gap
        before = timer
        timer = {"read": timer.read, "pause": timer.pause, "run": timer.run}[verb](now)
        if ran and 0 <= now - (before.read_at or 0.0) <= LONGEST_GAP:
            expected += now - (before.read_at or 0.0)
        ran = ran if verb == "read" else verb == "run"
        assert timer.is_running == ran
        assert timer.counted >= before.counted
    assert timer.counted == pytest.approx(expected)
    assert timer.left == BLOCK_SECONDS - timer.seconds
    assert 0 <= timer.share <= 1
