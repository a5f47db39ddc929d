"""Draw the pictures of the screens, as SVG and PNG, from the real app over the demo's made-up year.

Run it with `.venv/bin/python -m screenshots.make`; they are written beside this file.
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

os.environ["TEXTUAL_ANIMATIONS"] = "none"
for name in ("NO_COLOR", "TEXTUAL_THEME", "COLORTERM", "TERM_PROGRAM"):
    os.environ.pop(name, None)

from textual.events import Paste

from journal_tui.demo import write_demo
from journal_tui.domain.records import Sitting
from journal_tui.services.journal import Journal
from journal_tui.services.writing import envelope
from journal_tui.settings import Settings
from journal_tui.storage.drafts import LocalDrafts
from journal_tui.storage.store import JournalStore
from journal_tui.tui.app import JournalApp
from screenshots.svg_to_png import to_png

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from textual.pilot import Pilot

    from journal_tui.domain.days import Moment
    from journal_tui.domain.practice import Practice

HERE = Path(__file__).parent
TODAY = date(2026, 11, 23)
FRIDAY = date(2026, 11, 20)
SMALL, WIDE = (80, 24), (120, 35)
SAT_SO_FAR = 252
"""Seconds of the morning's block that the pictures of it show as gone."""

NOTE = "Sent them at last. The release is through, and there was cake."
GLAD = "@Mei saw that I was stuck and asked one question, and that was all it took."
ANSWER = (
    "Leila and Kofi. Leila is looking for a room on Thursdays and a few people who like to argue; Kofi has "
    "both, and would love some younger readers. Two lines to each of them, today."
)

WEEK = "Tuesday. Tom had nothing to gain from staying, and it turned the evening."

Drawn = dict[str, str]


class StillClock:
    """Stands at a quarter to eight, and no time passes."""

    def __init__(self, day: date) -> None:
        self._day = day

    def moment(self, practice: Practice) -> Moment:
        """Always the same."""
        return practice.moment(datetime.combine(self._day, time(7, 45), UTC))

    def monotonic(self) -> float:
        """Always the same."""
        return 0.0


class NumberedStore(JournalStore):
    """A store whose new ids are counted, so that two runs give the same."""

    _drawn = 0

    def new_id(self) -> str:
        """The next number."""
        self._drawn += 1
        return f"{self._drawn:032x}"


class Camera:
    """The real app, keys for it, and pictures of what it shows."""

    def __init__(self, pilot: Pilot[None], drawn: Drawn) -> None:
        self._pilot, self._drawn = pilot, drawn

    async def press(self, *keys: str) -> None:
        """Press keys one by one, and wait for what they do."""
        for key in keys:
            await self._pilot.press(key)
            await self.settle()

    async def write(self, text: str) -> None:
        """Put a text where the cursor is."""
        self._pilot.app.post_message(Paste(text))
        await self.settle()

    async def settle(self) -> None:
        """Wait until everything has come to rest."""
        await self._pilot.app.workers.wait_for_complete()
        await self._pilot.pause()
        await self._pilot.pause()

    def take(self, name: str) -> None:
        """Draw what the screen shows now."""
        svg = self._pilot.app.export_screenshot(title="journal_tui")
        self._drawn[name] = re.sub(r"terminal-\d+", "terminal-0", svg)  # an id of the run, which says nothing


@asynccontextmanager
async def camera(journal: Journal, drawn: Drawn, theme: str, size: tuple[int, int]) -> AsyncIterator[Camera]:
    """A camera on the app over this journal."""
    app = JournalApp(journal, Settings(theme=theme), lives_in="~/.local/share/journal_tui")
    async with app.run_test(size=size) as pilot:
        held = Camera(pilot, drawn)
        await held.settle()
        yield held


async def places(journal: Journal, drawn: Drawn) -> None:
    """Today before it is begun, and the other places."""
    async with camera(journal, drawn, "dusk", SMALL) as held:
        held.take("today")
        await held.press("4")
        held.take("streak")
        await held.press("3", "h", "h", "h")
        held.take("journal")
        await held.press("slash")
        await held.write("autumn release -kind:note")
        await held.press("tab", "down")
        held.take("search")
        await held.press("escape")
        await held.press("2")
        held.take("people")
        await held.press(*("down",) * 4, "enter")
        held.take("person")
    async with camera(journal, drawn, "dawn", SMALL) as held:
        held.take("today-dawn")
        await held.press("2")
        held.take("people-dawn")
    async with camera(journal, drawn, "dusk", WIDE) as held:
        held.take("today-wide")


async def morning(journal: Journal, drawn: Drawn) -> None:
    """A morning from its picks to its closing card."""
    sitting = Sitting(
        **envelope(journal),
        seconds=SAT_SO_FAR,
        when="I sit down with my coffee",
        will="call Ana before opening my mail",
    )
    journal.store.save([sitting], TODAY)
    async with camera(journal, drawn, "dusk", SMALL) as held:
        await held.press("m", "space", "down", "space", "g")
        held.take("connect")
        await held.press("enter")
        await held.write(NOTE)
        held.take("log")
        await held.press("tab", "tab", "tab", "tab", "tab", "enter")
        await held.press("n")
        await held.write(GLAD)
        held.take("gratitude")
        await held.press("tab", "n")
        await held.write(ANSWER)
        held.take("reflect")
        await held.press("tab", "n")
        held.take("closing")


async def welcome(journal: Journal, drawn: Drawn) -> None:
    """The first launch."""
    async with camera(journal, drawn, "dusk", SMALL) as held:
        held.take("welcome")


async def week(journal: Journal, drawn: Drawn) -> None:
    """A Friday: the week looked over, and the month in numbers."""
    async with camera(journal, drawn, "dusk", SMALL) as held:
        await held.press("w", "tab")
        await held.write(WEEK)
        held.take("week")
        await held.press("escape", "4", "n")
        held.take("numbers")


SESSIONS: tuple[tuple[Callable[[Journal, Drawn], Awaitable[None]], date, bool], ...] = (
    (places, TODAY, True),
    (morning, TODAY, True),
    (week, FRIDAY, True),
    (welcome, TODAY, False),
)
"""The walks through the app, the day of each, and whether there is anything in the journal yet."""


def pictures() -> Drawn:
    """Every picture by its name, as SVG."""
    drawn: Drawn = {}
    for session, day, is_written in SESSIONS:
        with tempfile.TemporaryDirectory() as home:
            folder = str(Path(home) / "journal")
            if is_written:
                write_demo(folder, day)
            store = NumberedStore(folder, "picture")
            journal = Journal(store, StillClock(day), LocalDrafts(str(Path(home) / "state"), folder))
            asyncio.run(_shoot(session(journal, drawn)))
            store.close()
    return drawn


async def _shoot(session: Awaitable[None]) -> None:
    await session


def main() -> None:
    """Write every picture beside this file."""
    for name, svg in pictures().items():
        (HERE / f"{name}.svg").write_text(svg, encoding="utf-8")
        (HERE / f"{name}.png").write_bytes(to_png(svg))


if __name__ == "__main__":
    main()
