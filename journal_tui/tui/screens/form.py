"""A form: a sheet of one-line fields, each mistake refused in its place, what is typed kept as a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import VerticalScroll
from textual.screen import ScreenResultType
from textual.widgets import Input

from journal_tui.domain.errors import JournalError, Refused
from journal_tui.services.person_form import WrongField
from journal_tui.tui.commands import IN_FORM, TURN, bindings
from journal_tui.tui.screens.keyed import Sheet
from journal_tui.tui.widgets.field import QUIET, LineField, Writing
from journal_tui.tui.widgets.said import Said
from journal_tui.tui.widgets.save_line import SaveLine
from journal_tui.tui.widgets.title import Title
from journal_tui.tui.widgets.turn_field import TurnField
from journal_tui.tui.wording import line_of

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Resize
    from textual.timer import Timer

    from journal_tui.tui.commands import Command
    from journal_tui.tui.look import Look

AROUND = 9
"""Lines of a form beside its fields: rule, title, sentence, the line that saves, footer, air."""

LEAST_HEIGHT, AROUND_TIGHT = 16, 5
"""Below so many lines a form has no air around its fields."""


class Form(Sheet[ScreenResultType | None]):
    """Returns what its fields make, unsaved, or None.

    `said` is shown at once, such as why a save did not work.
    """

    AUTO_FOCUS: ClassVar[str | None] = "LineField"
    VERBS: ClassVar[tuple[Command, ...]] = IN_FORM
    BINDINGS: ClassVar[list[BindingType]] = bindings(IN_FORM)

    def __init__(self, look: Look, title: str, said: str = "") -> None:
        super().__init__(look)
        self._title = title
        self._said = said
        self._quiet: Timer | None = None

    def fields(self) -> ComposeResult:
        """The fields, in the order in which tab goes through them."""
        yield from ()

    def made(self) -> ScreenResultType:
        """What the fields make.

        Raises:
            WrongField: for a field that can't be taken; it gets the cursor.
            Refused: for anything else.
        """
        raise NotImplementedError

    def keep(self) -> None:
        """Keep what was typed as a draft."""

    def changed(self) -> None:
        """Show what follows from what stands in the fields now."""

    def head(self) -> ComposeResult:
        """What stands above the fields."""
        yield Title(self._title)

    def content(self) -> ComposeResult:
        """Title, fields, and the line that saves."""
        yield from self.head()
        with VerticalScroll(can_focus=False):
            yield from self.fields()
        yield Said()
        yield SaveLine()

    def on_mount(self) -> None:
        """Say what there is to say."""
        if self._said:
            self.say(self._said, stay=True)
        self.changed()

    def on_resize(self, event: Resize) -> None:
        """Let the fields scroll where there is no room for all of them."""
        is_tight = event.size.height < LEAST_HEIGHT
        self.set_class(is_tight, "-tight")
        around = AROUND_TIGHT if is_tight else AROUND
        self.query_one(VerticalScroll).styles.max_height = max(1, event.size.height - around)

    def text_in(self, field: str) -> str:
        """What stands in a field, on one line."""
        return line_of(self.query_one(f"#{field}", LineField).value)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:  # noqa: ARG002 (Textual's shape)
        """Left and right turn where there is something to turn."""
        return action != TURN.id or isinstance(self.focused, TurnField)

    def typed_ahead(self, letter: str) -> None:
        """Put what was typed before a field could take it into the first one."""
        if not isinstance(self.focused, SaveLine):
            for field in list(self.query(LineField))[:1]:
                field.insert_text_at_cursor(letter)

    @on(Input.Changed)
    def _typed(self) -> None:
        self._stop_waiting()
        self._quiet = self.set_timer(QUIET, self._settle)
        self.changed()

    def _stop_waiting(self) -> None:
        if self._quiet is not None:
            self._quiet.stop()
            self._quiet = None

    def _settle(self) -> None:
        # What settles while the sheet goes down is no draft any more.
        if self.is_current:
            self.keep_typed()

    @property
    def typed(self) -> object:
        """What stands in the fields."""
        texts = [field.text for field in self.query(Writing)]
        return [field.value for field in self.query(LineField)], texts

    def put_away(self) -> str:
        """The last half second's words go to the draft too."""
        self._stop_waiting()
        try:
            self.keep()
        except JournalError as error:
            return f"The draft could not be kept: {error}"
        return ""

    @on(Input.Submitted)
    def _line_ended(self) -> None:
        self.end_line()

    def end_line(self) -> None:
        """Enter ended a field: on to the next."""
        self.focus_next()

    @on(SaveLine.Pressed)
    def action_save(self) -> None:
        """Return the record, or say what is missing where it is missing."""
        try:
            record = self.made()
        except WrongField as wrong:
            self.say(str(wrong), stay=True)
            self.query_one(f"#{wrong.field}").focus()
        except Refused as refused:
            self.say(str(refused), stay=True)
        else:
            self._stop_waiting()
            self.dismiss(record)

    def action_turn(self) -> None:
        """The field in focus turns by itself."""

    def action_keep_draft(self) -> None:
        """Leave; what was typed waits."""
        if self.may_leave():
            self.dismiss(None)
