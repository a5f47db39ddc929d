"""What is kept ready to be searched follows every change, whoever makes it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from journal_tui.domain.query import parse_query
from journal_tui.services import editing, people, writing
from journal_tui.services.moving import move
from journal_tui.services.searching import Searcher, search
from tests.fakes import MONDAY, Desk

if TYPE_CHECKING:
    from datetime import date

    from journal_tui.domain.records import Note

OCTOBER = MONDAY - timedelta(days=40)


def _found(desk: Desk, searcher: Searcher, query: str) -> list[str]:
    """The words of what both ways of searching find."""
    parsed = parse_query(query, MONDAY)
    searcher.catch_up()
    found = list(searcher.hits(parsed))
    assert found == search(desk.journal, parsed)
    return [getattr(record, "text", "") for record in found]


def _write(desk: Desk, text: str, day: date | None = None) -> Note:
    desk.clock.tick()
    note = writing.new_note(desk.journal, text)
    note = replace(note, day=day or note.day)
    writing.keep(desk.journal, note)
    return note


def test_new_edited_moved_deleted_and_foreign_records_are_found_as_they_stand() -> None:
    desk = Desk()
    searcher = Searcher(desk.journal)
    searcher.load()
    assert _found(desk, searcher, "plum") == []
    first, second = _write(desk, "plum one"), _write(desk, "plum two")
    assert _found(desk, searcher, "plum") == ["plum two", "plum one"]
    editing.edit(desk.journal, first, "pear one")
    assert _found(desk, searcher, "plum") == ["plum two"]
    move(desk.journal, second, OCTOBER)
    assert _found(desk, searcher, "-zebra") == ["pear one", "plum two"]
    assert _found(desk, searcher, "plum before:2026-11") == ["plum two"]
    moved = next(searcher.hits(parse_query("plum", MONDAY)))
    editing.delete(desk.journal, moved)
    assert _found(desk, searcher, "plum") == []
    elsewhere = replace(first, id="elsewhere", text="plum from afar")
    desk.store.records[elsewhere.id] = elsewhere
    assert _found(desk, searcher, "plum") == ["plum from afar"]


def test_a_move_that_was_cut_short_is_found_once_and_nothing_dated_after_today_is() -> None:
    desk = Desk()
    record = _write(desk, "plum")
    copy = replace(record, id="copy", day=OCTOBER, moved_from=record.id)
    desk.store.records[copy.id] = copy
    _write(desk, "plum of tomorrow", MONDAY + timedelta(days=1))
    searcher = Searcher(desk.journal)
    searcher.load()
    parsed = parse_query("plum", MONDAY)
    assert [found.id for found in searcher.hits(parsed)] == ["copy"]
    assert [found.id for found in search(desk.journal, parsed)] == ["copy"]


def test_a_new_name_finds_what_was_written_under_the_old_one() -> None:
    desk = Desk()
    una = writing.keep(desk.journal, people.new_person(desk.journal, "Una Berg")).after
    writing.keep(desk.journal, writing.new_gratitude(desk.journal, "calm", people=[una.id]))
    searcher = Searcher(desk.journal)
    searcher.load()
    assert _found(desk, searcher, "@una berg") == ["calm"]
    editing.edit(desk.journal, una, "Una Lund")
    assert _found(desk, searcher, "@una berg") == []
    assert _found(desk, searcher, "lund") == ["calm"]
