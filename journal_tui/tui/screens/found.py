"""What a search found, as far down as it was asked for, and as rows of a list."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from journal_tui.domain.hit_lines import hit_line
from journal_tui.domain.phrases import day_name
from journal_tui.domain.records import people_in
from journal_tui.tui.screens.record_rows import row_of
from journal_tui.tui.widgets.hit_row import HitRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from journal_tui.domain.query import Query
    from journal_tui.domain.records import Record


class Found:
    """The first hits, by their ids; `has_more` tells whether there are others after them."""

    def __init__(self, hits: Iterable[Record] = ()) -> None:
        self._rest: Iterator[Record] = iter(hits)
        self.records: dict[str, Record] = {}
        self.has_more = False

    def take(self, count: int) -> None:
        """Look for so many more."""
        self.records |= {record.id: record for record in islice(self._rest, count)}
        following = next(self._rest, None)
        self.has_more = following is not None
        if following is not None:
            self._rest = chain([following], self._rest)

    def rows(self, names: Mapping[str, str], query: Query, today: date) -> tuple[HitRow, ...]:
        """A line for each."""
        return tuple(_row(record, names, query, today) for record in self.records.values())


def _row(record: Record, names: Mapping[str, str], query: Query, today: date) -> HitRow:
    plain = row_of(record, names)
    return HitRow(
        record.id,
        plain.label,
        plain.text,
        note=day_name(record.day, today),
        hangs_on=(query, *(names.get(person) for person in people_in(record))),
        said=lambda: hit_line(record, names, query),
    )
