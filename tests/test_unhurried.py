"""Long work beside the screen: what it changes about the process, and that it puts that back."""

from __future__ import annotations

import gc
import sys

import pytest

from journal_tui.domain.errors import Refused
from journal_tui.unhurried import TURN, unhurried


def _state() -> tuple[int, bool]:
    """Microseconds after which a busy thread gives way, and whether anything is collected."""
    return round(sys.getswitchinterval() * 1_000_000), gc.isenabled()


def _busy_work_that_breaks_off(seen: list[tuple[int, bool]]) -> None:
    with unhurried():
        seen.append(_state())
        raise Refused("broken off")


def test_busy_work_gives_way_often_and_collects_nothing_and_both_are_put_back_whatever_happens() -> None:
    usual, frozen = _state(), gc.get_freeze_count()
    seen: list[tuple[int, bool]] = []
    try:
        with pytest.raises(Refused):
            _busy_work_that_breaks_off(seen)
        assert seen == [(round(TURN * 1_000_000), False)]
        assert _state() == usual
        assert gc.get_freeze_count() > frozen, "what was read is not looked at again"
    finally:
        gc.unfreeze()
