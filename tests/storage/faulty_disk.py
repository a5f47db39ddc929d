"""A disk on which any one call can be made to fail, or to be the last that the process makes."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from journal_tui.storage.disk import Disk

if TYPE_CHECKING:
    from collections.abc import Callable

OPERATIONS = tuple(sorted(name for name in vars(Disk) if not name.startswith("_")))


class Killed(BaseException):
    """The process was killed here: nothing that it would still do happens."""


class FullDisk(Disk):
    """A disk without room."""

    def write(self, fd: int, data: memoryview) -> int:
        raise OSError(errno.ENOSPC, f"No space left on device for {len(data)} bytes (descriptor {fd})")


class FaultyDisk(Disk):
    """Counts its calls, and does something else at the one whose number is `at`."""

    def __init__(self, at: int = -1, fault: str = "none") -> None:
        self.at = at
        self.fault = fault
        self.calls: list[str] = []
        self.armed = False
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
            written = super().write(fd, data[: len(data) // 2])
            if self.fault == "half":
                self._dead = True
                raise Killed
            return written
        self.before("write")
        return super().write(fd, data)

    def opened(self, found: object) -> None:
        if isinstance(found, int):
            self._open.add(found)

    def end_process(self) -> None:
        """Do what the kernel does when a process ends: close what it had open, and so free its lock."""
        for fd in self._open:
            try:
                os.close(fd)
            except OSError:
                continue


def _counted(name: str, call: Callable[..., object]) -> Callable[..., object]:
    def counted(self: FaultyDisk, *args: object) -> object:
        self.before(name)
        found = call(self, *args)
        if name.startswith("open"):
            self.opened(found)
        return found

    return counted


for _name in OPERATIONS:
    if _name != "write":
        setattr(FaultyDisk, _name, _counted(_name, getattr(Disk, _name)))
