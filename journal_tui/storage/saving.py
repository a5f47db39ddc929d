"""What a save does to one table: the documents that its file shall hold afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

from journal_tui.domain.fields import to_fields
from journal_tui.domain.records import Record
from journal_tui.storage.views import decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from journal_tui.domain.fields import Json
    from journal_tui.storage.folder import Stamp
    from journal_tui.storage.format import Doc, Docs

_LEFT_OUT = frozenset({"deleted", "conflict_of", "moved_from", "import_id", "source", "merged_into"})
"""Fields that `to_fields` leaves out when there is nothing to say."""


class Revision:
    """The records of one save that belong to one table, ready to be laid over what its file holds.

    After the save, `docs` is the whole table and `changes` the documents in it that are new or changed;
    `found` is what the file was before, and that there was no rescue file. What was deleted long before
    `today` loses its text along the way.
    """

    def __init__(self, records: Iterable[Record], device: str, others: Docs, today: date) -> None:
        self._records = {record.id: record for record in records}
        self._device = device
        self._others = others
        self._today = today
        self.found: tuple[Stamp | None, ...] = ()
        self.docs: Docs = {}
        self.changes: Docs = {}

    def decide(self, docs: Docs, found: Stamp | None) -> Docs:
        """Work out the changed documents; may be asked again if the file changed meanwhile."""
        self.found = (found, None)
        if self._others:
            from journal_tui.storage.merge import merge_tables

            docs = merge_tables(docs, self._others)
        self.changes = {}
        for record in self._records.values():
            self.changes.update(self._revised(record, docs.get(record.id)))
        if not self._others and any("deleted" in doc for doc in docs.values()):
            from journal_tui.storage.fading import faded

            untouched = {key: doc for key, doc in docs.items() if key not in self.changes}
            self.changes.update(faded(untouched, self._today, self._device))
        self.docs = {**docs, **self.changes}
        return self.changes

    def _revised(self, record: Record, stored: Doc | None) -> Docs:
        """One record's new version; beside the other one, if somebody changed it since it was read."""
        fields = to_fields(record)
        if stored is None:
            return {record.id: {**fields, "seen": self._counted(record.seen)}}
        new = _laid_over(stored, fields)
        held = stored.get("seen")
        if held == fields["seen"]:
            return {record.id: {**new, "seen": self._counted(record.seen)}}
        from journal_tui.storage.merge import covers, keep_both, seen_of, union

        known = seen_of(stored)
        seen = union(known, record.seen)
        seen[self._device] = seen.get(self._device, 0) + 1
        if covers(record.seen, known):
            # The file went back behind what was read from it: an older copy was put in its place.
            return {record.id: {**new, "seen": {**seen}}}
        return keep_both(record.id, new, stored, seen)

    def _counted(self, seen: Mapping[str, int]) -> dict[str, Json]:
        """What was seen, and this edit."""
        return {**seen, self._device: seen.get(self._device, 0) + 1}


def _laid_over(stored: Doc, fields: Doc) -> Doc:
    """A record's fields, and behind them those of the stored document that a newer version put there."""
    unknown = {name: stored[name] for name in stored if name not in fields and name not in _LEFT_OUT}
    return {**fields, **unknown}


class Saved(Sequence[Record]):
    """The records of a save, in order, as they now stand.

    Each is read from what was written when it is looked at: of an import's tens of thousands none is.
    """

    def __init__(self, records: Sequence[Record], written: Mapping[str, Docs]) -> None:
        self._records = records
        self._tables = {key: name for name, docs in written.items() for key in docs}
        self._written = written

    def __len__(self) -> int:
        return len(self._records)

    @overload
    def __getitem__(self, at: int) -> Record: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Record]: ...
    def __getitem__(self, at: int | slice) -> Record | Sequence[Record]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        record = self._records[at]
        name = self._tables[record.id]
        return decode(name, {record.id: self._written[name][record.id]})[0].get(record.id, record)
