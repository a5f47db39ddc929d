"""Drafts that wait to be gone on with."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from journal_tui.domain.errors import NotSaved
from journal_tui.domain.records import Gratitude, Note, Reflection, words_of

if TYPE_CHECKING:
    from journal_tui.domain.records import Record
    from journal_tui.services.journal import Journal


def begun(journal: Journal) -> list[Record]:
    """The drafts of something new, oldest first.

    A program that was killed between saving a text and forgetting its draft left one behind whose record
    holds its words already: that one goes.
    """
    found: list[Record] = []
    for draft in journal.drafts.all():
        if not journal.store.holds(draft):
            found.append(draft)
        elif _is_kept(journal, draft):
            with suppress(NotSaved):
                journal.drafts.drop(draft.id)
    return found


def _is_kept(journal: Journal, draft: Record) -> bool:
    """Whether the draft is of a text, all of which its record holds."""
    record = journal.store.find(draft.id)
    return (
        isinstance(draft, Gratitude | Reflection | Note)
        and record is not None
        and record.deleted is None
        and words_of(record) == words_of(draft)
    )
