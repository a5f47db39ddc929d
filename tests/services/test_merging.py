"""Merging people through the services: nothing that names either is lost, and one step takes it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from journal_tui.domain.errors import NotSaved, Refused
from journal_tui.domain.query import parse_query
from journal_tui.domain.records import Gratitude, Interaction, Person, Pick
from journal_tui.services import editing, merging, people, sittings, writing
from journal_tui.services.history import History
from journal_tui.services.outreach import Outreach
from journal_tui.services.person_page import find_page
from journal_tui.services.reading import find
from journal_tui.services.searching import Searcher, search
from journal_tui.services.together import Together
from tests.fakes import MONDAY, Desk
from tests.tui.circle import befriend, meet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal_tui.domain.records import Record

DAY = timedelta(days=1)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def _two(desk: Desk) -> tuple[Person, Person]:
    """Ana, and the same Ana from another list, each with a contact; the second with an untold thanks."""
    ana = befriend(desk, "Ana Öztürk", "mentor", emails=("ana@x",))
    other = befriend(desk, "Ana O.", "other", emails=("ana@y",))
    meet(desk, ana, MONDAY - 40 * DAY, "the move")
    meet(desk, other, MONDAY - 30 * DAY, "the outline")
    glad = writing.new_gratitude(
        desk.journal, "the outline", people=[other.id, ana.id], day=MONDAY - 30 * DAY
    )
    writing.keep(desk.journal, glad)
    return ana, other


def _raw(desk: Desk) -> dict[str, Record]:
    """Everything as it is stored, but for the counters of edits."""
    return {
        key: replace(record, seen={}, updated_at=record.created_at)
        for key, record in desk.store.records.items()
    }


def _saves(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The ids of each save from now on."""
    saved: list[list[str]] = []
    real = desk.store.save

    def save(records: Sequence[Record], today: object) -> Sequence[Record]:
        saved.append([record.id for record in records])
        return real(records, today)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(desk.store, "save", save)
    return saved


def test_after_a_merge_everything_that_named_either_names_the_one(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, other = _two(desk)
    outreach, together = Outreach(desk.journal), Together(desk.journal)
    outreach.load()
    together.load()
    saved = _saves(desk, monkeypatch)
    changes = merging.merge(desk.journal, ana, other)
    assert saved == [[ana.id, other.id]], "one save in one file"
    for change in changes:
        together.follow(change)
    outreach.follow()
    assert [person.name for person in desk.journal.people()] == ["Ana Öztürk"]
    page = find_page(desk.journal, outreach, together, ana.id)
    assert page is not None
    assert [record.day for record in page.together] == [MONDAY - 30 * DAY] * 2 + [MONDAY - 40 * DAY]
    assert page.person.emails == ("ana@x", "ana@y")
    assert outreach.facts().of(page.person).last == MONDAY - 30 * DAY
    assert {pick.person.id for pick in outreach.suggestions()} == {ana.id}
    assert len(search(desk.journal, parse_query("@ozturk", MONDAY))) == 3
    assert all(record.people == (ana.id,) for record in page.together if isinstance(record, Gratitude))
    assert desk.journal.names()[other.id] == "Ana Öztürk"
    assert people.who(desk.journal, "ana o.").id == people.who(desk.journal, other.id).id == ana.id
    with pytest.raises(Refused, match="merged into somebody else"):
        find(desk.journal, other.id)


def test_what_is_found_while_one_types_follows_a_merge(desk: Desk) -> None:
    ana, other = _two(desk)
    searcher = Searcher(desk.journal)
    searcher.load()
    assert len(list(searcher.hits(parse_query("@ozturk", MONDAY)))) == 2
    merging.merge(desk.journal, ana, other)
    searcher.catch_up()
    assert len(list(searcher.hits(parse_query("@ozturk", MONDAY)))) == 3


def test_one_step_takes_a_merge_back_to_the_letter_whatever_was_edited_through_it(desk: Desk) -> None:
    ana, other = _two(desk)
    history = History(desk.journal)
    before = _raw(desk)
    history.did("merging", *merging.merge(desk.journal, ana, other))
    glad = next(record for record in desk.journal.everything() if isinstance(record, Gratitude))
    history.did("telling", editing.mark_told(desk.journal, glad))
    told = desk.store.records[glad.id]
    assert isinstance(told, Gratitude)
    assert told.told == {ana.id: MONDAY, other.id: MONDAY}, "told to the one is told to both"
    contacts = [record for record in desk.journal.everything() if isinstance(record, Interaction)]
    spoken = next(record for record in contacts if record.note == "the outline")
    editing.edit(desk.journal, spoken, "the outline, again")
    stored = desk.store.records[spoken.id]
    assert isinstance(stored, Interaction)
    assert stored.people == (other.id,), "an edit keeps the id it was written with"
    editing.edit(desk.journal, desk.journal.find(spoken.id) or spoken, "the outline")
    history.undo()
    history.undo()
    assert _raw(desk) == before


def test_the_plan_of_the_day_follows_and_can_be_turned_off_again(desk: Desk) -> None:
    ana, other = _two(desk)
    sitting = sittings.open_sitting(desk.journal, Outreach(desk.journal))
    sittings.plan(desk.journal, sitting, other.id)
    stored = desk.store.records[sitting.id]
    desk.store.records[sitting.id] = replace(stored, picks=(Pick(other.id, "rhythm"),))  # type: ignore[call-arg]
    merging.merge(desk.journal, ana, other)
    assert sittings.planned(desk.journal) == (ana.id,)
    outreach = Outreach(desk.journal)
    outreach.load()
    assert [pick.person.id for pick in outreach.picks()] == [ana.id]
    sittings.plan(desk.journal, sitting, ana.id)
    assert sittings.planned(desk.journal) == ()


def test_a_name_or_an_id_from_before_still_means_the_one(desk: Desk) -> None:
    ana, other = _two(desk)
    merging.merge(desk.journal, ana, other)
    assert writing.new_gratitude(desk.journal, "@Ana O. again").people == (ana.id,)
    third = befriend(desk, "Ana O.", "peer")
    assert people.who(desk.journal, "Ana O.").id == third.id, "a name that was taken anew is the new one's"


def test_two_who_are_apart_again_have_their_own_records_and_their_one_name(desk: Desk) -> None:
    ana = befriend(desk, "Ana", "peer")
    second = writing.keep(desk.journal, people.new_person(desk.journal, "Ana", again=True)).after
    assert isinstance(second, Person)
    meet(desk, second, MONDAY, "hers")
    merging.merge(desk.journal, ana, second)
    merging.separate(desk.journal, merging.merged_one(desk.journal, "ana"))
    assert [person.id for person in desk.journal.people()] == [ana.id, second.id]
    assert next(iter(desk.journal.everything())).people == (second.id,)  # type: ignore[attr-defined]
    with pytest.raises(Refused, match="Nobody called"):
        merging.merged_one(desk.journal, "Ana")


def test_what_cannot_be_merged_is_refused_and_nothing_changes(desk: Desk) -> None:
    ana, other = _two(desk)
    before = _raw(desk)
    with pytest.raises(Refused, match="already"):
        merging.merge(desk.journal, ana, ana)
    desk.drafts.keep(replace(other, org="half typed"))
    with pytest.raises(Refused, match="waits as a draft"):
        merging.merge(desk.journal, ana, other)
    desk.drafts.drop(other.id)
    desk.store.full = True
    with pytest.raises(NotSaved):
        merging.merge(desk.journal, ana, other)
    assert _raw(desk) == before


def test_who_could_be_the_same_is_found_by_number_link_address_and_name(desk: Desk) -> None:
    ana = befriend(
        desk, "Ana Öztürk", "mentor", phones=("+90 555-01",), urls=("https://www.x.example/in/ana/",)
    )
    by_number = befriend(desk, "A. Ö.", "other", phones=("(90) 555 01",))
    by_both = befriend(desk, "Öztürk Ana", "other", urls=("http://x.example/in/ana",))
    by_name = befriend(desk, "Ana", "other")
    befriend(desk, "Bob", "other")
    assert merging.twins(desk.journal.people(), ana) == [by_both, by_number, by_name]
