"""Changing what is there: new words, a deletion, a mark. Each returns what the record was and is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from journal_tui.domain.changes import Change
from journal_tui.domain.errors import ChangedSince, Refused
from journal_tui.domain.records import (
    Gratitude,
    Import,
    Interaction,
    Note,
    Person,
    Promise,
    Reflection,
    Review,
)
from journal_tui.domain.text import clean
from journal_tui.services.people import free_name
from journal_tui.services.writing import keep, linked, words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

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


def with_due(journal: Journal, record: Record, due: date | None) -> Promise:
    """The open promise with another day by which it is due, or none, unsaved.

    Raises:
        Refused: for what is no open promise.
    """
    return replace(_open_promise(record), due=due, updated_at=journal.moment().at)


def edit(journal: Journal, record: Record, text: str) -> Change:
    """Put new words in a record; the same words again change nothing."""
    return keep_changed(journal, record, with_words(journal, record, text))


def keep_changed(journal: Journal, record: Record, new: Record) -> Change:
    """Save what a record has become, unless it is what it was."""
    if replace(new, updated_at=record.updated_at) == record:
        return Change(record, record)
    return keep(journal, new, before=record)


def delete(journal: Journal, record: Record) -> Change:
    """Set the record's tombstone; its text stays until it is cleared, so that it can come back.

    Raises:
        Refused: for an import, which is taken back with all it brought, or not at all.
    """
    if isinstance(record, Import):
        raise Refused("That is an import; journal-tui import undo takes it back with all that it brought.")
    now = journal.moment().at
    change = keep(journal, replace(record, deleted=now, updated_at=now), before=record)
    if change.after.deleted is None:
        raise ChangedSince("Somebody changed that record meanwhile, so it was kept as it is now.")
    return change


def mark_told(
    journal: Journal, record: Record, people: Sequence[str] | None = None, day: date | None = None
) -> Change:
    """Note that the thanks were said to those of these people (None: all) who weren't told before.

    `day` is when, up to today; None is today.

    Raises:
        Refused: for what can't be told, and for a day that is still to come.
    """
    if not isinstance(record, Gratitude) or not record.people:
        raise Refused("Only a gratitude that names somebody can be told; nothing was changed.")
    asked = record.people if people is None else people
    on = _up_to_today(journal, day)
    told = {person: record.told.get(person, on) for person in record.people if person in asked}
    changed = replace(record, told={**record.told, **told}, updated_at=journal.moment().at)
    return keep(journal, changed, before=record)


def mark_kept(journal: Journal, record: Record, day: date | None = None) -> Change:
    """Note that a promise was kept, today or on a day before; raises as `mark_told` does."""
    promise, on = _open_promise(record), _up_to_today(journal, day)
    return keep(journal, replace(promise, kept=on, updated_at=journal.moment().at), before=record)


def mark_released(journal: Journal, record: Record, day: date | None = None) -> Change:
    """Note that a promise no longer binds anybody, from today or a day before; raises as `mark_told` does."""
    promise, on = _open_promise(record), _up_to_today(journal, day)
    return keep(journal, replace(promise, released=on, updated_at=journal.moment().at), before=record)


def mark_open(journal: Journal, record: Record) -> Change:
    """Take back that a promise was kept or released.

    Raises:
        Refused: for what is no promise, or one that is open.
    """
    if not isinstance(record, Promise) or record.state == "open":
        raise Refused("Only a promise that was kept or released can be opened again; nothing was changed.")
    reopened = replace(record, kept=None, released=None, updated_at=journal.moment().at)
    return keep(journal, reopened, before=record)


def _up_to_today(journal: Journal, day: date | None) -> date:
    today = journal.moment().day
    if day is not None and day > today:
        raise Refused(f"{day} is still to come; nothing was changed.")
    return day or today


def _open_promise(record: Record) -> Promise:
    if not isinstance(record, Promise):
        raise Refused("Only a promise can be kept, released or due; nothing was changed.")
    if record.state != "open":
        raise Refused(f"That promise is {record.state} already; nothing was changed.")
    return record


def close_wait(journal: Journal, record: Record, day: date | None = None) -> Change:
    """End the wait for a reply, today or on a day before; raises as `mark_told` does."""
    if not isinstance(record, Interaction) or not record.waiting or record.closed is not None:
        raise Refused("Nothing is awaited there; nothing was changed.")
    on = _up_to_today(journal, day)
    return keep(journal, replace(record, closed=on, updated_at=journal.moment().at), before=record)
