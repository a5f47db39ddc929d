"""The system calls that touch files, one thin method each.

Everything in storage goes through a `Disk`, so that a test can fail or kill any one of these calls.
"""

from __future__ import annotations

import errno
import os
import sys

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_BINARY = getattr(os, "O_BINARY", 0)
_NONBLOCK = getattr(os, "O_NONBLOCK", 0)
_CLOEXEC = getattr(os, "O_CLOEXEC", 0)
_BUSY = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
_LOCKLESS = (errno.ENOSYS, errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP)


class Disk:
    """The operating system's file calls; nothing is decided here."""

    def open_to_read(self, path: str) -> int:
        """Open a file for reading; a pipe without a writer doesn't hold this up."""
        return os.open(path, os.O_RDONLY | _BINARY | _CLOEXEC | _NONBLOCK)

    def open_new(self, path: str) -> int:
        """Create a file that must not exist yet, for its owner alone."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY | _CLOEXEC, 0o600)

    def open_lock(self, path: str) -> int:
        """Open the lock file, creating it if need be."""
        return os.open(path, os.O_RDWR | os.O_CREAT | _BINARY | _CLOEXEC, 0o600)

    def read(self, fd: int, size: int) -> bytes:
        """Read some bytes; none at the end of the file."""
        return os.read(fd, size)

    def write(self, fd: int, data: memoryview) -> int:
        """Write some of the bytes; say how many."""
        return os.write(fd, data)

    def fsync(self, fd: int) -> None:
        """Have the device itself confirm what was written."""
        if sys.platform == "darwin":
            # macOS's fsync stops at the drive's own cache; F_FULLFSYNC goes through, where it is known
            try:
                fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
            except OSError:
                os.fsync(fd)
        else:
            os.fsync(fd)

    def close(self, fd: int) -> None:
        """Close a descriptor."""
        os.close(fd)

    def fstat(self, fd: int) -> os.stat_result:
        """What is known of an open file."""
        return os.fstat(fd)

    def stat(self, path: str) -> os.stat_result:
        """What is known of a path."""
        return os.stat(path)

    def real_path(self, path: str) -> str:
        """Where a path leads once its symbolic links are followed."""
        return os.path.realpath(path)

    def replace(self, source: str, target: str) -> None:
        """Give a file or folder its final name, in one step."""
        os.replace(source, target)

    def link(self, source: str, target: str) -> None:
        """Give a file a second name."""
        os.link(source, target)

    def unlink(self, path: str) -> None:
        """Remove a file."""
        os.unlink(path)

    def mkdir(self, path: str) -> None:
        """Make a folder for its owner alone."""
        os.mkdir(path, 0o700)

    def rmdir(self, path: str) -> None:
        """Remove an empty folder."""
        os.rmdir(path)

    def listdir(self, path: str) -> list[str]:
        """The names in a folder."""
        return os.listdir(path)

    def set_mtime(self, path: str, mtime_ns: int) -> None:
        """Give a file the time of its last change."""
        os.utime(path, ns=(mtime_ns, mtime_ns))

    def try_lock(self, fd: int) -> bool:
        """Take the lock if nobody else holds it; the kernel frees it when the process dies."""
        try:
            if sys.platform == "win32":
                msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in _BUSY:
                return False
            if error.errno not in _LOCKLESS:
                raise
            # A network drive without locks: better to write without one than not to write at all.
        return True

    def unlock(self, fd: int) -> None:
        """Let the lock go."""
        if sys.platform == "win32":
            msvcrt.locking(fd, msvcrt.LK_UNLCK, 1)
        else:
            fcntl.flock(fd, fcntl.LOCK_UN)
