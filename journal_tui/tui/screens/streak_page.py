"""The streak: a year of days to walk through, how things stand, and the days set aside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import VerticalScroll
from textual.message import Message

from journal_tui.domain.errors import JournalError
from journal_tui.domain.marks import EMPTY
from journal_tui.domain.parts import NO_PARTS
from journal_tui.services.editing import delete
from journal_tui.services.look_back import year_at_a_glance
from journal_tui.services.months import all_marks
from journal_tui.services.practice import change_pause, end_pause, pauses, set_pause
from journal_tui.tui.commands import ON_STREAK, TODAY, bindings, shown_key, strokes
from journal_tui.tui.screens.day_passages import day_words, whole_date
from journal_tui.tui.screens.live_page import LivePage
from journal_tui.tui.screens.numbers_page import NumbersPage
from journal_tui.tui.screens.pause_sheet import PauseSheet
from journal_tui.tui.screens.pauses_sheet import ADD, CHANGE, END, PausesSheet
from journal_tui.tui.screens.streak_view import (
    figures,
    heading,
    kind_words,
    pause_words,
    strength_words,
)
from journal_tui.tui.widgets.day_walker import DayWalker
from journal_tui.tui.widgets.figures import Figures
from journal_tui.tui.widgets.glance_rows import GlanceRows
from journal_tui.tui.widgets.heat_map import HeatMap
from journal_tui.tui.widgets.invite import Invite
from journal_tui.tui.widgets.title import Title

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Resize

    from journal_tui.domain.changes import Change
    from journal_tui.domain.practice import Pause
    from journal_tui.domain.records import PauseSet
    from journal_tui.tui.commands import Command
    from journal_tui.tui.desk import Desk
    from journal_tui.tui.look import Look
    from journal_tui.tui.screens.pauses_sheet import Asked


LOW = 24


class StreakPage(LivePage):
    """The heat map and the figures around it."""

    AUTO_FOCUS: ClassVar[str | None] = "HeatMap"
    VERBS: ClassVar[tuple[Command, ...]] = ON_STREAK
    BINDINGS: ClassVar[list[BindingType]] = bindings(strokes(ON_STREAK))

    @dataclass
    class DayChosen(Message):
        """A day is to be opened in the journal."""

        day: date

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__(desk, look)
        self._map = HeatMap(self.today, glyphs=look.glyphs)

    def content(self) -> ComposeResult:
        """Title and figures, the map, the day under its cursor, the look back."""
        yield Title()
        with VerticalScroll(classes="streak", can_focus=False):
            yield Invite(beside=True)
            yield Figures(id="counts")
            yield self._map
            yield Title()
            yield GlanceRows(glyphs=self.look.glyphs, id="back")

    def show(self, record_id: str = "") -> None:  # noqa: ARG002 (a page's shape)
        """Read everything anew; before the past is read nothing is guessed."""
        self._map.today = self.today
        title, ledger = self.query(Title).first(), self.desk.ledger
        if not ledger.is_loaded:
            title.left, title.words = "Streak", "…"
            return
        streak, steps = ledger.streak(), ledger.steps()
        title.left = heading(streak)
        bars = self.look.glyphs.strength
        title.figure, title.words = strength_words(streak, steps, self.today, bars)
        self._map.marks = all_marks(ledger)
        said = kind_words(streak)
        key = shown_key(TODAY, self.look.keymap.keys) if said else ""
        self.query_one(Invite).show(said, key, "today" if said else "")
        counts = self.query_one("#counts", Figures)
        counts.figures = figures(streak)
        counts.set_class(bool(said), "-tight")  # the sentence above takes two lines, and all has to fit in 24
        self.query_one("#back", GlanceRows).glances = year_at_a_glance(self.desk.journal)
        self._show_day()
        self.refresh_bindings()

    @on(DayWalker.Moved)
    def _day_moved(self, event: DayWalker.Moved) -> None:
        self._map.day = event.day
        self._show_day()
        # Where the page is higher than the terminal, it follows the cursor.
        place = self._map.cursor_region.translate(self._map.virtual_region.offset)
        self.query_one(VerticalScroll).scroll_to_region(place, animate=False, force=True)

    def on_resize(self, event: Resize) -> None:
        """Leave out what there is no height for."""
        self._map.has_legend = event.size.height >= LOW

    def _show_day(self) -> None:
        day = self._map.day
        line = self.query(Title).last()
        line.left = whole_date(day)
        parts = self.desk.ledger.days().get(day, NO_PARTS)
        line.beside = day_words(self._map.marks.get(day, EMPTY), parts)

    def action_open_day(self) -> None:
        """Open the day under the cursor in the journal."""
        self.post_message(self.DayChosen(self._map.day))

    async def action_back(self) -> None:
        """One step back."""
        await self.run_action("app.step_back")

    def action_year_back(self) -> None:
        """A year back."""
        self._map.go_months(-12)

    def action_year_on(self) -> None:
        """A year on."""
        self._map.go_months(12)

    def action_numbers(self) -> None:
        """Open the numbers over time."""
        self.app.push_screen(NumbersPage(self.desk, self.look))

    def action_pauses(self) -> None:
        """List the days set aside."""
        sheet = PausesSheet(self.look, pauses(self.desk.journal), self.today)
        self.app.push_screen(sheet, self._asked)

    def _asked(self, asked: Asked | None) -> None:
        """Do what was asked of a pause."""
        if asked is None:
            return
        verb, pause = asked
        if verb in {ADD, CHANGE}:
            sheet = PauseSheet(self.look, pause, self.today)
            self.app.push_screen(sheet, lambda dates: self._set(pause, dates))
        elif pause is not None and verb == END:
            self._done("ending the pause", lambda: end_pause(self.desk.journal, pause), "Today counts again.")
        elif pause is not None:
            said = f"Deleted: the pause {pause_words(pause, self.today)}."
            self._done("deleting the pause", lambda: delete(self.desk.journal, pause), said)

    def _set(self, pause: PauseSet | None, dates: Pause | None) -> None:
        journal = self.desk.journal
        if dates is None:
            return
        if pause is None:
            self._done("setting the pause", lambda: set_pause(journal, dates), "These days are set aside.")
        else:
            self._done("changing the pause", lambda: change_pause(journal, pause, dates), "Changed.")

    def _done(self, word: str, verb: Callable[[], Change], said: str) -> None:
        try:
            change = verb()
        except JournalError as error:
            self.show()
            self.say(str(error), stay=True)
            return
        self.desk.did(word, change)
        self.show()
        self.say(f"{said} u takes it back.")
