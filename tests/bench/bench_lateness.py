"""How late the event loop is while the past loads, over a journal of twenty years and over one of a year.

Something that asks to be woken after a millisecond notes how much later it was woken: what a key would have
had to wait. The yardstick is the same without a journal to load, on the same machine at the same time. Beside
the clock's time stands the processor's, what this process itself did meanwhile: what others on the machine
do is not in it.

Run it with `.venv/bin/python -m tests.bench.bench_lateness`.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from datetime import date
from typing import NamedTuple

os.environ["TEXTUAL_ANIMATIONS"] = "none"

from journal_tui.clock import DatedClock
from journal_tui.demo import write_demo
from journal_tui.services.journal import Journal
from journal_tui.settings import Settings
from journal_tui.storage.store import JournalStore
from journal_tui.tui.app import JournalApp
from journal_tui.unhurried import unhurried
from tests.fakes import MemoryDrafts

TODAY = date(2026, 11, 23)
NAP = 0.001
GOAL_MS = 20
ROUNDS = 5


class Late(NamedTuple):
    """Seconds of lateness by the clock and by the processor's time, and how long it all took."""

    clock: float
    busy: float
    taken: float = 0


async def _nap(late: list[Late], until: asyncio.Event) -> None:
    while not until.is_set():
        began, busy = time.perf_counter(), time.process_time()
        await asyncio.sleep(NAP)
        late.append(Late(time.perf_counter() - began - NAP, time.process_time() - busy - NAP))


async def lateness(folder: str) -> Late:
    """The longest lateness from the first paint until all is shown, and how long that took."""
    journal = Journal(JournalStore(folder, "bench"), DatedClock(TODAY), MemoryDrafts())
    app = JournalApp(journal, Settings(theme="dusk"), beside=unhurried)
    late: list[Late] = []
    done = asyncio.Event()
    async with app.run_test(size=(80, 24)) as pilot:
        napping = asyncio.create_task(_nap(late, done))
        began = time.perf_counter()
        await app.workers.wait_for_complete()
        await pilot.pause()
        taken = time.perf_counter() - began
        done.set()
        await napping
    return Late(max(each.clock for each in late), max(each.busy for each in late), taken)


def main() -> None:
    with tempfile.TemporaryDirectory(dir=".") as home:
        for years in (1, 20):
            write_demo(f"{home}/{years}", TODAY, years)
        for name, folder in (("no journal", "0"), ("1 year", "1"), ("20 years", "20")):
            found = [asyncio.run(lateness(f"{home}/{folder}")) for _ in range(ROUNDS)]
            print(f"{name}, over {min(each.taken for each in found):.2f} s; goal {GOAL_MS} ms")
            _tell("by the clock", [each.clock for each in found])
            _tell("by the processor", [each.busy for each in found])


def _tell(what: str, late: list[float]) -> None:
    shown = sorted(seconds * 1000 for seconds in late)
    print(
        f"  {what} at most {shown[0]:.1f} ms late in the best of {ROUNDS} rounds, "
        f"{shown[ROUNDS // 2]:.1f} ms in the middle one, {shown[-1]:.1f} ms in the worst"
    )


if __name__ == "__main__":
    main()
