"""Writing a backup: the whole journal, as it lies in its folder, into one new file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from journal_tui.domain.errors import NotSaved, Refused
from journal_tui.storage.archive import ASIDE, Member, packed
from journal_tui.storage.files import (
    TEMP_END,
    TEMP_START,
    discard,
    exists,
    make_folder,
    read_file,
    sync_folder,
    write_new,
)
from journal_tui.storage.format import encode, read_table
from journal_tui.storage.layout import BACKUPS, file_of, path_of, tables_in
from journal_tui.storage.strays import all_strays

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from journal_tui.storage.disk import Disk
    from journal_tui.storage.folder import FolderStorage


class Collected(NamedTuple):
    """The journal's files for a backup; `records` counts those shown, `unread` names files left out."""

    members: tuple[Member, ...]
    records: int
    unread: tuple[str, ...]

    @property
    def aside(self) -> tuple[str, ...]:
        """The files that are no whole tables."""
        return tuple(name.removeprefix(ASIDE) for name, _ in self.members if name.startswith(ASIDE))


def collect(disk: Disk, folder: str) -> Collected:
    """Everything that the journal holds now, but for its own backups."""
    members: list[Member] = []
    unread: list[str] = []
    records = 0
    for name in tables_in(disk, folder):
        try:
            data, _ = read_file(disk, path_of(folder, name))
        except OSError:
            unread.append(file_of(name))
            continue
        parsed = read_table(name, data)
        records += sum(doc.get("deleted") is None for doc in parsed.docs.values())
        members.append(Member(("" if parsed.damage is None else ASIDE) + file_of(name), data))
    for stray in all_strays(disk, folder):
        try:
            data, _ = read_file(disk, os.path.join(folder, *stray.path.split("/")))
        except OSError:
            unread.append(stray.path)
        else:
            members.append(Member(ASIDE + stray.path, data))
    return Collected(tuple(members), records, tuple(unread))


def keep_before(storage: FolderStorage, what: str, tables: Iterable[str], at: datetime) -> str | None:
    """Back up the journal before tables of it change at once; where to, or None when there is nothing yet.

    A table that `what`, a restore or an import, will be the first to make stands in it empty, so that
    restoring this backup leads all the way back.

    Raises:
        Refused: a file can't be read, so it can't be backed up; nothing was written.
        OSError: the backup can't be written; nothing of it is left.
    """
    disk, folder = storage.disk, storage.folder
    there = collect(disk, folder)
    if there.unread:
        raise Refused(f"{there.unread[0]} can't be read, so it couldn't be backed up first")
    if not there.members:
        return None
    names = {member.name.removeprefix(ASIDE) for member in there.members}
    new = [Member(file_of(name), encode(name, {})) for name in tables if file_of(name) not in names]
    make_folder(disk, os.path.join(folder, BACKUPS))
    stem = f"{BACKUPS}/before-{what}-{at:%Y-%m-%d-%H%M%S}"
    marks = ("", *(f"-{number}" for number in range(2, 1000)))
    free = next(
        f"{stem}{mark}.zip" for mark in marks if not exists(disk, _inside(folder, f"{stem}{mark}.zip"))
    )
    write_backup(disk, _inside(folder, free), packed((*there.members, *new), at))
    return free


def _inside(folder: str, path: str) -> str:
    return os.path.join(folder, *path.split("/"))


def write_backup(disk: Disk, path: str, data: bytes) -> None:
    """Write a file that must not be there yet, whole or not at all, and safe from a power cut.

    Raises:
        Refused: something has that name already; it is as it was.
        OSError: it can't be written; nothing of it is left.
    """
    folder, name = os.path.split(path)
    if exists(disk, path):
        raise Refused(f"Nothing was written, because {path} is there already: name another file.")
    temp = os.path.join(folder, f"{TEMP_START}{name}.{os.urandom(4).hex()}{TEMP_END}")
    write_new(disk, temp, data, durable=True)
    try:
        disk.replace(temp, path)
    except BaseException:
        discard(disk, temp)
        raise
    try:
        sync_folder(disk, folder)
    except OSError as error:
        raise NotSaved(f"{path} is written, but the disk did not confirm it ({error.strerror}).") from error
