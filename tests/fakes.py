"""A store in memory, a clock that stands still, drafts in memory: what services and screens are tried on."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from journal_tui.domain.days import month_of
from journal_tui.domain.errors import NotSaved
from journal_tui.domain.records import Import, PauseSet, Person, RoleSet, ScheduleChange, Setting
from journal_tui.services.journal import Journal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from journal_tui.domain.days import Moment
    from journal_tui.domain.practice import Practice
    from journal_tui.domain.records import Record
    from journal_tui.domain.upkeep import Finding

MONDAY = date(2026, 11, 23)
MORNING = datetime.combine(MONDAY, time(7, 30), UTC)


@dataclass
class StillClock:
    """Says the same until it is set; `at` moves with `set_day` and `tick`."""

    at: datetime = MORNING
    seconds: float = 0.0

    def moment(self, practice: Practice) -> Moment:
        return practice.moment(self.at)

    def monotonic(self) -> float:
        return self.seconds

    def set_day(self, day: date) -> None:
        self.at = datetime.combine(day, self.at.timetz())

    def tick(self, by: timedelta = timedelta(minutes=1)) -> None:
        self.at += by


@dataclass
class MemoryStore:
    """The store's protocol over a dict; `full` makes every save fail, as a full disk does."""

    records: dict[str, Record] = field(default_factory=dict)
    full: bool = False
    changed_elsewhere: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    backups: list[tuple[tuple[str, ...], datetime]] = field(default_factory=list)
    _drawn: int = 0

    def new_id(self) -> str:
        self._drawn += 1
        return f"{self._drawn:08x}" + "0" * 24

    def months(self) -> Sequence[str]:
        return sorted(
            {_table(record) for record in self.records.values()} - {"people", "practice"}, reverse=True
        )

    def month(self, month: str) -> Sequence[Record]:
        return self._live(month)

    def people(self) -> Sequence[Record]:
        return self._live("people")

    def practice(self) -> Sequence[Record]:
        return self._live("practice")

    def everything(self) -> Iterator[Record]:
        return (record for month in self.months() for record in self._live(month))

    def find(self, record_id: str) -> Record | None:
        return self.records.get(record_id)

    def holds(self, record: Record) -> bool:
        return record.id in self.records

    def held(self, table: str) -> Mapping[str, Record]:
        return {record.id: record for record in self.records.values() if _table(record) == table}

    def copies(self) -> Sequence[Record]:
        return [record for record in self.records.values() if record.moved_from and record.deleted is None]

    def deleted(self) -> Sequence[Record]:
        return [record for record in self.records.values() if record.deleted is not None]

    def save(self, records: Sequence[Record], today: date) -> Sequence[Record]:  # noqa: ARG002 (no backups)
        if self.full:
            raise NotSaved("There is no room left on the disk; nothing was changed.")
        saved = [replace(record, seen={"here": record.seen.get("here", 0) + 1}) for record in records]
        self.records |= {record.id: record for record in saved}
        return saved

    def back_up_before_import(self, tables: Iterable[str], at: datetime) -> None:
        self.backups.append((tuple(tables), at))

    def refresh(self) -> Sequence[str]:
        changed, self.changed_elsewhere = self.changed_elsewhere, []
        return changed

    def problems(self) -> Sequence[str]:
        return self.said

    def unread(self) -> Sequence[str]:
        return ()

    def _live(self, table: str) -> list[Record]:
        held = [r for r in self.records.values() if r.deleted is None and _table(r) == table]
        return sorted(held, key=lambda r: (r.day, r.created_at, r.id))


_HOME: dict[type[Record], str] = {
    Person: "people",
    **dict.fromkeys((ScheduleChange, PauseSet, Setting, RoleSet, Import), "practice"),
}


def _table(record: Record) -> str:
    return _HOME.get(type(record)) or month_of(record.day)


@dataclass
class MemoryDrafts:
    """Drafts in a dict; `full` makes every one fail to be kept, as a full disk does."""

    held: dict[str, Record] = field(default_factory=dict)
    full: bool = False

    def keep(self, draft: Record) -> None:
        if self.full:
            raise NotSaved("There is no room left on the disk.")
        self.held[draft.id] = draft

    def drop(self, record_id: str) -> None:
        self.held.pop(record_id, None)

    def all(self) -> Sequence[Record]:
        return list(self.held.values())


@dataclass
class FakeCaretaker:
    """Says what it is told to, and remembers what it was asked."""

    found: Sequence[Finding] = ()
    lost: Sequence[Record] = ()
    asked: list[str] = field(default_factory=list)

    def known(self) -> Sequence[Finding]:
        return [finding for finding in self.found if finding.grave]

    def findings(self) -> Sequence[Finding]:
        return self.found

    def mend(self, today: date) -> Sequence[str]:
        self.asked.append(f"mend {today}")
        return ["done"]

    def astray(self) -> Sequence[Record]:
        return self.lost

    def fade(self, today: date) -> None:
        self.asked.append(f"fade {today}")


@dataclass
class Desk:
    """A journal and the fakes that it is made of."""

    store: MemoryStore = field(default_factory=MemoryStore)
    clock: StillClock = field(default_factory=StillClock)
    drafts: MemoryDrafts = field(default_factory=MemoryDrafts)

    @property
    def journal(self) -> Journal:
        return Journal(self.store, self.clock, self.drafts)
