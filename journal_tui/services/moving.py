"""Moving a record to another day: when it was written, and when it was made, stay as they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from journal_tui.domain.changes import Change
from journal_tui.domain.days import month_of
from journal_tui.domain.errors import Refused
from journal_tui.services.writing import keep, keep_all

if TYPE_CHECKING:
    from datetime import date

    from journal_tui.domain.records import Record
    from journal_tui.services.journal import Journal


def move(journal: Journal, record: Record, day: date) -> tuple[Change, ...]:
    """Move a record to another day; to another month, as a copy there and then the original's tombstone.

    Raises:
        Refused: for its own day, a day still to come, or words that wait in a draft; nothing was changed.
        NotSaved: nothing was changed; or the copy stands, and the original is hidden behind it.
    """
    now = journal.moment()
    if day == record.day:
        raise Refused(f"It is on {day} already; nothing was changed.")
    if day > now.day:
        raise Refused(f"{day} is still to come: choose today, {now.day}, or a day before it.")
    if month_of(day) == month_of(record.day):
        return (keep(journal, replace(record, day=day, updated_at=now.at), before=record),)
    if any(draft.id == record.id for draft in journal.drafts.all()):
        # The draft knows the record by its id, which changes with the month.
        raise Refused("An edit of it waits as a draft: finish that first; nothing was changed.")
    copy = replace(
        record, id=journal.store.new_id(), day=day, updated_at=now.at, seen={}, moved_from=record.id
    )
    gone = replace(record, deleted=now.at, updated_at=now.at)
    saved = keep_all(journal, [copy, gone])
    return Change(None, saved[0]), Change(record, saved[1])
