"""The journal as the verbs meet it: a store, a clock and a place for drafts, handed over together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from journal_tui.domain.days import month_of
from journal_tui.domain.moves import without_moved
from journal_tui.domain.practice import practice_from
from journal_tui.domain.records import Person, Sitting, people_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from journal_tui.domain.days import Moment
    from journal_tui.domain.practice import Practice
    from journal_tui.domain.practice_settings import PracticeSettings
    from journal_tui.domain.records import Record
    from journal_tui.services.ports import Clock, Drafts, Store


def no_prompts() -> str:
    """Stands in for those who have no prompts of their own."""
    return ""


class Journal(NamedTuple):
    """What every verb takes. It holds no state of its own.

    `own_prompts` reads the user's own prompts, as TOML, when a question is wanted.
    """

    store: Store
    clock: Clock
    drafts: Drafts
    own_prompts: Callable[[], str] = no_prompts

    def practice(self) -> Practice:
        """The schedule and the pauses, as they stand."""
        return practice_from(self.store.practice())

    def settings(self) -> PracticeSettings:
        """The practice's own settings, as they stand."""
        from journal_tui.domain.practice_settings import settings_from

        return settings_from(self.store.practice())

    def moment(self) -> Moment:
        """Now, and the practice date it belongs to."""
        return self.clock.moment(self.practice())

    def people(self) -> list[Person]:
        """Everybody in the journal; those who turned out to be somebody else are that one."""
        held, now = self._everyone(), self.stand_ins()
        return [person for person in held if person.id not in now] if now else held

    def merged(self) -> list[Person]:
        """Those who turned out to be somebody else, as they were before."""
        now = self.stand_ins()
        return [person for person in self._everyone() if person.id in now]

    def stand_ins(self) -> dict[str, str]:
        """Who stands for each person that was merged into another, by id; empty when nobody was."""
        held = self._everyone()
        if all(person.merged_into is None for person in held):
            return {}
        from journal_tui.domain.merging import stand_ins

        return stand_ins(held)

    def _everyone(self) -> list[Person]:
        return [record for record in self.store.people() if isinstance(record, Person)]

    def names(self) -> dict[str, str]:
        """The people's names by their ids; those of merged people are their stand-ins'."""
        names = {person.id: person.name for person in self._everyone()}
        return names | {who: names.get(one, names[who]) for who, one in self.stand_ins().items()}

    def formerly(self) -> list[Person]:
        """Merged people as they were called, each with the id of whoever stands for them."""
        now = self.stand_ins()
        return [replace(person, id=now[person.id]) for person in self.merged()] if now else []

    def find(self, record_id: str) -> Record | None:
        """One record by its id, deleted ones too, with the people that it names as they are now."""
        found = self.store.find(record_id)
        return None if found is None else self.shown(found, self.stand_ins())

    @staticmethod
    def shown(record: Record, now: Mapping[str, str]) -> Record:
        """The record with the people that it names as they are now, given who stands for whom."""
        if not now:
            return record
        from journal_tui.domain.merging import resolved

        return resolved(record, now)

    def records_on(self, day: date) -> list[Record]:
        """The live records of one day, in the order they were made."""
        held = self.store.month(month_of(day))
        return list(self._shown(tuple(record for record in held if record.day == day)))

    def written_on(self, day: date) -> list[Record]:
        """The same with the people as they were written, for which no other file is read."""
        held = self.store.month(month_of(day))
        return [record for record in without_moved(held, self.store.copies()) if record.day == day]

    def month(self, month: str) -> Sequence[Record]:
        """The live records of one month, in order, but for those that have moved to another."""
        return self._shown(self.store.month(month))

    def everything(self) -> Sequence[Record]:
        """Every live record, newest month first, but for those that have moved to another month."""
        return self._shown(tuple(self.store.everything()))

    def as_written(self) -> Sequence[Record]:
        """The same with the people as they were written."""
        return without_moved(tuple(self.store.everything()), self.store.copies())

    def records_until(self, day: date) -> Iterator[Record]:
        """Every live record dated no later than `day`, newest month first."""
        return (record for record in self.everything() if record.day <= day)

    def _shown(self, held: Sequence[Record]) -> Sequence[Record]:
        left = without_moved(held, self.store.copies())
        # Where nobody is named nobody's name is needed: their file is the largest that a start could read.
        now = self.stand_ins() if any(isinstance(each, Sitting) or people_in(each) for each in left) else {}
        if not now:
            return left
        from journal_tui.domain.merging import resolved

        return tuple([resolved(record, now) for record in left])
