"""A journal's folder as the storage of a TinyDB: one file a table, each read and written by itself."""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from tinydb.storages import Storage

from journal_tui.domain.errors import JournalError, NotSaved, Refused, SavedUnconfirmed
from journal_tui.storage.files import (
    atomic_write,
    discard,
    is_temp,
    make_folder,
    names_in,
    read_file,
    signature_of,
)
from journal_tui.storage.format import SCHEMA, Docs, Parsed, encode, read_table
from journal_tui.storage.layout import file_of, has_backup, path_of, tables_in
from journal_tui.storage.lock import FolderLock

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from journal_tui.storage.disk import Disk
    from journal_tui.storage.files import Signature


class Damaged(JournalError):
    """A table's file can't be read whole, and so is not written either."""


class ChangedUnderUs(NotSaved):
    """Something that knows nothing of our lock changed the file during the save."""


class Stamp(NamedTuple):
    """What a file was when it was read or written: how it looks from outside, and its bytes' digest.

    The digest is Python's own hash: 64 bits, quick, and good for as long as this process runs.
    """

    signature: Signature
    size: int
    digest: int


class Loaded(NamedTuple):
    """A table's file as it was read, or the error with which the system `refused` it; no stamp: no file."""

    parsed: Parsed
    stamp: Stamp | None
    data: bytes
    refused: OSError | None = None


_REFUSED = Stamp((-1, -1, -1), -1, -1)
_ABSENT = Loaded(Parsed({}), None, b"")
_GONE = Loaded(Parsed({}, damage="it is gone, though there is a backup of it"), None, b"")


class Tables(MutableMapping[str, Docs]):
    """What `FolderStorage.read` returns: the names come from the folder, a table is read when asked for."""

    def __init__(self, storage: FolderStorage) -> None:
        self._storage = storage
        self.assigned: dict[str, Docs] = {}
        self.stamps: dict[str, Stamp | None] = {}
        self.schemas: dict[str, int] = {}

    def __getitem__(self, name: str) -> Docs:
        if name in self.assigned:
            return self.assigned[name]
        loaded = self._storage.load(name)
        _check_whole(name, loaded.parsed)
        self.stamps[name] = loaded.stamp
        self.schemas[name] = loaded.parsed.schema
        if loaded.stamp is None:
            raise KeyError(name)
        return loaded.parsed.docs

    def __setitem__(self, name: str, docs: Docs) -> None:
        self.assigned[name] = docs

    def __delitem__(self, name: str) -> NoReturn:
        never_dropped()

    def __contains__(self, name: object) -> bool:
        return name in self.assigned or name in self._storage.names()

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys([*self._storage.names(), *self.assigned]))

    def __len__(self) -> int:
        return len(list(iter(self)))


class FolderStorage(Storage):
    """The storage of our TinyDB: it reads a file when its table is asked for, and writes what was assigned.

    Nothing is made on disk until the first write.
    """

    def __init__(self, folder: str, disk: Disk) -> None:
        self.folder = folder
        self.disk = disk
        self.lock = FolderLock(disk, folder)
        self.stamps: dict[str, Stamp | None] = {}

    def names(self) -> list[str]:
        """The tables that have a file."""
        return tables_in(self.disk, self.folder)

    def load(self, name: str) -> Loaded:
        """Read and parse a table's file, whatever state it is in."""
        try:
            data, signature = read_file(self.disk, path_of(self.folder, name))
        except (FileNotFoundError, NotADirectoryError):
            self.stamps[name] = None
            return _GONE if has_backup(self.disk, self.folder, name) else _ABSENT
        except OSError as error:
            self.stamps[name] = _REFUSED
            return Loaded(Parsed({}, damage=error.strerror or str(error)), _REFUSED, b"", error)
        stamp = Stamp(signature, len(data), hash(data))
        self.stamps[name] = stamp
        return Loaded(read_table(name, data), stamp, data)

    def signature(self, name: str) -> Signature | None:
        """How a table's file looks from outside; None where there is none."""
        try:
            return signature_of(self.disk.stat(path_of(self.folder, name)))
        except (FileNotFoundError, NotADirectoryError):
            return None

    def read(self) -> Tables:  # type: ignore[override]  # TinyDB asks no more of its dict than a mapping does
        """The folder's tables, none of them read yet."""
        return Tables(self)

    def write(self, data: Mapping[str, Docs]) -> None:
        """Write the tables that were assigned, each in one step, if the file is still what was read.

        Raises:
            Damaged: a table's file can't be read whole, so it is left alone.
            NotSaved: a table's file could not be written; it is as before.
            SavedUnconfirmed: it is in place, but the disk did not confirm it.
        """
        with self.lock:
            tables = data if isinstance(data, Tables) else self._tables_of(data)
            for name, docs in tables.assigned.items():
                self.rewrite(name, docs, tables.stamps.get(name), tables.schemas.get(name, SCHEMA))

    def rewrite(self, name: str, docs: Docs, stamp: Stamp | None, schema: int = SCHEMA) -> None:
        """Write a table's file, damaged or not, in one step if it is still what was read; under the lock.

        What was of an older schema is kept among the backups first. Raises as `write` does, and OSError.
        """
        if schema > SCHEMA:
            raise NotSaved(
                f"Not saved, because {file_of(name)} was written by a newer version of the program; what is "
                "there is safe: write with that version."
            )
        data = self._check_unchanged(name, stamp)
        if data is not None and schema < SCHEMA:
            from journal_tui.storage.aside import copy_aside

            copy_aside(self.disk, self.folder, name, data, room=f"schema-{schema}")
        self._write(name, docs)

    def _tables_of(self, data: Mapping[str, Docs]) -> Tables:
        """A plain dict of tables, to be written over whatever is there now."""
        tables = self.read()
        for name, docs in data.items():
            tables.get(name)
            tables[name] = docs
        return tables

    def close(self) -> None:
        """Let go of the lock file."""
        self.lock.close()

    def _check_unchanged(self, name: str, stamp: Stamp | None) -> bytes | None:
        """Compare the file's bytes (never its mtime) with those that the new ones were made from."""
        try:
            data, _ = read_file(self.disk, path_of(self.folder, name))
        except (FileNotFoundError, NotADirectoryError):
            data = None
        if (None if data is None else (len(data), hash(data))) != (None if stamp is None else stamp[1:]):
            raise ChangedUnderUs(
                f"Not saved, because something else changed {file_of(name)} at that very moment; "
                "its change is safe: save again."
            )
        return data

    def _write(self, name: str, docs: Docs) -> None:
        path = path_of(self.folder, name)
        folder = os.path.dirname(path)
        data = encode(name, docs)
        make_folder(self.disk, folder)
        for left in filter(is_temp, names_in(self.disk, folder)):
            # Temp files are written under the lock, which is ours now: this one's writer was killed.
            discard(self.disk, os.path.join(folder, left))
        written = atomic_write(self.disk, path, data)
        self.stamps[name] = Stamp(written.signature, len(data), hash(data))
        if written.unconfirmed is not None:
            raise SavedUnconfirmed(
                "Saved, but the disk did not confirm it "
                f"({written.unconfirmed.strerror}), so it might not outlive a power cut: look after the disk."
            )


def _check_whole(name: str, parsed: Parsed) -> None:
    if parsed.damage is not None:
        raise Damaged(f"{file_of(name)} can't be read whole ({parsed.damage}), so it is left as it is.")


def never_dropped() -> NoReturn:
    """Refuse to remove a table."""
    raise Refused("Nothing was removed: a table of the journal is never emptied or dropped.")
