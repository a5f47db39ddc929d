"""How long keys take while choosing among 1,000 people: selecting, filtering, a role or a rhythm for all.

Run it with `.venv/bin/python -m tests.bench.bench_choosing`.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from dataclasses import replace

os.environ["TEXTUAL_ANIMATIONS"] = "none"

from typing import TYPE_CHECKING

from journal_tui.services import people
from journal_tui.services.journal import Journal
from journal_tui.settings import Settings
from journal_tui.storage.store import JournalStore
from tests.bench.bench_keys import Watched, presses
from tests.bench.yardstick import p95
from tests.fakes import MONDAY, Desk

if TYPE_CHECKING:
    from journal_tui.domain.records import Record

PLACES = ("Northwind", "Acme", "Contoso", "")


def a_thousand(desk: Desk) -> list[Record]:
    """A thousand people as an import leaves them: at rest."""
    return [
        replace(
            people.new_person(desk.journal, f"Person {number}", rhythm="never"),
            imported=True,
            org=PLACES[number % 4],
        )
        for number in range(1000)
    ]


async def measure(home: str) -> None:
    desk = Desk()
    store = JournalStore(home, "bench")
    store.save(a_thousand(desk), MONDAY)
    app = Watched(Journal(store, desk.clock, desk.drafts), Settings(theme="dusk"))
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("2", "c")
        await pilot.pause()
        await app.workers.wait_for_complete()
        selecting = await presses(pilot, ["space"] * 100)
        await pilot.press("escape", "slash")
        letters = await presses(pilot, [*"acme", *["backspace"] * 4] * 6)
        await pilot.press("escape", "V", "r")
        everybody = await presses(pilot, ["c", "right", "left", "right"])
    p95("selecting one of 1,000", selecting, 16)
    p95("a letter in the filter", letters, 16)
    p95("a role or a rhythm for all 1,000", everybody, 500)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(dir=".") as home:
        asyncio.run(measure(home))
