"""The few safe ways to read and write a file, made of the system calls of `disk`."""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from journal_tui.storage.disk import Disk

Signature = tuple[int, int, int]
"""A file's mtime in nanoseconds, size and inode: cheap to ask for, changed by every save."""

TEMP_START = ".journal_tui."
"""How our temp files begin: a sync tool's own are left alone."""
TEMP_END = ".tmp"

_CHUNK = 1 << 20
_HOUR = 3_600_000_000_000
_NO_FOLDER_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP)


class Written(NamedTuple):
    """A file that is in place; `unconfirmed` says why the disk would not vouch for its name."""

    signature: Signature
    unconfirmed: OSError | None


def signature_of(found: os.stat_result) -> Signature:
    """The signature of a file from what is known of it."""
    return (found.st_mtime_ns, found.st_size, found.st_ino)


def read_file(disk: Disk, path: str, at_most: int | None = None) -> tuple[bytes, Signature]:
    """A file's bytes and the signature it had when reading began; a pipe or a device is no file.

    One that has more bytes than `at_most` isn't read: OSError, as for anything that can't be.
    """
    fd = disk.open_to_read(path)
    try:
        found = disk.fstat(fd)
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.EINVAL, "it is no ordinary file", path)
        if at_most is not None and found.st_size > at_most:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), path)
        signature = signature_of(found)
        chunks: list[bytes] = []
        while chunk := disk.read(fd, _CHUNK):
            chunks.append(chunk)
    finally:
        disk.close(fd)
    return b"".join(chunks), signature


def write_new(disk: Disk, path: str, data: bytes, *, durable: bool) -> Signature:
    """Write a file that doesn't exist yet; on any failure nothing of it is left."""
    fd = disk.open_new(path)
    try:
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[_write_some(disk, fd, rest) :]
            if durable:
                disk.fsync(fd)
            signature = signature_of(disk.fstat(fd))
        finally:
            disk.close(fd)
    except BaseException:
        discard(disk, path)
        raise
    return signature


def _write_some(disk: Disk, fd: int, data: memoryview) -> int:
    """One write; an interrupted one wrote nothing and is simply tried again."""
    try:
        return disk.write(fd, data)
    except InterruptedError:
        return 0


def atomic_write(disk: Disk, path: str, data: bytes) -> Written:
    """Put `data` at `path` so that a reader, a crash or a power cut sees the old bytes or the new ones.

    The folder must exist. Until the rename a failure raises OSError and leaves the old file as it was;
    after it the new file is in place, and a folder that can't be synced is told in the result.
    """
    path = disk.real_path(path)  # a file that is a symbolic link stays one
    folder, name = os.path.split(path)
    temp = os.path.join(folder, f"{TEMP_START}{name}.{os.urandom(4).hex()}{TEMP_END}")
    signature = write_new(disk, temp, data, durable=True)
    try:
        disk.replace(temp, path)
    except BaseException:
        discard(disk, temp)
        raise
    try:
        sync_folder(disk, folder)
    except OSError as error:
        return Written(signature, error)
    return Written(signature, None)


def sweep_old_temps(disk: Disk, folder: str, beside: Signature) -> None:
    """Remove the temp files that a kill left in a folder that no lock guards.

    One that is no hour older than the file just written there (`beside`) may be another process's own.
    """
    with suppress(OSError):
        for name in filter(is_temp, names_in(disk, folder)):
            path = os.path.join(folder, name)
            if signature_of(disk.stat(path))[0] < beside[0] - _HOUR:
                disk.unlink(path)


def is_temp(name: str) -> bool:
    """Whether a file name is that of a temp file of ours."""
    return name.startswith(TEMP_START) and name.endswith(TEMP_END)


def sync_folder(disk: Disk, folder: str) -> None:
    """Have the device confirm the names in a folder; Windows, and some drives, know no such thing."""
    if sys.platform != "win32":
        fd = disk.open_to_read(folder)
        try:
            disk.fsync(fd)
        except OSError as error:
            if error.errno not in _NO_FOLDER_SYNC:
                raise
        finally:
            disk.close(fd)


def discard(disk: Disk, path: str) -> None:
    """Remove a file of ours; what can't be removed now is swept before a later save."""
    with suppress(OSError):
        disk.unlink(path)


def exists(disk: Disk, path: str) -> bool:
    """Whether something is at a path."""
    try:
        disk.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def names_in(disk: Disk, folder: str) -> list[str]:
    """The names in a folder, sorted; none where there is no such folder."""
    try:
        return sorted(disk.listdir(folder))
    except (FileNotFoundError, NotADirectoryError):
        return []


def make_folder(disk: Disk, folder: str) -> None:
    """Make a folder and those above it, private to their owner, each confirmed in the one above."""
    if exists(disk, folder):
        return
    above = os.path.dirname(folder)
    if above != folder:
        make_folder(disk, above)
    try:
        disk.mkdir(folder)
    except FileExistsError:
        return  # another copy of the program was quicker
    sync_folder(disk, above)
