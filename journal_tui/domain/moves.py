"""Records that moved to another month: which of the two that a move leaves behind is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from journal_tui.domain.records import Record


def without_moved(records: Iterable[Record], copies: Iterable[Record]) -> Sequence[Record]:
    """The records, but for originals of which a live copy stands in another month.

    A move that was cut short leaves both live. One that was changed after its copy says something else by
    now, and stays.
    """
    held = tuple(records)
    newest = {copy.moved_from: copy.updated_at for copy in copies if copy.deleted is None}
    if not newest:
        return held
    return tuple(
        record for record in held if record.id not in newest or record.updated_at > newest[record.id]
    )
