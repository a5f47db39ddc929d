"""What doesn't grow with the years: the same things over a week, a month, and one, ten and twenty years.

Each figure stands beside a yardstick of the same run: a plain `json.loads` of all month files, a plain
casefold scan of every text, the first paint over a week. Loading and memory are measured in processes of
their own. All times are the processor's, so that it doesn't matter what else the machine is doing.

Run it with `.venv/bin/python -m tests.bench.bench_years`; it writes its journals to a temporary folder.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager, nullcontext
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING, NamedTuple

os.environ["TEXTUAL_ANIMATIONS"] = "none"

from textual import events

from journal_tui.clock import DatedClock
from journal_tui.content.demo import demo_months, demo_people, demo_practice
from journal_tui.demo import DEVICE, SEED, write_demo
from journal_tui.domain.query import read_query
from journal_tui.domain.records import Reflection, finish_all, people_in, words_of
from journal_tui.services.journal import Journal
from journal_tui.services.searching import Searcher
from journal_tui.settings import Settings
from journal_tui.storage.store import JournalStore
from journal_tui.tui.app import JournalApp
from journal_tui.tui.desk import desk_for
from journal_tui.unhurried import unhurried
from tests.fakes import MemoryDrafts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual.pilot import Pilot

    from journal_tui.domain.records import Record

TODAY = date(2026, 11, 23)
ROUNDS = 7
FIRST_HITS = 50
TYPED = (
    "una release",
    "patience",
    "@una kind:grat",
    "“stayed late",
    "muller -kind:note",
    "zebra",
    "#tag",
    "王",
)
"""Queries, each typed letter by letter: frequent words, rare ones, names, filters, and what nobody wrote."""


class Size(NamedTuple):
    """A journal's name in the table, the years it is made of, and how many of their last days it keeps."""

    name: str
    years: int
    days: int | None = None


SIZES = (
    Size("a week", 1, 7),
    Size("a month", 1, 31),
    Size("a year", 1),
    Size("10 years", 10),
    Size("20 years", 20),
)


def write(folder: str, size: Size) -> None:
    """Write the demo's journal, or the last days of it."""
    if size.days is None:
        write_demo(folder, TODAY, size.years)
        return
    store, since = JournalStore(folder, DEVICE), TODAY - timedelta(days=size.days)
    store.save(demo_practice(SEED, TODAY, size.years), TODAY)
    store.save(demo_people(SEED, TODAY, size.years), TODAY)
    for records in demo_months(SEED, TODAY, size.years):
        store.save([record for record in records if record.day > since], TODAY)
    store.close()


def opened(folder: str) -> Journal:
    """The journal in a folder, on the day after its last."""
    return Journal(JournalStore(folder, "bench"), DatedClock(TODAY), MemoryDrafts())


def month_files(folder: str) -> list[Path]:
    """The files of the months."""
    return sorted(Path(folder).glob("[0-9]*/*.json"))


def _resident() -> int:
    """Bytes of this process in memory."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _plainly(folder: str) -> object:
    return [json.loads(path.read_bytes()) for path in month_files(folder)]


def _records(folder: str) -> object:
    journal = opened(folder)
    with unhurried():
        return [*journal.store.everything()], journal


def _everything(folder: str) -> object:
    """All that the app knows once the past is read: streak, reasons, people's pages, search."""
    desk = desk_for(opened(folder), lambda _text: None, nullcontext, None)
    with unhurried():
        desk.load_past()
        desk.load_search()
    return desk


JOBS: dict[str, Callable[[str], object]] = {
    "plain": _plainly,
    "records": _records,
    "everything": _everything,
}


def job(name: str, folder: str) -> None:
    """Do a job once, and print the milliseconds it took and the bytes that its result keeps in memory."""
    finish_all()
    before, began = _resident(), time.process_time()
    kept = JOBS[name](folder)
    taken = time.process_time() - began
    print(json.dumps([taken * 1000, _resident() - before]))
    del kept


def jobs(folder: str) -> dict[str, tuple[float, float]]:
    """Each job's best milliseconds and megabytes; done in turn, so that a slow moment hits them alike."""
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in JOBS}
    for _ in range(ROUNDS):
        for name, figures in found.items():
            command = [sys.executable, "-m", "tests.bench.bench_years", name, folder]
            said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
            ms, size = json.loads(said)
            figures.append((ms, size / 1e6))
    return {name: (min(ms for ms, _ in each), min(mb for _, mb in each)) for name, each in found.items()}


def p95(taken: Sequence[float]) -> float:
    """The 95th percentile, in milliseconds."""
    return quantiles(taken, n=20)[-1] * 1000


def search(journal: Journal) -> tuple[float, float]:
    """The 95th percentiles of a search key up to its first hits, and of a plain scan of every text, in ms."""
    searcher, names = Searcher(journal), journal.names()
    searcher.load()

    def text_of(record: Record) -> str:
        asked = f"{record.prompt}\n{record.theme}" if isinstance(record, Reflection) else ""
        return "\n".join([words_of(record), asked, *(names.get(person, "") for person in people_in(record))])

    texts = [text_of(record) for record in journal.store.everything()]
    ours: list[float] = []
    plain: list[float] = []
    for query in TYPED * 5:
        for end in range(1, len(query) + 1):
            began = time.process_time()
            found = list(islice(searcher.hits(read_query(query[:end], TODAY).query), FIRST_HITS))
            middle = time.process_time()
            wanted = query[:end].casefold()
            scanned = [text for text in texts if wanted in text.casefold()]
            plain.append(time.process_time() - middle)
            ours.append(middle - began)
            del found, scanned
    return p95(ours), p95(plain)


async def _settled(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()


async def first_paint(folder: str) -> float:
    """Milliseconds from nothing to a painted Today, before anything of the past is read."""
    painted: list[float] = []

    @contextmanager
    def beside() -> Iterator[None]:
        painted.append(time.process_time())
        with unhurried():
            yield

    began = time.process_time()
    app = JournalApp(opened(folder), Settings(theme="dusk"), beside=beside)
    async with app.run_test(size=(80, 24)):
        await app.workers.wait_for_complete()
    return (painted[0] - began) * 1000


def first_paints(folders: Sequence[str]) -> list[float]:
    """The median first paint over each journal, in turn."""
    taken = [[asyncio.run(first_paint(folder)) for folder in folders] for _ in range(4 * ROUNDS)]
    return [median(each) for each in zip(*taken[1:], strict=True)]


async def presses(pilot: Pilot[None], keys: Sequence[str]) -> list[float]:
    """Seconds that each key took, with all that it set off up to the painted screen."""
    taken: list[float] = []
    for key in keys:
        began = time.process_time()
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.pause()
        taken.append(time.process_time() - began)
    return taken


async def keys(folder: str) -> list[float]:
    """The 95th percentiles of moving by a day, by a year, and of a letter of a search."""
    app = JournalApp(opened(folder), Settings(theme="dusk"), beside=unhurried)
    async with app.run_test(size=(80, 24)) as pilot:
        await _settled(pilot)
        await pilot.press("3")
        await _settled(pilot)
        days = await presses(pilot, ["left"] * 100)
        there, back = ["left_square_bracket"] * 18, ["right_square_bracket"] * 18
        years = await presses(pilot, ["home", *(there + back) * 3])
        await pilot.press("slash")
        await _settled(pilot)
        letters: list[float] = []
        for query in TYPED * 2:
            letters += await presses(pilot, list(query))
            await pilot.press("ctrl+u")
            await _settled(pilot)
    return [p95(days), p95(years), p95(letters)]


HEADS = (
    "",
    "records",
    "MB",
    "load",
    "×plain",
    "all",
    "MB kept",
    "×disk",
    "paint",
    "day",
    "year",
    "key",
    "50",
    "scan",
)
WHAT_IT_SAYS = f"""\
Milliseconds, but for megabytes and ratios. load: every record, and how often a plain json.loads of the same
files fits into that; all: with streak, reasons, people and search; MB kept: what all that keeps in memory;
paint: the first paint, in times of a week's; day, year: a move in the journal; key: a letter of a search, to
the painted screen; {FIRST_HITS}: to its first hits alone; scan: a plain casefold scan of every text."""
FORMS = ("<10", ">8", ">6", ">6", ">7", ">6", ">8", ">6", ">6", ">6", ">6", ">6", ">6", ">6")


def say(cells: Sequence[str]) -> None:
    """Print one line of the table."""
    print(" ".join(f"{cell:{form}}" for cell, form in zip(cells, FORMS, strict=True)), flush=True)


def row(folder: str, size: Size, paint: float) -> None:
    """Measure one journal, and print its line."""
    on_disk = sum(path.stat().st_size for path in month_files(folder)) / 1e6
    count = sum(1 for _ in opened(folder).store.everything())
    found = jobs(folder)
    load, (all_ms, kept) = found["records"][0], found["everything"]
    hits, scan = search(opened(folder))
    moves = asyncio.run(keys(folder))
    say(
        [
            *(size.name, str(count), f"{on_disk:.1f}", f"{load:.0f}", f"{load / found['plain'][0]:.2f}"),
            *(f"{all_ms:.0f}", f"{kept:.0f}", f"{kept / on_disk:.1f}", f"{paint:.2f}"),
            *(f"{each:.1f}" for each in (*moves, hits, scan)),
        ]
    )


def main() -> None:
    with tempfile.TemporaryDirectory(dir=".") as home:
        folders = [f"{home}/{size.name}" for size in SIZES]
        for folder, size in zip(folders, SIZES, strict=True):
            write(folder, size)
        paints = first_paints(folders)
        say(HEADS)
        for folder, size, paint in zip(folders, SIZES, paints, strict=True):
            row(folder, size, paint / paints[0])
    print(WHAT_IT_SAYS)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        job(*sys.argv[1:])
    else:
        main()
