"""The sheet that asks in which format, where to, and whether what is private goes along."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.widgets import Input

from journal_tui.tui.commands import IN_EXPORT, TURN, bindings
from journal_tui.tui.screens.keyed import Sheet
from journal_tui.tui.widgets.field import LineField
from journal_tui.tui.widgets.labelled import Labelled
from journal_tui.tui.widgets.said import Said
from journal_tui.tui.widgets.save_line import SaveLine
from journal_tui.tui.widgets.title import Title
from journal_tui.tui.widgets.turn_field import TurnField

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from journal_tui.domain.exports import ExportFormat
    from journal_tui.services.exporting import Outbox
    from journal_tui.tui.commands import Command
    from journal_tui.tui.look import Look

STAY, GO = "boundaries stay at home", "boundaries go along"


def _there(made: ExportFormat) -> str:
    if made.is_folder:
        return "Something of that name is there already: a folder has to be new, or empty."
    return "A file of that name is there already; it would be replaced."


class Order(NamedTuple):
    """An export that is asked for."""

    made: ExportFormat
    path: str
    private: bool


class ExportSheet(Sheet[Order | None]):
    """Returns what to export, or None."""

    AUTO_FOCUS: ClassVar[str | None] = "LineField"
    VERBS: ClassVar[tuple[Command, ...]] = IN_EXPORT
    BINDINGS: ClassVar[list[BindingType]] = bindings(IN_EXPORT)

    def __init__(
        self, look: Look, outbox: Outbox, today: date, before: Order | None = None, said: str = ""
    ) -> None:
        """Begin with what was ordered `before`, if that did not work, as is `said`."""
        super().__init__(look)
        self._outbox = outbox
        self._today = today
        self._before = before
        self._said = said
        self._suggested = ""
        self._meant = ("", "")

    @property
    def _formats(self) -> Mapping[str, ExportFormat]:
        return self._outbox.formats

    def content(self) -> ComposeResult:
        """The format, the place, what is private, and the line that exports."""
        before = self._before
        made = before.made if before else next(iter(self._formats.values()))
        self._suggested = self._suggestion(made)
        yield Title("Export")
        yield Labelled("Format", TurnField(tuple(self._formats), made.name, is_open=False, id="format"))
        yield Labelled("To", LineField(before.path if before else self._suggested, id="path"))
        turned = GO if before and before.private else STAY
        yield Labelled("Private", TurnField((STAY, GO), turned, is_open=False, id="private"))
        yield Said()
        yield SaveLine("Export")

    def on_mount(self) -> None:
        """Say what the fields mean, or what did not work with them."""
        self._follow()
        if self._said:
            self.say(self._said, stay=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:  # noqa: ARG002 (Textual's shape)
        """Left and right turn where there is something to turn."""
        return action != TURN.id or isinstance(self.focused, TurnField)

    def _text(self, field: str) -> str:
        return self.query_one(f"#{field}", LineField).value

    def _suggestion(self, made: ExportFormat) -> str:
        return f"~/journal-{self._today}{made.suffix}"

    @on(Input.Changed)
    def _follow(self) -> None:
        """Let the place follow the format while it is ours, and say what would be replaced."""
        made = self._formats[self._text("format")]
        self.query_one(Title).words = made.does
        path = self.query_one("#path", LineField)
        suggestion = self._suggestion(made)
        if path.value == self._suggested != suggestion:
            self._suggested = path.value = suggestion
        if (made.name, path.value) == self._meant:
            return  # what is said is still about this
        self._meant = (made.name, path.value)
        is_there = bool(path.value.strip()) and self._outbox.stands(path.value)
        self.say(_there(made) if is_there else "", stay=True)

    @on(Input.Submitted)
    def _line_ended(self) -> None:
        self.focus_next()

    @on(SaveLine.Pressed)
    def action_save(self) -> None:
        """Return the order, if it says where to."""
        path = self._text("path").strip()
        if not path:
            self.say("Say where to: a file, or for Markdown a folder.", stay=True)
            self.query_one("#path").focus()
            return
        self.dismiss(Order(self._formats[self._text("format")], path, self._text("private") == GO))

    def action_turn(self) -> None:
        """The field in focus turns by itself."""

    def action_back(self) -> None:
        """Return nothing."""
        self.dismiss(None)
