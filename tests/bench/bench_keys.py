"""How long a key takes from being pressed to the screen being painted again, headless.

Run it with `.venv/bin/python -m tests.bench.bench_keys`.
"""

from __future__ import annotations

import asyncio
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

os.environ["TEXTUAL_ANIMATIONS"] = "none"

from textual import events

from journal_tui import tui
from journal_tui.services import writing
from journal_tui.settings import Settings
from journal_tui.tui.app import JournalApp
from tests.bench.yardstick import p95
from tests.fakes import Desk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType
    from textual.pilot import Pilot
    from textual.screen import Screen
    from textual.types import CSSPathType

KEYS = 200


class Watched(JournalApp):
    """The app, noting when it last painted."""

    CSS_PATH: ClassVar[CSSPathType | None] = str(Path(tui.__file__).parent / "journal.tcss")
    painted = 0.0
    paints = 0

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        super()._display(screen, renderable)
        self.painted = time.perf_counter()
        self.paints += 1


async def presses(pilot: Pilot[None], keys: Sequence[str]) -> list[float]:
    """Press each key and wait until everything it set off is done; seconds to the last paint of each."""
    app = pilot.app
    assert isinstance(app, Watched)
    taken: list[float] = []
    for key in keys:
        before, began = app.paints, time.perf_counter()
        app.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.pause()
        assert app.paints > before, f"{key} painted nothing"
        taken.append(app.painted - began)
    return taken


async def measure() -> None:
    desk = Desk()
    for number in range(40):
        desk.clock.tick()
        writing.keep(
            desk.journal, writing.new_note(desk.journal, f"{number}: what was said and by whom " * 3)
        )
    app = Watched(desk.journal, Settings(theme="dusk"))
    async with app.run_test(size=(120, 35)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        moves = await presses(pilot, (["down"] * 30 + ["up"] * 30) * (KEYS // 60 + 1))
        await pilot.press("a", "g")
        await pilot.pause()
        letters = await presses(pilot, list("patience with the client and a good laugh ") * (KEYS // 40))
    p95("a move in the list of a day", moves, 16)
    p95("a letter in the editor", letters, 16)


if __name__ == "__main__":
    asyncio.run(measure())
