"""Whether a journal is new: it greets whoever opens it, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journal_tui.services.journal import Journal


def is_new(journal: Journal) -> bool:
    """Whether nobody was added, nothing was written or begun, and no schedule was set."""
    store = journal.store
    # the people last: there may be a thousand of them, and the screen waits for the answer
    return not (store.months() or store.practice() or journal.drafts.all() or store.people())
