"""Several threads and one shelf of tables: nobody waits for another's reading, and none comes too late."""

from __future__ import annotations

import threading
from datetime import date
from typing import TYPE_CHECKING

from journal_tui.storage.disk import Disk
from tests.storage.samples import MONTH, TODAY, a_journal, a_store, an_id, gratitude, texts_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from journal_tui.storage.store import JournalStore

LAST_YEAR = date(2025, 3, 5)
OLD = "2025-03"
LONG = 10.0


class Pausing(Disk):
    """Halts whoever has just read the file of one month, until it is told to go on."""

    def __init__(self, month: str) -> None:
        self._month = month
        self._fds: set[int] = set()
        self.reached, self.go_on = threading.Event(), threading.Event()

    def open_to_read(self, path: str) -> int:
        fd = super().open_to_read(path)
        if path.endswith(f"{self._month}.json") and threading.current_thread() is not threading.main_thread():
            self._fds.add(fd)
        return fd

    def close(self, fd: int) -> None:
        super().close(fd)
        if fd in self._fds:
            self._fds.discard(fd)
            self.reached.set()
            assert self.go_on.wait(LONG)


def _while_it_reads(disk: Pausing, read: Callable[[], object], job: Callable[[], object]) -> None:
    """Do a job in this thread while another has read the month's file and not yet remembered it."""
    thread = threading.Thread(target=read)
    thread.start()
    try:
        assert disk.reached.wait(LONG)
        job()
    finally:
        disk.go_on.set()
        thread.join(LONG)


def _two_months(folder: Path) -> JournalStore:
    a_journal(folder)
    a_store(folder).save([gratitude(9, "long ago", LAST_YEAR)], TODAY)
    return a_store(folder, Pausing(OLD))


def test_who_reads_one_month_does_not_wait_for_who_reads_another(tmp_path: Path) -> None:
    store = _two_months(tmp_path)
    disk = store._storage.disk
    assert isinstance(disk, Pausing)
    found: list[str] = []

    def look() -> None:
        thread = threading.Thread(target=lambda: found.extend(texts_in(store)))
        thread.start()
        thread.join(LONG)

    _while_it_reads(disk, lambda: store.month(OLD), look)
    assert found == ["one", "two", "three"]


def test_a_reading_that_a_save_overtook_is_not_what_is_remembered(tmp_path: Path) -> None:
    store = _two_months(tmp_path)
    disk = store._storage.disk
    assert isinstance(disk, Pausing)
    added = gratitude(10, "added meanwhile", LAST_YEAR)
    _while_it_reads(disk, lambda: store.month(OLD), lambda: store.save([added], TODAY))
    assert texts_in(store, OLD) == ["long ago", "added meanwhile"]
    assert store.refresh() == []


def test_whether_a_record_is_there_is_asked_of_its_own_month_alone(tmp_path: Path) -> None:
    _two_months(tmp_path)
    store = a_store(tmp_path)
    assert store.holds(gratitude(1, "a draft of it"))
    assert not store.holds(gratitude(99, "a draft of something new"))
    assert set(store._shelf._views) == {MONTH}
    [kept] = [record for record in store.month(MONTH) if record.id == an_id(2)]
    assert store.holds(kept)
