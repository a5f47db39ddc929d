"""What a disk may hold after a power cut: a model of names and bytes that are only safe once synced."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from journal_tui.storage.disk import Disk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Names = dict[str, "Inode"]


@dataclass(eq=False)
class Inode:
    """A file: the bytes written to it, and those of them that the device has confirmed."""

    data: bytes = b""
    confirmed: bytes = b""


@dataclass
class Model:
    """The names below a folder: those in use, and those that the device has confirmed."""

    now: Names
    confirmed: Names

    @classmethod
    def of(cls, folder: Path) -> Model:
        names: Names = {}
        for home, _, files in os.walk(folder):
            for file in files:
                path = os.path.join(home, file)
                with open(path, "rb") as opened:
                    data = opened.read()
                names[path] = Inode(data, data)
        return cls(dict(names), dict(names))

    def confirm_names(self, folder: str) -> None:
        for path in {*self.now, *self.confirmed}:
            if os.path.dirname(path) != folder:
                continue
            if path in self.now:
                self.confirmed[path] = self.now[path]
            else:
                del self.confirmed[path]

    def survivors(self) -> Iterator[dict[str, bytes]]:
        """The files as they may be found after a cut: with late names or without, late bytes or without."""
        yield {path: inode.confirmed for path, inode in self.confirmed.items()}
        yield {path: inode.data for path, inode in self.confirmed.items()}
        yield {path: inode.confirmed for path, inode in self.now.items()}
        yield {path: inode.data for path, inode in self.now.items()}


@dataclass
class WatchedDisk(Disk):
    """A disk that follows along in the model, and calls `cut` after each step that changes it."""

    model: Model
    cut: Callable[[], None]
    _files: dict[int, Inode] = field(default_factory=dict)
    _folders: dict[int, str] = field(default_factory=dict)

    def open_new(self, path: str) -> int:
        fd = super().open_new(path)
        self._files[fd] = self.model.now[path] = Inode()
        self.cut()
        return fd

    def open_to_read(self, path: str) -> int:
        fd = super().open_to_read(path)
        self._folders[fd] = path
        return fd

    def write(self, fd: int, data: memoryview) -> int:
        written = super().write(fd, data)
        self._files[fd].data += bytes(data[:written])
        self.cut()
        return written

    def fsync(self, fd: int) -> None:
        super().fsync(fd)
        if fd in self._files:
            self._files[fd].confirmed = self._files[fd].data
        else:
            self.model.confirm_names(self._folders[fd])
        self.cut()

    def close(self, fd: int) -> None:
        super().close(fd)
        self._files.pop(fd, None)
        self._folders.pop(fd, None)

    def replace(self, source: str, target: str) -> None:
        super().replace(source, target)
        for path in [path for path in self.model.now if path == source or path.startswith(source + "/")]:
            self.model.now[target + path[len(source) :]] = self.model.now.pop(path)
        self.cut()

    def link(self, source: str, target: str) -> None:
        super().link(source, target)
        self.model.now[target] = self.model.now[source]
        self.cut()

    def unlink(self, path: str) -> None:
        super().unlink(path)
        self.model.now.pop(path, None)
        self.cut()
