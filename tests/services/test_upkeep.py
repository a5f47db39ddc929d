"""Looking after the journal: moves that were cut short, records in the wrong file, text that has gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from journal_tui.domain.upkeep import Finding
from journal_tui.services.upkeep import Upkeep, check, mend
from journal_tui.services.writing import keep, new_note
from tests.fakes import MONDAY, Desk, FakeCaretaker

if TYPE_CHECKING:
    from journal_tui.domain.records import Record

OCTOBER = date(2026, 10, 3)


def a_move_cut_short(desk: Desk) -> tuple[Record, Record]:
    note = new_note(desk.journal, "moved")
    (original,) = desk.store.save([note], MONDAY)
    copy = replace(original, id="copy", day=OCTOBER, seen={}, moved_from=original.id)
    desk.store.save([copy], MONDAY)
    return original, copy


def test_a_move_that_was_cut_short_is_found_and_finished_once() -> None:
    desk, caretaker = Desk(), FakeCaretaker()
    original, copy = a_move_cut_short(desk)
    (finding,) = check(desk.journal, caretaker)
    assert finding.mendable
    desk.clock.tick(timedelta(hours=1))
    assert mend(desk.journal, caretaker) == ["done", "1 move to another month finished."]

    gone, there = desk.store.find(original.id), desk.store.find(copy.id)
    assert gone is not None
    assert gone.deleted == gone.updated_at == desk.clock.at
    assert there is not None
    assert there.deleted is None
    assert check(desk.journal, caretaker) == ()
    assert mend(desk.journal, caretaker) == ["done"]


def test_an_original_that_was_changed_after_its_copy_is_left_alone() -> None:
    desk, caretaker = Desk(), FakeCaretaker()
    original, _ = a_move_cut_short(desk)
    desk.clock.tick()
    keep(desk.journal, replace(original, updated_at=desk.clock.at), original)
    assert check(desk.journal, caretaker) == ()
    mend(desk.journal, caretaker)
    left = desk.store.find(original.id)
    assert left is not None
    assert left.deleted is None


def test_a_record_in_the_wrong_file_moves_to_the_right_one_under_an_id_that_every_machine_gives_it() -> None:
    copies: list[Record] = []
    for _ in range(2):
        desk = Desk()
        (record,) = desk.store.save([replace(new_note(desk.journal, "astray"), id="x", day=OCTOBER)], MONDAY)
        caretaker = FakeCaretaker(lost=[record])
        desk.clock.tick()
        assert mend(desk.journal, caretaker)[-1] == "1 record brought to the file of the right month."
        copies += desk.store.copies()
        original = desk.store.find("x")
        assert original is not None
        assert original.deleted is not None
    assert len(copies) == 2
    assert copies[0] == copies[1]
    assert (copies[0].day, copies[0].moved_from, len(copies[0].id)) == (OCTOBER, "x", 32)


def test_what_is_grave_is_known_at_once_and_announced_once_and_the_rest_after_a_look() -> None:
    grave, slight = Finding("A file is gone", grave=True), Finding("A file was edited")
    caretaker = FakeCaretaker(found=[slight, grave])
    upkeep = Upkeep(Desk().journal, caretaker)
    assert [*upkeep.findings] == [grave]
    assert (upkeep.announces(), upkeep.announces()) == (True, False)
    upkeep.look()
    assert [*upkeep.findings] == [grave, slight]
    caretaker.found = [slight]
    assert upkeep.mend() == ["done"]
    assert [*upkeep.findings] == [slight]
    assert not upkeep.announces()
    assert f"fade {MONDAY}" in caretaker.asked


def test_without_a_caretaker_nothing_is_ever_wrong() -> None:
    upkeep = Upkeep(Desk().journal)
    upkeep.look()
    assert (upkeep.findings, upkeep.mend(), upkeep.announces(), upkeep.has_looked) == ((), (), False, True)


def test_what_the_caretaker_found_is_told_and_old_text_goes_with_every_mending() -> None:
    desk, caretaker = Desk(), FakeCaretaker(found=[Finding("Something is wrong")])
    assert [found.sentence for found in check(desk.journal, caretaker)] == [
        "Something is wrong; journal-tui check --repair mends it."
    ]
    mend(desk.journal, caretaker)
    assert caretaker.asked == [f"mend {MONDAY}", f"fade {MONDAY}"]
