"""The tables in memory: each read when it is first asked for, and kept until the disk says otherwise."""

from __future__ import annotations

from _thread import RLock  # as in `threading`, whose import costs a command 1 of its 30 ms
from typing import TYPE_CHECKING

from journal_tui.storage.layout import PEOPLE, PRACTICE, is_month, rescued
from journal_tui.storage.views import decode, names_of, read_view, view_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from journal_tui.domain.records import Record
    from journal_tui.domain.upkeep import Finding
    from journal_tui.storage.files import Signature
    from journal_tui.storage.folder import FolderStorage
    from journal_tui.storage.saving import Revision
    from journal_tui.storage.views import View


class Shelf:
    """The tables read so far. It may be used from several threads."""

    def __init__(self, storage: FolderStorage) -> None:
        self._storage = storage
        self._views: dict[str, View] = {}
        self._writes = 0
        self._lock = RLock()
        self._unlisted: Finding | None = None

    def view(self, name: str) -> View:
        """A table, read from the disk if it is new here.

        Nobody waits for a reading: one that was overtaken by a save, or by another reading, is dropped.
        """
        found = self._views.get(name)
        while found is None:
            writes = self._writes
            read = read_view(self._storage, name)
            with self._lock:
                if self._writes == writes:
                    self._views.setdefault(name, read)
                found = self._views.get(name)
        return found

    def months(self) -> Sequence[str]:
        """The months that have a file, newest first; none where the folder can't be listed."""
        try:
            found = {rescued(name) for name in self._storage.names()}
            self._unlisted = None
        except OSError as error:
            from journal_tui.storage.sentences import unlisted

            self._unlisted = unlisted(error)
            return ()
        return sorted((name for name in found if is_month(name)), reverse=True)

    def homes_of(self, ids: AbstractSet[str]) -> dict[str, str]:
        """The tables, of those read so far, that have records with these ids."""
        with self._lock:
            read = list(self._views.items())
        return {found: name for name, view in reversed(read) for found in view.records.keys() & ids}

    def find(self, record_id: str) -> Record | None:
        """One record by its id: in what was read already, then in the other tables, newest month first."""
        with self._lock:
            read = list(self._views)
        for names in (read, (PEOPLE, PRACTICE), self.months()):
            for name in names:
                found = self.view(name).records.get(record_id)
                if found is not None:
                    return found
        return None

    def copies(self) -> list[Record]:
        """The live records, of the tables read so far, that were moved there from another month."""
        with self._lock:
            return [record for view in self._views.values() for record in view.copies]

    def remember(self, name: str, revision: Revision) -> None:
        """Take over what a save just wrote to a table's own file, if that table was read before."""
        with self._lock:
            self._writes += 1
            view = self._views.get(name)
            if view is None:
                return  # a command that adds a line needn't decode the month
            if view.problems:
                self.reread(name)  # a save may have ended some of them, and not others
                return
            if view.stamps != revision.found:
                records, problems = decode(name, revision.docs)
            else:
                changed, problems = decode(name, revision.changes)
                records = {**view.records, **changed}
            stamps = (self._storage.stamps[name], None)
            self._views[name] = view_of(name, records, stamps, problems)

    def reread(self, name: str) -> None:
        """Read a table from the disk again, if it was read before."""
        with self._lock:
            self._writes += 1
            if name in self._views:
                self._views[name] = read_view(self._storage, name)

    def refresh(self) -> Sequence[str]:
        """Read again the tables whose files look different now; the names of those that are."""
        changed: list[str] = []
        with self._lock:
            for name, view in list(self._views.items()):
                if self._signatures(name) == [stamp and stamp.signature for stamp in view.stamps]:
                    continue
                self.reread(name)
                if self._views[name].digests() != view.digests():
                    changed.append(name)
        return changed

    def problems(self) -> list[Finding]:
        """What is to be said of the files read so far."""
        with self._lock:
            found = [problem for view in self._views.values() for problem in view.problems]
        return found if self._unlisted is None else [*found, self._unlisted]

    def _signatures(self, name: str) -> list[Signature | None] | None:
        """How a table's files look from outside now; None when the system won't say."""
        try:
            return [self._storage.signature(piece) for piece in names_of(self._storage, name)]
        except OSError:
            return None
