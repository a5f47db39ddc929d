"""The sheet in which a promise with somebody is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal

from journal_tui.domain.errors import Refused
from journal_tui.domain.records import Record
from journal_tui.tui.screens.form import Form
from journal_tui.tui.widgets.field import LineField
from journal_tui.tui.widgets.labelled import Labelled
from journal_tui.tui.widgets.title import Title
from journal_tui.tui.widgets.turn_field import TurnField
from journal_tui.tui.wording import date_words

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from journal_tui.tui.look import Look
    from journal_tui.tui.screens.person_piece import PromisePiece

MINE, THEIRS = "by you", "by them"


class PromiseSheet(Form[Record]):
    """What was promised, by whom, and when it is due, if it is."""

    def __init__(self, look: Look, piece: PromisePiece, said: str = "") -> None:
        super().__init__(look, f"A promise, with {piece.person.name}", said)
        self._piece = piece

    def fields(self) -> ComposeResult:
        """The words, then by whom and when."""
        piece = self._piece
        yield Labelled("Promise", LineField(piece.text, id="text"))
        with Horizontal(classes="pair"):
            turned = MINE if piece.by == "me" else THEIRS
            yield Labelled("Made", TurnField((MINE, THEIRS), turned, is_open=False, id="by"))
            yield Labelled("Due", LineField(piece.due, id="due", placeholder="thu, 26 nov, in 2 weeks"))

    def _values(self) -> tuple[str, str, str]:
        by = "me" if self.text_in("by") == MINE else "them"
        return self.text_in("text"), by, self.text_in("due")

    def changed(self) -> None:
        """Say which day is meant."""
        try:
            day = self._piece.day(self.text_in("due"))
        except Refused:
            day = None
        self.query_one(Title).words = f"by {date_words(day)}" if day else ""

    def made(self) -> Record:
        """The promise."""
        return self._piece.record(*self._values())

    def keep(self) -> None:
        """Keep what was typed as a draft."""
        self._piece.keep_draft(*self._values())
