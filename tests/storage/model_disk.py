"""A disk in memory that knows what of it would outlive a power cut."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal_tui.storage.disk import Disk
from tests.storage.power_cut import File, Folder, survivors, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tests.storage.power_cut import Files, Late, Node

_FIRST_DESCRIPTOR = 1_000_000
"""Far from those of the system, so that a call that went past the disk fails instead of closing something."""


@dataclass(eq=False)
class Handle:
    """An open file or folder, and how far it was read."""

    node: Node
    at: int = 0


class ModelDisk(Disk):
    """The calls of `Disk`, in memory; `stepped` is called after each one that changed something.

    What it holds at first is safe, and of one age.
    """

    def __init__(self, files: Mapping[str, bytes] | None = None) -> None:
        self.stepped: Callable[[], None] = lambda: None
        self._number = 0
        self._root = Folder(0)
        self._late: list[Late] = []
        self._handles: dict[int, Handle] = {}
        for path, data in (files or {}).items():
            home, name = os.path.split(path)
            folder = self._folder_for(home)
            folder.names[name] = folder.safe[name] = File(self._next(), data, data, _time(0))

    def files(self) -> Files:
        """What a program that is running finds."""
        return dict(walk(self._root, lambda folder: folder.names, lambda file: file.data))

    def survivors(self) -> Iterator[Files]:
        """What may be found after a power cut now; nothing twice."""
        return survivors(self._root, self._late)

    # The calls of `Disk`.

    def open_to_read(self, path: str) -> int:
        return self._opened(self._node(path))

    def open_new(self, path: str) -> int:
        folder, name = self._place(path)
        if name in folder.names:
            raise _error(errno.EEXIST, path)
        number = self._next()
        file = File(number, mtime=_time(number))
        self._change((folder, name, file))
        self.stepped()
        return self._opened(file)

    def open_lock(self, path: str) -> int:
        folder, name = self._place(path)
        if name in folder.names:
            return self.open_to_read(path)
        return self.open_new(path)

    def read(self, fd: int, size: int) -> bytes:
        handle = self._handle(fd)
        if isinstance(handle.node, Folder):
            raise _error(errno.EISDIR, str(fd))
        data = handle.node.data[handle.at : handle.at + size]
        handle.at += len(data)
        return data

    def write(self, fd: int, data: memoryview) -> int:
        file = self._handle(fd).node
        assert isinstance(file, File)
        file.data += bytes(data)
        file.mtime = _time(self._next())
        self.stepped()
        return len(data)

    def fsync(self, fd: int) -> None:
        node = self._handle(fd).node
        if isinstance(node, File):
            node.safe = node.data
        else:
            self._make_names_safe(node)
        self.stepped()

    def close(self, fd: int) -> None:
        self._handle(fd)
        del self._handles[fd]

    def fstat(self, fd: int) -> os.stat_result:
        return _told_of(self._handle(fd).node)

    def stat(self, path: str) -> os.stat_result:
        return _told_of(self._node(path))

    def real_path(self, path: str) -> str:
        return path

    def replace(self, source: str, target: str) -> None:
        (old, old_name), (new, new_name) = self._place(source), self._place(target)
        node = self._node(source)
        there = new.names.get(new_name)
        if there is node:
            return  # two names of one file stay as they are
        if isinstance(there, Folder) and isinstance(node, Folder) and there.names:
            raise _error(errno.ENOTEMPTY, target)
        if there is not None and isinstance(there, Folder) != isinstance(node, Folder):
            raise _error(errno.EISDIR if isinstance(there, Folder) else errno.ENOTDIR, target)
        self._change((old, old_name, None), (new, new_name, node))
        self.stepped()

    def link(self, source: str, target: str) -> None:
        node = self._node(source)
        folder, name = self._place(target)
        if name in folder.names:
            raise _error(errno.EEXIST, target)
        if isinstance(node, Folder):
            raise _error(errno.EPERM, source)
        self._change((folder, name, node))
        self.stepped()

    def unlink(self, path: str) -> None:
        if isinstance(self._node(path), Folder):
            raise _error(errno.EISDIR, path)
        self._change((*self._place(path), None))
        self.stepped()

    def mkdir(self, path: str) -> None:
        folder, name = self._place(path)
        if name in folder.names:
            raise _error(errno.EEXIST, path)
        self._change((folder, name, Folder(self._next())))
        self.stepped()

    def rmdir(self, path: str) -> None:
        node = self._node(path)
        if isinstance(node, File):
            raise _error(errno.ENOTDIR, path)
        if node.names:
            raise _error(errno.ENOTEMPTY, path)
        self._change((*self._place(path), None))
        self.stepped()

    def listdir(self, path: str) -> list[str]:
        node = self._node(path)
        if isinstance(node, File):
            raise _error(errno.ENOTDIR, path)
        return list(node.names)

    def set_mtime(self, path: str, mtime_ns: int) -> None:
        node = self._node(path)
        if isinstance(node, File):
            node.mtime = mtime_ns

    def try_lock(self, fd: int) -> bool:
        self._handle(fd)
        return True

    def unlock(self, fd: int) -> None:
        self._handle(fd)

    # What they are made of.

    def _change(self, *late: tuple[Folder, str, Node | None]) -> None:
        """Change names for the programs that run, and remember that it isn't safe yet."""
        for folder, name, node in late:
            if node is None:
                folder.names.pop(name)
            else:
                folder.names[name] = node
        self._late.append(list(late))

    def _make_names_safe(self, folder: Folder) -> None:
        """A change that touches two folders is one: it is safe when either of them was synced."""
        for late in [late for late in self._late if any(home is folder for home, _, _ in late)]:
            self._late.remove(late)
            for home, name, node in late:
                if node is None:
                    home.safe.pop(name, None)
                else:
                    home.safe[name] = node

    def _opened(self, node: Node) -> int:
        fd = _FIRST_DESCRIPTOR + self._next()
        self._handles[fd] = Handle(node)
        return fd

    def _handle(self, fd: int) -> Handle:
        if fd not in self._handles:
            raise _error(errno.EBADF, str(fd))
        return self._handles[fd]

    def _node(self, path: str) -> Node:
        node: Node = self._root
        for name in _parts(path):
            if isinstance(node, File):
                raise _error(errno.ENOTDIR, path)
            if name not in node.names:
                raise _error(errno.ENOENT, path)
            node = node.names[name]
        return node

    def _place(self, path: str) -> tuple[Folder, str]:
        home, name = os.path.split(path)
        folder = self._node(home)
        if isinstance(folder, File):
            raise _error(errno.ENOTDIR, path)
        return folder, name

    def _folder_for(self, path: str) -> Folder:
        """The folder of this path, made and safe."""
        folder = self._root
        for name in _parts(path):
            node = folder.names.get(name) or Folder(self._next())
            assert isinstance(node, Folder)
            folder.names[name] = folder.safe[name] = node
            folder = node
        return folder

    def _next(self) -> int:
        self._number += 1
        return self._number


def _time(number: int) -> int:
    """A time in nanoseconds: what is changed later has a later one."""
    return 1_700_000_000_000_000_000 + number


def _parts(path: str) -> list[str]:
    return [part for part in path.split("/") if part]


def _told_of(node: Node) -> os.stat_result:
    is_file = isinstance(node, File)
    mode = stat.S_IFREG | 0o600 if is_file else stat.S_IFDIR | 0o700
    size, mtime = (len(node.data), node.mtime) if isinstance(node, File) else (0, 0)
    in_seconds = (mtime // 10**9,) * 3 + (mtime / 1e9,) * 3
    return os.stat_result((mode, node.number, 1, 1, 0, 0, size, *in_seconds, mtime, mtime, mtime))


def _error(number: int, path: str) -> OSError:
    return OSError(number, os.strerror(number), path)
