"""Tombstones that nobody can bring back any more lose what they held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.domain.errors import BadRecord
from journal_tui.domain.fading import KEPT_FOR, empty_fields
from journal_tui.domain.fields import from_fields
from journal_tui.storage.merge import seen_of

if TYPE_CHECKING:
    from datetime import date

    from journal_tui.domain.records import Record
    from journal_tui.storage.format import Doc, Docs


def faded(docs: Docs, today: date, device: str) -> Docs:
    """The tombstones that are older than 30 days and still hold something, as new edits that hold nothing.

    What is of an unknown kind, or can't be read, is left to whoever knows it.
    """
    found: Docs = {}
    for key, doc in docs.items():
        if doc.get("deleted") is None:
            continue
        record = _record(key, doc)
        if record is None or not has_faded(record, today):
            continue
        empty = empty_fields(record)
        if empty != doc:
            seen = seen_of(doc)
            found[key] = {**empty, "seen": {**seen, device: seen.get(device, 0) + 1}}
    return found


def has_faded(record: Record, today: date) -> bool:
    """Whether a record was deleted so long ago that its text goes."""
    return record.deleted is not None and today - record.deleted.date() > KEPT_FOR


def _record(key: str, doc: Doc) -> Record | None:
    try:
        return from_fields(key, doc)
    except BadRecord:
        return None
