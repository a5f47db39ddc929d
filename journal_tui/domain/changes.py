"""A change to a record: what it was, and what it has become."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journal_tui.domain.records import Record


class Change(NamedTuple):
    """One record before (None when it is new) and after, as it now stands in the journal."""

    before: Record | None
    after: Record
