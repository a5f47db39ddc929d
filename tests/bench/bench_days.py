"""How long a move takes over a year of days, in the journal and over the streak's heat map, headless.

Run it with `.venv/bin/python -m tests.bench.bench_days`.
"""

from __future__ import annotations

import asyncio
import tempfile
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from journal_tui.content.prompts import load
from journal_tui.domain.records import Sitting
from journal_tui.services import people, writing
from journal_tui.services.journal import Journal
from journal_tui.settings import Settings
from journal_tui.storage.store import JournalStore
from tests.bench.bench_keys import Watched, presses
from tests.bench.yardstick import p95
from tests.fakes import MONDAY, Desk

if TYPE_CHECKING:
    from textual.pilot import Pilot

YEARS = 1
SIZES = [(80, 24), (120, 35)]


def a_year(folder: str) -> Journal:
    """Every part of every weekday, and a contact or two more on some, in files of their own."""
    desk = Desk()
    journal, prompts = desk.journal, load().prompts
    mei = writing.keep(journal, people.new_person(journal, "Mei Tanaka", role="colleague")).after
    at = desk.clock.at
    for back in range(366 * YEARS, -1, -1):
        day = MONDAY - timedelta(days=back)
        if day.weekday() > 4:
            continue
        desk.clock.at = at
        desk.clock.set_day(day)
        said = f"{back}: asked about the move; tired, and glad that it is over. Offered the Thursday review. "
        for contact in range(1 + back % 3):
            desk.clock.tick()
            note = said * (contact + 1)
            writing.keep(journal, writing.new_interaction(journal, [mei.id], channel="call", note=note))
        writing.keep(journal, Sitting(**writing.envelope(journal), seconds=540))
        desk.clock.tick()
        writing.keep(journal, writing.new_gratitude(journal, said, people=[mei.id]))
        desk.clock.tick()
        writing.keep(journal, writing.new_reflection(journal, said * 4, prompts[back % len(prompts)]))
    desk.clock.at = at
    store = JournalStore(folder, "bench")
    store.save([replace(record, seen={}) for record in desk.store.records.values()], MONDAY)
    return Journal(store, desk.clock, desk.drafts)


async def settled(pilot: Pilot[None]) -> None:
    """Wait for the past, and for what it sets off."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()


async def measure(journal: Journal, size: tuple[int, int]) -> None:
    app = Watched(journal, Settings(theme="dusk"))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("3")
        await settled(pilot)
        days = await presses(pilot, ["left"] * 200)
        weeks = await presses(pilot, ["home", *(["up"] * 45 + ["down"] * 40) * 2])
        months = await presses(pilot, ["home", *(["pageup"] * 11 + ["pagedown"] * 10) * 5])
        await pilot.press("4")
        await settled(pilot)
        cells = await presses(pilot, ["left"] * 40 + ["right"] * 30 + ["up"] * 100)
    where = "x".join(map(str, size))
    p95(f"{where}: a day's move in the journal", days, 16)
    p95(f"{where}: a week's move in the journal", weeks, 16)
    p95(f"{where}: a month's move in the journal", months, 16)
    p95(f"{where}: a move over the heat map", cells, 16)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        year = a_year(home)
        for each in SIZES:
            asyncio.run(measure(year, each))
