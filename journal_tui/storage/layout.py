"""Where each table lies in the journal's folder, and which records it holds.

A table is a month (`2026-11`), `people` or `practice`; beside a file that can't be read whole there is
a rescue table (`2026-11.rescue`, then `2026-11.rescue-2`, …), which takes what is written meanwhile.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from typing import TYPE_CHECKING

from journal_tui.domain.days import month_of
from journal_tui.storage.files import exists, names_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journal_tui.domain.records import Record
    from journal_tui.storage.disk import Disk

PEOPLE = "people"
PRACTICE = "practice"
BACKUPS = "backups"
UNFINISHED = os.path.join(BACKUPS, "unfinished-restore.zip")
"""Where the journal lies as a restore wants it, for as long as that restore isn't done."""
_SUFFIX = ".json"
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_RESCUE = re.compile(r"(.*)\.rescue(?:-[2-9])?")
_MOST_RESCUES = 9
_IN_PRACTICE = ("schedule", "pause", "setting", "role", "import")
_TABLE_OF_KIND = {"person": PEOPLE, **dict.fromkeys(_IN_PRACTICE, PRACTICE)}


def table_of(record: Record) -> str:
    """The table a record belongs to."""
    return _TABLE_OF_KIND.get(record.kind) or month_of(record.day)


def is_month(name: str) -> bool:
    """Whether a table's name is that of a month."""
    return _MONTH.fullmatch(name) is not None


def rescued(name: str) -> str:
    """The table beside which a rescue table stands; any other name as it is."""
    found = _RESCUE.fullmatch(name)
    return name if found is None else found[1]


def is_table(name: str) -> bool:
    """Whether a file of the journal can have this table's name."""
    plain = rescued(name)
    return plain in (PEOPLE, PRACTICE) or is_month(plain)


def rescues_of(name: str) -> Iterator[str]:
    """The rescue tables that can stand beside a table, in the order in which they are begun."""
    yield f"{name}.rescue"
    for number in range(2, _MOST_RESCUES + 1):
        yield f"{name}.rescue-{number}"


def file_of(name: str) -> str:
    """The path of a table's file inside the journal's folder, as it is shown to the user too."""
    return f"{name[:4]}/{name}{_SUFFIX}" if is_month(rescued(name)) else name + _SUFFIX


def path_of(folder: str, name: str) -> str:
    """The path of a table's file."""
    return os.path.join(folder, *file_of(name).split("/"))


def tables_in(disk: Disk, folder: str) -> list[str]:
    """The tables that have a file in this folder, rescue tables too."""
    found: list[str] = []
    for entry in names_in(disk, folder):
        if _is_year(entry):
            inside = (table_named(name) for name in names_in(disk, os.path.join(folder, entry)))
            found += (name for name in inside if is_month(rescued(name)) and name[:4] == entry)
        elif not is_month(rescued(name := table_named(entry))) and is_table(name):
            found.append(name)
    return found


def _is_year(entry: str) -> bool:
    return len(entry) == 4 and entry.isdecimal()


def table_named(file_name: str) -> str:
    """The table a file's name would make it; an empty name for what is no `.json`."""
    return file_name.removesuffix(_SUFFIX) if file_name.endswith(_SUFFIX) else ""


def year_folders(disk: Disk, folder: str) -> list[str]:
    """The names of the folders that months are kept in."""
    return [entry for entry in names_in(disk, folder) if _is_year(entry)]


def has_strays(disk: Disk, folder: str, name: str) -> bool:
    """Whether beside a table's file lie others that are named like it, such as a sync tool leaves."""
    entries = names_in(disk, os.path.dirname(path_of(folder, name)))
    return any(entry.startswith(name) and not is_table(table_named(entry)) for entry in entries)


def backup_days(disk: Disk, folder: str) -> list[str]:
    """The days that have a folder of backups, newest first, as far as that can be found out."""
    try:
        return all_backup_days(disk, folder)
    except OSError:
        return []  # what can't be listed can't be offered; the journal itself may be fine


def all_backup_days(disk: Disk, folder: str) -> list[str]:
    """The days that have a folder of backups, newest first; OSError when they can't be listed."""
    found = names_in(disk, os.path.join(folder, BACKUPS))
    return [day for day in reversed(found) if _DAY.fullmatch(day)]


def backup_folder(folder: str, day: str) -> str:
    """Where a day's backups lie."""
    return os.path.join(folder, BACKUPS, day)


def backup_path(folder: str, day: str, name: str) -> str:
    """Where a table's backup of a day lies."""
    return os.path.join(backup_folder(folder, day), name + _SUFFIX)


def has_backup(disk: Disk, folder: str, name: str) -> bool:
    """Whether a table was ever backed up: if its file is missing, it has gone lost.

    A rescue file goes when its table is repaired, so a missing one is nothing to speak of.
    """
    if rescued(name) != name:
        return False
    return any(exists(disk, backup_path(folder, day, name)) for day in backup_days(disk, folder))


def backed_up(disk: Disk, folder: str) -> set[str]:
    """The tables that have a backup of some day, as far as the backups can be listed."""
    found: set[str] = set()
    for day in backup_days(disk, folder):
        with suppress(OSError):  # the journal itself may be fine, and reading it is never kept up by this
            found.update(map(table_named, names_in(disk, backup_folder(folder, day))))
    return {name for name in found if is_table(name)}
