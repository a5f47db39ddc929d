"""Sees every save of every program at a journal, and says afterwards what of it is not on the disk."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from journal_tui.domain.errors import SavedUnconfirmed
from journal_tui.domain.fields import to_fields
from journal_tui.storage.merge import covers
from journal_tui.storage.store import JournalStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from journal_tui.domain.records import Record
    from journal_tui.storage.disk import Disk

_BOOKKEEPING = frozenset({"seen", "conflict_of", "updated_at", "deleted"})


def says(record: Record) -> str:
    """All that a record says, apart from when, and by whom, it was said."""
    kept = {name: value for name, value in to_fields(record).items() if name not in _BOOKKEEPING}
    return json.dumps(kept, sort_keys=True)


@dataclass(frozen=True)
class Saved:
    """What one save put in the journal, the edits that went into it, and whether it was a deletion."""

    says: str
    seen: Mapping[str, int]
    is_deletion: bool


@dataclass
class Witness:
    """The latest acknowledged version of every record; several where it was changed apart."""

    saves: int = 0
    latest: dict[str, list[Saved]] = field(default_factory=dict)

    def note(self, asked: Record, stands: Record) -> None:
        """A save of `asked` returned, and said that the record `stands` like that now."""
        self.saves += 1
        others = [each for each in self.latest.get(asked.id, []) if not covers(asked.seen, each.seen)]
        saved = Saved(says(asked), stands.seen, asked.deleted is not None)
        self.latest[asked.id] = [*others, saved]

    def lost(self, store: JournalStore) -> Iterator[str]:
        """What was acknowledged and is not there, a sentence each."""
        there: dict[str, list[Record]] = {}
        for record in everything(store).values():
            there.setdefault(record.id.partition("~")[0], []).append(record)
        touched = {known.partition("~")[0] for known in self.latest if "~" in known}
        for known, versions in self.latest.items():
            family = there.get(known.partition("~")[0], [])
            for saved in versions:
                if saved.is_deletion:
                    continue
                found = [record for record in family if says(record) == saved.says]
                if not any(record.deleted is None for record in found) and known not in touched:
                    yield f"{saved.says} was saved under {known} and is {'deleted' if found else 'not there'}"


def everything(store: JournalStore) -> dict[str, Record]:
    """Every record of a store, deleted ones too, by id."""
    live = [*store.everything(), *store.people(), *store.practice()]
    return {record.id: record for record in [*live, *store.deleted()]}


class WatchedStore(JournalStore):
    """A journal's folder whose saves are witnessed."""

    def __init__(
        self, folder: str, device_id: str | Callable[[], str], disk: Disk | None, witness: Witness
    ) -> None:
        super().__init__(folder, device_id, disk)
        self._witness = witness

    def save(self, records: Sequence[Record], today: date) -> Sequence[Record]:
        try:
            saved = super().save(records, today)
        except SavedUnconfirmed:
            for record in records:
                stands = self.find(record.id)
                assert stands is not None
                self._witness.note(record, stands)
            raise
        for asked, stands in zip(records, saved, strict=True):
            self._witness.note(asked, stands)
        return saved
