"""Imports: what comes comes once, whatever happens on the way, and goes as one step."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from journal_tui.domain.arrivals import Arrivals, Entry, Newcomer, Skipped
from journal_tui.domain.errors import NotSaved, Refused
from journal_tui.domain.import_plan import NEW
from journal_tui.domain.parts import day_parts
from journal_tui.domain.records import Gratitude, ImportantDate, Interaction, Note, Person, Tick
from journal_tui.services.deleted import recently_deleted
from journal_tui.services.editing import delete, edit
from journal_tui.services.history import History
from journal_tui.services.import_planning import prepare
from journal_tui.services.import_undo import ImportStep, bring_again, find_import, imports, take_back
from journal_tui.services.importing import carry_out
from journal_tui.services.merging import merge
from journal_tui.services.moving import move
from journal_tui.services.people import edit_person, new_person, who
from journal_tui.services.writing import keep, new_interaction, new_note
from tests.fakes import MONDAY, Desk

if TYPE_CHECKING:
    from journal_tui.domain.import_plan import Done, Plan
    from journal_tui.domain.records import Record

NO_OFFSET = datetime.fromisoformat("0001-01-01T00:30")
SUMMER, WINTER = date(2019, 7, 1), date(2020, 1, 5)
ENTRIES = (
    Entry("1", SUMMER, "a walk with @Ana"),
    Entry("2", SUMMER, "the light", "gratitude", people=("ana-key", "Bo Lund", "Nobody Known")),
    Entry("3", WINTER, "Meditate", "tick"),
    Entry("4", WINTER, "spoke of the move", "interaction", people=("ana-key",), channel="call"),
    Entry("5", None, "on some day"),
)
PEOPLE = (
    Newcomer("ana-key", "Ana Öztürk", 2, emails=("ana@north.example",), rhythm=30),
    Newcomer("bo-key", "Bo Lund", 3, dates=(ImportantDate("birthday", 2, 29),)),
)
ARRIVALS = Arrivals("monica", ENTRIES, PEOPLE, skipped=(Skipped("entry 6", "it holds no text"),))


def plan_of(desk: Desk, arrivals: Arrivals = ARRIVALS) -> Plan:
    return prepare(desk.journal, arrivals, "file.json")


def bring_in(desk: Desk, arrivals: Arrivals = ARRIVALS, **answers: str) -> Done:
    return carry_out(desk.journal, plan_of(desk, arrivals), answers)


def live(desk: Desk) -> list[Record]:
    return [record for record in desk.store.records.values() if record.deleted is None]


def said(desk: Desk) -> set[tuple[str, str]]:
    return {(record.kind, getattr(record, "text", getattr(record, "name", ""))) for record in live(desk)}


def one(desk: Desk, kind: type[Record]) -> Record:
    found = [record for record in live(desk) if type(record) is kind]
    assert len(found) == 1
    return found[0]


def test_everything_comes_with_its_day_its_people_and_its_source() -> None:
    desk = Desk()
    done = bring_in(desk)
    assert (done.new, done.joined, done.entries, done.left) == (2, 0, 5, 0)
    ana, bo = who(desk.journal, "Ana Öztürk"), who(desk.journal, "Bo Lund")
    assert (ana.rhythm, bo.rhythm, ana.imported, bo.role) == (30, "never", True, "other")
    assert bo.dates == (ImportantDate("birthday", 2, 29),)
    gratitude, tick, contact = one(desk, Gratitude), one(desk, Tick), one(desk, Interaction)
    assert isinstance(gratitude, Gratitude)
    assert isinstance(contact, Interaction)
    assert gratitude.people == (ana.id, bo.id)
    assert (contact.people, contact.channel, contact.note) == ((ana.id,), "call", "spoke of the move")
    walk, undated = sorted(
        (record for record in live(desk) if isinstance(record, Note)), key=lambda note: note.day
    )
    assert (walk.people, walk.day, walk.written) == ((ana.id,), SUMMER, SUMMER)
    assert (undated.text, undated.day) == ("on some day", MONDAY)
    assert {record.source for record in (gratitude, tick)} == {"monica:2", "monica:3"}
    assert {record.import_id for record in live(desk)} == {done.log.id, None}
    assert day_parts([gratitude]).kept, "imported records count as written on their own day"
    assert day_parts([tick]).ticked


def test_a_plan_writes_nothing_and_says_what_it_knows() -> None:
    desk = Desk()
    arrivals = replace(ARRIVALS, entries=(*ENTRIES, Entry("9", MONDAY + timedelta(days=3), "x")))
    plan = plan_of(desk, arrivals)
    assert desk.store.records == {}
    assert plan.skipped == ARRIVALS.skipped
    assert plan.guessed == (
        "1 entry has no date that can be read; the words are kept as notes of today.",
        "1 entry has a date after today, and will show from that day on.",
    )


def test_importing_twice_adds_nothing_nor_does_another_machine_or_a_later_day() -> None:
    desk, other = Desk(), Desk()
    bring_in(desk)
    before = dict(desk.store.records)
    desk.clock.set_day(MONDAY + timedelta(days=40))
    plan = plan_of(desk)
    assert plan.is_empty
    assert plan.here == 7
    assert not bring_in(desk).came
    assert desk.store.records == before
    bring_in(other)
    assert set(other.store.records) == set(before)


def test_a_later_file_brings_only_what_is_new_and_facts_that_were_not_known() -> None:
    desk = Desk()
    bring_in(desk)
    later = replace(
        ARRIVALS,
        entries=(*ENTRIES, Entry("7", WINTER, "again", "interaction", people=("ana-key",))),
        people=(PEOPLE[0]._replace(phones=("0171 2",)), PEOPLE[1]),
    )
    done = bring_in(desk, later)
    assert (done.new, done.joined, done.entries) == (0, 1, 1)
    ana = who(desk.journal, "Ana Öztürk")
    assert ana.phones == ("0171 2",)
    assert [record.people for record in live(desk) if isinstance(record, Interaction)] == [(ana.id,)] * 2


def test_what_the_user_removed_does_not_come_back_with_the_same_file() -> None:
    desk = Desk()
    bring_in(desk)
    ana = edit_person(desk.journal, who(desk.journal, "Ana Öztürk"), emails=(), name="Ana Berg").after
    delete(desk.journal, one(desk, Gratitude))
    move(desk.journal, one(desk, Tick), SUMMER)
    plan = plan_of(desk)
    assert (plan.is_empty, plan.here, plan.gone) == (True, 5, 2)
    assert who(desk.journal, "Ana Berg") == ana


def test_somebody_here_is_joined_and_known_by_their_key_from_then_on() -> None:
    desk = Desk()
    mine = keep(desk.journal, new_person(desk.journal, "Ana Öztürk", role="mentor")).after
    done = bring_in(desk)
    assert (done.new, done.joined) == (1, 1)
    joined = who(desk.journal, mine.id)
    assert (joined.emails, joined.role, joined.imported) == (("ana@north.example",), "mentor", False)
    gratitude = one(desk, Gratitude)
    assert isinstance(gratitude, Gratitude)
    assert mine.id in gratitude.people
    edit_person(desk.journal, joined, name="A. Berg", emails=())
    assert plan_of(desk).is_empty


def test_questions_wait_for_their_answer_with_all_that_names_them() -> None:
    desk = Desk()
    for email in ("one@x.example", "two@x.example"):
        keep(desk.journal, new_person(desk.journal, "Ana Öztürk", emails=(email,), again=True))
    arrivals = replace(ARRIVALS, people=(PEOPLE[0]._replace(emails=()), PEOPLE[1]))
    [step] = plan_of(desk, arrivals).steps("ask")
    assert (step.by, len(step.candidates)) == ("name", 2)
    done = bring_in(desk, arrivals)
    assert (done.new, done.entries, done.left) == (1, 3, 3)
    chosen = step.candidates[1].id
    done = bring_in(desk, arrivals, **{"ana-key": chosen})
    assert (done.joined, done.entries, done.left) == (1, 2, 0)
    contact = one(desk, Interaction)
    assert isinstance(contact, Interaction)
    assert contact.people == (chosen,)
    other = Desk()
    keep(other.journal, new_person(other.journal, "Ana Öztürk", urls=("linkedin.com/in/a",)))
    again = replace(ARRIVALS, people=(PEOPLE[0]._replace(urls=("linkedin.com/in/b",)),))
    assert bring_in(other, again, **{"ana-key": NEW}).new == 1
    assert sum(person.name == "Ana Öztürk" for person in other.journal.people()) == 2


def test_somebody_twice_in_one_file_comes_once_with_the_facts_of_both() -> None:
    desk = Desk()
    twice = Newcomer("ana-2", "Ana", 9, emails=("Ana@north.example", "a@home.example"))
    bring_in(desk, replace(ARRIVALS, people=(*PEOPLE, twice)))
    ana = who(desk.journal, "Ana Öztürk")
    assert ana.emails == ("ana@north.example", "a@home.example")
    assert len(desk.journal.people()) == 2
    assert plan_of(desk, replace(ARRIVALS, people=(*PEOPLE, twice))).is_empty


def test_somebody_who_was_merged_meanwhile_is_known_by_whoever_stands_for_them() -> None:
    desk = Desk()
    bring_in(desk)
    mine = keep(desk.journal, new_person(desk.journal, "Annie")).after
    assert isinstance(mine, Person)
    merge(desk.journal, mine, who(desk.journal, "Ana Öztürk"))
    assert plan_of(desk).is_empty
    later = replace(ARRIVALS, people=(PEOPLE[0]._replace(phones=("0171 2",)),))
    bring_in(desk, later)
    assert who(desk.journal, "Annie").phones == ("0171 2",)


class FullAfter:
    """Lets so many saves through, then the disk is full."""

    def __init__(self, desk: Desk, saves: int) -> None:
        self._save = desk.store.save
        self._left = saves

    def __call__(self, records: list[Record], today: date) -> object:
        if records and self._left == 0:
            raise NotSaved("Not saved, because the disk is full.")
        self._left -= bool(records)
        return self._save(records, today)


@pytest.mark.parametrize("saves", range(5))
def test_an_import_cut_short_anywhere_goes_on_when_it_is_run_again(
    saves: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, desk = Desk(), Desk()
    bring_in(whole)
    with monkeypatch.context() as patched:
        patched.setattr(desk.store, "save", FullAfter(desk, saves))
        with pytest.raises(
            NotSaved, match=r"full\. \d of 4 parts of the import are in place; importing again"
        ):
            bring_in(desk)
    desk.clock.tick()
    bring_in(desk)
    assert said(desk) == said(whole)
    assert len({record.import_id for record in live(desk)} - {None}) == 1
    take_back(desk.journal, imports(desk.journal)[0])
    assert live(desk) == []


def test_an_import_goes_as_one_step_and_comes_again_after_it() -> None:
    desk = Desk()
    mine = keep(desk.journal, new_person(desk.journal, "Ana Öztürk")).after
    done = bring_in(desk)
    whole = said(desk)
    desk.clock.tick()
    taken = take_back(desk.journal, find_import(desk.journal, done.log.id[:6]))
    assert (taken.gone, taken.stays, len(taken.people)) == (6, 0, 1)
    assert {record.id for record in live(desk)} == {mine.id}
    assert who(desk.journal, mine.id) == replace(
        mine, updated_at=desk.clock.at, seen=desk.store.records[mine.id].seen
    )
    assert imports(desk.journal) == []
    desk.clock.tick()
    bring_again(desk.journal, taken)
    assert said(desk) == whole
    assert who(desk.journal, mine.id).emails == ("ana@north.example",)
    desk.clock.tick()
    take_back(desk.journal, imports(desk.journal)[0])
    desk.clock.tick()
    assert bring_in(desk).entries == 5
    assert said(desk) == whole
    with pytest.raises(Refused, match="No import has the id"):
        find_import(desk.journal, "ffffff")


def test_what_was_taken_back_is_not_among_what_can_be_brought_back_one_by_one() -> None:
    desk = Desk()
    done = bring_in(desk)
    delete(desk.journal, one(desk, Gratitude))
    assert len(recently_deleted(desk.journal)) == 1
    with pytest.raises(Refused, match="import undo takes it back"):
        delete(desk.journal, done.log)
    take_back(desk.journal, done.log)
    assert recently_deleted(desk.journal) == []


def test_one_backup_is_made_before_an_import_and_none_where_nothing_comes() -> None:
    desk = Desk()
    bring_in(desk)
    [(tables, at)] = desk.store.backups
    assert set(tables) == {"people", "practice", "2019-07", "2020-01", "2026-11"}
    assert at == desk.clock.at
    bring_in(desk)
    assert len(desk.store.backups) == 1


def test_an_import_is_one_step_among_others_that_are_undone_in_turn() -> None:
    desk = Desk()
    history = History(desk.journal)
    done = bring_in(desk)
    history.did_whole("the import", ImportStep(desk.journal, done.log.id))
    history.did_whole(
        "the import", ImportStep(desk.journal, done.log.id)
    )  # cut short before, and gone on with
    whole = said(desk)
    history.did("adding the note", keep(desk.journal, new_note(desk.journal, "mine")))
    assert [history.undo().word for _ in range(2)] == ["adding the note", "the import"]
    assert (live(desk), history.can_undo) == ([], False)
    assert history.redoes_whole
    history.redo()
    assert said(desk) == whole
    history.undo()
    assert live(desk) == []


def test_what_is_done_while_an_import_is_taken_back_can_itself_be_undone() -> None:
    desk = Desk()
    history = History(desk.journal)
    note = keep(desk.journal, new_note(desk.journal, "mine"))

    class Slow:
        def undo(self) -> None:
            assert not history.can_undo, "one at a time"
            history.did("adding the note", note)

        def redo(self) -> None:
            raise NotImplementedError

    history.did_whole("the import", Slow())
    assert history.undo().word == "the import"
    assert history.undo().word == "adding the note"
    assert not history.can_undo


def test_taking_back_leaves_what_was_changed_or_built_on_since() -> None:
    desk = Desk()
    done = bring_in(desk)
    desk.clock.tick()
    edit(desk.journal, one(desk, Gratitude), "the light, once more")
    bo = who(desk.journal, "Bo Lund")
    keep(desk.journal, new_interaction(desk.journal, [bo.id]))
    taken = take_back(desk.journal, done.log)
    assert (taken.gone, taken.stays) == (4, 3)
    assert said(desk) == {
        ("gratitude", "the light, once more"),
        ("interaction", ""),
        ("person", "Ana Öztürk"),
        ("person", "Bo Lund"),
    }
    assert not plan_of(desk).is_empty


def test_what_no_file_can_hold_and_odd_instants_are_kept_as_well_as_can_be() -> None:
    desk = Desk()
    offset = timezone(timedelta(hours=-5))
    entries = (
        Entry("1", date(1, 1, 1), "half \ud83d of a letter\r\n", at=NO_OFFSET),
        Entry("2", WINTER, "b", at=datetime(2020, 1, 5, 23, 30, 1, 999_999, offset)),
        Entry("3", WINTER, "c"),
        Entry("4", WINTER, "d"),
        Entry("5", WINTER, "e", "interaction", people=("Nobody Known",)),
    )
    bring_in(desk, Arrivals("jrnl", entries))
    made = {record.source: record for record in live(desk) if isinstance(record, Note)}
    assert made["jrnl:1"].text == "half \N{REPLACEMENT CHARACTER} of a letter"
    assert made["jrnl:2"].created_at.isoformat(timespec="microseconds") == "2020-01-05T23:30:01.999000-05:00"
    assert made["jrnl:3"].created_at < made["jrnl:4"].created_at < datetime(2020, 1, 5, 12, 1, tzinfo=UTC)
    assert made["jrnl:5"].text == "e"
