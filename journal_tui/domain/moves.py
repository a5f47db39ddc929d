"""Records that moved to another month: which of the two that a move leaves behind is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from journal_tui.domain.records import Record


def moved_at(copies: Iterable[Record]) -> dict[str, datetime]:
    """When each record was moved of which a live copy stands in another month, by its id there."""
    return {copy.moved_from: copy.updated_at for copy in copies if copy.moved_from and copy.deleted is None}


def has_moved(record: Record, moved: Mapping[str, datetime]) -> bool:
    """Whether a record is the original of a move, and says nothing that its copy doesn't.

    A move that was cut short leaves both live. One that was changed after its copy says something else by
    now, and stays.
    """
    return record.id in moved and record.updated_at <= moved[record.id]


def without_moved(records: Iterable[Record], copies: Iterable[Record]) -> Sequence[Record]:
    """The records, but for originals of which a live copy stands in another month."""
    held, moved = tuple(records), moved_at(copies)
    return tuple(record for record in held if not has_moved(record, moved)) if moved else held


def originals(records: Iterable[Record], copies: Iterable[Record]) -> Sequence[Record]:
    """The records that `without_moved` leaves out: what a move that was cut short left to be finished."""
    moved = moved_at(copies)
    return tuple(record for record in records if has_moved(record, moved)) if moved else ()
