"""The journal as the verbs meet it: a store, a clock and a place for drafts, handed over together."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journal_tui.domain.days import month_of
from journal_tui.domain.moves import without_moved
from journal_tui.domain.practice import practice_from
from journal_tui.domain.records import Person

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from journal_tui.domain.days import Moment
    from journal_tui.domain.practice import Practice
    from journal_tui.domain.records import Record
    from journal_tui.services.ports import Clock, Drafts, Store


class Journal(NamedTuple):
    """What every verb takes. It holds no state of its own."""

    store: Store
    clock: Clock
    drafts: Drafts

    def practice(self) -> Practice:
        """The schedule, the pauses and the practice's settings, as they stand."""
        return practice_from(self.store.practice())

    def moment(self) -> Moment:
        """Now, and the practice date it belongs to."""
        return self.clock.moment(self.practice())

    def people(self) -> list[Person]:
        """Everybody in the journal."""
        return [record for record in self.store.people() if isinstance(record, Person)]

    def names(self) -> dict[str, str]:
        """The people's names by their ids."""
        return {person.id: person.name for person in self.people()}

    def records_on(self, day: date) -> list[Record]:
        """The live records of one day, in the order they were made."""
        return [record for record in self.month(month_of(day)) if record.day == day]

    def month(self, month: str) -> Sequence[Record]:
        """The live records of one month, in order, but for those that have moved to another."""
        held = self.store.month(month)
        return without_moved(held, self.store.copies())

    def everything(self) -> Sequence[Record]:
        """Every live record, newest month first, but for those that have moved to another month."""
        held = tuple(self.store.everything())
        return without_moved(held, self.store.copies())

    def records_until(self, day: date) -> Iterator[Record]:
        """Every live record dated no later than `day`, newest month first."""
        return (record for record in self.everything() if record.day <= day)
