"""Moving a record to another day: nothing of it is lost on the way, and one stroke takes it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from journal_tui.domain.errors import ChangedSince, NotSaved, Refused
from journal_tui.domain.moves import without_moved
from journal_tui.domain.parts import parts_by_day
from journal_tui.domain.records import words_of
from journal_tui.services import editing, moving, writing
from journal_tui.services.history import History
from journal_tui.services.streak import Ledger
from tests.fakes import MONDAY, Desk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal_tui.domain.records import Record

FRIDAY = date(2026, 11, 20)
OCTOBER = date(2026, 10, 30)


def _note(desk: Desk, text: str = "kept whole") -> Record:
    return writing.keep(desk.journal, writing.new_note(desk.journal, text)).after


def _on(desk: Desk, day: date) -> list[str]:
    return [words_of(record) for record in desk.journal.records_on(day)]


def _watched(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[Record]:
    """What is saved from now on, in order."""
    saved: list[Record] = []

    def save(records: Sequence[Record], _today: date) -> Sequence[Record]:
        saved.extend(records)
        return records

    monkeypatch.setattr(desk.store, "save", save)
    return saved


def test_within_a_month_a_move_is_an_edit_of_the_day() -> None:
    desk = Desk()
    note = _note(desk)
    desk.clock.tick()
    (change,) = moving.move(desk.journal, note, FRIDAY)
    assert change.before == note
    assert replace(change.after, day=note.day, updated_at=note.updated_at, seen=note.seen) == note
    assert (_on(desk, MONDAY), _on(desk, FRIDAY)) == ([], ["kept whole"])


def test_to_another_month_goes_a_copy_that_keeps_when_it_was_made_and_the_original_is_deleted() -> None:
    desk = Desk()
    note = _note(desk)
    desk.clock.tick()
    copied, gone = moving.move(desk.journal, note, OCTOBER)
    copy = copied.after
    assert (copy.moved_from, copy.day, copy.deleted) == (note.id, OCTOBER, None)
    assert (copy.written, copy.created_at, words_of(copy)) == (note.written, note.created_at, "kept whole")
    assert copy.id != note.id
    assert gone.after.deleted is not None
    assert words_of(gone.after) == "kept whole"
    assert (_on(desk, MONDAY), _on(desk, OCTOBER)) == ([], ["kept whole"])


def test_the_copy_is_saved_before_the_original_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk()
    note = _note(desk)
    saved = _watched(desk, monkeypatch)
    moving.move(desk.journal, note, OCTOBER)
    assert [record.deleted is None for record in saved] == [True, False]


def test_a_move_cut_short_shows_the_copy_alone_everywhere() -> None:
    desk = Desk()
    note = _note(desk)
    ledger = Ledger(desk.journal)
    moving.move(desk.journal, note, OCTOBER)
    desk.store.records[note.id] = note
    assert (_on(desk, MONDAY), _on(desk, OCTOBER)) == ([], ["kept whole"])
    assert [record.day for record in desk.journal.everything()] == [OCTOBER]
    assert [record.day for record in desk.journal.records_until(MONDAY)] == [OCTOBER]
    ledger.follow({"2026-11"})
    assert set(ledger.days()) == {OCTOBER}


def test_an_original_changed_after_its_copy_is_shown_since_it_says_something_else() -> None:
    desk = Desk()
    note = _note(desk)
    desk.clock.tick()
    moving.move(desk.journal, note, OCTOBER)
    desk.clock.tick()
    desk.store.records[note.id] = replace(note, updated_at=desk.clock.at)
    assert _on(desk, MONDAY) == ["kept whole"]


def test_an_original_comes_back_into_sight_once_its_copy_is_deleted() -> None:
    desk = Desk()
    note = _note(desk)
    copy = replace(note, id="f" * 32, day=OCTOBER, moved_from=note.id)
    gone = replace(copy, deleted=desk.clock.at)
    assert without_moved([note], [copy]) == ()
    assert without_moved([note], [gone]) == (note,)
    assert parts_by_day(without_moved([note, copy], [copy])).keys() == {OCTOBER}


@pytest.mark.parametrize("day", [FRIDAY, OCTOBER])
def test_a_move_is_undone_and_redone_as_one_step(day: date) -> None:
    desk = Desk()
    history = History(desk.journal)
    note = _note(desk)
    desk.clock.tick()
    history.did("moving the note", *moving.move(desk.journal, note, day))
    for _ in range(2):
        history.undo()
        assert (_on(desk, MONDAY), _on(desk, day)) == (["kept whole"], [])
        assert not history.can_undo
        history.redo()
        assert (_on(desk, MONDAY), _on(desk, day)) == ([], ["kept whole"])


def test_undo_leaves_both_records_alone_when_somebody_changed_one_of_them() -> None:
    desk = Desk()
    history = History(desk.journal)
    history.did("moving", *moving.move(desk.journal, _note(desk), OCTOBER))
    copy = desk.journal.records_on(OCTOBER)[0]
    desk.store.records[copy.id] = replace(copy, seen={"there": 3})
    before = dict(desk.store.records)
    with pytest.raises(ChangedSince):
        history.undo()
    assert desk.store.records == before


def test_undo_brings_the_original_back_before_the_copy_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk()
    history = History(desk.journal)
    history.did("moving", *moving.move(desk.journal, _note(desk), OCTOBER))
    saved = _watched(desk, monkeypatch)
    history.undo()
    assert [(record.day, record.deleted is None) for record in saved] == [(MONDAY, True), (OCTOBER, False)]


def test_a_day_to_come_and_its_own_day_are_refused_in_a_sentence() -> None:
    desk = Desk()
    note = _note(desk)
    with pytest.raises(Refused, match="still to come"):
        moving.move(desk.journal, note, MONDAY + timedelta(days=1))
    with pytest.raises(Refused, match="already"):
        moving.move(desk.journal, note, MONDAY)
    assert desk.store.records == {note.id: note}


def test_while_an_edit_of_it_waits_as_a_draft_it_stays_in_its_month() -> None:
    desk = Desk()
    note = _note(desk)
    desk.drafts.keep(editing.with_words(desk.journal, note, "half a thou"))
    with pytest.raises(Refused, match="draft"):
        moving.move(desk.journal, note, OCTOBER)
    assert desk.store.records == {note.id: note}


def test_a_move_that_can_not_be_saved_changes_nothing() -> None:
    desk = Desk()
    note = _note(desk)
    desk.store.full = True
    with pytest.raises(NotSaved):
        moving.move(desk.journal, note, OCTOBER)
    assert desk.store.records == {note.id: note}


def test_a_record_moved_to_a_day_it_was_not_written_for_in_time_counts_for_nothing_there() -> None:
    desk = Desk()
    glad = writing.keep(desk.journal, writing.new_gratitude(desk.journal, "sun")).after
    moving.move(desk.journal, glad, FRIDAY)
    ledger = Ledger(desk.journal)
    assert ledger.streak().kept == 0
    assert ledger.days()[FRIDAY].late == {"gratitude"}
