"""Random keys over the whole app: no exception, nothing lost that was saved or typed, a clean quit.

Between the keys come pastes, other sizes, clicks, looks at another window, the day's end, records that
another program writes, and times in which the disk is full. Now and then the app is quit, or killed, and
opened again.

Run it with `.venv/bin/python -m tests.e2e.random_keys --keys 10000 --seed 1`.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import tempfile
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from journal_tui.tui.app import JournalApp
from tests.e2e.hands import Hands
from tests.e2e.workshop import JOURNALS, Workshop

if TYPE_CHECKING:
    from textual.pilot import Pilot

SIZE = (80, 24)
LOOK_EVERY, LIVES_ABOUT = 60, 400
"""Doings between two looks at whether all is well, and until the app is closed, on the average."""
TOLD = 40


@dataclass
class Found:
    """What became of it: what was wrong, what was done before that, and where the keys went."""

    seed: int
    journal: str
    wrong: list[str] = field(default_factory=list)
    log: list[str] = field(default_factory=list)
    screens: Counter[str] = field(default_factory=Counter)
    keys: int = 0
    saves: int = 0
    quits: int = 0
    kills: int = 0


class RandomKeys:
    """One journal under so many random keys."""

    def __init__(self, workshop: Workshop, found: Found, look_every: int) -> None:
        self._workshop = workshop
        self._look_every = look_every
        self._found = found
        self._dice = workshop.dice
        self._hands = Hands(self._dice, workshop)

    async def rain(self, keys: int) -> None:
        """Press keys until there were enough of them, or something is wrong."""
        while self._hands.keys < keys and not self._found.wrong:
            try:
                await self._live(keys)
            except Exception as error:  # noqa: BLE001 (whatever it is, it is what is looked for)
                self._found.wrong += [f"{error!r}", *traceback.format_exception(error)[-8:]]
        self._found.log = self._hands.log[-TOLD:]
        self._found.keys, self._found.saves = self._hands.keys, self._workshop.witness.saves

    async def _live(self, keys: int) -> None:
        """Open the app, press keys until it ends, and see that it ended well."""
        app = self._workshop.open()
        typed: list[str] = []
        async with app.run_test(size=SIZE) as pilot:
            doings = 0
            if self._dice.random() < 0.7:  # else keys come before there is anything to see
                await app.workers.wait_for_complete()
                await pilot.pause()
            while app.is_running and app._exit is False and self._hands.keys < keys:
                self._found.screens[type(app.screen).__name__] += 1
                await self._hands.do_something(pilot)
                doings += 1
                if doings % self._look_every == 0 and self._is_wrong(pilot):
                    return
                if self._dice.random() < 1 / LIVES_ABOUT:
                    break
            if app._exit is False:
                typed = await self._close(pilot)
        self._workshop.end()
        self._found.wrong += [*self._workshop.gone(typed)]
        if app.return_code:
            self._found.wrong.append(f"it ended with {app.return_code}")

    def _is_wrong(self, pilot: Pilot[None]) -> bool:
        app = pilot.app
        assert isinstance(app, JournalApp)
        self._found.wrong += [*self._workshop.wrong(app)]
        return bool(self._found.wrong)

    async def _close(self, pilot: Pilot[None]) -> list[str]:
        """Quit the app by its key, or kill it; the texts that were being typed."""
        app = pilot.app
        assert isinstance(app, JournalApp)
        await pilot.pause(0.6)
        self._is_wrong(pilot)
        typed = self._workshop.typed(app)
        if self._dice.random() < 0.3:
            self._found.kills += 1
            app.exit()
        else:
            self._found.quits += 1
            await pilot.press("ctrl+q")
            await pilot.pause()
            if app._exit is False and self._workshop.disk.is_full:  # a text that can't be kept is told first
                await pilot.press("ctrl+q")
                await pilot.pause()
            if app._exit is False:
                self._found.wrong.append("ctrl+q did not quit")
        return typed


def run(home: Path, seed: int, keys: int, journal: str, look_every: int = LOOK_EVERY) -> Found:
    """Let so many keys rain on an app over one of the journals; look at times whether all is well."""
    found = Found(seed, journal)
    workshop = Workshop(home, random.Random(seed))  # noqa: S311 (dice)
    workshop.fill(journal)
    asyncio.run(RandomKeys(workshop, found, look_every).rain(keys))
    return found


def report(found: Found) -> str:
    """What became of it, in a few lines."""
    where = ", ".join(f"{name} {count}" for name, count in found.screens.most_common())
    ends = f"{found.saves} saves, {found.quits} quits, {found.kills} kills"
    lines = [
        f"seed {found.seed}, journal {found.journal}: {found.keys} keys, {ends}; {len(found.wrong)} wrong",
        f"  on {where}",
    ]
    if found.wrong:
        lines += ["what was done last:", *found.log, "what is wrong:", *found.wrong]
    return "\n".join(lines)


def main() -> None:
    """Run it for one seed or several, and say what was found."""
    parser = argparse.ArgumentParser(description="Random keys over the whole app.")
    parser.add_argument("--keys", type=int, default=10_000)
    parser.add_argument("--seed", type=int, nargs="+", default=[1])
    parser.add_argument("--journal", choices=JOURNALS, help="else it changes with the seed")
    asked = parser.parse_args()
    is_wrong = False
    for seed in asked.seed:
        with tempfile.TemporaryDirectory() as home:
            found = run(Path(home), seed, asked.keys, asked.journal or JOURNALS[seed % len(JOURNALS)])
        print(report(found), flush=True)
        is_wrong = is_wrong or bool(found.wrong)
    raise SystemExit(is_wrong)


if __name__ == "__main__":
    main()
