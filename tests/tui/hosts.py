"""What the tests of the screens build on: a small app for one widget, the real app, and journals to show."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App

from journal_tui.services import people, writing
from journal_tui.settings import Settings
from journal_tui.tui.app import JournalApp
from journal_tui.tui.palettes import DUSK
from journal_tui.tui.themes import THEMES, variable_defaults
from tests.fakes import MONDAY

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from textual.app import ComposeResult
    from textual.pilot import Pilot
    from textual.screen import Screen
    from textual.types import CSSPathType
    from textual.widget import Widget

    from tests.fakes import Desk


PATIENCE = 100
"""Looks, a hundredth of a second apart, at whether what is read behind the past was read."""


class Host(App[None]):
    """Holds some widgets, in our themes and style sheet."""

    CSS_PATH: ClassVar[CSSPathType | None] = "../../journal_tui/tui/journal.tcss"

    def __init__(self, *widgets: Widget, theme: str = DUSK) -> None:
        super().__init__()
        self._widgets = widgets
        for each in THEMES:
            self.register_theme(each)
        self.theme = theme

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults(self.current_theme)

    def compose(self) -> ComposeResult:
        yield from self._widgets


def lines(app: App[None]) -> list[str]:
    """The screen as it stands, a string a row."""
    size = app.screen.size
    strips = app.screen._compositor.render_strips(size)
    return [strip.text for strip in strips]


def shown(app: App[None]) -> str:
    """The whole screen as text."""
    return "\n".join(line.rstrip() for line in lines(app))


def past_days(desk: Desk, count: int) -> None:
    """So many kept weekdays before the desk's Monday, a gratitude each."""
    day, at = MONDAY, desk.clock.at
    while count:
        day -= timedelta(days=1)
        if day.weekday() < 5:
            desk.clock.set_day(day)
            writing.keep(desk.journal, writing.new_gratitude(desk.journal, f"day {day}"))
            count -= 1
    desk.clock.at = at


def write_a_morning(desk: Desk) -> None:
    """A contact, a gratitude and a note, a minute apart."""
    journal = desk.journal
    mei = writing.keep(journal, people.new_person(journal, "Mei Tanaka", role="colleague")).after
    writing.keep(
        journal,
        writing.new_interaction(
            journal, [mei.id], channel="coffee", note="Offered to take the Thursday review", waiting=True
        ),
    )
    desk.clock.tick()
    glad = "Una kept calm while the client kept changing the date"
    writing.keep(journal, writing.new_gratitude(journal, glad))
    desk.clock.tick()
    writing.keep(journal, writing.new_note(journal, "Walked to work.\nRain all the way [/b] and [name]"))
    desk.clock.tick()


def journal_app(desk: Desk, theme: str = DUSK, keys: Mapping[str, str] | None = None) -> JournalApp:
    """The real app over a made-up journal."""
    return JournalApp(desk.journal, Settings(theme=theme, keys=keys or {}))


@asynccontextmanager
async def running(
    desk: Desk, size: tuple[int, int] = (80, 24), **keys: str
) -> AsyncIterator[tuple[JournalApp, Pilot[None]]]:
    """The real app, started and settled: the past is read."""
    app = journal_app(desk, keys=keys)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield app, pilot


async def settled(pilot: Pilot[None]) -> None:
    """Wait until workers and messages have come to rest: the past was read and, behind it, the rest."""
    app = pilot.app
    await app.workers.wait_for_complete()
    await pilot.pause()
    for _ in range(PATIENCE):
        if not isinstance(app, JournalApp) or app._desk.knows_the_rest:
            break
        await pilot.pause(0.01)
    await app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()


def in_front(app: App[None], kind: type[Screen[Any]]) -> bool:
    """Whether a screen of this kind is in front; a type checker learns nothing, as keys change it."""
    return isinstance(app.screen, kind)
