"""The sheet in which two people turn out to be one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widgets import Static

from journal_tui.tui.commands import IN_MERGE
from journal_tui.tui.screens.form import Form
from journal_tui.tui.screens.merge_piece import Merger
from journal_tui.tui.widgets.labelled import Labelled
from journal_tui.tui.widgets.names_line import NamesLine
from journal_tui.tui.widgets.save_line import SaveLine
from journal_tui.tui.widgets.turn_field import TurnField

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from journal_tui.tui.commands import Command
    from journal_tui.tui.look import Look
    from journal_tui.tui.screens.merge_piece import MergePiece


class MergeSheet(Form[Merger]):
    """Returns who stays and who goes, or None."""

    VERBS: ClassVar[tuple[Command, ...]] = IN_MERGE

    def __init__(self, look: Look, piece: MergePiece) -> None:
        super().__init__(look, f"Merge {piece.person.name}")
        self._piece = piece

    def fields(self) -> ComposeResult:
        """Who, under which name, and what comes of it."""
        piece = self._piece
        yield NamesLine("With", piece.typed, piece.candidates, id="other")
        stays = TurnField(piece.names(piece.typed), piece.stays, is_open=False, id="stays")
        yield Labelled("Name", stays)
        yield Static(id="outcome", markup=False)

    def changed(self) -> None:
        """Offer both names, and say what would come of it."""
        other, piece = self.text_in("other"), self._piece
        self.query_one("#stays", TurnField).offer(piece.names(other))
        said = piece.said(other, self.text_in("stays"))
        self.query_one("#outcome", Static).update(Content.styled(said, "$quiet"))

    def end_line(self) -> None:
        """Enter ended a field: on to Save, since the rest is likely right."""
        self.query_one(SaveLine).focus()

    def made(self) -> Merger:
        """Who stays and who goes."""
        return self._piece.merger(self.text_in("other"), self.text_in("stays"))
