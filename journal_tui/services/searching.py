"""Searching: everything that answers a query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.domain.search import matches

if TYPE_CHECKING:
    from journal_tui.domain.records import Record
    from journal_tui.domain.search import Query
    from journal_tui.services.journal import Journal


def search(journal: Journal, query: Query) -> list[Record]:
    """Every record up to today that answers the query, newest first."""
    names = journal.names()
    until = journal.records_until(journal.moment().day)
    found = [record for record in until if matches(query, record, names)]
    return sorted(found, key=lambda record: (record.day, record.created_at, record.id), reverse=True)
