"""A sheet that asks for a day up to today."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widgets import Input

from journal_tui.domain.errors import Refused
from journal_tui.domain.typed_days import typed_day
from journal_tui.tui.commands import IN_DAY_SHEET, bindings
from journal_tui.tui.screens.day_passages import whole_date
from journal_tui.tui.screens.keyed import Sheet
from journal_tui.tui.widgets.field import LineField
from journal_tui.tui.widgets.said import Said
from journal_tui.tui.widgets.title import Title

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from journal_tui.tui.commands import Command
    from journal_tui.tui.look import Look


class DaySheet(Sheet[date | None]):
    """Returns the day to move a record to from `held`, or None."""

    AUTO_FOCUS: ClassVar[str | None] = "LineField"
    VERBS: ClassVar[tuple[Command, ...]] = IN_DAY_SHEET
    BINDINGS: ClassVar[list[BindingType]] = bindings(IN_DAY_SHEET)

    def __init__(self, look: Look, held: date, today: date) -> None:
        super().__init__(look)
        self._held = held
        self._today = today
        self._ahead = ""

    def content(self) -> ComposeResult:
        """The question, the field."""
        yield Title("Move it to which day?", f"now {whole_date(self._held)}")
        yield LineField(self._ahead, placeholder="12 nov, thu, yesterday, 2026-11-12")
        yield Said()

    def typed_ahead(self, letter: str) -> None:
        """Put what was typed before the field could take it into the field."""
        self._ahead += letter
        for field in self.query(LineField):
            field.insert_text_at_cursor(letter)

    def _day(self) -> date:
        day = typed_day(self.query_one(LineField).value, self._today)
        if day > self._today:
            raise Refused(f"{whole_date(day)} is still to come: choose today or a day before it.")
        if day == self._held:
            raise Refused("It is there already: choose another day.")
        return day

    @on(Input.Changed)
    def _typed(self) -> None:
        """Say which day is meant."""
        try:
            self.say(whole_date(self._day()), stay=True)
        except Refused:
            self.say("")

    @on(Input.Submitted)
    def action_done(self) -> None:
        """Return the day, or say why it can't be taken."""
        try:
            self.dismiss(self._day())
        except Refused as refused:
            self.say(str(refused), stay=True)

    def action_back(self) -> None:
        """Return nothing."""
        self.dismiss(None)
