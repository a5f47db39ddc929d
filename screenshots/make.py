"""Draw the pictures of the screens, as SVG and PNG, from the real app over a journal in a temporary folder.

Run it with `.venv/bin/python -m screenshots.make`; they are written beside this file.
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

os.environ["TEXTUAL_ANIMATIONS"] = "none"
for name in ("NO_COLOR", "TEXTUAL_THEME"):
    os.environ.pop(name, None)

from journal_tui.content.prompts import load
from journal_tui.services import people, writing
from journal_tui.services.journal import Journal
from journal_tui.settings import Settings
from journal_tui.storage.local import LocalDrafts
from journal_tui.storage.store import JournalStore
from journal_tui.tui.app import JournalApp
from screenshots.svg_to_png import to_png

if TYPE_CHECKING:
    from journal_tui.domain.days import Moment
    from journal_tui.domain.practice import Practice

HERE = Path(__file__).parent
TODAY = date(2026, 11, 23)
THANKS = (
    "Mei asked the question nobody dared to",
    "Will stayed late for the release and never mentioned it",
    "Sunlight on the stairs, and nobody in a hurry",
    "A client who said what they really needed",
)
CAPTURES = {"today": ("dusk", ()), "today-dawn": ("dawn", ()), "gratitude": ("dusk", ("a", "g"))}
"""A picture's name, its theme, and the keys that lead to it."""


class MorningClock:
    """Half past seven on a day that can be set, a minute later each time it is asked."""

    def __init__(self) -> None:
        self.at = datetime.combine(TODAY, time(7, 30), UTC)

    def moment(self, practice: Practice) -> Moment:
        """The next minute."""
        self.at += timedelta(minutes=1)
        return practice.moment(self.at)


def write(journal: Journal, clock: MorningClock) -> None:
    """Two weeks and a bit of mornings, and the one that is under way."""
    mei = writing.keep(journal, people.new_person(journal, "Mei Tanaka", role="colleague")).after
    una = writing.keep(journal, people.new_person(journal, "Una Berg", role="mentee")).after
    for number in range(17, 0, -1):
        day = TODAY - timedelta(days=number)
        if day.weekday() < 5 and number != 11:
            clock.at = datetime.combine(day, time(7, 30), UTC)
            writing.keep(journal, writing.new_gratitude(journal, THANKS[number % len(THANKS)]))
            writing.keep(journal, writing.new_interaction(journal, [mei.id], channel="message"))
    clock.at = datetime.combine(TODAY, time(7, 30), UTC)
    note = "Offered to take the Thursday review; the move is done, and they are tired."
    writing.keep(journal, writing.new_interaction(journal, [mei.id], channel="coffee", note=note))
    thanks = "@Una Berg kept calm while the client kept changing the date, and the rest of us followed."
    writing.keep(journal, writing.new_gratitude(journal, thanks, people=[una.id]))
    prompt = next(prompt for prompt in load().prompts if prompt.theme == "listening")
    answer = "At the review: I answered before Cy had ended the sentence. Next time I count to three first."
    writing.keep(journal, writing.new_reflection(journal, answer, prompt))


async def draw(journal: Journal, theme: str, keys: tuple[str, ...]) -> str:
    """The screen that these keys lead to, as SVG."""
    app = JournalApp(journal, Settings(theme=theme))
    async with app.run_test(size=(80, 24)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        svg = app.export_screenshot(title="journal_tui")
    return re.sub(r"terminal-\d+", "terminal-0", svg)  # an id of the run, which says nothing


def pictures() -> dict[str, str]:
    """Every picture by its name, as SVG."""
    with tempfile.TemporaryDirectory() as home:
        clock = MorningClock()
        store = JournalStore(str(Path(home) / "journal"), "picture")
        journal = Journal(store, clock, LocalDrafts(str(Path(home) / "state"), store.folder))
        write(journal, clock)
        return {name: asyncio.run(draw(journal, theme, keys)) for name, (theme, keys) in CAPTURES.items()}


def main() -> None:
    """Write every picture beside this file."""
    for name, svg in pictures().items():
        (HERE / f"{name}.svg").write_text(svg, encoding="utf-8")
        (HERE / f"{name}.png").write_bytes(to_png(svg))


if __name__ == "__main__":
    main()
