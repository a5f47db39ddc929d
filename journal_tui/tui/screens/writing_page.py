"""What every page on which records can be written shares: add, edit, delete, undo, redo."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from journal_tui.domain.days import ONE_DAY, month_of
from journal_tui.domain.errors import JournalError, SavedUnconfirmed
from journal_tui.domain.records import Promise, words_of
from journal_tui.services.editing import delete
from journal_tui.tui.commands import ADDING, can_run
from journal_tui.tui.screens.asking import ask_for_person, ask_for_promise
from journal_tui.tui.screens.chooser import Chooser
from journal_tui.tui.screens.contacts import log_contact
from journal_tui.tui.screens.editor import Editor
from journal_tui.tui.screens.keyed import Page
from journal_tui.tui.screens.pieces import GRATITUDE, NOTE, REFLECTION, edited_piece, new_piece
from journal_tui.tui.screens.record_rows import has_words
from journal_tui.tui.screens.stepping import step_beside
from journal_tui.tui.screens.upkeep_page import UpkeepPage, files_sentence
from journal_tui.tui.wording import cut, date_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from journal_tui.domain.changes import Change
    from journal_tui.domain.records import Person, Record
    from journal_tui.services.history import Entry
    from journal_tui.services.journal import Journal
    from journal_tui.tui.desk import Desk
    from journal_tui.tui.look import Look
    from journal_tui.tui.screens.pieces import Piece

UNDONE, REDONE = "Undone: {}. ctrl+r makes it again.", "Done again: {}."


class WritingPage(Page):
    """A page with a day to write for and, perhaps, a record under its cursor."""

    class FilesSeen(Message):
        """The journal's files were looked over."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__(look)
        self.desk = desk

    @on(FilesSeen)
    def _files_seen(self) -> None:
        if self.desk.upkeep.findings:
            self.tell_of_files()
        front = self.app.screen
        if isinstance(front, UpkeepPage) and not front.is_gone:
            front.show()

    def tell_of_files(self) -> None:
        """Say that something about the journal's files is to be seen to, or nothing any more."""
        self.say(files_sentence(self.desk.upkeep.findings, self.look.keymap.keys), stay=True)
        self.refresh_bindings()

    @property
    def writing_day(self) -> date:
        """The day that something new is for."""
        return self.desk.journal.moment().day

    @property
    def current(self) -> Record | None:
        """The record under the cursor."""
        return None

    def show(self, record_id: str = "") -> None:
        """Show the journal as it is now, with the cursor on this record if it is there."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:  # noqa: ARG002 (Textual's shape)
        """What can be done now."""
        record = self.current
        match action:
            case "edit":
                return record is not None and has_words(record)
            case "delete":
                return record is not None
            case "undo":
                return self.desk.history.can_undo
            case "redo":
                return self.desk.history.can_redo
            case "add_promise" | "add_yesterday":
                return self._can_add(action)
            case _:
                return True

    def _can_add(self, what: str) -> bool:
        """Whether there is somebody to promise something, or a yesterday that is open."""
        if what == "add_promise":
            return self.at_hand is not None
        return self.desk.ledger.is_loaded and self.desk.ledger.yesterday() is not None

    def action_add(self) -> None:
        """Offer what can be added."""
        offered = tuple(command for command in ADDING if can_run(self, command))
        self.app.push_screen(Chooser(self.look, offered, self._add))

    def _add(self, command_id: str) -> None:
        adders: dict[str, Callable[[], None]] = {
            "add_gratitude": self.action_add_gratitude,
            "add_interaction": self.action_add_interaction,
            "add_note": self.action_add_note,
            "add_person": self.action_add_person,
            "add_promise": self.action_add_promise,
            "add_reflection": self.action_add_reflection,
            "add_yesterday": self.action_add_yesterday,
        }
        adders[command_id]()

    def action_add_gratitude(self) -> None:
        """Write what you are glad of."""
        self._write(new_piece(self.desk.journal, GRATITUDE, self.writing_day))

    def action_add_interaction(self) -> None:
        """Log a contact."""
        log_contact(self)

    def action_add_note(self) -> None:
        """Write a note."""
        self._write(new_piece(self.desk.journal, NOTE, self.writing_day))

    def action_add_person(self) -> None:
        """Add somebody to look after."""
        ask_for_person(self)

    @property
    def at_hand(self) -> Person | None:
        """The person under the cursor."""
        return None

    def action_add_promise(self) -> None:
        """Write down a promise with the person under the cursor."""
        person = self.at_hand
        if person is not None:
            ask_for_promise(self, person)

    def action_add_reflection(self) -> None:
        """Answer the day's question."""
        self._write(new_piece(self.desk.journal, REFLECTION, self.writing_day))

    def action_add_yesterday(self) -> None:
        """Write what you were glad of yesterday."""
        self._write(new_piece(self.desk.journal, GRATITUDE, self.desk.journal.moment().day - ONE_DAY))

    def action_edit(self) -> None:
        """Change the record under the cursor: its words or, of a promise, the day it is due, too."""
        record = self.current
        if isinstance(record, Promise):
            people = {person.id: person for person in self.desk.journal.people()}
            person = next((people[each] for each in record.people if each in people), None)
            if person is not None:
                ask_for_promise(self, person, record)
                return
        if record is not None and has_words(record):
            self._write(edited_piece(self.desk.journal, record))

    def _write(self, piece: Piece, said: str = "") -> None:
        editor = Editor(self.look, piece, piece.keep_draft, self.desk.open_editor, said)
        self.app.push_screen(editor, partial(self._written, piece))

    def _written(self, piece: Piece, record: Record | None) -> None:
        """Save what the editor returned; if that fails, the text goes back into the editor."""
        if record is None:
            if piece.waits:
                self.say("It waits as a draft; the same keys go on with it.")
            return
        try:
            self.desk.keep(record, piece.before)
        except SavedUnconfirmed as error:
            self.desk.ledger.follow({month_of(record.day)})
            self.show(record.id)
            self.say(str(error), stay=True)
        except JournalError as error:
            piece.text = words_of(record)
            with suppress(JournalError):
                piece.keep_draft(piece.text)
            self._write(piece, str(error))
        else:
            self.show(record.id)
            self.say("Kept." if record.day == self.writing_day else f"Kept for {date_words(record.day)}.")

    def action_delete(self) -> None:
        """Delete the record under the cursor."""
        record = self.current
        if record is None:
            return
        try:
            change = delete(self.desk.journal, record)
        except JournalError as error:
            self.say(str(error), stay=True)
            return
        self.desk.did(f"deleting the {record.kind}", change)
        self.show()
        self.say(f"Deleted: “{cut(words_of(record) or record.kind, 40)}”. u brings it back.")

    def mark(
        self, record: Record | None, mark: Callable[[Journal, Record], Change], word: str, said: str
    ) -> None:
        """Set a mark on a record, such as kept or told, as one step that can be undone."""
        if record is None:
            return
        try:
            change = mark(self.desk.journal, record)
        except JournalError as error:
            self.say(str(error), stay=True)
            return
        self.desk.did(word, change)
        self.show(record.id)
        self.say(said)

    def action_undo(self) -> None:
        """Take back the last change."""
        if self.desk.history.undoes_whole:
            step_beside(self, self.desk.history.undo, UNDONE)
            return
        self._step(self.desk.history.undo, UNDONE)

    def action_redo(self) -> None:
        """Make again what was undone."""
        if self.desk.history.redoes_whole:
            step_beside(self, self.desk.history.redo, REDONE)
            return
        self._step(self.desk.history.redo, REDONE)

    def tell_of_step(self, said: str) -> None:
        """Show the journal, and say what was undone or redone beside the screen."""
        self.show()
        self.say(said, stay=True)

    def _step(self, step: Callable[[], Entry], said: str) -> None:
        try:
            entry = step()
        except JournalError as error:
            self.say(str(error), stay=True)
            return
        self.desk.follow(*entry.changes)
        find = self.desk.journal.store.find
        stands = (find(change.after.id) for change in entry.changes)
        self.show(next((record.id for record in stands if record and record.deleted is None), ""))
        self.say(said.format(entry.word))
