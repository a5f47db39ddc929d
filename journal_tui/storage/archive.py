"""A backup as one file: a zip of the journal's files, and reading such a zip without believing a word of it.

Its members are named as in the journal's folder (`2026/2026-11.json`, `people.json`). What is no whole table
lies under `aside/`, under its own name. Nothing is ever unpacked to the disk: members are read into memory,
each name has to be one that the journal itself would give, and sizes are bounded before anything is read.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, NamedTuple

from journal_tui.domain.errors import Refused
from journal_tui.storage.format import SCHEMA, read_table
from journal_tui.storage.layout import file_of, is_table

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from journal_tui.storage.format import Docs

ASIDE = "aside/"
_MEBIBYTE = 1 << 20
MOST_MEMBERS, LARGEST, LARGEST_TOGETHER = 10_000, 64 * _MEBIBYTE, 512 * _MEBIBYTE
"""A month of one long text a day takes a quarter of a mebibyte; twenty years of mornings thirty."""

_EARLIEST = 1980  # before which a zip knows no dates
_READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_END, _COUNT_AT = b"PK\x05\x06", 10
"""How a zip's last entry begins, and where in it stands the number of members (PKWARE's APPNOTE, 4.3.16)."""
_TABLE_FILE = re.compile(rb'\{"([a-z0-9.-]{6,20})":')
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OverflowError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What `zipfile` raises for files that are no whole zip, as tried with every byte of one changed in turn."""


class Member(NamedTuple):
    """A file for a zip: its name there, and its bytes."""

    name: str
    data: bytes


class Held(NamedTuple):
    """What a backup holds: its tables, each by its name, and the names of what is aside."""

    tables: dict[str, Docs]
    aside: tuple[str, ...]


def packed(members: Iterable[Member], at: datetime) -> bytes:
    """A zip of these files, dated `at`."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for member in members:
            info = zipfile.ZipInfo(member.name, (max(at.year, _EARLIEST), *at.timetuple()[1:6]))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            archive.writestr(info, member.data)
    return made.getvalue()


def read_backup(data: bytes) -> Held:
    """What a backup holds, be it a zip or a single table's file, once every part of it was found good.

    Raises:
        Refused: when any part of it isn't as this program would have written it.
    """
    if data[:1] == b"{":
        return Held(dict([_table_file(data)]), ())
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if len(archive.infolist()) != _count(data):
                raise Refused("some of what it held is missing")
            names = _checked(archive)
            tables = {name: _table(archive, name, info) for name, info in names.items()}
            aside = tuple(info.filename for info in archive.infolist() if info.filename.startswith(ASIDE))
    except _BROKEN as error:
        raise Refused(f"it isn't a whole zip ({error})") from error
    return Held(_with_rescues(tables), aside)


def _count(data: bytes) -> int:
    """How many members a zip says it has, which `zipfile` doesn't look at."""
    at = data.rfind(_END) + _COUNT_AT
    return int.from_bytes(data[at : at + 2], "little")


def _checked(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The members that are tables, by the tables' names, none of them read yet."""
    members = archive.infolist()
    if len(members) > MOST_MEMBERS or sum(info.file_size for info in members) > LARGEST_TOGETHER:
        raise Refused("it is too large to be the backup of a journal")
    found: dict[str, zipfile.ZipInfo] = {}
    for info in members:
        name = _table_of(info)
        if name is None:
            continue
        if name in found:
            raise Refused(f"it holds {info.filename} twice")
        if info.file_size > LARGEST:
            raise Refused(f"{info.filename} in it is too large")
        if info.flag_bits & _ENCRYPTED or info.compress_type not in _READABLE:
            raise Refused(f"{info.filename} in it is encrypted, or packed in a way that isn't known here")
        found[name] = info
    if not found:
        raise Refused("it holds no file of a journal")
    return found


def _table_of(info: zipfile.ZipInfo) -> str | None:
    """The table whose file a member is; None for what lies aside, and for a folder's own entry."""
    path = info.orig_filename
    if path.startswith(ASIDE) or (info.is_dir() and not info.file_size and re.fullmatch(r"\d{4}/", path)):
        return None
    name = path.rpartition("/")[2].removesuffix(".json")
    if not is_table(name) or file_of(name) != path:
        raise Refused(f"it holds {path!r}, which is no file of a journal")
    return name


def _table(archive: zipfile.ZipFile, name: str, info: zipfile.ZipInfo) -> Docs:
    """A member's documents; `zipfile` itself reads no more than its declared size, and checks its CRC."""
    return _documents(name, archive.read(info))


def _table_file(data: bytes) -> tuple[str, Docs]:
    found = _TABLE_FILE.match(data)
    name = "" if found is None else found[1].decode()
    if not is_table(name):
        raise Refused("it isn't a journal's file")
    return name, _documents(name, data)


def _documents(name: str, data: bytes) -> Docs:
    parsed = read_table(name, data)
    if parsed.damage is not None:
        raise Refused(f"{file_of(name)} in it can't be read whole: {parsed.damage}")
    if parsed.schema > SCHEMA:
        raise Refused(f"{file_of(name)} in it was written by a newer version of the program")
    return parsed.docs


def _with_rescues(tables: dict[str, Docs]) -> dict[str, Docs]:
    """The tables, each with what its rescue files hold, where the backup has the table's own file too."""
    from journal_tui.storage.layout import rescued
    from journal_tui.storage.merge import merge_tables

    together: dict[str, Docs] = {}
    for name in sorted(tables, key=lambda name: (rescued(name) != name, name)):
        home = rescued(name) if rescued(name) in tables else name
        together[home] = merge_tables(together[home], tables[name]) if home in together else tables[name]
    return together
