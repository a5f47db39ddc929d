"""Undo and redo, deletions and marks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tui.domain.errors import ChangedSince, Refused
from journal_tui.domain.records import Gratitude, words_of
from journal_tui.services import editing, people, reading, writing
from journal_tui.services.history import History
from tests.fakes import MONDAY, Desk

if TYPE_CHECKING:
    from journal_tui.domain.records import Record


def _add(desk: Desk, history: History, text: str) -> Record:
    change = writing.keep(desk.journal, writing.new_gratitude(desk.journal, text))
    history.did("added", change)
    return change.after


def _redo_all(history: History) -> None:
    while history.can_redo:
        history.redo()


def _texts(desk: Desk) -> list[str]:
    return [words_of(record) for record in desk.store.everything()]


def test_undo_takes_back_an_edit_then_the_record_itself_and_redo_brings_both_again() -> None:
    desk = Desk()
    history = History(desk.journal)
    record = _add(desk, history, "one")
    history.did("edited", editing.edit(desk.journal, record, "two"))
    assert _texts(desk) == ["two"]
    history.undo()
    assert _texts(desk) == ["one"]
    history.undo()
    assert _texts(desk) == []
    history.redo()
    history.redo()
    assert _texts(desk) == ["two"]


def test_a_deleted_record_comes_back_whole() -> None:
    desk = Desk()
    history = History(desk.journal)
    record = _add(desk, history, "one")
    history.did("deleted", editing.delete(desk.journal, record))
    assert _texts(desk) == []
    history.undo()
    back = desk.store.find(record.id)
    assert back is not None
    assert replace(back, seen=record.seen, updated_at=record.updated_at) == record


def test_undo_refuses_when_somebody_else_changed_the_record_since() -> None:
    desk = Desk()
    history = History(desk.journal)
    record = _add(desk, history, "one")
    desk.store.records[record.id] = replace(desk.store.records[record.id], seen={"elsewhere": 4})
    with pytest.raises(ChangedSince, match="left as it is"):
        history.undo()
    assert _texts(desk) == ["one"]


def test_nothing_to_undo_is_said_and_a_new_change_forgets_what_was_undone() -> None:
    desk = Desk()
    history = History(desk.journal)
    with pytest.raises(Refused, match="nothing to undo"):
        history.undo()
    _add(desk, history, "one")
    history.undo()
    _add(desk, history, "two")
    with pytest.raises(Refused, match="nothing to redo"):
        history.redo()


@given(st.lists(st.sampled_from(["add", "edit", "delete", "undo", "redo"]), max_size=25))
def test_any_run_of_changes_undone_to_the_start_and_redone_ends_where_it_was(verbs: list[str]) -> None:
    desk = Desk()
    history = History(desk.journal)
    for number, verb in enumerate(verbs):
        live = list(desk.store.everything())
        if verb == "add":
            _add(desk, history, f"text {number}")
        elif verb == "edit" and live:
            history.did("edited", editing.edit(desk.journal, live[0], f"text {number}"))
        elif verb == "delete" and live:
            history.did("deleted", editing.delete(desk.journal, live[-1]))
        elif verb == "undo" and history.can_undo:
            history.undo()
        elif verb == "redo" and history.can_redo:
            history.redo()
    _redo_all(history)
    end = sorted(_texts(desk))
    while history.can_undo:
        history.undo()
    assert _texts(desk) == []
    _redo_all(history)
    assert sorted(_texts(desk)) == end


def test_an_edit_to_nothing_is_refused_and_the_record_stands() -> None:
    desk = Desk()
    record = _add(desk, History(desk.journal), "one")
    with pytest.raises(Refused, match="a few words"):
        editing.edit(desk.journal, record, " \n ")
    assert _texts(desk) == ["one"]


def test_told_is_stamped_for_each_person_once_and_never_moved() -> None:
    desk = Desk()
    una = people.new_person(desk.journal, "Una Berg")
    writing.keep(desk.journal, una)
    record = writing.keep(desk.journal, writing.new_gratitude(desk.journal, "calm", people=[una.id])).after
    first = editing.mark_told(desk.journal, record).after
    desk.clock.set_day(MONDAY.replace(day=27))
    again = editing.mark_told(desk.journal, first).after
    assert isinstance(again, Gratitude)
    assert again.told == {una.id: MONDAY}


def test_marks_are_refused_on_what_they_do_not_fit() -> None:
    desk = Desk()
    note = writing.keep(desk.journal, writing.new_note(desk.journal, "x")).after
    for mark in (editing.mark_told, editing.mark_kept, editing.mark_released, editing.close_wait):
        with pytest.raises(Refused, match="nothing was changed"):
            mark(desk.journal, note)


def test_a_promise_is_kept_once() -> None:
    desk = Desk()
    promise = writing.keep(desk.journal, writing.new_promise(desk.journal, "p", "slides")).after
    kept = editing.mark_kept(desk.journal, promise).after
    with pytest.raises(Refused, match="kept already"):
        editing.mark_released(desk.journal, kept)


def test_the_beginning_of_an_id_is_enough_unless_two_records_share_it() -> None:
    desk = Desk()
    record = _add(desk, History(desk.journal), "one")
    assert reading.find(desk.journal, record.id[:8]) == record
    _add(desk, History(desk.journal), "two")
    with pytest.raises(Refused, match="2 records"):
        reading.find(desk.journal, "0000")
    with pytest.raises(Refused, match="No record"):
        reading.find(desk.journal, "feed")
