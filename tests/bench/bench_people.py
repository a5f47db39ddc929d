"""How long the keys of People take with 1,000 people: filtering as one types, and walking the list.

Run it with `.venv/bin/python -m tests.bench.bench_people`.
"""

from __future__ import annotations

import asyncio
import os
import tempfile

os.environ["TEXTUAL_ANIMATIONS"] = "none"

from datetime import timedelta
from typing import TYPE_CHECKING

from journal_tui.services import people, writing
from journal_tui.services.journal import Journal
from journal_tui.settings import Settings
from journal_tui.storage.store import JournalStore
from tests.bench.bench_keys import Watched, presses
from tests.bench.yardstick import p95
from tests.fakes import MONDAY, Desk

if TYPE_CHECKING:
    from journal_tui.domain.records import Record

FIRST = ("Ana", "Will", "Una", "Cy", "Pia", "Dora", "Mei", "Priya", "Gus", "Zola")
LAST = ("Öztürk", "Okafor", "Berg", "Rossi", "Lund", "Haas", "Tanaka", "Raghunathan", "Lindqvist", "Mbeki")
ROLES = ("mentor", "colleague", "mentee", "client", "peer")


def a_thousand(desk: Desk) -> list[Record]:
    """A thousand people, three contacts each within a year."""
    records: list[Record] = []
    for number in range(1000):
        name = f"{FIRST[number % 10]} {LAST[number // 10 % 10]} {number}"
        person = people.new_person(desk.journal, name, role=ROLES[number % 5])
        kept: list[Record] = [person]
        for back in (number % 60, 100 + number % 90, 300):
            day = MONDAY - timedelta(days=back)
            kept.append(writing.new_interaction(desk.journal, [person.id], note="about the review", day=day))
        records += kept
    return records


async def measure(size: tuple[int, int], home: str) -> None:
    desk = Desk()
    store = JournalStore(home, "bench")
    store.save(a_thousand(desk), MONDAY)
    app = Watched(Journal(store, desk.clock, desk.drafts), Settings(theme="dusk"))
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("2")
        await pilot.pause()
        await app.workers.wait_for_complete()
        moves = await presses(pilot, (["down"] * 30 + ["up"] * 30) * 4)
        letters: list[float] = []
        for _ in range(12):
            await pilot.press("slash")
            await pilot.pause()
            letters += await presses(pilot, [*"an oz 9", "backspace", "backspace", *"7"])
            await pilot.press("escape")
            await pilot.pause()
    at = f"{size[0]}x{size[1]}"
    p95(f"a move in People at {at}", moves, 16)
    p95(f"a letter in the filter at {at}", letters, 16)


if __name__ == "__main__":
    for size in ((80, 24), (120, 35)):
        with tempfile.TemporaryDirectory(dir=".") as home:
            asyncio.run(measure(size, home))
