"""Logging a contact over a page: the sheet opened, and what it returns saved as one step."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from journal_tui.domain.days import month_of
from journal_tui.domain.errors import JournalError, SavedUnconfirmed
from journal_tui.services.logging import log
from journal_tui.tui.screens.contact_piece import ContactPiece
from journal_tui.tui.screens.log_sheet import LogSheet
from journal_tui.tui.wording import date_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal_tui.domain.records import Person
    from journal_tui.domain.suggestions import Suggestion
    from journal_tui.services.logging import Logged
    from journal_tui.tui.screens.writing_page import WritingPage


NAMED = 4
"""So many people are named in what is said; of more, how many they are."""


def log_contact(page: WritingPage, people: Sequence[Person] = (), pick: Suggestion | None = None) -> None:
    """Let a contact be logged: with these people, or for a pick, or with whoever is named in the sheet."""
    outreach = page.desk.outreach
    thanks = outreach.facts().thanks if outreach.is_loaded else ()
    asked = people or ((pick.person,) if pick else ())
    _open(page, ContactPiece(page.desk.journal, asked, pick, thanks, page.writing_day))


def _open(page: WritingPage, piece: ContactPiece, said: str = "") -> None:
    page.app.push_screen(LogSheet(page.look, piece, said), partial(_logged, page, piece))


def _logged(page: WritingPage, piece: ContactPiece, logged: Logged | None) -> None:
    """Save what the sheet returned; if that fails, it opens again as it was."""
    if logged is None:
        if piece.waits:
            page.say("It waits as a draft; the same keys go on with it.")
        return
    try:
        outcome = log(page.desk.journal, logged)
    except SavedUnconfirmed as error:
        piece.done()
        page.desk.ledger.follow({month_of(logged.contact.day)})
        page.desk.outreach.follow()
        page.show(logged.contact.id)
        page.say(str(error), stay=True)
    except JournalError as error:
        with suppress(JournalError):
            piece.keep_drafts(piece.form)
        _open(page, piece, str(error))
    else:
        piece.done()
        page.desk.did("logging the contact", *outcome.changes)
        page.show(logged.contact.id)
        page.say(_said(page, logged, outcome.trouble), stay=bool(outcome.trouble))


def _said(page: WritingPage, logged: Logged, trouble: str) -> str:
    names = page.desk.journal.names()
    contact = logged.contact
    people = [names.get(person, "somebody") for person in contact.people]
    who = ", ".join(people) if len(people) <= NAMED else f"{len(people)} people"
    day = "" if contact.day == page.desk.journal.moment().day else f" on {date_words(contact.day)}"
    said = [f"Logged: {who}, {contact.channel}{day}."]
    if logged.new:
        new = [person.name for person in logged.new]
        said.append(f"New here: {', '.join(new) if len(new) <= NAMED else len(new)}.")
    return " ".join([*said, trouble]).strip()
