"""Opening what is to be imported: a file, a folder or a zip, kept within bounds and inside itself."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from journal_tui.domain.errors import Refused
from journal_tui.exchange.parcel import Parcel

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zipfile import ZipFile, ZipInfo

LARGEST = 150_000_000
"""Bytes of one file, unpacked. Twenty years of daily writing are a fifth of it."""
LARGEST_TOGETHER = 600_000_000
"""Bytes of all that is read of one folder or zip."""
MOST_MEMBERS = 200_000
_ZIP = b"PK\x03\x04"
_HIDDEN = ("__macosx", "thumbs.db")


def open_parcel(path: str) -> Parcel:
    """What lies at a path, as a value whose members are read when they are asked for.

    Raises:
        Refused: when nothing is there, it can't be read, it is beyond all bounds, or it is a zip with paths
            that lead out of it.
    """
    name = os.path.basename(os.path.abspath(path))
    try:
        found = os.stat(path)
        if stat.S_ISDIR(found.st_mode):
            return _folder(path, name)
        if not stat.S_ISREG(found.st_mode):
            raise Refused(f"Nothing was taken: {name} is neither a file nor a folder.")
        if _begins(path) == _ZIP:
            return _zip(path, name)
    except OSError as error:
        raise _cannot(name, error) from error
    return Parcel(name, "file", {name: found.st_size}, lambda _, most: _read(path, name, most))


def _cannot(name: str, error: OSError) -> Refused:
    return Refused(f"Nothing was taken: {name} can't be read ({(error.strerror or 'it is broken').lower()}).")


def _begins(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read(len(_ZIP))


def _read(path: str, name: str, most: int | None) -> bytes:
    """The first bytes of a file, or all of them, as long as they are within bounds."""
    try:
        with open(path, "rb") as file:
            if most is None and os.fstat(file.fileno()).st_size > LARGEST:
                raise _too_large(name)
            data = file.read(LARGEST + 1 if most is None else most)
    except OSError as error:
        raise _cannot(name, error) from error
    if len(data) > LARGEST:
        raise _too_large(name)
    return data


def _too_large(name: str) -> Refused:
    return Refused(
        f"Nothing was taken: {name} is larger than {LARGEST // 1_000_000} MB, which the journal of "
        "a lifetime is not; it may be another file."
    )


class _Budget:
    """What may still be read of a folder or a zip, all members together."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._left = LARGEST_TOGETHER

    def spend(self, data: bytes) -> bytes:
        """The bytes themselves, once they are accounted for."""
        self._left -= len(data)
        if self._left < 0:
            raise _too_large(self._name)
        return data


def _folder(path: str, name: str) -> Parcel:
    """A folder. Links to folders are not followed, so none leads in a circle."""
    sizes: dict[str, int] = {}
    for home, folders, files in os.walk(path):
        folders[:] = sorted(each for each in folders if not _is_hidden(each))
        for file in sorted(files):
            if _is_hidden(file):
                continue
            full = os.path.join(home, file)
            try:
                found = os.stat(full)
            except OSError:
                continue  # a link that leads nowhere
            if stat.S_ISREG(found.st_mode):
                sizes[os.path.relpath(full, path).replace(os.sep, "/")] = found.st_size
        _check_count(sizes, name)
    budget = _Budget(name)

    def read(member: str, most: int | None) -> bytes:
        return budget.spend(_read(os.path.join(path, *member.split("/")), member, most))

    return Parcel(name, "folder", dict(sorted(sizes.items())), read)


def _is_hidden(name: str) -> bool:
    return name.startswith(".") or name.lower() in _HIDDEN


def _check_count(sizes: dict[str, int], name: str) -> None:
    if len(sizes) > MOST_MEMBERS:
        raise Refused(f"Nothing was taken: {name} holds more than {MOST_MEMBERS:,} files; name a part of it.")


def _zip(path: str, name: str) -> Parcel:
    """A zip. Nothing of it is ever unpacked to the disk."""
    from zipfile import BadZipFile, ZipFile

    try:
        archive = ZipFile(path)  # kept open for as long as the parcel is
        members = {_inside(info, name): info for info in _files_in(archive)}
    except (BadZipFile, NotImplementedError, UnicodeError, ValueError) as error:
        raise Refused(f"Nothing was taken: {name} is a zip that is damaged or of an unknown kind.") from error
    sizes = {member: info.file_size for member, info in sorted(members.items())}
    _check_count(sizes, name)
    budget = _Budget(name)

    def read(member: str, most: int | None) -> bytes:
        return budget.spend(_unpacked(archive, members[member], member, most))

    return Parcel(name, "zip", sizes, read)


def _files_in(archive: ZipFile) -> Iterator[ZipInfo]:
    for info in archive.infolist():
        parts = info.filename.replace("\\", "/").split("/")
        if not info.is_dir() and not any(_is_hidden(part) for part in parts if part not in {".", ".."}):
            yield info


def _inside(info: ZipInfo, name: str) -> str:
    """A member's path, once it is sure that it stays inside."""
    path = info.filename.replace("\\", "/")
    if path.startswith("/") or ".." in path.split("/") or path[1:2] == ":":
        raise Refused(
            f"Nothing was taken: {name} holds a path that leads out of it, which no honest program writes."
        )
    return path


def _unpacked(archive: ZipFile, info: ZipInfo, member: str, most: int | None) -> bytes:
    """A member's bytes, whatever size the zip says they have."""
    import zlib
    from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile

    if info.flag_bits & 1 or info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise Refused(f"Nothing was taken: {member} is locked or packed in its own way; unpack it first.")
    if most is None and info.file_size > LARGEST:
        raise _too_large(member)
    try:
        with archive.open(info) as file:
            data = file.read(LARGEST + 1 if most is None else most)
    except OSError as error:
        raise _cannot(member, error) from error
    except (BadZipFile, NotImplementedError, EOFError, zlib.error) as error:
        raise Refused(f"Nothing was taken: {member} is damaged inside of its zip.") from error
    if len(data) > LARGEST:
        raise _too_large(member)
    return data
