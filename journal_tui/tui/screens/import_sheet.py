"""The sheet that asks what to import, and in which format it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.widgets import Input

from journal_tui.tui.commands import IN_IMPORT, TURN, bindings
from journal_tui.tui.screens.keyed import Sheet
from journal_tui.tui.widgets.field import LineField
from journal_tui.tui.widgets.labelled import Labelled
from journal_tui.tui.widgets.said import Said
from journal_tui.tui.widgets.save_line import SaveLine
from journal_tui.tui.widgets.title import Title
from journal_tui.tui.widgets.turn_field import TurnField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from journal_tui.tui.commands import Command
    from journal_tui.tui.look import Look

AUTO = "auto"
FINDS_OUT = "the format is found out"


class Asked(NamedTuple):
    """What is to be imported: its format, and where it lies."""

    form: str
    path: str


def plain_path(typed: str) -> str:
    """A path as it is meant: terminals quote, or escape, one that is dropped on them."""
    path = typed.strip().removeprefix("file://")
    if len(path) > 1 and path[0] == path[-1] and path[0] in "'\"":
        path = path[1:-1]
    return path.replace("\\ ", " ")


class ImportSheet(Sheet[Asked | None]):
    """Returns what to look at, or None. `formats` says what each format's file is called."""

    AUTO_FOCUS: ClassVar[str | None] = "#path"
    VERBS: ClassVar[tuple[Command, ...]] = IN_IMPORT
    BINDINGS: ClassVar[list[BindingType]] = bindings(IN_IMPORT)

    def __init__(self, look: Look, formats: Mapping[str, str], before: Asked | None, said: str) -> None:
        """Begin with what was asked `before`, if that did not work, as is `said`."""
        super().__init__(look)
        self._formats = {AUTO: FINDS_OUT, **formats}
        self._before = before or Asked(AUTO, "")
        self._said = said

    def content(self) -> ComposeResult:
        """The place, the format, and the line that looks."""
        yield Title("Import")
        hint = "a file, a folder or a zip: ~/Downloads/Connections.csv"
        yield Labelled("From", LineField(self._before.path, placeholder=hint, id="path"))
        yield Labelled(
            "Format", TurnField(tuple(self._formats), self._before.form, is_open=False, id="format")
        )
        yield Said()
        yield SaveLine("Look at it")

    def on_mount(self) -> None:
        """Say what the format is, and what did not work."""
        self._follow()
        if self._said:
            self.say(self._said, stay=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:  # noqa: ARG002 (Textual's shape)
        """Left and right turn where there is something to turn."""
        return action != TURN.id or isinstance(self.focused, TurnField)

    @on(Input.Changed, "#format")
    def _follow(self) -> None:
        self.query_one(Title).words = self._formats[self.query_one("#format", LineField).value]

    @on(Input.Submitted)
    def _line_ended(self) -> None:
        self.focus_next()

    @on(SaveLine.Pressed)
    def action_save(self) -> None:
        """Return what to look at, if it says where that lies."""
        path = plain_path(self.query_one("#path", LineField).value)
        if path:
            self.dismiss(Asked(self.query_one("#format", LineField).value, path))
            return
        self.say("Say where it lies: a file, a folder or a zip.", stay=True)
        self.query_one("#path").focus()

    def action_turn(self) -> None:
        """The field in focus turns by itself."""

    def action_back(self) -> None:
        """Return nothing."""
        self.dismiss(None)
