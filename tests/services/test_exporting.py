"""What is gathered for an export: everything, or what the filters leave, and those whom it names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from journal_tui.domain.exports import Wanted
from journal_tui.domain.practice import Pause
from journal_tui.domain.records import people_in, words_of
from journal_tui.exchange.from_journal import read
from journal_tui.exchange.to_journal import write
from journal_tui.services import writing
from journal_tui.services.exporting import gather
from journal_tui.services.merging import merge
from journal_tui.services.moving import move
from journal_tui.services.people import edit_person, new_person
from journal_tui.services.practice import set_pause
from tests.exchange.parcels import parcel
from tests.fakes import MONDAY, Desk

if TYPE_CHECKING:
    from journal_tui.domain.exports import Extract
    from journal_tui.services.journal import Journal

OCTOBER = date(2026, 10, 30)


@pytest.fixture
def journal() -> Journal:
    """Three people; a gratitude for two of them in October, a note and a promise in November, a pause."""
    found = Desk().journal
    for name in ("Ana Öztürk", "Cy Rossi", "Mei Tanaka"):
        writing.keep(found, new_person(found, name))
    ana, cy, _ = (person.id for person in found.people())
    writing.keep(found, writing.new_gratitude(found, "the long view", people=[ana, cy], day=OCTOBER))
    writing.keep(found, writing.new_note(found, "a note"))
    writing.keep(found, writing.new_promise(found, ana, "the slides"))
    set_pause(found, Pause(OCTOBER, MONDAY))
    return found


def summary(found: Extract) -> tuple[list[str], list[str], list[str]]:
    """The words of its records, who goes, and who comes along."""
    return (
        [words_of(record) for record in found.records],
        [person.name.split(" ")[0] for person in found.people],
        [person.name.split(" ")[0] for person in found.company],
    )


def test_without_filters_everything_goes_in_order_with_the_practice(journal: Journal) -> None:
    found = gather(journal, Wanted())
    assert summary(found) == (["the long view", "a note", "the slides"], ["Ana", "Cy", "Mei"], [])
    assert [record.kind for record in found.practice] == ["pause"]
    assert not gather(journal, Wanted(since=OCTOBER)).practice


def test_filters_narrow_the_records_and_the_people_are_those_they_name(journal: Journal) -> None:
    ana = journal.people()[0].id
    november = date(2026, 11, 1)
    expected: dict[Wanted, tuple[list[str], list[str], list[str]]] = {
        Wanted(since=november): (["a note", "the slides"], ["Ana"], []),
        Wanted(since=OCTOBER, before=november): (["the long view"], ["Ana", "Cy"], []),
        Wanted(before=OCTOBER): ([], [], []),
        Wanted(kinds=frozenset({"note"})): (["a note"], [], []),
        Wanted(kinds=frozenset({"person"})): ([], ["Ana", "Cy", "Mei"], []),
        Wanted(kinds=frozenset({"person", "note"})): (["a note"], ["Ana", "Cy", "Mei"], []),
        Wanted(people=frozenset({ana})): (["the long view", "the slides"], ["Ana"], ["Cy"]),
        Wanted(people=frozenset({ana}), since=november): (["the slides"], ["Ana"], []),
    }
    for wanted, found in expected.items():
        assert summary(gather(journal, wanted)) == found, wanted


def test_what_was_deleted_or_lies_ahead_stays(journal: Journal) -> None:
    note = next(record for record in journal.everything() if words_of(record) == "a note")
    writing.keep(journal, replace(note, deleted=journal.moment().at))
    promise = next(record for record in journal.everything() if words_of(record) == "the slides")
    writing.keep(journal, replace(promise, day=date(2026, 11, 24)))
    assert summary(gather(journal, Wanted()))[0] == ["the long view"]


def test_boundaries_are_private_and_what_is_not_is_left_alone(journal: Journal) -> None:
    ana = journal.people()[0]
    edit_person(journal, ana, mind="mornings only", met="at the guild")
    held, told = gather(journal, Wanted(private=True)), gather(journal, Wanted())
    assert (held.everybody[0].mind, held.everybody[0].met) == ("mornings only", "at the guild")
    assert (told.everybody[0].mind, told.everybody[0].met) == ("", "at the guild")
    assert told.keeps_home
    assert not held.keeps_home


def test_people_who_are_one_now_are_one_in_what_is_read_and_two_in_what_comes_back(journal: Journal) -> None:
    ana, cy, _ = journal.people()
    merge(journal, ana, cy)
    found = gather(journal, Wanted())
    assert [person.name for person in found.people] == ["Ana Öztürk", "Mei Tanaka"]
    assert [person.name for person in found.other_names] == ["Cy Rossi"]
    assert people_in(found.records[0]) == (ana.id,)
    assert people_in(found.written[0]) == (ana.id, cy.id)
    assert found.names[cy.id] == "Ana Öztürk"
    arrived = read(parcel(write(found).files[0].data)).records
    assert {record.id for record in arrived} >= {ana.id, cy.id}
    assert [record for record in arrived if words_of(record) == "the long view"] == [found.written[0]]


def test_a_record_that_was_moved_twice_is_still_known_by_its_first_id(journal: Journal) -> None:
    promise = next(record for record in journal.everything() if words_of(record) == "the slides")
    for day in (date(2026, 9, 3), date(2026, 8, 3)):
        current = next(record for record in journal.everything() if words_of(record) == "the slides")
        move(journal, current, day)
    found = gather(journal, Wanted())
    (moved,) = (record for record in found.records if words_of(record) == "the slides")
    assert moved.id != promise.id
    assert found.first_id(moved) == promise.id
