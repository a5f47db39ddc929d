"""How long 50,000 entries take to come in, and how much memory, each in a process of its own.

The yardstick reads the same file with its format's plain parser, and writes the month files that the import
made once each, as the store does: encoded, to a temporary file, fsync, rename, fsync of the folder. Times are
those on the clock and, in brackets, the processor's alone, where waiting for the disk flatters nothing.
Memory is what a process had at its largest, less what one has that has only imported the same modules.

Run it with `.venv/bin/python -m tests.bench.bench_import`.
"""

from __future__ import annotations

import csv
import gc
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from journal_tui.inbox import Inbox
from journal_tui.services.import_planning import prepare
from journal_tui.services.import_undo import imports, take_back
from journal_tui.services.importing import carry_out
from journal_tui.services.journal import Journal
from journal_tui.storage.disk import Disk
from journal_tui.storage.files import atomic_write
from journal_tui.storage.format import encode, parse
from journal_tui.storage.layout import is_month, path_of, tables_in
from journal_tui.storage.store import JournalStore
from tests.fakes import MemoryDrafts, StillClock

if TYPE_CHECKING:
    from journal_tui.storage.format import Docs

ENTRIES = 50_000
ROUNDS = 3
FIRST = date(2006, 1, 1)
WORDS = "a walk by the harbour with Ana, who had asked how the move went and listened to all of it; "
_HEAD = re.compile(r"^\[([^\]]+)\] ", re.MULTILINE)
FORMATS = {"presently": "presently.csv", "dayone": "dayone.json", "jrnl": "jrnl.txt"}


def write_files(home: Path) -> None:
    """One file of each format, two or three times as many words in one entry as in another."""
    days = [FIRST + timedelta(days=number * 7300 // ENTRIES) for number in range(ENTRIES)]
    texts = [f"{number}: {WORDS * (2 + number % 5)}" for number in range(ENTRIES)]
    with open(home / FORMATS["presently"], "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("entryDate", "entryContent"), *zip(days, texts, strict=True)])
    entries = [
        {
            "uuid": f"{number:032X}",
            "creationDate": f"{day}T{number % 24:02}:30:00Z",
            "timeZone": "Europe/London",
            "text": text,
            "tags": ["one"],
            "weather": {"conditionsDescription": "Rain", "temperatureCelsius": 9},
        }
        for number, (day, text) in enumerate(zip(days, texts, strict=True))
    ]
    whole = {"metadata": {"version": "1.0"}, "entries": entries}
    (home / FORMATS["dayone"]).write_text(json.dumps(whole), encoding="utf-8")
    lines = (
        f"[{day} 09:{number % 60:02}] {text}\n\n"
        for number, (day, text) in enumerate(zip(days, texts, strict=True))
    )
    (home / FORMATS["jrnl"]).write_text("".join(lines), encoding="utf-8")


def _journal(folder: str) -> Journal:
    return Journal(
        JournalStore(folder, "bench"), StillClock(datetime(2026, 11, 23, 7, tzinfo=UTC)), MemoryDrafts()
    )


def _import(form: str, file: str, folder: str) -> None:
    journal = _journal(folder)
    plan = prepare(journal, Inbox().read(form, file), form)
    assert len(plan.entries) == ENTRIES
    carry_out(journal, plan, {})


def _again(form: str, file: str, folder: str) -> None:
    assert prepare(_journal(folder), Inbox().read(form, file), form).is_empty


def _undo(_form: str, _file: str, folder: str) -> None:
    journal = _journal(folder)
    [log] = imports(journal)
    assert take_back(journal, log).gone == ENTRIES


def _plain(form: str, file: str, folder: str) -> None:
    data = Path(file).read_bytes()
    if form == "presently":
        rows = list(csv.reader(io.StringIO(data.decode(), newline="")))
        assert len(rows) == ENTRIES + 1
    elif form == "dayone":
        assert len(json.loads(data)["entries"]) == ENTRIES
    else:
        heads = list(_HEAD.finditer(text := data.decode()))
        ends = [head.start() for head in heads[1:]] + [len(text)]
        pairs = zip(heads, ends, strict=True)
        entries = [(datetime.fromisoformat(head[1]), text[head.end() : end]) for head, end in pairs]
        assert len(entries) == ENTRIES
    disk = Disk()
    for name, docs in _tables(disk, folder):
        atomic_write(disk, path_of(f"{folder}-plain", name), encode(name, docs))


_READ: dict[str, list[tuple[str, Docs]]] = {}
"""The month files of a folder as the yardstick writes them, read before it begins."""


def _tables(disk: Disk, folder: str) -> list[tuple[str, Docs]]:
    if folder not in _READ:
        names = [name for name in tables_in(disk, folder) if is_month(name)]
        _READ[folder] = [(name, parse(name, Path(path_of(folder, name)).read_bytes()).docs) for name in names]
    return _READ[folder]


JOBS = {"import": _import, "again": _again, "undo": _undo, "plain": _plain, "nothing": lambda *_: None}


def job(name: str, form: str, file: str, folder: str) -> None:
    """Do one job, and print its seconds and the most bytes it had."""
    if name == "plain":
        for table, _ in _tables(Disk(), folder):
            os.makedirs(os.path.dirname(path_of(f"{folder}-plain", table)), exist_ok=True)
    gc.disable()
    began, busy = time.perf_counter(), time.process_time()
    JOBS[name](form, file, folder)
    print(time.perf_counter() - began, time.process_time() - busy, _most_bytes())


def _most_bytes() -> int:
    """The most that this process had in memory. What `getrusage` says of it begins with its parent's."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))


class Taken(NamedTuple):
    """What a job took: seconds on the clock, seconds of the processor, the most bytes it had."""

    clock: float
    busy: float
    most: float


def measure(*words: str) -> Taken:
    """Do a job in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.bench_import", *words], capture_output=True, text=True, check=True
    )
    return Taken(*map(float, done.stdout.split()))


def main() -> None:
    with tempfile.TemporaryDirectory(dir=".") as home:
        subprocess.run([sys.executable, "-m", "tests.bench.bench_import", home], check=True)
        for form, name in FORMATS.items():
            file, size = str(Path(home) / name), (Path(home) / name).stat().st_size
            took: dict[str, list[Taken]] = {"import": [], "plain": [], "again": [], "undo": []}
            base = measure("nothing", form, file, home).most
            for turn in range(ROUNDS):
                for which, taken in took.items():
                    taken.append(measure(which, form, file, str(Path(home) / f"{form}-{turn}")))
            clock = {job: min(each.clock for each in taken) for job, taken in took.items()}
            busy = {job: min(each.busy for each in taken) for job, taken in took.items()}
            most = max(each.most for each in took["import"]) - base
            print(
                f"{form}, {size / 1e6:.1f} MB: {clock['import']:.2f} s ({busy['import']:.2f}), "
                f"{clock['import'] / clock['plain']:.2f} times ({busy['import'] / busy['plain']:.2f}) the "
                f"plain parser and one writing of the files ({clock['plain']:.2f} s); goal 3. "
                f"Memory {most / size:.2f} times the file; goal 6. "
                f"Again, nothing new: {clock['again']:.2f} s. Taken back: {clock['undo']:.2f} s"
            )


if __name__ == "__main__":
    if len(sys.argv) == 2:
        write_files(Path(sys.argv[1]))
    elif len(sys.argv) > 2:
        job(*sys.argv[1:])
    else:
        main()
