"""Putting the journal back to what a backup holds, so that nothing is lost on the way or by it.

A restore is an edit like any other: what changes counts as seen by this device, or another device's newer
copy would take it for outdated. So the whole of what is wanted is worked out first and written down, in one
step, as the marker that the restore has begun. Then each table is merged with that: this can be cut short at
any point and begun again, by anybody, and what was written meanwhile is kept.
"""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from journal_tui.domain.errors import Refused, SavedUnconfirmed
from journal_tui.storage.archive import Member, packed, read_backup
from journal_tui.storage.aside import copy_aside
from journal_tui.storage.files import atomic_write, exists, make_folder, read_file, sync_folder
from journal_tui.storage.format import SCHEMA, encode
from journal_tui.storage.layout import BACKUPS, UNFINISHED, file_of
from journal_tui.storage.mending import clear_the_place
from journal_tui.storage.merge import is_deleted, merge_tables, says, seen_of, union
from journal_tui.storage.packing import keep_before
from journal_tui.storage.views import piece_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from journal_tui.storage.folder import FolderStorage
    from journal_tui.storage.format import Doc, Docs


def rewound(current: Docs, wanted: Docs, device: str, at: datetime) -> Docs:
    """What a table's documents become when they are put back to those wanted.

    One that says the same stays as it is. One that says something else is wanted's, and has seen both and
    this edit. One that isn't wanted becomes a tombstone, which keeps what it held like any other.
    """
    found: Docs = {}
    for key in sorted({*current, *wanted}):
        if key not in current:
            found[key] = wanted[key]
        elif key in wanted:
            found[key] = _put_back(current[key], wanted[key], device)
        elif is_deleted(current[key]):
            found[key] = current[key]
        else:
            when = at.isoformat(timespec="milliseconds")
            gone: Doc = {**current[key], "deleted": when, "updated_at": when}
            found[key] = _counted(gone, seen_of(current[key]), device)
    return found


def _put_back(current: Doc, wanted: Doc, device: str) -> Doc:
    if is_deleted(current) == is_deleted(wanted) and says(current) == says(wanted):
        return current
    return _counted(wanted, union(seen_of(current), seen_of(wanted)), device)


def _counted(doc: Doc, seen: dict[str, int], device: str) -> Doc:
    return {**doc, "seen": {**seen, device: seen.get(device, 0) + 1}}


class Done(NamedTuple):
    """A restore that was carried out; `put_away` counts records that were shown before and aren't now."""

    put_away: int
    way_back: str | None


def restore(storage: FolderStorage, wanted: Mapping[str, Docs], device: str, at: datetime) -> Done:
    """Put tables back to what is wanted of them; tables not named stay as they are.

    Raises:
        Refused: something can't be backed up first, or is a newer version's; nothing was changed.
        OSError, NotSaved: something can't be written; once the marker is there, `finish` goes on with it.
    """
    with storage.lock:
        if is_begun(storage):
            finish(storage)
        current = {name: _documents(storage, name) for name in wanted}
        way_back = keep_before(storage, "restore", wanted, at)
        target = {name: rewound(current[name], docs, device, at) for name, docs in wanted.items()}
        _begin(storage, target, at)
    finish(storage)  # with the lock for one table at a time: nobody is kept from writing meanwhile
    shown = {
        name: {key for key, doc in docs.items() if not is_deleted(doc)} for name, docs in current.items()
    }
    put_away = sum(is_deleted(target[name][key]) for name, keys in shown.items() for key in keys)
    return Done(put_away, way_back)


def _begin(storage: FolderStorage, target: Mapping[str, Docs], at: datetime) -> None:
    """Write the marker, which holds what every table is to become."""
    disk, folder = storage.disk, storage.folder
    members = [Member(file_of(name), encode(name, docs)) for name, docs in target.items()]
    make_folder(disk, os.path.join(folder, BACKUPS))
    written = atomic_write(disk, _marker(folder), packed(members, at))
    if written.unconfirmed is not None:
        disk.unlink(_marker(folder))
        raise written.unconfirmed


def finish(storage: FolderStorage) -> None:
    """Carry out the restore that the marker speaks of, or the rest of it; raises as `restore` does.

    Several copies of the program may do so at once: whatever is done already stays as it is.
    """
    try:
        data, _ = read_file(storage.disk, _marker(storage.folder))
    except FileNotFoundError:
        return  # another copy of the program was quicker
    doubt: SavedUnconfirmed | None = None
    for name, docs in read_backup(data).tables.items():
        try:
            with storage.lock:
                _merge_in(storage, name, docs)
        except SavedUnconfirmed as error:
            doubt = error
    if doubt is not None:
        raise doubt  # the marker stays: doing it all again does no harm
    _end(storage, data)


def _end(storage: FolderStorage, data: bytes) -> None:
    """Remove the marker, unless it speaks of another restore by now."""
    disk, marker = storage.disk, _marker(storage.folder)
    with storage.lock, suppress(FileNotFoundError):
        if read_file(disk, marker)[0] == data:
            disk.unlink(marker)
            with suppress(OSError):  # a marker that a power cut brings back does no harm either
                sync_folder(disk, os.path.dirname(marker))


def is_begun(storage: FolderStorage) -> bool:
    """Whether a restore was begun and isn't done."""
    return exists(storage.disk, _marker(storage.folder))


def _marker(folder: str) -> str:
    return os.path.join(folder, UNFINISHED)


def _documents(storage: FolderStorage, name: str) -> Docs:
    """What a table holds now, as far as it is whole; what the system won't hand out stops the restore."""
    piece = piece_of(storage, name)
    refused = piece.loaded.refused
    if refused is not None and refused.errno != errno.EINVAL:  # what is no file at all can be moved aside
        raise refused
    if piece.loaded.parsed.schema > SCHEMA:
        raise Refused(
            f"{file_of(name)} was written by a newer version of the program, so only that can restore it"
        )
    return piece.docs


def _merge_in(storage: FolderStorage, name: str, docs: Docs) -> None:
    """Bring one table to where the restore wants it, whatever lies in its place."""
    clear_the_place(storage, name)
    loaded, held = piece_of(storage, name)[1:]
    if loaded.refused is not None:
        raise loaded.refused
    merged = merge_tables(held, docs)
    is_whole = loaded.parsed.damage is None
    if is_whole and loaded.stamp is not None and merged == held:
        return
    if not is_whole and loaded.stamp is not None:
        copy_aside(storage.disk, storage.folder, name, loaded.data)
    storage.rewrite(name, merged, loaded.stamp, loaded.parsed.schema)
