"""Planning an import: what of a file is new here, what came before, and what needs a word of the user's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.domain.days import month_of
from journal_tui.domain.import_plan import Census, Plan, id_for, import_id_of, source_of
from journal_tui.domain.records import Import, Person

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from journal_tui.domain.arrivals import Arrivals, Entry
    from journal_tui.domain.records import Record
    from journal_tui.services.journal import Journal


def prepare(journal: Journal, arrivals: Arrivals, file: str) -> Plan:
    """What importing these arrivals would do; `file` is their file's own name. Nothing is written."""
    import_id = import_id_of(arrivals)
    undone = _undone(journal)
    held = {key: record for key, record in journal.store.held("people").items() if isinstance(record, Person)}
    census = Census(held, journal.stand_ins(), arrivals.format, import_id, undone)
    people = tuple(census.steps(arrivals.people))
    sieve = _Sieve(journal, undone)
    entries = sieve.entries(arrivals.entries, arrivals.format)
    records = sieve.records(arrivals.records)
    return Plan(
        import_id=import_id,
        format=arrivals.format,
        file=file,
        people=people,
        entries=entries,
        records=records,
        here=census.here + sieve.here,
        gone=census.gone + sieve.gone,
        skipped=arrivals.skipped,
        guessed=(*arrivals.guessed, *_said_of(entries, journal.moment().day)),
        again={**census.again, **sieve.again},
        known=census.known,
    )


def _undone(journal: Journal) -> set[str]:
    """The imports that were taken back."""
    held = journal.store.held("practice").values()
    return {record.id for record in held if isinstance(record, Import) and record.deleted is not None}


def _said_of(entries: Sequence[Entry], today: date) -> list[str]:
    """What is to be known about the days of what comes."""
    undated = sum(entry.day is None for entry in entries)
    ahead = sum(entry.day is not None and entry.day > today for entry in entries)
    said: list[str] = []
    if undated:
        said.append(f"{_counted(undated)} no date that can be read; the words are kept as notes of today.")
    if ahead:
        said.append(f"{_counted(ahead)} a date after today, and will show from that day on.")
    return said


def _counted(number: int) -> str:
    return "1 entry has" if number == 1 else f"{number} entries have"


class _Sieve:
    """Parts what is new from what came before; only months that have a file are read."""

    def __init__(self, journal: Journal, undone: set[str]) -> None:
        self._store = journal.store
        self._undone = undone
        self._tables: dict[str, Mapping[str, Record]] = {}
        self._months = set(journal.store.months())
        self.here = 0
        self.gone = 0
        self.again: dict[str, Record] = {}

    def entries(self, entries: Sequence[Entry], form: str) -> Sequence[Entry]:
        """The entries that are new; the very same sequence where all are."""
        if not self._months:
            return entries
        return [entry for entry in entries if self._is_new(id_for(source_of(form, entry.key)), entry.day)]

    def records(self, records: Sequence[Record]) -> Sequence[Record]:
        """The whole records that are new. What another journal imported is no import of this one."""
        return [
            record for record in records if not isinstance(record, Import) and self._is_new_record(record)
        ]

    def _is_new(self, record_id: str, day: date | None) -> bool:
        if day is None:
            return self._judge(self._store.find(record_id))
        return self._judge(self._table(month_of(day)).get(record_id))

    def _is_new_record(self, record: Record) -> bool:
        table = month_of(record.day)
        for name in ("people", "practice", table):
            found = self._table(name).get(record.id)
            if found is not None:
                return self._judge(found)
        return True

    def _table(self, name: str) -> Mapping[str, Record]:
        if name not in self._tables:
            is_there = name in self._months or name in {"people", "practice"}
            self._tables[name] = self._store.held(name) if is_there else {}
        return self._tables[name]

    def _judge(self, found: Record | None) -> bool:
        if found is None:
            return True
        if found.deleted is None:
            self.here += 1
        elif found.import_id in self._undone:
            self.again[found.id] = found
            return True
        else:
            self.gone += 1
        return False
