"""The journal folder's lock: one writer at a time, among threads and among processes."""

from __future__ import annotations

import os
import time
from _thread import RLock  # as in `threading`, whose import costs a command 1 of its 30 ms
from contextlib import suppress
from typing import TYPE_CHECKING, Self

from journal_tui.domain.errors import NotSaved
from journal_tui.storage.files import make_folder, signature_of

if TYPE_CHECKING:
    from types import TracebackType

    from journal_tui.storage.disk import Disk

LOCK_NAME = ".lock"
_PATIENCE = 10.0
_FIRST_NAP = 0.001
_LONGEST_NAP = 0.05


class FolderLock:
    """A `with` block that one thread of one process at a time may be in; it may be entered again inside.

    The lock is the kernel's, on a descriptor that is kept: it goes when the process does, however it ends.
    The folder and its lock file are made when the lock is first taken, which only a save does.
    """

    def __init__(self, disk: Disk, folder: str, patience: float = _PATIENCE) -> None:
        self._disk = disk
        self._folder = folder
        self._path = os.path.join(folder, LOCK_NAME)
        self._patience = patience
        self._threads = RLock()
        self._depth = 0
        self._fd: int | None = None

    def __enter__(self) -> Self:
        self._threads.acquire()
        try:
            if self._depth == 0:
                self._take()
        except BaseException:
            self.close()  # whatever went wrong, a lock that nobody is in is not kept
            self._threads.release()
            raise
        self._depth += 1
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._depth -= 1
        try:
            if self._depth == 0 and self._fd is not None:
                self._disk.unlock(self._fd)
        except OSError:
            self.close()  # closing the descriptor frees the lock as well
        finally:
            self._threads.release()

    def close(self) -> None:
        """Let go of the descriptor; the lock can be taken again all the same."""
        fd, self._fd = self._fd, None
        if fd is not None:
            with suppress(OSError):  # whatever closing says, the descriptor is gone
                self._disk.close(fd)

    def _take(self) -> None:
        deadline = time.monotonic() + self._patience
        nap = _FIRST_NAP
        make_folder(self._disk, self._folder)
        while not self._try():
            if time.monotonic() >= deadline:
                raise NotSaved(
                    "Not saved, because another copy of the program has kept the journal locked; "
                    "what was there is safe: close the other copy and save again."
                )
            time.sleep(nap)
            nap = min(nap * 2, _LONGEST_NAP)

    def _try(self) -> bool:
        """Take the lock on the file that has the lock's name now, or say that it can't be had yet."""
        if self._fd is None:
            self._fd = self._disk.open_lock(self._path)
        if not self._disk.try_lock(self._fd):
            return False
        try:
            there = signature_of(self._disk.stat(self._path))
        except FileNotFoundError:
            there = None
        if there is not None and there[2] == signature_of(self._disk.fstat(self._fd))[2]:
            return True
        self.close()  # the file was removed or replaced: a lock on the old one keeps nobody out
        return False
