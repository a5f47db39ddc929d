"""Forms over a page: opened, and what they return saved; when that fails, opened again as they were."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from journal_tui.domain.changes import Change
from journal_tui.domain.errors import JournalError, SavedUnconfirmed
from journal_tui.tui.screens.person_piece import PersonPiece, PromisePiece
from journal_tui.tui.screens.person_sheet import PersonSheet
from journal_tui.tui.screens.promise_sheet import PromiseSheet

if TYPE_CHECKING:
    from journal_tui.domain.records import Person, Promise, Record
    from journal_tui.tui.screens.writing_page import WritingPage


def ask_for_person(page: WritingPage, person: Person | None = None) -> None:
    """Let somebody be added, or edited."""
    _ask(page, PersonPiece(page.desk.journal, person))


def ask_for_promise(page: WritingPage, person: Person, promise: Promise | None = None) -> None:
    """Let a promise with somebody be written, or given other words or another day."""
    _ask(page, PromisePiece(page.desk.journal, person, promise))


def _ask(page: WritingPage, piece: PersonPiece | PromisePiece, said: str = "") -> None:
    if isinstance(piece, PersonPiece):
        page.app.push_screen(PersonSheet(page.look, piece, said), partial(_answered, page, piece))
    else:
        page.app.push_screen(PromiseSheet(page.look, piece, said), partial(_answered, page, piece))


def _answered(page: WritingPage, piece: PersonPiece | PromisePiece, record: Record | None) -> None:
    if record is None:
        if piece.waits:
            page.say("It waits as a draft; the same keys go on with it.")
        return
    try:
        page.desk.keep(record, piece.before)
    except SavedUnconfirmed as error:
        page.desk.follow(Change(piece.before, record))
        page.show(record.id)
        page.say(str(error), stay=True)
    except JournalError as error:
        _ask(page, piece, str(error))
    else:
        page.show(record.id)
        page.say("Kept.")
