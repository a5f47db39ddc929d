"""What a user does to a journal on disk: all that is tried with each fault and each power cut.

To add one, add a `Scenario` to `SCENARIOS`: what it does with a journal and, if it needs other files than the
journal that all begin with, what is to be made of that first.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from journal_tui.domain import records as r
from journal_tui.domain.fields import to_fields
from journal_tui.services import editing, moving, writing
from journal_tui.services.journal import Journal
from journal_tui.storage.drafts import LocalDrafts
from journal_tui.storage.store import JournalStore
from tests.fakes import StillClock
from tests.storage.model_disk import ModelDisk
from tests.storage.samples import DEVICE, TODAY, TOMORROW, an_id, gratitude, person, schedule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from journal_tui.storage.disk import Disk
    from tests.storage.power_cut import Files

HOME = "/home"
"""Where the journal lies on a disk in memory."""

OLD, NAMED, ELSEWHERE = an_id(2), an_id(3), an_id(4)
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
    """

    name: str
    act: Callable[[Journal], object]
    day: date = TODAY
    files: int = 1
    prepare: Callable[[Journal], object] = field(default=_nothing)

    def __str__(self) -> str:
        return self.name


def open_journal(home: str, disk: Disk, day: date = TODAY) -> Journal:
    """A journal in this folder and its drafts beside it, on the morning of a day."""
    store = JournalStore(f"{home}/journal", DEVICE, disk)
    clock = StillClock(datetime.combine(day, time(8, 15), UTC))
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


SCENARIOS = (
    Scenario("a save", _add),
    Scenario("the first save of a day", _add, TOMORROW),
    Scenario("the first save of a month", _add, date(2026, 12, 1)),
    Scenario("the first save of a year", _add, NEXT_YEAR),
    Scenario("an edit", lambda journal: editing.edit(journal, _found(journal, OLD), "edited")),
    Scenario("a delete", lambda journal: editing.delete(journal, _found(journal, OLD))),
    Scenario(
        "a move to another month",
        lambda journal: moving.move(journal, _found(journal, OLD), OCTOBER),
        files=2,
    ),
    Scenario("a draft", lambda journal: journal.drafts.keep(_draft(journal))),
    Scenario(
        "a save of what was a draft",
        lambda journal: writing.keep(journal, _draft(journal)),
        prepare=lambda journal: journal.drafts.keep(_draft(journal)),
    ),
)


@cache
def seed() -> Files:
    """The journal that all begin with: two months, people, a schedule, backups of yesterday and today."""
    disk = ModelDisk()
    yesterday = TODAY.replace(day=TODAY.day - 1)
    store = open_journal(HOME, disk).store
    store.save([gratitude(4, "from October", OCTOBER), schedule(80)], yesterday)
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
    scenario.prepare(open_journal(HOME, disk, scenario.day))
    return disk.files()


def picture(journal: Journal) -> Picture:
    """What a journal shows; a draft counts until the record that it becomes holds its words."""
    names = journal.names()
    live = [*journal.people(), *journal.store.practice(), *journal.everything()]
    kept = {(record.id, r.words_of(record)) for record in live}
    drafts = [draft for draft in journal.drafts.all() if (draft.id, r.words_of(draft)) not in kept]
    piles = {"shown": live, "deleted": journal.store.deleted(), "draft": drafts}
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


def lost_or_doubled(pictures: Iterable[Picture]) -> Iterator[str]:
    """Words that should be there all the time, and aren't; those there more often than before and after."""
    before, *between, after = [Counter((line.pile, line.words) for line in each) for each in pictures]
    for number, there in enumerate(between, 1):
        for (pile, words), lost in ((before & after) - there).items():
            yield f"{words!r} is lost from what is {pile} after file {number}, {lost} of it"
        for (pile, words), more in (there - (before | after)).items():
            yield f"{words!r} is in what is {pile} after file {number}, {more} too many"
