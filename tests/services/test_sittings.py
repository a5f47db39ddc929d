"""Sittings keep the day's picks and its seconds; logging keeps what is new before it marks anything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from journal_tui.domain.errors import NotSaved, Refused, SavedUnconfirmed
from journal_tui.domain.parts import BLOCK_SECONDS, CONNECT, day_parts
from journal_tui.domain.practice_settings import BLOCK_MINUTES
from journal_tui.domain.records import Gratitude, Person, Promise, Sitting
from journal_tui.services import people, sittings, writing
from journal_tui.services.block import Block
from journal_tui.services.history import History
from journal_tui.services.logging import Logged, log
from journal_tui.services.outreach import Outreach
from journal_tui.services.practice_settings import with_settings
from tests.fakes import MONDAY, Desk, MemoryStore

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from journal_tui.domain.records import Record

DAY = timedelta(days=1)


def _people(desk: Desk, *names: str) -> list[str]:
    kept = [writing.keep(desk.journal, people.new_person(desk.journal, name)) for name in names]
    return [change.after.id for change in kept]


def _loaded(desk: Desk) -> Outreach:
    outreach = Outreach(desk.journal)
    outreach.load()
    return outreach


def test_the_days_first_sitting_keeps_the_picks_and_the_list_stays_when_reasons_change() -> None:
    desk = Desk()
    ids = _people(desk, "Ana", "Ben", "Cy", "Dora")
    outreach = _loaded(desk)
    sitting = sittings.open_sitting(desk.journal, outreach)
    chosen = [pick.person.id for pick in outreach.picks()]
    assert [pick.person for pick in sitting.picks] == chosen == ids[:3]
    writing.keep(desk.journal, writing.new_interaction(desk.journal, [ids[0]]))
    outreach.follow()
    assert [pick.person.id for pick in outreach.picks()] == chosen
    assert outreach.picks()[0].short == "done"


def test_the_same_day_goes_on_with_the_same_sitting_and_the_next_day_opens_its_own() -> None:
    desk = Desk()
    outreach = _loaded(desk)
    first = sittings.open_sitting(desk.journal, outreach)
    assert sittings.open_sitting(desk.journal, outreach).id == first.id
    desk.clock.set_day(MONDAY + DAY)
    assert sittings.open_sitting(desk.journal, outreach).id != first.id


def test_a_sitting_opened_before_the_past_was_read_gets_its_picks_afterwards() -> None:
    desk = Desk()
    _people(desk, "Ana")
    outreach = Outreach(desk.journal)
    assert sittings.open_sitting(desk.journal, outreach).picks == ()
    outreach.load()
    assert len(sittings.open_sitting(desk.journal, outreach).picks) == 1
    assert len(sittings.sittings_on(desk.journal, MONDAY)) == 1


def test_picks_of_another_devices_first_sitting_are_left_as_they_are() -> None:
    desk = Desk()
    ana, ben = _people(desk, "Ana", "Ben")
    first = sittings.open_sitting(desk.journal, _loaded(desk))
    desk.clock.tick()
    other = writing.keep(desk.journal, Sitting(**writing.envelope(desk.journal))).after
    writing.keep(desk.journal, writing.new_interaction(desk.journal, [ana, ben]))
    resumed = sittings.open_sitting(desk.journal, _loaded(desk))
    assert (resumed.id, resumed.picks) == (other.id, ())
    assert desk.store.records[first.id] == first


def test_seconds_are_added_to_what_stands_there_and_fill_the_part_together() -> None:
    desk = Desk()
    sitting = sittings.open_sitting(desk.journal, _loaded(desk))
    sittings.add_seconds(desk.journal, sitting, 500)
    assert sittings.add_seconds(desk.journal, sitting, 10).seconds == 510
    assert CONNECT not in day_parts(desk.journal.records_on(MONDAY)).done
    desk.clock.tick()
    other = Sitting(**writing.envelope(desk.journal), seconds=BLOCK_SECONDS - 510)
    writing.keep(desk.journal, other)
    assert CONNECT in day_parts(desk.journal.records_on(MONDAY)).done


def test_a_block_of_another_length_is_full_then_and_a_day_keeps_the_length_it_was_begun_with() -> None:
    desk = Desk()
    desk.store.save([*with_settings(desk.journal, {BLOCK_MINUTES: 10})], MONDAY)
    block = Block(desk.journal, _loaded(desk))
    assert block.timer.left == 600
    sitting = block.open()
    assert sitting.minutes == 10
    desk.store.save([*with_settings(desk.journal, {BLOCK_MINUTES: 20})], MONDAY)
    sittings.add_seconds(desk.journal, sitting, 590)
    assert Block(desk.journal, _loaded(desk)).timer.left == 10
    assert CONNECT not in day_parts(desk.journal.records_on(MONDAY)).done
    sittings.add_seconds(desk.journal, sitting, 10)
    assert CONNECT in day_parts(desk.journal.records_on(MONDAY)).done


def test_the_plan_is_turned_on_and_off_and_whoever_is_set_aside_leaves_it() -> None:
    desk = Desk()
    ana, ben = _people(desk, "Ana", "Ben")
    outreach = _loaded(desk)
    sitting = sittings.open_sitting(desk.journal, outreach)
    for person in (ana, ben):
        sitting = sittings.plan(desk.journal, sitting, person)
    assert sittings.planned(desk.journal) == (ana, ben)
    sitting = sittings.set_aside_today(desk.journal, sitting, ana)
    assert sittings.planned(desk.journal) == (ben,)
    assert sittings.set_aside(desk.journal) == {ana}
    assert [pick.person.id for pick in outreach.picks()] == [ben]
    sitting = sittings.set_aside_today(desk.journal, sitting, ana)
    assert sittings.set_aside(desk.journal) == set()
    sittings.plan(desk.journal, sitting, ben)
    assert sittings.planned(desk.journal) == ()
    desk.clock.set_day(MONDAY + DAY)
    assert sittings.set_aside(desk.journal) == set()


def test_the_if_then_line_is_kept_on_one_line_and_saved_once() -> None:
    desk = Desk()
    sitting = sittings.open_sitting(desk.journal, _loaded(desk))
    saved = sittings.set_if_then(desk.journal, sitting, " I sit\n down ", "call Ana")
    assert (saved.when, saved.will) == ("I sit down", "call Ana")
    assert sittings.set_if_then(desk.journal, saved, "I sit down", "call Ana").seen == saved.seen
    with pytest.raises(Refused):
        sittings.set_if_then(desk.journal, saved, "\udcff", "")


def test_a_contact_is_logged_with_its_promise_and_what_it_settles_as_one_step() -> None:
    desk = Desk()
    ana, ben = _people(desk, "Ana", "Ben")
    journal = desk.journal
    glad = writing.keep(journal, writing.new_gratitude(journal, "@Ana and @Ben stayed")).after
    owed = writing.keep(journal, writing.new_promise(journal, ana, "the slides")).after
    contact = writing.new_interaction(journal, [ana], act="thank")
    promise = writing.new_promise(journal, ana, "the review", due=MONDAY + DAY)
    outcome = log(journal, Logged(contact, promise, told=(glad.id,), kept=(owed.id,)))
    assert [change.after.kind for change in outcome.changes] == [
        "interaction",
        "promise",
        "gratitude",
        "promise",
    ]
    told, kept = desk.store.records[glad.id], desk.store.records[owed.id]
    assert isinstance(told, Gratitude)
    assert isinstance(kept, Promise)
    assert told.told == {ana: MONDAY}
    assert kept.kept == MONDAY
    history = History(journal)
    history.did("logging", *outcome.changes)
    history.undo()
    assert desk.store.records[contact.id].deleted is not None
    assert desk.store.records[promise.id].deleted is not None
    undone = desk.store.records[glad.id]
    assert isinstance(undone, Gratitude)
    assert undone.told == {}
    assert ben not in told.told


def test_what_was_settled_or_deleted_meanwhile_is_left_alone() -> None:
    desk = Desk()
    (ana,) = _people(desk, "Ana")
    contact = writing.new_interaction(desk.journal, [ana])
    assert len(log(desk.journal, Logged(contact, told=("gone",), kept=("gone",))).changes) == 1


@dataclass
class Unsure(MemoryStore):
    """Saves, and can't say for certain that it did."""

    def save(self, records: Sequence[Record], today: date) -> Sequence[Record]:
        super().save(records, today)
        raise SavedUnconfirmed("It is saved, but the disk did not confirm it.")


def test_seconds_that_the_disk_did_not_confirm_are_not_counted_twice() -> None:
    desk = Desk(Unsure())
    made = Sitting(**writing.envelope(desk.journal))
    desk.store.records[made.id] = made
    block = Block(desk.journal, Outreach(desk.journal))
    for reading in (12.0, 25.0):
        desk.clock.seconds = reading
        block.read()
        with pytest.raises(SavedUnconfirmed):
            block.save()
    assert not block.save()
    kept = desk.store.records[made.id]
    assert isinstance(kept, Sitting)
    assert kept.seconds == 25


@dataclass
class FullAfterOne(MemoryStore):
    """Takes one save, and no more once it is `closing`."""

    closing: bool = False

    def save(self, records: Sequence[Record], today: date) -> Sequence[Record]:
        saved = super().save(records, today)
        self.full = self.closing
        return saved


def test_when_a_mark_cannot_be_saved_the_contact_stands_and_the_sentence_says_so() -> None:
    store = FullAfterOne()
    desk = Desk(store)
    (ana,) = _people(desk, "Ana")
    contact = writing.new_interaction(desk.journal, [ana])
    promise = writing.new_promise(desk.journal, ana, "the review")
    store.closing = True
    outcome = log(desk.journal, Logged(contact, promise))
    assert [change.after.id for change in outcome.changes] == [contact.id]
    assert outcome.trouble == "There is no room left on the disk; nothing was changed."


def test_a_pick_snoozed_or_stepped_back_from_leaves_the_days_picks() -> None:
    desk = Desk()
    ana, ben = _people(desk, "Ana", "Ben")
    outreach = _loaded(desk)
    sittings.open_sitting(desk.journal, outreach)
    person = desk.store.records[ana]
    assert isinstance(person, Person)
    people.snooze(desk.journal, person, 3)
    outreach.follow()
    assert [pick.person.id for pick in outreach.picks()] == [ben]


def test_when_the_contact_cannot_be_saved_nothing_is() -> None:
    desk = Desk()
    (ana,) = _people(desk, "Ana")
    contact = writing.new_interaction(desk.journal, [ana])
    desk.store.full = True
    with pytest.raises(NotSaved):
        log(desk.journal, Logged(contact, writing.new_promise(desk.journal, ana, "x")))
    assert desk.journal.records_on(MONDAY) == []
