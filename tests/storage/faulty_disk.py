"""A disk on which any one call can be made to fail, or to be the last that the process makes."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from journal_tui.storage.disk import Disk
from tests.storage.model_disk import ModelDisk

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

OPERATIONS = tuple(sorted(name for name in vars(Disk) if not name.startswith("_")))


class Killed(BaseException):
    """The process was killed here: nothing that it would still do happens."""


class FullDisk(Disk):
    """A disk without room."""

    def write(self, fd: int, data: memoryview) -> int:
        raise OSError(errno.ENOSPC, f"No space left on device for {len(data)} bytes (descriptor {fd})")


class TightDisk(ModelDisk):
    """A disk in memory with room for so many bytes more; what is removed makes room again."""

    def __init__(self, files: Mapping[str, bytes], room: int) -> None:
        super().__init__(files)
        self._most = self._taken() + room

    def write(self, fd: int, data: memoryview) -> int:
        if self._taken() + len(data) > self._most:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return super().write(fd, data)

    def _taken(self) -> int:
        return sum(map(len, self.files().values()))


class HastyDisk(Disk):
    """The real disk, without waiting for the device: a process may die on it, the machine doesn't."""

    def fsync(self, fd: int) -> None:
        os.fstat(fd)


class FaultyDisk(Disk):
    """Hands its calls to another disk and counts them, but does something else at the one numbered `at`."""

    def __init__(self, inner: Disk, at: int = -1, fault: str = "none") -> None:
        self.at = at
        self.fault = fault
        self.calls: list[str] = []
        self.armed = False
        self.inner = inner
        self._open: set[int] = set()
        self._dead = False

    def before(self, name: str) -> None:
        if self._dead:
            raise Killed
        if not self.armed:
            return
        self.calls.append(name)
        if len(self.calls) - 1 != self.at:
            return
        if self.fault == "kill":
            self._dead = True
            raise Killed
        if self.fault in errno.errorcode.values():
            number = int(getattr(errno, self.fault))
            raise OSError(number, os.strerror(number))

    def write(self, fd: int, data: memoryview) -> int:
        """A short write writes half; a kill in the middle of one leaves half."""
        if self.fault in ("short", "half") and self.armed and len(self.calls) == self.at:
            self.calls.append("write")
            written = self.inner.write(fd, data[: len(data) // 2])
            if self.fault == "half":
                self._dead = True
                raise Killed
            return written
        self.before("write")
        return self.inner.write(fd, data)

    def opened(self, found: object) -> None:
        if isinstance(found, int):
            self._open.add(found)

    def end_process(self) -> None:
        """Do what the kernel does when a process ends: close what it had open, and so free its lock."""
        for fd in self._open:
            try:
                self.inner.close(fd)
            except OSError:
                continue


def _counted(name: str) -> Callable[..., object]:
    def counted(self: FaultyDisk, *args: object) -> object:
        self.before(name)
        found = getattr(self.inner, name)(*args)
        if name.startswith("open"):
            self.opened(found)
        return found

    return counted


for _name in OPERATIONS:
    if _name not in vars(FaultyDisk):
        setattr(FaultyDisk, _name, _counted(_name))
