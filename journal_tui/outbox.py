"""Exports on their way to the disk: one file whole or not at all, a folder that nobody else uses, a zip."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from journal_tui.domain.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from journal_tui.domain.exports import ExportFormat, Member

ZIP = ".zip"

_BEGUN = ".export-"
"""What the name of something begins with that isn't whole yet."""


class Outbox:
    """Writes exports anywhere but into the journal's own folder."""

    def __init__(self, journal: str) -> None:
        self._journal = os.path.realpath(journal)

    @property
    def formats(self) -> Mapping[str, ExportFormat]:
        """The formats there are, by name."""
        from journal_tui.exchange.writers import WRITERS

        return WRITERS

    def stands(self, path: str) -> bool:
        """Whether there is anything at a path, which may begin with `~`, that an export would meet."""
        return os.path.lexists(os.path.expanduser(path.strip()))

    def put(self, files: Sequence[Member], path: str, *, is_folder: bool) -> str:
        """Write the files to a path, which may begin with `~`; returns the path in full.

        Raises:
            Refused: the place can't be used, or is not to be written over; nothing was written.
        """
        full = os.path.abspath(os.path.expanduser(path))
        self._check_place(full)
        try:
            if not is_folder:
                _put_file(full, files[0].data)
            elif full.endswith(ZIP):
                _put_file(full, _zipped(files))
            else:
                _put_folder(full, files)
        except OSError as error:
            reason = (error.strerror or "it can't be used").lower()
            raise Refused(f"Nothing was exported: {full} can't be written ({reason}).") from error
        return full

    def _check_place(self, full: str) -> None:
        real = os.path.realpath(full)
        if real == self._journal or real.startswith(self._journal + os.sep):
            raise Refused(
                "Nothing was exported: the journal's own folder takes no exports; name another place."
            )


def _put_file(path: str, data: bytes) -> None:
    """Put a file in its place, readable by its owner alone; what was there stays until it is whole."""
    from tempfile import NamedTemporaryFile

    if os.path.isdir(path):
        raise Refused(f"Nothing was exported: {path} is a folder. Name a file.")
    if os.path.exists(path) and not os.path.isfile(path):
        # a pipe or a device has no whole to be replaced
        with open(path, "wb") as file:
            file.write(data)
        return
    target = os.path.realpath(path)
    with NamedTemporaryFile(dir=os.path.dirname(target), prefix=_BEGUN, delete=False) as begun:
        try:
            begun.write(data)
            begun.flush()
            os.fsync(begun.fileno())
            os.replace(begun.name, target)
        except BaseException:
            with suppress(OSError):
                os.unlink(begun.name)
            raise


def _put_folder(path: str, files: Sequence[Member]) -> None:
    """Put a folder in its place, whole; what others keep in one is never written over."""
    from shutil import rmtree
    from tempfile import mkdtemp

    target = os.path.realpath(path)
    if os.path.lexists(target) and (not os.path.isdir(target) or os.listdir(target)):
        raise Refused(f"Nothing was exported: {path} is not empty. Name a folder that is, or a new one.")
    parent = os.path.dirname(target)
    os.makedirs(parent, mode=0o700, exist_ok=True)
    begun = mkdtemp(dir=parent, prefix=_BEGUN)
    try:
        for name, data in files:
            _write_new(os.path.join(begun, *name.split("/")), data)
        if os.path.isdir(target):
            os.rmdir(target)
        os.rename(begun, target)
    except BaseException:
        rmtree(begun, ignore_errors=True)
        raise


def _write_new(path: str, data: bytes) -> None:
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)


def _zipped(files: Sequence[Member]) -> bytes:
    from io import BytesIO
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in files:
            # without a time: the same files make the same zip
            archive.writestr(ZipInfo(name), data, ZIP_DEFLATED)
    return out.getvalue()
