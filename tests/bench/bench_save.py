"""How long a save takes, against a bare atomic write of 400 bytes, and how many fsyncs it makes.

The month holds 250 records already. The bare write is a temporary file in the same folder, fsync, rename,
fsync of the folder: what any save must do to be durable.

Run it with `.venv/bin/python -m tests.bench.bench_save`.
"""

from __future__ import annotations

import os
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from journal_tui.domain.records import Gratitude
from journal_tui.storage.disk import Disk
from journal_tui.storage.store import JournalStore
from tests.bench.yardstick import in_turn, ratio

DAY = date(2026, 11, 23)
AT = datetime(2026, 11, 1, 7, tzinfo=UTC)


class CountingDisk(Disk):
    """A disk that counts its fsyncs."""

    fsyncs = 0

    def fsync(self, fd: int) -> None:
        self.fsyncs += 1
        super().fsync(fd)


def _gratitude(store: JournalStore, number: int) -> Gratitude:
    at = AT + timedelta(minutes=number)
    text = f"{number}: the question nobody dared to ask, and how calmly it was answered " * 3
    return Gratitude(id=store.new_id(), day=DAY, written=DAY, created_at=at, updated_at=at, text=text)


def bare_write(folder: Path, data: bytes) -> None:
    temporary = folder / ".bare.tmp"
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.write(handle, data)
    os.fsync(handle)
    os.close(handle)
    os.replace(temporary, folder / "bare.json")
    opened = os.open(folder, os.O_RDONLY)
    os.fsync(opened)
    os.close(opened)


def main() -> None:
    with tempfile.TemporaryDirectory(dir=".") as home:
        disk = CountingDisk()
        store = JournalStore(str(Path(home) / "journal"), "bench", disk)
        store.save([_gratitude(store, number) for number in range(250)], DAY)
        store.save([_gratitude(store, 250)], DAY)
        before, numbers = disk.fsyncs, iter(range(251, 10_000))
        store.save([_gratitude(store, next(numbers))], DAY)
        print(f"fsyncs of a save to an existing month: {disk.fsyncs - before}")
        saving, bare = in_turn(
            60,
            lambda: store.save([_gratitude(store, next(numbers))], DAY),
            lambda: bare_write(Path(home), b"x" * 400),
        )
    ratio("a save into a month of 250 to 310 records", saving, bare, 7, "a bare atomic write of 400 bytes")


if __name__ == "__main__":
    main()
