"""Pauses: set, changed, ended early, taken back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from journal_tui.domain.errors import Refused
from journal_tui.domain.practice import Pause
from journal_tui.domain.records import PauseSet
from journal_tui.services import editing, practice
from journal_tui.services.history import History
from tests.fakes import MONDAY, Desk

if TYPE_CHECKING:
    from datetime import date

DAY = timedelta(days=1)


def _set(desk: Desk, pause: Pause) -> PauseSet:
    after = practice.set_pause(desk.journal, pause).after
    assert isinstance(after, PauseSet)
    return after


def _held(desk: Desk) -> list[Pause]:
    return [Pause(record.first, record.last) for record in practice.pauses(desk.journal)]


def test_the_latest_pause_is_listed_first() -> None:
    desk = Desk()
    for pause in (Pause(MONDAY - DAY, MONDAY), Pause(MONDAY), Pause(MONDAY - 9 * DAY, MONDAY)):
        _set(desk, pause)
    assert [pause.first for pause in _held(desk)] == [MONDAY, MONDAY - DAY, MONDAY - 9 * DAY]


def test_a_pause_ended_early_ends_yesterday_so_that_today_counts() -> None:
    desk = Desk()
    record = _set(desk, Pause(MONDAY - 5 * DAY))
    practice.end_pause(desk.journal, record)
    assert _held(desk) == [Pause(MONDAY - 5 * DAY, MONDAY - DAY)]
    assert not desk.journal.practice().is_paused(MONDAY)


@pytest.mark.parametrize("first", [MONDAY, MONDAY + DAY])
def test_a_pause_that_has_not_begun_before_today_goes_altogether(first: date) -> None:
    desk = Desk()
    practice.end_pause(desk.journal, _set(desk, Pause(first)))
    assert _held(desk) == []


def test_a_pause_that_is_over_is_not_ended_again() -> None:
    desk = Desk()
    record = _set(desk, Pause(MONDAY - 5 * DAY, MONDAY - DAY))
    with pytest.raises(Refused, match="ended on 2026-11-22"):
        practice.end_pause(desk.journal, record)


def test_a_pause_gets_other_dates_and_keeps_its_place() -> None:
    desk = Desk()
    record = _set(desk, Pause(MONDAY))
    changed = practice.change_pause(desk.journal, record, Pause(MONDAY - DAY, MONDAY)).after
    assert changed.id == record.id
    assert _held(desk) == [Pause(MONDAY - DAY, MONDAY)]


def test_a_pause_that_ends_before_it_begins_is_refused_and_nothing_is_changed() -> None:
    desk = Desk()
    wrong = Pause(MONDAY, MONDAY - DAY)
    with pytest.raises(Refused, match="nothing was changed"):
        practice.set_pause(desk.journal, wrong)
    record = _set(desk, Pause(MONDAY))
    with pytest.raises(Refused, match="nothing was changed"):
        practice.change_pause(desk.journal, record, wrong)
    assert _held(desk) == [Pause(MONDAY)]


def test_what_was_done_to_a_pause_can_be_undone() -> None:
    desk = Desk()
    history = History(desk.journal)
    change = practice.set_pause(desk.journal, Pause(MONDAY - 3 * DAY))
    history.did("setting the pause", change)
    assert isinstance(change.after, PauseSet)
    history.did("ending the pause", practice.end_pause(desk.journal, change.after))
    history.undo()
    assert _held(desk) == [Pause(MONDAY - 3 * DAY)]
    history.did("deleting the pause", editing.delete(desk.journal, practice.pauses(desk.journal)[0]))
    history.undo()
    assert _held(desk) == [Pause(MONDAY - 3 * DAY)]
    history.undo()
    assert _held(desk) == []
