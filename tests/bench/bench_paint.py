"""How long the app takes to paint Today and the places, against the same screens over data in memory.

The journal on disk holds a year of mornings. Run it with `.venv/bin/python -m tests.bench.bench_paint`.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from datetime import timedelta
from pathlib import Path

os.environ["TEXTUAL_ANIMATIONS"] = "none"

from typing import TYPE_CHECKING

from journal_tui.services import writing
from journal_tui.services.journal import Journal
from journal_tui.settings import Settings
from journal_tui.storage.drafts import LocalDrafts
from journal_tui.storage.store import JournalStore
from journal_tui.tui.app import JournalApp
from tests.bench.yardstick import ratio
from tests.fakes import MONDAY, Desk

if TYPE_CHECKING:
    from datetime import date

    from journal_tui.domain.records import Record

ROUNDS = 30


def a_year(desk: Desk) -> list[Record]:
    """Three records a weekday for a year, in memory."""
    day = MONDAY - timedelta(days=364)
    while day <= MONDAY:
        desk.clock.set_day(day)
        if day.weekday() < 5:
            writing.keep(desk.journal, writing.new_gratitude(desk.journal, f"patience with {day}, and why"))
            writing.keep(desk.journal, writing.new_note(desk.journal, f"what happened on {day} " * 5))
            writing.keep(desk.journal, writing.new_interaction(desk.journal, ["somebody"]))
        day += timedelta(days=1)
    desk.clock.set_day(MONDAY)
    return list(desk.store.everything())


async def first_paint(journal: Journal) -> float:
    """Seconds from nothing to a screen that shows today's records."""
    began = time.perf_counter()
    app = JournalApp(journal, Settings(theme="dusk"))
    async with app.run_test(size=(80, 24)):
        painted = time.perf_counter() - began
        await app.workers.wait_for_complete()
    return painted


PLACES = {"m": "Connect", "3": "the Journal", "4": "the Streak"}


async def place_paints(journal: Journal) -> dict[str, float]:
    """Seconds from a place's key to its first paint, the past being read."""
    taken: dict[str, float] = {}
    app = JournalApp(journal, Settings(theme="dusk"))
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        for key in PLACES:
            await pilot.press("1")
            await pilot.pause()
            began = time.perf_counter()
            await pilot.press(key)
            taken[key] = time.perf_counter() - began
    return taken


def this_month(records: list[Record], today: date) -> Desk:
    """A journal in memory that holds this month alone, as the first paint needs it."""
    desk = Desk()
    desk.store.records = {record.id: record for record in records if record.day >= today.replace(day=1)}
    return desk


def main() -> None:
    desk = Desk()
    records = a_year(desk)
    with tempfile.TemporaryDirectory(dir=".") as home:
        folder = str(Path(home) / "journal")
        JournalStore(folder, "bench").save(records, MONDAY)
        real: list[float] = []
        static: list[float] = []
        places: list[tuple[dict[str, float], dict[str, float]]] = []
        for number in range(ROUNDS + 1):
            drafts = LocalDrafts(str(Path(home) / "state"), folder)
            on_disk = asyncio.run(first_paint(Journal(JournalStore(folder, "bench"), desk.clock, drafts)))
            in_memory = asyncio.run(first_paint(this_month(records, MONDAY).journal))
            if number:  # the first round warms up
                real.append(on_disk)
                static.append(in_memory)
        for number in range(ROUNDS // 3 + 1):
            drafts = LocalDrafts(str(Path(home) / "state"), folder)
            stored = asyncio.run(place_paints(Journal(JournalStore(folder, "bench"), desk.clock, drafts)))
            held = asyncio.run(place_paints(_in_memory(records).journal))
            if number:
                places.append((stored, held))
    ratio(
        "first paint of Today over a year on disk", real, static, 1.10, "the same screen over data in memory"
    )
    for key, name in PLACES.items():
        took, yardstick = zip(*((stored[key], held[key]) for stored, held in places), strict=True)
        ratio(
            f"first paint of {name} over a year on disk",
            list(took),
            list(yardstick),
            1.10,
            "the same in memory",
        )


def _in_memory(records: list[Record]) -> Desk:
    desk = Desk()
    desk.store.records = {record.id: record for record in records}
    return desk


if __name__ == "__main__":
    main()
