"""What was deleted not long ago, and bringing it back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from journal_tui.domain.errors import Refused
from journal_tui.domain.fading import KEPT_FOR
from journal_tui.domain.records import Import, Interaction, Person, words_of
from journal_tui.services.people import free_name
from journal_tui.services.writing import keep

if TYPE_CHECKING:
    from datetime import datetime

    from journal_tui.domain.changes import Change
    from journal_tui.domain.records import Record
    from journal_tui.services.journal import Journal


def recently_deleted(journal: Journal) -> list[Record]:
    """What was deleted in the last 30 days and still holds something, the latest first.

    Of a record that was moved to another month only the place it was deleted from counts. What went with an
    import that was taken back comes again with the import.
    """
    tombstones = journal.store.deleted()
    undone = {record.id for record in tombstones if isinstance(record, Import)}
    origin = {record.id: record.moved_from for record in (*tombstones, *journal.store.copies())}
    chains: dict[str, list[tuple[datetime, Record]]] = {}
    for record in tombstones:
        if record.deleted is not None:
            chains.setdefault(_first_id(record.id, origin), []).append((record.deleted, record))
    alive = {_first_id(record.id, origin) for record in journal.store.copies()}
    latest = [
        max(chain, key=lambda held: held[0])
        for first, chain in chains.items()
        if first not in alive and not _is_live(journal, first)
    ]
    since = journal.moment().at - KEPT_FOR
    latest.sort(key=lambda held: (held[0], held[1].id), reverse=True)
    return [
        record
        for at, record in latest
        if at >= since and record.import_id not in undone and _holds_something(record)
    ]


def _first_id(record_id: str, origin: dict[str, str | None]) -> str:
    """The id under which a record was first made, before it was moved from month to month."""
    known = {record_id}
    while (before := origin.get(record_id)) is not None and before not in known:
        known.add(before)
        record_id = before
    return record_id


def _is_live(journal: Journal, record_id: str) -> bool:
    record = journal.store.find(record_id)
    return record is not None and record.deleted is None


def _holds_something(record: Record) -> bool:
    return bool(words_of(record)) or (isinstance(record, Interaction) and bool(record.people))


def bring_back(journal: Journal, record: Record) -> Change:
    """Take a record's tombstone away.

    Raises:
        Refused: when it isn't deleted any more, holds nothing now, or its name was given away since.
    """
    current = journal.store.find(record.id)
    if current is None or current.deleted is None or not _holds_something(current):
        raise Refused("It has come back already, or its text is gone; nothing was changed.")
    if isinstance(current, Person):
        free_name(journal, current.name, besides=current.id)
    return keep(journal, replace(current, deleted=None, updated_at=journal.moment().at), before=current)
