"""What leaves the journal: what was asked for, what was found, and the files that it becomes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from journal_tui.domain.phrases import counted
from journal_tui.domain.practice_settings import PracticeSettings
from journal_tui.domain.records import people_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from journal_tui.domain.days import Moment
    from journal_tui.domain.records import Person, Record
    from journal_tui.domain.standing import Standing

PERSON_KIND = "person"


@dataclass(frozen=True)
class Wanted:
    """What an export is narrowed to; nothing set is everything. `since` is included, `before` is not.

    `people` are ids: only what names one of them goes. The kind `person` means the people themselves.
    `private` lets out what is otherwise left at home (see `without_private`).
    """

    since: date | None = None
    before: date | None = None
    people: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    private: bool = False

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the private fields is left out."""
        return replace(self, private=False) != Wanted()

    def holds(self, record: Record) -> bool:
        """Whether this record of a day was asked for."""
        return (
            (not self.kinds or record.kind in self.kinds)
            and (self.since is None or record.day >= self.since)
            and (self.before is None or record.day < self.before)
            and (not self.people or not self.people.isdisjoint(people_in(record)))
        )


@dataclass(frozen=True)
class Extract:
    """What is exported, on its way into a format.

    `people` were asked for; `company` are the others that the records name. `records` are those of days, in
    the order (day, created_at, id); `practice` holds schedules and pauses, in an export of everything.
    `names` are those of everybody by id, `standings` how things stand with each of `people` today, and
    `first_ids` the ids under which moved records were first made. Where people turned out to be others here,
    those are `merged`, and `written` are the records as they name them; else both are empty.
    """

    now: Moment
    wanted: Wanted
    people: tuple[Person, ...] = ()
    company: tuple[Person, ...] = ()
    records: tuple[Record, ...] = ()
    practice: tuple[Record, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    standings: Mapping[str, Standing] = field(default_factory=dict)
    settings: PracticeSettings = field(default_factory=PracticeSettings)
    first_ids: Mapping[str, str] = field(default_factory=dict)
    merged: tuple[Person, ...] = ()
    written: tuple[Record, ...] = ()

    @property
    def everybody(self) -> tuple[Person, ...]:
        """All the people there are in it, as far as they may be told about."""
        return self._told((*self.people, *self.company))

    @property
    def other_names(self) -> tuple[Person, ...]:
        """Those who turned out to be somebody among them, as they were, as far as they may be told about."""
        return self._told(self.merged)

    def _told(self, people: tuple[Person, ...]) -> tuple[Person, ...]:
        return people if self.wanted.private else tuple(map(without_private, people))

    @property
    def keeps_home(self) -> bool:
        """Whether there is anything about them that may not be told."""
        return self.everybody != (*self.people, *self.company)

    def first_id(self, record: Record) -> str:
        """The id under which a record was first made, whatever months it has been moved to since."""
        return self.first_ids.get(record.id, record.id)


class Member(NamedTuple):
    """One file of an export: its path in it, with `/` between folders, and its bytes."""

    name: str
    data: bytes


class Output(NamedTuple):
    """What an export has become: its files, how much they hold, in words, and if something stayed at home."""

    files: Sequence[Member]
    holds: str
    kept_home: bool = False


class ExportFormat(NamedTuple):
    """A format to export to: what it is for, in a few words, and how its file's name ends.

    `write` makes one file, or a folder of them where the format has no `suffix`.
    """

    name: str
    does: str
    suffix: str
    write: Callable[[Extract], Output]

    @property
    def is_folder(self) -> bool:
        """Whether it makes a folder of files."""
        return not self.suffix


def without_private(person: Person) -> Person:
    """The person without what is nobody else's business: the boundaries that the user noted."""
    return replace(person, mind="")


def whole(extract: Extract, files: Sequence[Member]) -> Output:
    """An export of records and people: `920 records and 23 people`."""
    holds = f"{counted(len(extract.records), 'record')} and {_people(len(extract.everybody))}"
    return Output(files, holds, extract.keeps_home)


def only_people(extract: Extract, number: int, file: Member) -> Output:
    """An export of so many people."""
    return Output((file,), _people(number), extract.keeps_home)


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number} people"
