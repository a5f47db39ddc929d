"""What a user does to a journal on disk: all that is tried with each fault and each power cut.

To add one, add a `Scenario` to `SCENARIOS`: what it does with a journal and, if it needs other files than the
journal that all begin with, what is to be made of that first.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from journal_tui.domain import records as r
from journal_tui.domain.arrivals import Arrivals, Entry, Newcomer
from journal_tui.domain.changes import Change
from journal_tui.domain.fields import to_fields
from journal_tui.services import (
    editing,
    import_planning,
    import_undo,
    importing,
    logging,
    merging,
    moving,
    people,
    upkeep,
    writing,
)
from journal_tui.services.history import History
from journal_tui.services.journal import Journal
from journal_tui.storage.drafts import LocalDrafts
from journal_tui.storage.files import atomic_write, read_file
from journal_tui.storage.store import JournalStore
from tests.fakes import StillClock
from tests.storage.model_disk import ModelDisk
from tests.storage.samples import DEVICE, TODAY, TOMORROW, an_id, gratitude, person, schedule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from journal_tui.storage.disk import Disk
    from tests.storage.power_cut import Files

HOME = "/home"
"""Where the journal lies on a disk in memory."""

OLD, THANKS = an_id(2), an_id(4)
ADA, TWIN = an_id(90), an_id(91)
OCTOBER = date(2026, 10, 5)
NEXT_YEAR = date(2027, 1, 4)


def _nothing(_: Journal) -> None:
    pass


class Line(NamedTuple):
    """A record as a journal shows it: among which, its words, and the rest of it."""

    pile: str
    words: str
    rest: str


Picture = tuple[Line, ...]
"""All that a journal shows and could bring back, but for the ids drawn by chance."""


@dataclass(frozen=True)
class Scenario:
    """Something a user does on a day, to a journal that was prepared for it.

    It changes so many `files` of the journal, one after another; a crash may leave the first of them changed.
    One that is done `by_parts` may also stop after some of them when the disk refuses one, and says so in its
    own words; one that can be done `again` then does the rest. One that begins with something `damaged` has
    nothing to complain of once it is done. One done `unasked` is done another time if it can't be now.
    """

    name: str
    act: Callable[[Journal], object]
    day: date = TODAY
    files: int = 1
    prepare: Callable[[Journal], object] = field(default=_nothing)
    by_parts: bool = False
    again: bool = False
    damaged: bool = False
    unasked: bool = False

    def __str__(self) -> str:
        return self.name


class CountingStore(JournalStore):
    """A store whose new ids are drawn in order, so that what was done twice comes to the same bytes."""

    _drawn = 0

    def new_id(self) -> str:
        self._drawn += 1
        return an_id(1000 + self._drawn)


def open_journal(home: str, disk: Disk, day: date = TODAY, hour: int = 9) -> Journal:
    """A journal in this folder and its drafts beside it, at an hour of a day."""
    store = CountingStore(f"{home}/journal", DEVICE, disk)
    clock = StillClock(datetime.combine(day, time(hour), UTC))
    return Journal(store, clock, LocalDrafts(f"{home}/journal_tui", f"{home}/journal", disk))


def leave(journal: Journal) -> None:
    """Let go of the room that the drafts are in, as a program that ends does."""
    assert isinstance(journal.drafts, LocalDrafts)
    journal.drafts.close()


def _found(journal: Journal, record_id: str) -> r.Record:
    found = journal.store.find(record_id)
    assert found is not None
    return found


def _add(journal: Journal) -> None:
    writing.keep(journal, writing.new_gratitude(journal, "new, for @Ada Berg"))


def _draft(journal: Journal) -> r.Gratitude:
    """A text being typed; it is the same whenever it is asked for."""
    return gratitude(5, "half a sen", journal.moment().day)


def _person(journal: Journal, record_id: str) -> r.Person:
    found = journal.store.find(record_id)
    assert isinstance(found, r.Person)
    return found


def _log(journal: Journal) -> str:
    """Log a contact with somebody new and somebody known, whom it thanks and makes a promise."""
    new = people.new_person(journal, "Cy Rossi")
    contact = writing.new_interaction(journal, [new.id, ADA], act="thank", note="at last")
    promise = writing.new_promise(journal, ADA, "the slides")
    return logging.log(journal, logging.Logged(contact, promise, told=(THANKS,), new=(new,))).trouble


ARRIVALS = Arrivals(
    "presently",
    entries=[
        Entry("1", OCTOBER, "from elsewhere, in October", "gratitude"),
        Entry("2", TODAY, "from elsewhere, for @Una", "gratitude"),
        Entry("3", date(2025, 3, 1), "a year that had no file", "note"),
    ],
    people=[Newcomer("a", "Una Lind"), Newcomer("b", "Ada Berg", emails=("ada@example.org",))],
)


def _import(journal: Journal) -> None:
    """Bring in two people, one of whom is here already, and what was written on three days."""
    plan = import_planning.prepare(journal, ARRIVALS, "file.csv")
    importing.carry_out(
        journal, plan, {step.newcomer.key: step.person for step in plan.people if step.what == "ask"}
    )


def _take_back(journal: Journal) -> None:
    for log in import_undo.imports(journal):
        import_undo.take_back(journal, log)


def _store(journal: Journal) -> JournalStore:
    assert isinstance(journal.store, JournalStore)
    return journal.store


def _disk(journal: Journal) -> Disk:
    return _store(journal)._storage.disk


def _damage(journal: Journal) -> None:
    """A month's file is cut short after a backup; somebody goes on writing, in the file beside it."""
    journal.store.save([person(92, "Cy Rossi")], TOMORROW)
    path = f"{_store(journal).folder}/2026/2026-11.json"
    data, _ = read_file(_disk(journal), path)
    atomic_write(_disk(journal), path, data[: len(data) // 3])
    again = open_journal(HOME, _disk(journal), journal.moment().day)
    again.store.save([gratitude(6, "written meanwhile")], journal.moment().day)


def _sync_copy(journal: Journal) -> None:
    """A sync tool leaves another machine's version of a month beside it."""
    there = ModelDisk(seed())
    open_journal(HOME, there).store.save([gratitude(7, "on the other machine")], TODAY)
    folder = f"{HOME}/journal/2026"
    data, _ = read_file(there, f"{folder}/2026-11.json")
    atomic_write(_disk(journal), f"{folder}/2026-11.sync-conflict-20261121-083000-ABCDEFG.json", data)


def _half_a_move(journal: Journal) -> None:
    """The copy was saved, and then the program was killed."""
    record = _found(journal, OLD)
    journal.store.save([replace(record, id=an_id(50), day=OCTOBER, seen={}, moved_from=OLD)], TODAY)


def _mend(journal: Journal) -> str:
    """Mend what can be mended, as the command does, and say what is left."""
    caretaker = _store(journal).caretaker()
    upkeep.mend(journal, caretaker)
    return " ".join(finding.sentence for finding in upkeep.check(journal, caretaker))


def _delete_long_ago(journal: Journal) -> None:
    before = replace(gratitude(8, "long gone", OCTOBER), updated_at=datetime(2026, 10, 5, 8, tzinfo=UTC))
    [saved] = journal.store.save([before], OCTOBER)
    journal.store.save([replace(saved, deleted=saved.updated_at)], OCTOBER)


def _back_up_and_go_on(journal: Journal) -> None:
    _store(journal).vault().back_up(f"{HOME}/backup.zip", journal.moment().at)
    editing.delete(journal, _found(journal, THANKS))
    editing.edit(journal, _found(journal, OLD), "edited since")


def _restore(journal: Journal) -> None:
    _store(journal).finish_restore()
    home = os.path.dirname(_store(journal).folder)
    _store(journal).vault().restore(f"{home}/backup.zip", journal.moment().at)


def _undo_move(journal: Journal) -> None:
    """What undoing does with the two changes that a move made."""
    copy = next(record for record in journal.month("2026-10") if record.moved_from == OLD)
    gone = _found(journal, OLD)
    history = History(journal)
    history.did("moved", Change(None, copy), Change(replace(gone, deleted=None), gone))
    history.undo()


def _move(journal: Journal) -> None:
    moving.move(journal, _found(journal, OLD), OCTOBER)


SCENARIOS = (
    Scenario("a save", _add),
    Scenario("the first save of a day", _add, TOMORROW),
    Scenario("the first save of a month", _add, date(2026, 12, 1)),
    Scenario("the first save of a year", _add, NEXT_YEAR),
    Scenario("an edit", lambda journal: editing.edit(journal, _found(journal, OLD), "edited")),
    Scenario("a delete", lambda journal: editing.delete(journal, _found(journal, OLD))),
    Scenario("a move to another month", _move, files=2),
    Scenario("a move undone", _undo_move, files=2, prepare=_move),
    Scenario("a draft", lambda journal: journal.drafts.keep(_draft(journal))),
    Scenario(
        "a save of what was a draft",
        lambda journal: writing.keep(journal, _draft(journal)),
        prepare=lambda journal: journal.drafts.keep(_draft(journal)),
    ),
    Scenario(
        "a merge of two people",
        lambda journal: merging.merge(journal, _person(journal, ADA), _person(journal, TWIN)),
    ),
    Scenario("a contact with somebody new", _log, files=4, by_parts=True),
    Scenario("an import", _import, files=5, by_parts=True, again=True),
    Scenario("an import brought in twice", _import, files=0, prepare=_import, by_parts=True, again=True),
    Scenario("an import taken back", _take_back, files=5, prepare=_import, by_parts=True, again=True),
    Scenario("a repair", _mend, prepare=_damage, by_parts=True, again=True, damaged=True),
    Scenario("a sync copy merged", _mend, prepare=_sync_copy, by_parts=True, again=True, damaged=True),
    Scenario("a move finished", _mend, prepare=_half_a_move, by_parts=True, again=True),
    Scenario(
        "deleted words let go",
        lambda journal: _store(journal).caretaker().fade(journal.moment().day),
        prepare=_delete_long_ago,
        again=True,
        unasked=True,
    ),
    Scenario("a restore", _restore, files=2, prepare=_back_up_and_go_on, by_parts=True, again=True),
)


@cache
def seed() -> Files:
    """The journal that all begin with: two months, people, a schedule, backups of yesterday and today."""
    disk = ModelDisk()
    yesterday = TODAY.replace(day=TODAY.day - 1)
    store = open_journal(HOME, disk).store
    thanks = replace(gratitude(4, "from October", OCTOBER), people=(ADA, TWIN))
    store.save([thanks, schedule(80)], yesterday)
    store.save([person(90, "Ada Berg"), person(91, "A. Berg")], yesterday)
    for number, text in ((1, "one"), (2, "two"), (3, "three, for Ada")):
        store.save([gratitude(number, text)], TODAY)
    return disk.files()


def lay_out(files: Files, home: Path) -> str:
    """Put files of a disk in memory on the real one, all of one age; returns where, as text."""
    for path, data in files.items():
        file = home / path.removeprefix(f"{HOME}/")
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.write_bytes(
            data.replace(f'"{HOME}/'.encode(), f'"{home}/'.encode())
        )  # a draft names its journal
        os.utime(file, (1_700_000_000, 1_700_000_000))
    return str(home)


@cache
def begun(scenario: Scenario) -> Files:
    """What the disk holds when a scenario begins."""
    disk = ModelDisk(seed())
    scenario.prepare(open_journal(HOME, disk, scenario.day, hour=8))
    return disk.files()


def picture(journal: Journal) -> Picture:
    """What a journal shows; a draft counts until the record that it becomes holds its words."""
    names = journal.names()
    live = [*journal.people(), *journal.store.practice(), *journal.everything()]
    kept = {(record.id, r.words_of(record)) for record in live}
    drafts = [draft for draft in journal.drafts.all() if (draft.id, r.words_of(draft)) not in kept]
    piles: dict[str, Sequence[r.Record]] = {
        "shown": live,
        "merged": journal.merged(),
        "deleted": journal.store.deleted(),
        "draft": drafts,
    }
    return tuple(sorted(_line(pile, record, names) for pile in piles for record in piles[pile]))


def _line(pile: str, record: r.Record, names: dict[str, str]) -> Line:
    fields = to_fields(record)
    fields["people"] = ", ".join(sorted(names.get(one, one) for one in r.people_in(record)))
    rest = ", ".join(f"{name}: {fields[name]}" for name in sorted(fields) if name not in _LEFT_OUT)
    return Line(pile, r.words_of(record), rest)


_LEFT_OUT = {"seen", "updated_at", "created_at", "moved_from", "deleted", "text", "name", "note"}


@cache
def course(scenario: Scenario) -> tuple[Picture, ...]:
    """The pictures that a scenario passes through when nothing goes wrong, from the first to the last."""
    disk = ModelDisk(begun(scenario))
    journal = open_journal(HOME, disk, scenario.day)
    pictures = [picture(journal)]

    def look() -> None:
        there = picture(open_journal(HOME, ModelDisk(disk.files())))
        if there != pictures[-1]:
            pictures.append(there)

    disk.stepped = look
    scenario.act(journal)
    return tuple(pictures)


class Again(NamedTuple):
    """Something done another time, perhaps to what is damaged, and what is shown when it is done."""

    act: Callable[[Journal], object]
    last: Picture
    damaged: bool = False


def again_of(scenario: Scenario) -> Again | None:
    """How a scenario that was cut short is done again, if that is a way to finish it."""
    return Again(scenario.act, course(scenario)[-1], scenario.damaged) if scenario.again else None


def lost_or_doubled(pictures: Sequence[Picture]) -> Iterator[str]:
    """Words that should be there all the time, and aren't; those there more often than before and after.

    What is deleted before and after may be shown between the two.
    """
    if len(pictures) < 2:
        return
    before, *between, after = [Counter(line[:2] for line in each) for each in pictures]
    for number, there in enumerate(between, 1):
        for (pile, words), lost in ((before & after) - there).items():
            if pile != "deleted" or not there["shown", words]:
                yield f"{words!r} is lost from what is {pile} after file {number}, {lost} of it"
        for (pile, words), more in (there - (before | after)).items():
            yield f"{words!r} is in what is {pile} after file {number}, {more} too many"
