"""Every call to the disk fails, or is the last, in turn: what was saved stays, and nothing is half done.

The same harness is tried on wrong ways to save, which it must catch.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from journal_tui.domain import records as r
from journal_tui.domain.errors import NotSaved, Refused, SavedUnconfirmed
from journal_tui.storage import files as storage_files
from journal_tui.storage import folder as storage_folder
from journal_tui.storage.store import JournalStore
from tests.storage.aftermath import temps, wrong_with
from tests.storage.faulty_disk import FaultyDisk, HastyDisk, Killed, TightDisk
from tests.storage.model_disk import ModelDisk
from tests.storage.power_cut import mark_of
from tests.storage.samples import TODAY, an_id, deleted, tree
from tests.storage.scenarios import (
    HOME,
    OCTOBER,
    OLD,
    SCENARIOS,
    Scenario,
    again_of,
    begun,
    course,
    lay_out,
    leave,
    lost_or_doubled,
    open_journal,
    picture,
)
from tests.storage.wrong_saves import write_in_place
from tests.thorough import IS_THOROUGH, thorough

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from journal_tui.services.journal import Journal
    from journal_tui.storage.disk import Disk
    from tests.storage.power_cut import Files, Mark
    from tests.storage.scenarios import Picture
SAVE = SCENARIOS[0]
OTHER_ERRORS = ("ENOSPC", "EINTR")
FAULTS = ("EIO", *OTHER_ERRORS, "kill", "short", "half")
READING = frozenset({"open_to_read", "read", "fstat", "stat", "real_path", "listdir", "close"})
"""Calls that change nothing on the disk."""

IN_A_WRITE = ("short", "half")
"""A write of half the bytes, without and with a kill after it."""


def calls_of(scenario: Scenario) -> list[str]:
    """The calls that a scenario makes when none fails."""
    disk = FaultyDisk(ModelDisk(begun(scenario)))
    journal = open_journal(HOME, disk, scenario.day)
    picture(journal)
    disk.armed = True
    scenario.act(journal)
    return disk.calls


def faults(scenario: Scenario, fault: str, real: Path | None = None) -> Iterator[str]:
    """Make each call in turn fail this way; yield a sentence for whatever is wrong afterwards.

    The disk is one in memory or, below the folder `real`, the real one.
    """
    known: dict[tuple[Mark, str], list[str]] = {}
    shown: dict[Mark, Picture] = {}
    calls = calls_of(scenario)
    for at, call in enumerate(calls):
        if not _matters(fault, call, is_last=at == len(calls) - 1):
            continue
        home = HOME if real is None else lay_out(begun(scenario), real / str(at))
        inner = ModelDisk(begun(scenario)) if real is None else HastyDisk()
        disk = FaultyDisk(inner, at, fault)
        journal = open_journal(home, disk, scenario.day)
        _read_all(journal)
        disk.armed = True
        said = _attempt(scenario, journal)
        disk.armed = False
        # Faults that leave the same on the disk, and say the same, need looking into once.
        seen = mark, _ = (_mark(home, inner), said)
        here, left = _remembered(journal, said), temps(home, inner)
        disk.end_process()
        if mark not in shown:
            shown[mark] = _fresh(home, inner, scenario.day)
        wrong = [] if here is None else [*_wrong_here(here, shown[mark], left)]
        if seen not in known:
            allowed = _allowed(scenario, said)
            known[seen] = [*wrong_with(home, inner, scenario.day, allowed, again_of(scenario))]
        wrong += known[seen]
        yield from (f"{fault} at call {at} ({call}): {said}, {what}" for what in wrong)


def _matters(fault: str, call: str, *, is_last: bool) -> bool:
    """Whether this fault at this call leads to anything that no other does.

    Who is killed before a call that changes nothing leaves what a kill before the next one that does leaves.
    """
    if fault in IN_A_WRITE:
        return call == "write"
    return fault != "kill" or is_last or call not in READING


def _read_all(journal: Journal) -> None:
    """Have everything in memory, as the app has."""
    journal.store.people(), journal.store.practice(), list(journal.store.everything()), journal.drafts.all()


def _fresh(home: str, disk: Disk, day: date) -> Picture:
    """What a program that is started now shows."""
    journal = open_journal(home, disk, day)
    found = picture(journal)
    leave(journal)
    return found


def _mark(home: str, disk: Disk) -> Mark:
    return mark_of(disk.files() if isinstance(disk, ModelDisk) else tree(Path(home)))


def _attempt(scenario: Scenario, journal: Journal) -> str:
    """Do it; returns `saved`, or what became of it."""
    try:
        trouble = scenario.act(journal)
    except Killed:
        return "killed"
    except (NotSaved, Refused) as error:
        return str(error)
    except SavedUnconfirmed:
        return "unconfirmed"
    return trouble if isinstance(trouble, str) and trouble else "saved"


def _remembered(journal: Journal, said: str) -> Picture | None:
    """What the process shows from its memory before it ends, if it wasn't killed."""
    if said == "killed":
        return None
    if journal.store.problems():
        journal.store.refresh()  # what couldn't be read was told, and is as soon as it can be
    found = picture(journal)
    leave(journal)
    return found


def _wrong_here(here: Picture, there: Picture, left: Sequence[str]) -> Iterator[str]:
    """What is wrong in the memory of a process, and with what it left lying about."""
    if here != there:
        yield f"and memory holds {here}, the disk {there}"
    if left:
        yield f"and left {left}"


def _allowed(scenario: Scenario, said: str) -> Sequence[Picture]:
    """What a journal may show after this was said."""
    before, *between = course(scenario)
    if said == "killed" or scenario.unasked or (said != "saved" and scenario.by_parts):
        return course(scenario)
    if said in ("saved", "unconfirmed"):
        return course(scenario)[-1:]
    return between[:-1] if said.startswith("Only the first part") else [before]


@pytest.mark.parametrize("scenario", SCENARIOS, ids=str)
@pytest.mark.parametrize("fault", FAULTS)
def test_no_fault_loses_or_tears_anything(scenario: Scenario, fault: str) -> None:
    if scenario.by_parts and fault in OTHER_ERRORS and not IS_THOROUGH:
        pytest.skip(
            "many saves like any other, which EIO goes through: set JOURNAL_TUI_THOROUGH=1 for the rest"
        )
    assert list(faults(scenario, fault)) == []


def test_the_real_disk_fares_as_the_one_in_memory(tmp_path: Path) -> None:
    assert list(faults(SAVE, "kill", tmp_path)) == []


@thorough
@pytest.mark.parametrize("scenario", SCENARIOS, ids=str)
def test_no_fault_of_the_real_disk_loses_or_tears_anything(scenario: Scenario, tmp_path: Path) -> None:
    for fault in (*FAULTS, "EACCES", "EROFS", "EDQUOT"):
        assert list(faults(scenario, fault, tmp_path / fault)) == []


@pytest.mark.parametrize("scenario", SCENARIOS, ids=str)
def test_a_scenario_changes_as_many_files_as_it_says_and_loses_nothing_between(scenario: Scenario) -> None:
    assert len(course(scenario)) == scenario.files + 1
    assert list(lost_or_doubled(course(scenario))) == []


@pytest.mark.parametrize("fault", ["ENOSPC", "kill", "half", "short"])
def test_the_harness_catches_a_save_in_place(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    course(SAVE)  # with the right save
    monkeypatch.setattr(storage_folder, "atomic_write", write_in_place)

    assert [wrong for wrong in faults(SAVE, fault) if "yet the disk holds" in wrong]


def test_the_harness_catches_memory_that_runs_ahead_of_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    save = JournalStore._save_table

    def eager(self: JournalStore, name: str, records: Sequence[r.Record], today: date) -> object:
        view = self._shelf.view(name)
        self._shelf._views[name] = view._replace(live=(*view.live, *records))
        return save(self, name, records, today)

    monkeypatch.setattr(JournalStore, "_save_table", eager)

    assert [wrong for wrong in faults(SAVE, "ENOSPC") if "memory holds" in wrong]


def test_the_harness_catches_a_temp_file_that_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage_files, "discard", lambda _disk, _path: None)

    assert [wrong for wrong in faults(SAVE, "ENOSPC") if "and left" in wrong]


@pytest.mark.parametrize("scenario", [SCENARIOS[0], SCENARIOS[1]], ids=str)
def test_words_that_fit_on_a_disk_are_saved_whether_or_not_their_backup_fits_too(scenario: Scenario) -> None:
    path = f"{HOME}/journal/2026/2026-11.json"
    needed = len(ModelDisk(_done(scenario)).files()[path])  # a new file stands beside the old one for a while
    for room in (0, needed - 1, *range(needed, 4 * needed, 300)):
        disk = TightDisk(begun(scenario), room)
        journal = open_journal(HOME, disk, scenario.day)
        said = _attempt(scenario, journal)
        assert (said == "saved") == (room >= needed), (room, needed, said)
        assert picture(open_journal(HOME, disk)) == course(scenario)[-1 if room >= needed else 0]
        assert not temps(HOME, disk)
        if said != "saved":
            assert "the disk is full" in said


def _done(scenario: Scenario) -> Files:
    """What the disk holds when a scenario is done."""
    disk = ModelDisk(begun(scenario))
    scenario.act(open_journal(HOME, disk, scenario.day))
    return disk.files()


def _moved_the_wrong_way(journal: Journal) -> None:
    """The mark first, then the fact: between the two the record is nowhere."""
    record = journal.store.find(OLD)
    assert isinstance(record, r.Gratitude)
    journal.store.save([deleted(record)], TODAY)
    journal.store.save([replace(record, id=an_id(50), day=OCTOBER, seen={}, moved_from=OLD)], TODAY)


def test_the_harness_catches_a_verb_that_sets_its_mark_before_the_fact() -> None:
    wrong = Scenario("a move the wrong way", _moved_the_wrong_way, files=2)

    assert "'two' is lost from what is shown after file 1, 1 of it" in list(lost_or_doubled(course(wrong)))
