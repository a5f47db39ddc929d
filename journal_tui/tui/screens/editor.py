"""The editor: a sheet with one big field, for something new or for other words."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content
from textual.widgets import Static

from journal_tui.domain.errors import JournalError, Refused
from journal_tui.domain.records import Record
from journal_tui.tui.commands import IN_EDITOR, OTHER_PROMPT, OUTSIDE, bindings
from journal_tui.tui.screens.keyed import Sheet
from journal_tui.tui.widgets.field import Writing
from journal_tui.tui.widgets.said import Said
from journal_tui.tui.widgets.save_line import SaveLine
from journal_tui.tui.widgets.title import Title
from journal_tui.tui.wording import date_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from journal_tui.tui.commands import Command
    from journal_tui.tui.look import Look
    from journal_tui.tui.screens.pieces import Piece
    from journal_tui.tui.widgets.field import OpenEditor


class Editor(Sheet[Record | None]):
    """Returns the record, unsaved, or None. Its text goes to `keep_draft` whenever it has settled.

    `said` is shown above the footer, such as why an earlier save did not work.
    """

    AUTO_FOCUS: ClassVar[str | None] = "Writing"
    VERBS: ClassVar[tuple[Command, ...]] = IN_EDITOR
    BINDINGS: ClassVar[list[BindingType]] = bindings(IN_EDITOR)

    def __init__(
        self,
        look: Look,
        piece: Piece,
        keep_draft: Callable[[str], None],
        open_editor: OpenEditor,
        said: str = "",
    ) -> None:
        super().__init__(look)
        self._piece = piece
        self._keep = keep_draft
        self._open_editor = open_editor
        self._said = said
        self._ahead = ""

    def content(self) -> ComposeResult:
        """Title, question, field, and the line that saves."""
        yield Title(self._piece.title, date_words(self._piece.day))
        if self._piece.question:
            yield Static(Content(self._piece.question), classes="question", markup=False)
        yield Writing(self._piece.text + self._ahead)
        yield Said()
        yield SaveLine()

    def on_mount(self) -> None:
        """Say what there is to say."""
        if self._said:
            self.say(self._said, stay=True)

    @property
    def _text(self) -> str:
        return self.query_one(Writing).text

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:  # noqa: ARG002 (Textual's shape)
        """Another question can be had outside the field, where letters are keys."""
        if action == OTHER_PROMPT.id:
            return self._piece.has_other_question and isinstance(self.focused, SaveLine)
        return action != OUTSIDE.id or isinstance(self.focused, Writing)

    def typed_ahead(self, letter: str) -> None:
        """Put what was typed before the field could take it into the field."""
        if isinstance(self.focused, SaveLine):
            return
        self._ahead += letter
        for field in self.query(Writing):
            field.insert(letter)

    @on(Writing.Settled)
    def _text_settled(self) -> None:
        # A text that settles while the sheet goes down is no draft any more.
        if self.is_current:
            self.keep_typed()

    @on(Writing.Trouble)
    def _trouble(self, event: Writing.Trouble) -> None:
        self.say(event.sentence, stay=True)

    def _keep_draft(self, text: str) -> str:
        try:
            self._keep(text)
        except JournalError as error:
            return f"The draft could not be kept: {error}"
        return ""

    @on(SaveLine.Pressed)
    def action_save(self) -> None:
        """Return the record, or say what is missing."""
        try:
            record = self._piece.record(self._text)
        except Refused as refused:
            self.say(str(refused), stay=True)
            self.query_one(Writing).focus()
        else:
            self.dismiss(record)

    def action_other_prompt(self) -> None:
        """Ask something else."""
        self._piece.ask_another()
        self.query_one(".question", Static).update(Content(self._piece.question))

    def action_outside(self) -> None:
        """Go on in the user's own editor."""
        self.query_one(Writing).write_outside(self._open_editor)

    def action_keep_draft(self) -> None:
        """Leave; what was written waits."""
        if self.may_leave():
            self.dismiss(None)

    @property
    def typed(self) -> object:
        """The text."""
        return self._text

    def put_away(self) -> str:
        """The last half second's words go to the draft too."""
        return self._keep_draft(self._text)
