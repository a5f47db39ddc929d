"""Logging a contact that happened: the contact itself, a promise made in it, and what it settles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal_tui.domain.changes import Change
from journal_tui.domain.errors import JournalError
from journal_tui.domain.records import Gratitude, Promise
from journal_tui.services.editing import mark_kept, mark_told
from journal_tui.services.writing import keep, keep_all

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journal_tui.domain.records import Interaction, Person
    from journal_tui.services.journal import Journal


@dataclass(frozen=True)
class Logged:
    """A contact as it was logged, unsaved; perhaps with a promise made in it.

    `told` are the ids of gratitudes that were said in it, `kept` those of promises that it kept; `new` are
    the people who were met in it for the first time.
    """

    contact: Interaction
    promise: Promise | None = None
    told: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    new: tuple[Person, ...] = ()


@dataclass
class Outcome:
    """What came of saving: the changes made, and the sentence of what could not be marked after them."""

    changes: tuple[Change, ...] = ()
    trouble: str = ""


def log(journal: Journal, logged: Logged) -> Outcome:
    """Save who is new, the contact and the promise, then the marks: what is new is never lost for a mark.

    Raises:
        NotSaved: the contact was not saved; nothing was changed, but that those who are new may be here.
        SavedUnconfirmed: the contact is in place; the disk did not confirm it, and nothing after it was done.
    """
    saved = keep_all(journal, [*logged.new, logged.contact])
    outcome = Outcome(tuple(Change(None, record) for record in saved))
    try:
        for change in _after(journal, logged):
            outcome.changes += (change,)
    except JournalError as error:
        outcome.trouble = str(error)
    return outcome


def _after(journal: Journal, logged: Logged) -> Iterator[Change]:
    if logged.promise is not None:
        yield keep(journal, logged.promise)
    for record_id in logged.told:
        gratitude = journal.find(record_id)
        if isinstance(gratitude, Gratitude) and gratitude.deleted is None:
            people = tuple(person for person in gratitude.people if person in logged.contact.people)
            yield mark_told(journal, gratitude, people, day=logged.contact.day)
    for record_id in logged.kept:
        promise = journal.find(record_id)
        if isinstance(promise, Promise) and promise.deleted is None and promise.state == "open":
            yield mark_kept(journal, promise, day=logged.contact.day)
