"""Reflect: one question, and another one for the asking."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from journal_tui.domain.parts import REFLECT
from journal_tui.domain.records import Reflection
from journal_tui.tui.commands import ON_REFLECT, bindings, strokes
from journal_tui.tui.screens.pieces import REFLECTION, Piece, edited_piece
from journal_tui.tui.screens.text_part import TextPart
from journal_tui.tui.widgets.mentioning import Mentioning
from journal_tui.tui.widgets.part_title import PartTitle

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from journal_tui.tui.commands import Command
    from journal_tui.tui.desk import Desk
    from journal_tui.tui.look import Look


class ReflectPart(TextPart):
    """The third part of the morning."""

    AUTO_FOCUS: ClassVar[str | None] = ""
    STEP: ClassVar[str] = REFLECT
    KIND: ClassVar[str] = REFLECTION
    VERBS: ClassVar[tuple[Command, ...]] = ON_REFLECT
    BINDINGS: ClassVar[list[BindingType]] = bindings(strokes(ON_REFLECT))

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__(desk, look)
        self._skipped = 0
        answers = [
            record for record in desk.journal.records_on(self.piece.day) if isinstance(record, Reflection)
        ]
        if answers and not self.piece.text:
            # what was answered is there to be read; another question is for the asking
            self.piece = edited_piece(desk.journal, answers[-1])
            self._was_left = True

    def on_mount(self) -> None:
        """Begin in the field; where the answer stands already, letters are keys."""
        if not self._was_left:
            self.query_one(Mentioning).focus()

    def content(self) -> ComposeResult:
        """Title with the theme, the question, the field."""
        yield PartTitle("Reflect")
        yield Static(Content(self.piece.question), classes="question", markup=False)
        with VerticalScroll(can_focus=False, classes="written"):
            yield self.field()

    def show(self, record_id: str = "") -> None:  # noqa: ARG002 (there is no list)
        """Show the marks, the theme and the question."""
        self.follow_record()
        self.show_marks()
        theme = self.piece.theme
        self.query_one(PartTitle).words = theme[:1].lower() + theme[1:]
        self.query_one(".question", Static).update(Content(self.piece.question))
        self.refresh_bindings()

    def action_another_prompt(self) -> None:
        """Ask something else: under what is being written, or anew when that is kept."""
        self._skipped += 1
        if self.piece.has_other_question:
            self.piece.ask_another()
        elif self.save():
            self.piece = Piece(self.desk.journal, self.KIND, self.writing_day)
            for _ in range(self._skipped):
                self.piece.ask_another()
            self.query_one(Mentioning).load_text("")
        self.show()
        self.query_one(Mentioning).focus()
