"""TinyDB over a journal's folder: one ordinary database whose tables are files of their own.

`db.table("2026-11").insert(Document({...}, doc_id=...))` reads and rewrites that month's file alone,
`db.tables()` lists the folder. Every call is safe among threads and processes, and every read is fresh
from the disk, so a document that a caller changes in place changes nothing but itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from tinydb import TinyDB
from tinydb.table import Table

from journal_tui.domain.errors import Refused
from journal_tui.storage.disk import Disk
from journal_tui.storage.folder import ChangedUnderUs, FolderStorage, never_dropped
from journal_tui.storage.layout import is_table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from journal_tui.domain.fields import Json
    from journal_tui.storage.folder import Stamp
    from journal_tui.storage.format import Doc, Docs

_TRIES = 5
"""How often a save starts again when something that knows no lock changes the file under it."""


class JournalTable(Table):
    """A table whose every change is one read-modify-write under the folder's lock."""

    document_id_class = str  # type: ignore[assignment]  # TinyDB's hint says int; any class is meant

    def __init__(self, storage: FolderStorage, name: str) -> None:
        if not is_table(name):
            raise Refused(
                f"The journal has no table of the name {name!r}: name a month (2026-11), people or practice."
            )
        super().__init__(storage, name, cache_size=0)  # a cache would miss what other processes write
        self._folder = storage

    def put(self, docs: Mapping[str, Doc]) -> None:
        """Insert or replace these documents (by id) in one save."""
        self.revise(lambda _docs, _stamp: docs)

    def revise(self, decide: Callable[[Docs, Stamp | None], Mapping[str, Doc]]) -> None:
        """Show `decide` what the file holds and was, and save what it returns, all under the lock.

        When something that knows no lock changes the file meanwhile, `decide` is asked again.
        """

        def updater(table: dict[int, Mapping[str, Json]]) -> None:
            docs = {str(doc_id): dict(doc) for doc_id, doc in table.items()}
            changes = decide(docs, self._folder.stamps[self.name])
            table.update(changes)  # type: ignore[arg-type]  # the keys are str, as document_id_class says

        for _ in range(_TRIES - 1):
            try:
                return self._update_table(updater)
            except ChangedUnderUs:
                continue
        return self._update_table(updater)

    def truncate(self) -> NoReturn:
        """Refused: a journal's records are marked as deleted, never wiped."""
        never_dropped()

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Json]]], None]) -> None:
        """TinyDB's whole read-modify-write, with the lock held across it."""
        try:
            with self._folder.lock:
                super()._update_table(updater)
        except OSError as error:
            from journal_tui.storage.sentences import not_saved

            raise not_saved(error) from error

    def _get_next_id(self) -> NoReturn:
        raise Refused("A record carries its own id: insert a Document with its doc_id.")


class JournalDB(TinyDB):
    """TinyDB over a journal's folder: named tables only, and none is ever dropped."""

    def __init__(self, folder: str, disk: Disk | None = None) -> None:
        self.folder_storage = FolderStorage(folder, disk or Disk())
        super().__init__(storage=lambda: self.folder_storage)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.folder_storage.folder!r}>"

    def table(self, name: str, **options: int) -> JournalTable:
        """The table of this name; TinyDB's options (a query cache, emptying on opening) are refused."""
        if any(options.values()):
            raise Refused(
                "A table of the journal keeps no query cache, and is never emptied when it is opened."
            )
        return JournalTable(self.folder_storage, name)

    def drop_tables(self) -> NoReturn:
        """Refused: a journal's records are marked as deleted, never wiped."""
        never_dropped()

    def drop_table(self, name: str) -> NoReturn:  # noqa: ARG002 - TinyDB's signature
        """Refused: a journal's records are marked as deleted, never wiped."""
        never_dropped()
