"""Ways to save that are wrong: what is tried on the right one has to catch them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from journal_tui.storage.files import Written, exists, signature_of, sync_folder

if TYPE_CHECKING:
    from journal_tui.storage.disk import Disk


def write_in_place(disk: Disk, path: str, data: bytes) -> Written:
    """The obvious way: the old bytes go before the new ones are there."""
    if exists(disk, path):
        disk.unlink(path)
    fd = disk.open_new(path)
    disk.write(fd, memoryview(data))
    disk.fsync(fd)
    signature = signature_of(disk.fstat(fd))
    disk.close(fd)
    return Written(signature, None)


def rename_then_sync(disk: Disk, path: str, data: bytes) -> Written:
    """The name is moved before the bytes are safe."""
    temp = path + ".tmp"
    fd = disk.open_new(temp)
    disk.write(fd, memoryview(data))
    disk.replace(temp, path)
    disk.fsync(fd)
    signature = signature_of(disk.fstat(fd))
    disk.close(fd)
    sync_folder(disk, os.path.dirname(path))
    return Written(signature, None)


def no_sync_of_the_folder(disk: Disk, path: str, data: bytes) -> Written:
    """It returns before its name is safe."""
    temp = path + ".tmp"
    fd = disk.open_new(temp)
    disk.write(fd, memoryview(data))
    disk.fsync(fd)
    signature = signature_of(disk.fstat(fd))
    disk.close(fd)
    disk.replace(temp, path)
    return Written(signature, None)


def no_sync_at_all(disk: Disk, path: str, data: bytes) -> Written:
    """Neither bytes nor name are ever made safe."""
    temp = path + ".tmp"
    fd = disk.open_new(temp)
    disk.write(fd, memoryview(data))
    signature = signature_of(disk.fstat(fd))
    disk.close(fd)
    disk.replace(temp, path)
    return Written(signature, None)
