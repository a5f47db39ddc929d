"""The journal on disk: records in, records out."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from journal_tui.domain.errors import JournalError, NotSaved, SavedUnconfirmed
from journal_tui.storage.disk import Disk
from journal_tui.storage.files import exists
from journal_tui.storage.folder import Damaged
from journal_tui.storage.layout import (
    PEOPLE,
    PRACTICE,
    UNFINISHED,
    backed_up,
    backup_folder,
    file_of,
    is_month,
    table_of,
)
from journal_tui.storage.saving import Revision, Saved
from journal_tui.storage.shelf import Shelf
from journal_tui.storage.tables import JournalDB
from journal_tui.storage.views import documents_of, names_of, piece_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from journal_tui.domain.records import Record
    from journal_tui.domain.upkeep import Finding
    from journal_tui.storage.caretaker import JournalCaretaker
    from journal_tui.storage.format import Docs
    from journal_tui.storage.vault import JournalVault


class JournalStore:
    """A journal's folder, read table by table when asked and written one month, or one table, at a time.

    What it returns is frozen. What `save` returned for is on the disk, and memory changes only after that.
    `device_id` is this machine's, or a function that finds it out when the first save needs it. It may be
    used from several threads.
    """

    def __init__(self, folder: str, device_id: str | Callable[[], str], disk: Disk | None = None) -> None:
        self.folder = os.path.abspath(folder)
        self._db = JournalDB(self.folder, disk or Disk())
        self._storage = self._db.folder_storage
        self._device_id = device_id
        self._shelf = Shelf(self._storage)
        self._notes: dict[str, Finding] = {}

    def new_id(self) -> str:
        """A fresh 128-bit random id, in hex."""
        return os.urandom(16).hex()

    def months(self) -> Sequence[str]:
        """The months that have a file, newest first."""
        return self._shelf.months()

    def month(self, month: str) -> Sequence[Record]:
        """The live records of one month, in the order (day, created_at, id)."""
        return self._shelf.view(month).live if is_month(month) else ()

    def people(self) -> Sequence[Record]:
        """The live records of the people table."""
        return self._shelf.view(PEOPLE).live

    def practice(self) -> Sequence[Record]:
        """The live records of the practice table: schedules, pauses."""
        return self._shelf.view(PRACTICE).live

    def everything(self) -> Iterator[Record]:
        """Every live record of every month, newest month first."""
        months = self.months()
        for month in months:
            yield from self.month(month)
        # A month that has a backup but no file has gone lost: reading it notes that among the problems.
        for name in sorted(backed_up(self._storage.disk, self.folder).difference(months)):
            yield from self.month(name)

    def find(self, record_id: str) -> Record | None:
        """One record by its id, deleted ones too; None where no table has it."""
        return self._shelf.find(record_id)

    def holds(self, record: Record) -> bool:
        """Whether the table that this record belongs to has one of its id, deleted or not; reads it alone."""
        return record.id in self._shelf.view(table_of(record)).records

    def held(self, table: str) -> Mapping[str, Record]:
        """Every record of one table by its id, deleted ones too; the table stays in memory from now on."""
        return self._shelf.view(table).records

    def copies(self) -> Sequence[Record]:
        """The live records, of the tables read so far, that were moved there from another month."""
        return self._shelf.copies()

    def deleted(self) -> Sequence[Record]:
        """Every tombstone there is, in any order."""
        views = [self._shelf.view(name) for name in (PEOPLE, PRACTICE, *self.months())]
        return [record for view in views for record in view.records.values() if record.deleted is not None]

    def save(self, records: Sequence[Record], today: date) -> Sequence[Record]:
        """Put these records in their files, one atomic write a file, in the order first named.

        A record that somebody changed since it was read is kept beside the other version. Returns the
        records as they now stand. The day's first save makes the backups, named after `today`.

        Raises:
            NotSaved: a file could not be written; that file, those after it, and memory are as before.
            SavedUnconfirmed: everything is in place, but the disk did not confirm it.
        """
        if not records:
            return ()
        groups = _by_table(records, self._shelf)
        written: dict[str, Docs] = {}
        try:
            with self._storage.lock:
                is_backed_up = self._back_up(today, groups)
                try:
                    unconfirmed = self._save_tables(groups, today, written)
                except (OSError, NotSaved) as error:
                    if not is_backed_up or written or not self._makes_room(today, error):
                        raise
                    unconfirmed = self._save_tables(groups, today, written)
                if is_backed_up:
                    self._let_backups_expire(today)
        except (OSError, NotSaved) as error:
            self._notes.pop("backup", None)  # it says that the save went on all the same
            from journal_tui.storage.sentences import not_saved

            raise not_saved(error, in_part=bool(written)) from error
        if unconfirmed is not None:
            raise unconfirmed
        return Saved(records, written)

    def refresh(self) -> Sequence[str]:
        """The tables loaded here that somebody else has changed on disk since; they are read again."""
        return self._shelf.refresh()

    def problems(self) -> Sequence[str]:
        """What the user should know about the files read so far, one sentence each; usually nothing."""
        return [finding.sentence for finding in (*self._shelf.problems(), *self._notes.values())]

    def unread(self) -> Sequence[str]:
        """What keeps something read so far from being shown, one sentence each; usually nothing."""
        return [finding.sentence for finding in self._shelf.problems() if finding.grave]

    def caretaker(self) -> JournalCaretaker:
        """Whoever looks after the files of this journal."""
        from journal_tui.storage.caretaker import JournalCaretaker

        return JournalCaretaker(self._storage, self._shelf, self._device, self._back_up)

    def vault(self) -> JournalVault:
        """Whoever backs this journal up and restores it."""
        from journal_tui.storage.vault import JournalVault

        return JournalVault(self._storage, self._shelf, self._device)

    def back_up_before_import(self, tables: Iterable[str], at: datetime) -> None:
        """Back the journal up inside its own folder; see the vault's."""
        self.vault().back_up_before_import(tables, at)

    def finish_restore(self) -> None:
        """Finish a restore that was cut short, if there is one; where that can't be, `problems` says so."""
        try:
            if not exists(self._storage.disk, os.path.join(self.folder, UNFINISHED)):
                return
        except OSError:
            return  # who can't look into the folder is told so when they read from it
        from journal_tui.storage.restoring import finish
        from journal_tui.storage.sentences import unfinished

        try:
            finish(self._storage)
        except (OSError, JournalError) as error:
            self._notes["restore"] = unfinished(error)

    def close(self) -> None:
        """Let go of the lock file."""
        self._db.close()

    def _back_up(self, today: date, about_to_change: Collection[str]) -> bool:
        """Make the day's backup if this is its first save; if that fails, the save goes on."""
        disk, folder = self._storage.disk, self.folder
        try:
            if exists(disk, backup_folder(folder, today.isoformat())):
                return False
            from journal_tui.storage.backups import back_up

            back_up(disk, folder, today, about_to_change)
            self._notes.pop("backup", None)
        except OSError as error:
            from journal_tui.storage.sentences import not_backed_up

            self._notes["backup"] = not_backed_up(error)
            return False
        return True

    def _makes_room(self, today: date, error: OSError | NotSaved) -> bool:
        """Give up the backup just made, if that takes the room which the day's words need."""
        from journal_tui.storage.sentences import is_full, not_backed_up

        if not is_full(error):
            return False
        from journal_tui.storage.backups import give_up

        give_up(self._storage.disk, self.folder, today)
        self._notes["backup"] = not_backed_up(OSError("it would take the room that your writing needs"))
        return True

    def _let_backups_expire(self, today: date) -> None:
        """Let old backups go, now that the new one stays; what can't go today goes another day."""
        from journal_tui.storage.expiry import expire

        with suppress(OSError):
            expire(self._storage.disk, self.folder, today)

    def _device(self) -> str:
        """This device's id, found out when it is first needed."""
        if not isinstance(self._device_id, str):
            self._device_id = self._device_id()
        return self._device_id

    def _save_tables(
        self, groups: Mapping[str, Sequence[Record]], today: date, written: dict[str, Docs]
    ) -> SavedUnconfirmed | None:
        """Save group by group, noting in `written` what each changed; returns the disk's doubt, if any."""
        unconfirmed: SavedUnconfirmed | None = None
        for name, group in groups.items():
            written[name], doubt = self._save_table(name, group, today)
            unconfirmed = doubt or unconfirmed
        return unconfirmed

    def _save_table(
        self, name: str, records: Sequence[Record], today: date
    ) -> tuple[Docs, SavedUnconfirmed | None]:
        """Save to the table's file or, where that can't be read whole, to the first good rescue file.

        Returns the documents that are new or changed, and the disk's doubt if it has one.
        """
        names = list(names_of(self._storage, name))
        for home in names:
            others = documents_of(piece_of(self._storage, other) for other in names if other != home)
            revision = Revision(records, self._device(), others, today)
            unconfirmed = None
            try:
                self._db.table(home).revise(revision.decide)
            except Damaged:
                continue
            except SavedUnconfirmed as error:
                unconfirmed = error
            if home != name or len(names) > 2:
                self._shelf.reread(name)
            else:
                self._shelf.remember(name, revision)
            return revision.changes, unconfirmed
        raise NotSaved(
            f"Not saved, because neither {file_of(name)} nor its rescue files can be read whole; they are "
            "left as they are: mend one of them and save again."
        )


def _by_table(records: Sequence[Record], shelf: Shelf) -> dict[str, list[Record]]:
    """The records of each table, in the order first named."""
    homes = shelf.homes_of({record.id for record in records})
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(homes.get(record.id) or table_of(record), []).append(record)
    return groups
