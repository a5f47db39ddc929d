"""The journal's backups as one file: writing one, and going back to what one holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.domain.errors import JournalError, NotSaved, Refused
from journal_tui.domain.upkeep import BackedUp, Restored
from journal_tui.storage import sentences
from journal_tui.storage.archive import LARGEST_TOGETHER, packed, read_backup
from journal_tui.storage.files import read_file
from journal_tui.storage.layout import file_of, rescued, tables_in
from journal_tui.storage.packing import collect, keep_before, write_backup
from journal_tui.storage.restoring import is_begun, restore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from journal_tui.storage.archive import Held
    from journal_tui.storage.folder import FolderStorage
    from journal_tui.storage.shelf import Shelf


class JournalVault:
    """Backs up and restores one journal, whose tables `shelf` holds in memory."""

    def __init__(self, storage: FolderStorage, shelf: Shelf, device: Callable[[], str]) -> None:
        self._storage = storage
        self._disk = storage.disk
        self._folder = storage.folder
        self._shelf = shelf
        self._device = device

    def back_up(self, path: str, at: datetime) -> BackedUp:
        """Write the whole journal to a new file.

        Raises:
            Refused: the file is there already, or there is nothing to back up.
            NotSaved: it can't be written; nothing of it is left.
        """
        try:
            with self._storage.lock:
                there = collect(self._disk, self._folder)
        except OSError:
            there = collect(self._disk, self._folder)  # a folder that nobody can write in changes no more
        if not there.members:
            raise Refused("There is nothing to back up yet; nothing was written.")
        try:
            write_backup(self._disk, path, packed(there.members, at))
        except OSError as error:
            raise NotSaved(
                f"{path} can't be written ({error.strerror}); the journal is as it was."
            ) from error
        return BackedUp(path, len(there.members), there.records, there.aside, there.unread)

    def back_up_before_import(self, tables: Iterable[str], at: datetime) -> None:
        """Back the journal up inside its own folder, if it holds anything, before an import changes tables.

        Raises:
            Refused: something can't be read, so it can't be backed up; nothing was written.
            NotSaved: the backup can't be written; nothing of it is left.
        """
        try:
            with self._storage.lock:
                keep_before(self._storage, "import", tables, at)
        except Refused as error:
            raise Refused(f"Nothing was imported, because {error}.") from error
        except OSError as error:
            raise NotSaved(
                f"Nothing was imported, because there is no room for a backup first ({error.strerror}); the "
                "journal is as it was."
            ) from error

    def restore(self, path: str, at: datetime) -> Restored:
        """Put the journal back to what a backup holds; what was there before is backed up first.

        Raises:
            Refused: the backup isn't whole, or nobody could go back; nothing was changed.
            NotSaved: something can't be written; if the restore was begun, the next start goes on with it.
        """
        wanted = self._read(path).tables
        try:
            kept = [file_of(name) for name in tables_in(self._disk, self._folder) if name not in wanted]
            done = restore(self._storage, wanted, self._device(), at)
        except Refused as error:
            raise Refused(f"Nothing was restored, because {error}.") from error
        except (OSError, JournalError) as error:
            raise sentences.not_restored(error, is_begun=is_begun(self._storage)) from error
        finally:
            for name in wanted:
                self._shelf.reread(rescued(name))
        live = sum(doc.get("deleted") is None for docs in wanted.values() for doc in docs.values())
        return Restored(tuple(map(file_of, wanted)), live, done.put_away, tuple(kept), done.way_back)

    def _read(self, path: str) -> Held:
        try:
            data = read_file(self._disk, path, at_most=LARGEST_TOGETHER)[0]
            return read_backup(data)
        except OSError as error:
            raise Refused(f"{path} can't be read ({error.strerror}); nothing was changed.") from error
        except Refused as error:
            raise Refused(f"Nothing was restored from {path}, because {error}.") from error
