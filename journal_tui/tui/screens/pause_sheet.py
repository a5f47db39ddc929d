"""A sheet that asks from when to when days are set aside."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widgets import Input

from journal_tui.domain.errors import Refused
from journal_tui.domain.practice import Pause
from journal_tui.domain.text import one_line
from journal_tui.domain.typed_days import nearest_day
from journal_tui.tui.commands import IN_PAUSE, bindings
from journal_tui.tui.screens.day_passages import whole_date
from journal_tui.tui.screens.keyed import Sheet
from journal_tui.tui.widgets.field import LineField
from journal_tui.tui.widgets.labelled import Labelled
from journal_tui.tui.widgets.said import Said
from journal_tui.tui.widgets.save_line import SaveLine
from journal_tui.tui.widgets.title import Title

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from journal_tui.domain.records import PauseSet
    from journal_tui.tui.commands import Command
    from journal_tui.tui.look import Look

OPEN, TODAY = "open", "today"


class PauseSheet(Sheet[Pause | None]):
    """Returns the dates of a pause, or None; both ends are part of it."""

    AUTO_FOCUS: ClassVar[str | None] = "LineField"
    VERBS: ClassVar[tuple[Command, ...]] = IN_PAUSE
    BINDINGS: ClassVar[list[BindingType]] = bindings(IN_PAUSE)

    def __init__(self, look: Look, pause: PauseSet | None, today: date) -> None:
        super().__init__(look)
        self._first = pause.first.isoformat() if pause else ""
        self._last = pause.last.isoformat() if pause and pause.last else ""
        self._today = today

    def content(self) -> ComposeResult:
        """Two days, and the line that saves."""
        yield Title("Days set aside", "both days included")
        first, last = f"{TODAY}, or 3 aug, 2026-08-03", f"{OPEN}, or fri, 14 aug"
        yield Labelled("From", LineField(self._first, placeholder=first, selects=True, id="first"))
        yield Labelled("To", LineField(self._last, placeholder=last, selects=True, id="last"))
        yield Said()
        yield SaveLine()

    def on_mount(self) -> None:
        """Say what the fields mean."""
        self._say_what_is_meant()

    def _pause(self) -> Pause:
        texts = {name: one_line(self.query_one(f"#{name}", LineField).value) for name in ("first", "last")}
        first = nearest_day(texts["first"] or TODAY, self._today)
        if texts["last"].casefold() in {"", OPEN}:
            return Pause(first)
        last = nearest_day(texts["last"], self._today, since=first)
        if last < first:
            raise Refused(f"It can't end on {whole_date(last)}, before it begins: choose a later day.")
        return Pause(first, last)

    @on(Input.Changed)
    def _say_what_is_meant(self) -> None:
        try:
            pause = self._pause()
        except Refused as refused:
            self.say(str(refused), stay=True)
            return
        end = f"to {whole_date(pause.last)}" if pause.last else "until you end it"
        self.say(f"{whole_date(pause.first)} {end}", stay=True)

    @on(Input.Submitted)
    def _line_ended(self) -> None:
        self.focus_next()

    @on(SaveLine.Pressed)
    def action_save(self) -> None:
        """Return the dates, or say why they can't be taken."""
        try:
            self.dismiss(self._pause())
        except Refused as refused:
            self.say(str(refused), stay=True)

    def action_back(self) -> None:
        """Return nothing."""
        self.dismiss(None)
