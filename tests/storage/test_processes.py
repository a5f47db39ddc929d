"""Several processes at once: every record that was acknowledged is there, exactly once."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from journal_tui.domain.errors import NotSaved
from journal_tui.storage.disk import Disk
from journal_tui.storage.lock import FolderLock
from tests.storage.samples import MONTH, TODAY, a_journal, a_store, gratitude, month_file, texts_in, tree

if TYPE_CHECKING:
    from pathlib import Path

ADDS = """
import sys
from tests.storage.samples import TODAY, a_store, gratitude
from pathlib import Path
folder, first, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
store = a_store(Path(folder))
for number in range(first, first + count):
    (saved,) = store.save([gratitude(number, f"text {number}")], TODAY)
    print(saved.id, flush=True)
"""


def adding(folder: Path, first: int, count: int, *wrapper: str) -> subprocess.Popen[str]:
    command = [*wrapper, sys.executable, "-c", ADDS, str(folder), str(first), str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_processes_that_add_at_once_lose_nothing(tmp_path: Path) -> None:
    processes = [adding(tmp_path / "journal", first, 15) for first in (1, 101, 201)]
    acknowledged = [line for process in processes for line in process.communicate()[0].split()]

    assert all(process.returncode == 0 for process in processes)
    assert len(acknowledged) == 45
    there = [record.id for record in a_store(tmp_path / "journal").month(MONTH)]
    assert sorted(there) == sorted(acknowledged)


def test_what_a_killed_process_acknowledged_is_there_and_its_lock_is_not(tmp_path: Path) -> None:
    process = adding(tmp_path, 1, 10_000)
    assert process.stdout is not None
    acknowledged = [process.stdout.readline().strip() for _ in range(20)]
    process.send_signal(signal.SIGKILL)
    acknowledged += process.communicate()[0].split()
    store = a_store(tmp_path)
    began = time.monotonic()
    store.save([gratitude(20_000, "after")], TODAY)

    assert time.monotonic() - began < 5
    assert {line for line in acknowledged if len(line) == 32} <= {record.id for record in store.month(MONTH)}
    assert store.problems() == []
    assert not [name for name in tree(tmp_path / "2026") if name.endswith(".tmp")]


class InTheMiddle(Disk):
    """In the middle of a save, just before its new file is begun, somebody else makes a whole save."""

    def __init__(self, folder: Path, *, locks: bool) -> None:
        self._folder = folder
        self._locks = locks
        self.refused = False
        self._begun = False

    def try_lock(self, fd: int) -> bool:
        return super().try_lock(fd) if self._locks else True

    def open_new(self, path: str) -> int:
        if not self._begun:
            self._begun = True
            other = a_store(self._folder)
            other._storage.lock = FolderLock(Disk(), str(self._folder), patience=0.05)
            try:
                other.save([gratitude(77, "theirs")], TODAY)
            except NotSaved:
                self.refused = True
        return super().open_new(path)


def test_the_lock_keeps_two_saves_apart(tmp_path: Path) -> None:
    a_journal(tmp_path)
    disk = InTheMiddle(tmp_path, locks=True)
    a_store(tmp_path, disk).save([gratitude(4, "ours")], TODAY)

    assert disk.refused
    assert texts_in(a_store(tmp_path)) == ["one", "two", "three", "ours"]


def test_without_the_lock_the_same_two_saves_would_lose_one(tmp_path: Path) -> None:
    a_journal(tmp_path)
    disk = InTheMiddle(tmp_path, locks=False)
    a_store(tmp_path, disk).save([gratitude(4, "ours")], TODAY)

    assert not disk.refused
    assert "theirs" not in texts_in(a_store(tmp_path))


def test_a_lock_that_is_never_let_go_gives_a_sentence(tmp_path: Path) -> None:
    with FolderLock(Disk(), str(tmp_path)), pytest.raises(NotSaved, match="close the other copy"):
        FolderLock(Disk(), str(tmp_path), patience=0.02).__enter__()


def test_the_lock_may_be_entered_again_inside_itself(tmp_path: Path) -> None:
    lock = FolderLock(Disk(), str(tmp_path))
    other = FolderLock(Disk(), str(tmp_path), patience=0)
    with lock:
        with lock:
            pass
        with pytest.raises(NotSaved):
            other.__enter__()
    with other:
        pass


def test_a_lock_file_that_was_removed_keeps_nobody_from_the_new_one(tmp_path: Path) -> None:
    lock = FolderLock(Disk(), str(tmp_path))
    with lock:
        pass
    os.unlink(tmp_path / ".lock")
    with lock, pytest.raises(NotSaved):
        FolderLock(Disk(), str(tmp_path), patience=0).__enter__()


def test_the_system_itself_counts_two_syncs_a_save(tmp_path: Path) -> None:
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    a_journal(tmp_path)
    path = month_file(tmp_path)
    before, trace = path.read_bytes(), tmp_path / "trace"
    wrapper = ("strace", "-f", "-o", str(trace), "-e", "trace=fsync,fdatasync,sync,syncfs")
    process = adding(tmp_path, 50, 3, *wrapper)
    said = process.communicate()[0].split()
    if process.returncode != 0 and path.read_bytes() == before:
        pytest.skip("strace may not trace here")

    assert len(said) == 3
    assert len(re.findall(r"\b(?:fsync|fdatasync|sync|syncfs)\(", trace.read_text())) == 2 * 3
