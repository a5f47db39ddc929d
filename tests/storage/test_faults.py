"""Every call to the disk fails, or is the last, in turn: what was saved stays, and nothing is half done.

The same harness is tried on two wrong ways to save, which it must catch.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from journal_tui.domain import records as r
from journal_tui.domain.errors import NotSaved, SavedUnconfirmed
from journal_tui.storage import folder as storage_folder
from journal_tui.storage.files import Written, signature_of
from journal_tui.storage.store import JournalStore
from tests.storage.faulty_disk import FaultyDisk, Killed
from tests.storage.samples import (
    MONTH,
    TODAY,
    TOMORROW,
    a_journal,
    a_store,
    an_id,
    deleted,
    gratitude,
    later,
    tree,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from journal_tui.storage.disk import Disk

ERRORS = ("EIO", "ENOSPC", "EINTR", "EACCES")
NEXT_YEAR = TODAY.replace(year=2027, month=1)


@dataclass(frozen=True)
class Case:
    """A save, and the day on which it is made."""

    name: str
    change: Callable[[JournalStore], r.Record]
    today: date = TODAY
    month: str = MONTH


def _old(store: JournalStore) -> r.Gratitude:
    found = store.find(an_id(2))
    assert isinstance(found, r.Gratitude)
    return found


CASES = (
    Case("an add", lambda _: gratitude(4, "new")),
    Case("an edit", lambda store: later(_old(store), "edited")),
    Case("a delete", lambda store: deleted(_old(store))),
    Case("the first save of a day", lambda _: gratitude(4, "new"), TOMORROW),
    Case("the first save of a year", lambda _: gratitude(4, "new", NEXT_YEAR), TODAY, "2027-01"),
)


def shown(store: JournalStore) -> list[tuple[str, str]]:
    months = (MONTH, "2027-01")
    return [(record.id, r.words_of(record)) for month in months for record in store.month(month)]


def outcomes(seed: Path, case: Case, work: Path) -> tuple[list[tuple[str, str]], list[tuple[str, str]], int]:
    """What the journal shows before and after a save that works, and how many calls that makes."""
    home = work / "whole"
    shutil.copytree(seed, home)
    disk = FaultyDisk()
    store = a_store(home, disk)
    before, record = shown(store), case.change(store)
    disk.armed = True
    store.save([record], case.today)
    disk.end_process()
    return before, shown(a_store(home)), len(disk.calls)


def faults(seed: Path, case: Case, fault: str, work: Path) -> Iterator[str]:
    """Make each call in turn fail this way; yield a sentence for whatever is wrong afterwards."""
    before, after, calls = outcomes(seed, case, work)
    for at in range(calls):
        home = work / str(at)
        shutil.copytree(seed, home)
        disk = FaultyDisk(at, fault)
        store = a_store(home, disk)
        shown(store)
        record = case.change(store)
        disk.armed = True
        said = _attempt(store, record, case)
        disk.armed = False
        at_call = f"{case.name}, {fault} at call {at} ({disk.calls[at] if at < len(disk.calls) else 'none'})"
        yield from (f"{at_call}: {wrong}" for wrong in _wrong(store, home, said, before, after))
        disk.end_process()
        shutil.rmtree(home)
    shutil.rmtree(work / "whole")


def _attempt(store: JournalStore, record: r.Record, case: Case) -> str:
    try:
        store.save([record], case.today)
    except Killed:
        return "killed"
    except NotSaved:
        return "not saved"
    except SavedUnconfirmed:
        return "unconfirmed"
    except OSError as error:
        return f"a bare {error!r}"
    return "saved"


def _wrong(
    store: JournalStore,
    home: Path,
    said: str,
    before: list[tuple[str, str]],
    after: list[tuple[str, str]],
) -> Iterator[str]:
    fresh = a_store(home)
    there = shown(fresh)
    allowed = {"killed": (before, after), "not saved": (before,)}.get(said, (after,))
    if said.startswith("a bare"):
        yield said
    if there not in allowed:
        yield f"{said}, yet the disk holds {there}"
    if fresh.problems():
        yield f"{said}, and {fresh.problems()}"
    if said != "killed":
        if shown(store) != there:
            yield f"{said}: memory holds {shown(store)}, the disk {there}"
        if left := [name for name in tree(home) if ".tmp" in name]:
            yield f"{said}, and left {left}"
    else:
        store._storage.disk.end_process()  # type: ignore[attr-defined]  # a FaultyDisk
    fresh.save([gratitude(99, "life goes on")], TODAY)
    if len(shown(a_store(home))) != len(there) + 1:
        yield f"{said}, and afterwards nothing can be saved"
    fresh.close()


@pytest.fixture
def seed(tmp_path: Path) -> Path:
    a_journal(tmp_path / "seed")
    return tmp_path / "seed"


@pytest.mark.parametrize("fault", [*ERRORS, "short", "kill", "half"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_no_fault_loses_or_tears_anything(seed: Path, tmp_path: Path, case: Case, fault: str) -> None:
    assert list(faults(seed, case, fault, tmp_path)) == []


def write_in_place(disk: Disk, path: str, data: bytes) -> Written:
    """The obvious way to save, and a wrong one: the old bytes go before the new ones are there."""
    if os.path.exists(path):
        disk.unlink(path)
    fd = disk.open_new(path)
    disk.write(fd, memoryview(data))
    disk.fsync(fd)
    signature = signature_of(disk.fstat(fd))
    disk.close(fd)
    return Written(signature, None)


@pytest.mark.parametrize("fault", ["ENOSPC", "kill", "half", "short"])
def test_the_harness_catches_a_save_in_place(
    seed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    monkeypatch.setattr(storage_folder, "atomic_write", write_in_place)

    assert list(faults(seed, CASES[0], fault, tmp_path))


def test_the_harness_catches_memory_that_runs_ahead_of_the_disk(
    seed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save = JournalStore._save_table

    def eager(self: JournalStore, name: str, records: Sequence[r.Record]) -> object:
        view = self._shelf.view(name)
        self._shelf._views[name] = view._replace(live=(*view.live, *records))
        return save(self, name, records)

    monkeypatch.setattr(JournalStore, "_save_table", eager)

    assert list(faults(seed, CASES[0], "ENOSPC", tmp_path))
