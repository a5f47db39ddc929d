"""Files kept among the backups where nothing writes: what was damaged, merged, or of an older schema."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from journal_tui.storage.files import (
    TEMP_END,
    TEMP_START,
    discard,
    exists,
    make_folder,
    sync_folder,
    write_new,
)
from journal_tui.storage.layout import BACKUPS

if TYPE_CHECKING:
    from journal_tui.storage.disk import Disk

DAMAGED, MERGED = "damaged", "merged"
_SUFFIX = ".json"


def copy_aside(disk: Disk, folder: str, name: str, data: bytes, room: str = DAMAGED) -> str:
    """Keep a file's bytes, once; returns where, inside the journal's folder."""
    home, file = _home(folder, room), _named_after(name, data)
    path = os.path.join(home, file)
    if not exists(disk, path):
        make_folder(disk, home)
        temp = os.path.join(home, f"{TEMP_START}{file}.{os.urandom(4).hex()}{TEMP_END}")
        write_new(disk, temp, data, durable=True)
        try:
            disk.replace(temp, path)
        except BaseException:
            discard(disk, temp)
            raise
        sync_folder(disk, home)
    return f"{BACKUPS}/{room}/{file}"


def move_aside(disk: Disk, folder: str, path: str, data: bytes | None, room: str) -> str:
    """Move what is at a path of the journal, a file of these bytes or no file at all; returns where to.

    Nothing is written over: the name holds a digest of the bytes, or is drawn where there are none.
    """
    home, source = _home(folder, room), os.path.join(folder, *path.split("/"))
    file = _named_after(path.rpartition("/")[2].removesuffix(_SUFFIX), data)
    make_folder(disk, home)
    disk.replace(source, os.path.join(home, file))
    sync_folder(disk, home)
    sync_folder(disk, os.path.dirname(source))
    return f"{BACKUPS}/{room}/{file}"


def _home(folder: str, room: str) -> str:
    return os.path.join(folder, BACKUPS, room)


def _named_after(stem: str, data: bytes | None) -> str:
    from hashlib import sha256

    mark = os.urandom(4).hex() if data is None else sha256(data).hexdigest()[:8]
    return f"{stem}-{mark}{_SUFFIX}"
