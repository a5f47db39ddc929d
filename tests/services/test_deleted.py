"""What was deleted not long ago is listed once, and comes back whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from journal_tui.domain.errors import Refused
from journal_tui.domain.records import Note, words_of
from journal_tui.services import editing, moving, people, writing
from journal_tui.services.deleted import bring_back, recently_deleted
from journal_tui.services.history import History
from tests.fakes import MONDAY, Desk

if TYPE_CHECKING:
    from journal_tui.domain.records import Record

OCTOBER = date(2026, 10, 30)


def _note(desk: Desk, text: str) -> Record:
    return writing.keep(desk.journal, writing.new_note(desk.journal, text)).after


def _listed(desk: Desk) -> list[str]:
    return [words_of(record) for record in recently_deleted(desk.journal)]


def test_the_latest_deletion_comes_first_and_what_lives_is_not_listed() -> None:
    desk = Desk()
    first, second, _ = (_note(desk, text) for text in ("first", "second", "third"))
    editing.delete(desk.journal, second)
    desk.clock.tick()
    editing.delete(desk.journal, first)
    assert _listed(desk) == ["first", "second"]


def test_after_thirty_days_and_without_text_it_is_listed_no_more() -> None:
    desk = Desk()
    old, cleared = _note(desk, "old"), _note(desk, "cleared")
    editing.delete(desk.journal, old)
    desk.clock.tick(timedelta(days=30))
    assert _listed(desk) == ["old"]
    assert isinstance(cleared, Note)
    desk.store.records[cleared.id] = replace(cleared, text="", deleted=desk.clock.at)
    desk.clock.tick()
    assert _listed(desk) == []


def test_a_contact_without_a_note_can_come_back_too() -> None:
    desk = Desk()
    mei = writing.keep(desk.journal, people.new_person(desk.journal, "Mei Tanaka")).after
    contact = writing.keep(desk.journal, writing.new_interaction(desk.journal, [mei.id])).after
    editing.delete(desk.journal, contact)
    assert [record.id for record in recently_deleted(desk.journal)] == [contact.id]


def test_what_comes_back_is_as_it_was_and_its_return_can_be_undone() -> None:
    desk = Desk()
    note = _note(desk, "here again")
    editing.delete(desk.journal, note)
    change = bring_back(desk.journal, recently_deleted(desk.journal)[0])
    assert change.after == replace(note, seen=change.after.seen, updated_at=change.after.updated_at)
    assert _listed(desk) == []
    history = History(desk.journal)
    history.did("bringing back", change)
    history.undo()
    assert desk.journal.records_on(MONDAY) == []


def test_what_came_back_elsewhere_is_refused_in_a_sentence() -> None:
    desk = Desk()
    note = _note(desk, "here")
    gone = editing.delete(desk.journal, note).after
    bring_back(desk.journal, gone)
    with pytest.raises(Refused, match="come back already"):
        bring_back(desk.journal, gone)


def test_a_moved_record_is_not_called_deleted() -> None:
    desk = Desk()
    moving.move(desk.journal, _note(desk, "moved"), OCTOBER)
    assert _listed(desk) == []
    moving.move(desk.journal, desk.journal.records_on(OCTOBER)[0], MONDAY)
    assert _listed(desk) == []


def test_nor_is_the_copy_of_a_move_that_was_undone() -> None:
    desk = Desk()
    history = History(desk.journal)
    note = _note(desk, "back home")
    history.did("moving", *moving.move(desk.journal, note, OCTOBER))
    history.undo()
    assert _listed(desk) == []
    desk.clock.tick()
    editing.delete(desk.journal, desk.journal.records_on(MONDAY)[0])
    assert [(record.id, record.day) for record in recently_deleted(desk.journal)] == [(note.id, MONDAY)]


def test_a_moved_record_that_is_deleted_is_listed_once_where_it_was_last() -> None:
    desk = Desk()
    moving.move(desk.journal, _note(desk, "twice"), OCTOBER)
    desk.clock.tick()
    editing.delete(desk.journal, desk.journal.records_on(OCTOBER)[0])
    assert [record.day for record in recently_deleted(desk.journal)] == [OCTOBER]


def test_somebody_whose_name_was_given_away_does_not_come_back_beside_them() -> None:
    desk = Desk()
    una = writing.keep(desk.journal, people.new_person(desk.journal, "Una Berg")).after
    gone = editing.delete(desk.journal, una).after
    writing.keep(desk.journal, people.new_person(desk.journal, "Una Berg"))
    with pytest.raises(Refused, match="already somebody called"):
        bring_back(desk.journal, gone)
