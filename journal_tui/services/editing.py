"""Changing what is there: new words, a deletion, a mark. Each returns what the record was and is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from journal_tui.domain.changes import Change
from journal_tui.domain.errors import ChangedSince, Refused
from journal_tui.domain.records import Gratitude, Interaction, Note, Person, Promise, Reflection, Review
from journal_tui.domain.text import clean
from journal_tui.services.people import free_name
from journal_tui.services.writing import keep, linked, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal_tui.domain.records import Record
    from journal_tui.services.journal import Journal


def with_words(journal: Journal, record: Record, text: str) -> Record:
    """The record with these words in place of its own, unsaved; new mentions link people.

    Raises:
        Refused: when the words are empty, or the record holds none.
    """
    now = journal.moment().at
    match record:
        case Gratitude() | Reflection() | Note() | Review():
            kept = words(text, f"a {record.kind}")
            return replace(record, text=kept, people=linked(journal, kept, record.people), updated_at=now)
        case Promise():
            return replace(record, text=words(text, "a promise"), updated_at=now)
        case Interaction():
            note = words(text, "a note") if clean(text) else ""
            return replace(record, note=note, people=linked(journal, note, record.people), updated_at=now)
        case Person():
            return replace(record, name=free_name(journal, text, besides=record.id), updated_at=now)
        case _:
            raise Refused(f"A {record.kind} holds no words to edit; nothing was changed.")


def edit(journal: Journal, record: Record, text: str) -> Change:
    """Put new words in a record; the same words again change nothing."""
    new = with_words(journal, record, text)
    if replace(new, updated_at=record.updated_at) == record:
        return Change(record, record)
    return keep(journal, new, before=record)


def delete(journal: Journal, record: Record) -> Change:
    """Set the record's tombstone; its text stays until it is cleared, so that it can come back."""
    now = journal.moment().at
    change = keep(journal, replace(record, deleted=now, updated_at=now), before=record)
    if change.after.deleted is None:
        raise ChangedSince("Somebody changed that record meanwhile, so it was kept as it is now.")
    return change


def mark_told(journal: Journal, record: Record, people: Sequence[str] | None = None) -> Change:
    """Note that the thanks were said today to those of these people (None: all) who weren't told before."""
    if not isinstance(record, Gratitude) or not record.people:
        raise Refused("Only a gratitude that names somebody can be told; nothing was changed.")
    now = journal.moment()
    asked = record.people if people is None else people
    told = {person: record.told.get(person, now.day) for person in record.people if person in asked}
    return keep(journal, replace(record, told={**record.told, **told}, updated_at=now.at), before=record)


def mark_kept(journal: Journal, record: Record) -> Change:
    """Note that a promise was kept today."""
    now = journal.moment()
    promise = _open_promise(record)
    return keep(journal, replace(promise, kept=now.day, updated_at=now.at), before=record)


def mark_released(journal: Journal, record: Record) -> Change:
    """Note that a promise no longer binds anybody, from today."""
    now = journal.moment()
    promise = _open_promise(record)
    return keep(journal, replace(promise, released=now.day, updated_at=now.at), before=record)


def _open_promise(record: Record) -> Promise:
    if not isinstance(record, Promise):
        raise Refused("Only a promise can be kept or released; nothing was changed.")
    if record.state != "open":
        raise Refused(f"That promise is {record.state} already; nothing was changed.")
    return record


def close_wait(journal: Journal, record: Record) -> Change:
    """End the wait for a reply."""
    if not isinstance(record, Interaction) or not record.waiting or record.closed is not None:
        raise Refused("Nothing is awaited there; nothing was changed.")
    now = journal.moment()
    return keep(journal, replace(record, closed=now.day, updated_at=now.at), before=record)
