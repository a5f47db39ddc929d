"""A part that is written: one big field; tab keeps what was typed, and then letters are keys."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual import on

from journal_tui.domain.days import month_of
from journal_tui.domain.errors import JournalError, SavedUnconfirmed
from journal_tui.domain.names import mention_at_end
from journal_tui.domain.records import words_of
from journal_tui.domain.text import clean
from journal_tui.tui.commands import OUTSIDE
from journal_tui.tui.screens.morning_page import MorningPage
from journal_tui.tui.screens.pieces import edited_piece, new_piece
from journal_tui.tui.widgets.field import Writing
from journal_tui.tui.widgets.mentioning import Mentioning

if TYPE_CHECKING:
    from journal_tui.domain.names import Mention
    from journal_tui.tui.desk import Desk
    from journal_tui.tui.look import Look
    from journal_tui.tui.screens.pieces import Piece


class TextPart(MorningPage):
    """Holds the text being written. What can't be saved stays in the field, and waits as a draft."""

    AUTO_FOCUS: ClassVar[str | None] = "Mentioning"
    KIND: ClassVar[str] = ""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__(desk, look)
        self.piece: Piece = new_piece(desk.journal, self.KIND, self.writing_day)
        self._ahead = ""
        self._made: Mentioning | None = None
        self._was_left = False
        self._told = ""

    def field(self) -> Mentioning:
        """The field, to be placed on the page."""
        self._made = Mentioning(self.piece.text + self._ahead, lookup=self._lookup)
        return self._made

    def _lookup(self, before: str) -> Mention | None:
        return mention_at_end(before, self.desk.journal.people())

    @property
    def text(self) -> str:
        """What stands in the field."""
        fields = self.query(Mentioning)
        return fields.first().text if fields else self.piece.text + self._ahead

    @property
    def is_kept(self) -> bool:
        """Whether what stands in the field is in the journal, or is nothing."""
        return clean(self.text) == clean(words_of(self.piece.before) if self.piece.before else "")

    def typed_ahead(self, letter: str) -> None:
        """Put what was typed before the field could take it into the field."""
        if self._made is None:
            self._ahead += letter
        elif not self._was_left:
            self._made.insert(letter)

    def on_descendant_focus(self) -> None:
        """In the field there is more that can be done."""
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """The user's own editor is for the field."""
        if action == OUTSIDE.id:
            return isinstance(self.focused, Mentioning)
        return super().check_action(action, parameters)

    async def action_keep_text(self) -> None:
        """Take the name that is offered, or leave the field and keep its text; outside, go back into it."""
        field = self.query_one(Mentioning)
        if not field.has_focus:
            field.focus()
        elif not field.complete():
            self._was_left = True
            # At once, or a letter typed right after it would still reach the field.
            self.leave_field()
            await field.all_typed()
            self.save()
            self.leave_field()

    def leave_field(self) -> None:
        """From now on letters are keys."""
        self.set_focus(None)

    def save(self) -> bool:
        """Save what stands in the field; whether it is in the journal now."""
        if self.is_kept:
            return True
        said = "Kept."
        record = None
        try:
            record = self.piece.record(self.text)
            self.desk.keep(record, self.piece.before)
        except SavedUnconfirmed as error:
            said = str(error)
            self.desk.ledger.follow({month_of(self.piece.day)})
        except JournalError as error:
            self._not_saved(str(error))
            return False
        kept = self.desk.journal.find(record.id) if record else None
        if kept is not None:
            self.piece = edited_piece(self.desk.journal, kept)
            self.show(kept.id)
        self.say(said, stay=said != "Kept.")
        return True

    def _not_saved(self, sentence: str) -> None:
        """Say why, and keep the text as a draft."""
        self._told = self.text
        self.say(sentence, stay=True)
        with suppress(JournalError):
            self.piece.keep_draft(self.text)

    @property
    def typed(self) -> object:
        """The text."""
        return self.text

    def put_away(self) -> str:
        """Keep a text that is not saved as a draft."""
        try:
            self.piece.keep_draft(self.text)
        except JournalError as error:
            return "" if self.is_kept else f"The text could not be kept: {error}"
        return ""

    async def action_next_part(self) -> None:
        """Keep the text and go on; what can't be kept waits as a draft, once that was said."""
        await self.query_one(Mentioning).all_typed()
        was_told = self._told == self.text
        if self.save() or was_told:
            await super().action_next_part()

    async def action_back(self) -> None:
        """One step back; what was typed waits as a draft."""
        await self.query_one(Mentioning).all_typed()
        await super().action_back()

    def follow_record(self) -> None:
        """Let the field follow its record, when that was undone, or changed elsewhere."""
        before = self.piece.before
        found = self.desk.journal.find(before.id) if before else None
        if before is None or found is None or found == before:
            return
        was_kept = self.is_kept
        is_gone = found.deleted is not None
        journal = self.desk.journal
        day = self.piece.day
        self.piece = new_piece(journal, self.KIND, day) if is_gone else edited_piece(journal, found)
        if was_kept:
            self.query_one(Mentioning).load_text("" if is_gone else words_of(found))

    @on(Writing.Settled)
    def _text_settled(self) -> None:
        if self.is_current:
            self.keep_typed()
            self.settled()

    def settled(self) -> None:
        """Show what follows from the text."""

    @on(Writing.Trouble)
    def _trouble(self, event: Writing.Trouble) -> None:
        self.say(event.sentence, stay=True)

    def action_outside(self) -> None:
        """Go on in the user's own editor."""
        self.query_one(Mentioning).write_outside(self.desk.open_editor)
