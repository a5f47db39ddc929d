"""Searching: everything that answers a query, from words that are kept in memory once they were read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from journal_tui.domain.corpus import bundle_of
from journal_tui.domain.days import ONE_DAY
from journal_tui.domain.moves import has_moved, moved_at
from journal_tui.domain.search import folded_names, hits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journal_tui.domain.corpus import Bundle
    from journal_tui.domain.query import Query
    from journal_tui.domain.records import Record
    from journal_tui.services.journal import Journal


def search(journal: Journal, query: Query) -> list[Record]:
    """Every record up to today that answers the query, newest first."""
    # reads the months that have gone lost, too, which are problems to be told
    for _ in journal.store.everything():
        pass
    searcher = Searcher(journal)
    searcher.load()
    return list(searcher.hits(query))


class _Held(NamedTuple):
    """A month's records as they were read, and the bundle made of them."""

    records: Sequence[Record]
    bundle: Bundle


class Searcher:
    """Every month, made ready to be searched: once by `load`, then again as far as it changes."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._held: dict[str, _Held] = {}
        self._names: tuple[Sequence[Record], dict[str, str]] = ((), {})
        self.is_loaded = False

    def load(self) -> None:
        """Read everything, the newest first; safe to call from a thread, while records change."""
        self.catch_up()
        self.is_loaded = True

    def catch_up(self) -> None:
        """Take in what has changed in any month since it was read."""
        months = self._journal.store.months()
        for month in months:
            records, held = self._journal.store.month(month), self._held.get(month)
            # A store hands out the same records until one of them changes.
            if held is None or held.records is not records:
                self._held[month] = _Held(records, bundle_of(records[::-1]))
        for month in set(self._held).difference(months):
            del self._held[month]

    def hits(self, query: Query) -> Iterator[Record]:
        """The records up to today that answer the query, newest first, as far as everything has been read.

        A record that has moved to another month is found there alone.
        """
        journal, held = self._journal, dict(self._held)  # another thread may still be adding to it
        end = journal.moment().day + ONE_DAY
        until = replace(query, before=end if query.before is None else min(query.before, end))
        bundles = [held[month].bundle for month in sorted(held, reverse=True)]
        moved, now = moved_at(journal.store.copies()), journal.stand_ins()
        found = (each for each in hits(bundles, until, self._folded_names()) if not has_moved(each, moved))
        return (journal.shown(each, now) for each in found) if now else found

    def _folded_names(self) -> dict[str, str]:
        """The people's names, folded anew when somebody has changed."""
        people = self._journal.store.people()
        if self._names[0] is not people:
            self._names = people, folded_names(self._journal.names())
        return self._names[1]
