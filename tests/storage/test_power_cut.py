"""The power goes after any step of a save: what was saved is there, and nothing is half there.

The same model is tried on a save that renames before it syncs, which it must catch.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from journal_tui.storage import folder as storage_folder
from journal_tui.storage.files import Written, signature_of, sync_folder
from tests.storage.power_cut import Model, WatchedDisk
from tests.storage.samples import TODAY, TOMORROW, a_journal, a_store, gratitude, texts_in

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from journal_tui.storage.disk import Disk

OLD = ["one", "two", "three"]


def cuts(home: Path, work: Path, today: date) -> list[str]:
    """Save a record, cutting the power after each step; say what was wrong after which."""
    a_journal(home, OLD)
    model = Model.of(home)
    wrong: list[str] = []
    steps = 0

    def restarted(wanted: tuple[list[str], ...]) -> None:
        nonlocal steps
        steps += 1
        for number, files in enumerate(model.survivors()):
            there = work / f"{steps}-{number}"
            for path, data in files.items():
                copy = there / os.path.relpath(path, home)
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes(data)
            store = a_store(there)
            if texts_in(store) not in wanted:
                wrong.append(f"step {steps}.{number}: {texts_in(store)}, {store.problems()}")

    store = a_store(home, WatchedDisk(model, lambda: restarted((OLD, [*OLD, "new"]))))
    store.save([gratitude(4, "new")], today)
    restarted(([*OLD, "new"],))
    assert steps > 4
    return wrong


@pytest.mark.parametrize("today", [TODAY, TOMORROW], ids=["any save", "the first of a day"])
def test_no_power_cut_loses_or_tears_anything(tmp_path: Path, today: date) -> None:
    assert cuts(tmp_path / "home", tmp_path / "after", today) == []


def rename_then_sync(disk: Disk, path: str, data: bytes) -> Written:
    """A wrong save: the name is moved before the bytes are safe."""
    temp = path + ".tmp"
    fd = disk.open_new(temp)
    disk.write(fd, memoryview(data))
    disk.replace(temp, path)
    disk.fsync(fd)
    signature = signature_of(disk.fstat(fd))
    disk.close(fd)
    sync_folder(disk, os.path.dirname(path))
    return Written(signature, None)


def no_sync_of_the_folder(disk: Disk, path: str, data: bytes) -> Written:
    """Another wrong save: it returns before its name is safe."""
    temp = path + ".tmp"
    fd = disk.open_new(temp)
    disk.write(fd, memoryview(data))
    disk.fsync(fd)
    signature = signature_of(disk.fstat(fd))
    disk.close(fd)
    disk.replace(temp, path)
    return Written(signature, None)


@pytest.mark.parametrize("wrong_save", [rename_then_sync, no_sync_of_the_folder])
def test_the_model_catches_a_save_in_the_wrong_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong_save: object
) -> None:
    home = tmp_path / "home"
    a_journal(home, OLD)  # with the right save
    monkeypatch.setattr(storage_folder, "atomic_write", wrong_save)

    assert cuts(home, tmp_path / "after", TODAY)
