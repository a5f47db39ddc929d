"""What was written about each person: gathered once, and kept up with every change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.domain.records import Person, people_in

if TYPE_CHECKING:
    from datetime import date

    from journal_tui.domain.changes import Change
    from journal_tui.domain.records import Record
    from journal_tui.services.journal import Journal


class Together:
    """The live records that name somebody. Reading them takes a while, so it is done once, by `load`."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._held: dict[str, dict[str, Record]] | None = None
        self._changes = 0

    @property
    def is_loaded(self) -> bool:
        """Whether everything has been read."""
        return self._held is not None

    def load(self) -> None:
        """Read everything; safe to call from a thread, while records change: then it reads them again."""
        seen = None
        while seen != self._changes:
            seen = self._changes
            held: dict[str, dict[str, Record]] = {}
            for record in self._journal.everything():
                for person in people_in(record):
                    held.setdefault(person, {})[record.id] = record
            self._held = held

    def follow(self, change: Change) -> None:
        """Take in that a record was changed, or that a change to it was undone."""
        self._changes += 1
        if self._held is None:
            return
        if any(isinstance(record, Person) and record.merged_into for record in change):
            self.load()  # somebody stands for somebody else now, or no longer
            return
        for record in filter(None, change):
            for person in people_in(record):
                self._held.get(person, {}).pop(record.id, None)
        now = self._journal.find(change.after.id)
        if now is not None and now.deleted is None:
            for person in people_in(now):
                self._held.setdefault(person, {})[now.id] = now

    def again(self) -> None:
        """Everything may have changed: read it again, if it was read before."""
        if self._held is not None:
            self.load()

    def of(self, person: str, today: date) -> tuple[Record, ...]:
        """What names this person, up to today, newest first."""
        if self._held is None:
            self.load()
        found = [record for record in (self._held or {}).get(person, {}).values() if record.day <= today]
        found.sort(key=lambda record: (record.day, record.created_at, record.id), reverse=True)
        return tuple(found)
