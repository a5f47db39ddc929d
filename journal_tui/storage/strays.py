"""Files that are named like a table's and aren't: what sync tools leave, or what lies in a wrong folder."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, NamedTuple

from journal_tui.storage.files import names_in
from journal_tui.storage.layout import file_of, is_table, rescued, table_named, year_folders

if TYPE_CHECKING:
    from journal_tui.storage.disk import Disk

_BEGINNING = re.compile(r"(?:\d{4}-(?:0[1-9]|1[0-2])|people|practice)(?:\.rescue(?:-[2-9])?)?", re.ASCII)


class Stray(NamedTuple):
    """A `.json` that no table has, though its name begins with that of one.

    `path` is inside the journal's folder; `table` can be a rescue table.
    """

    path: str
    table: str

    @property
    def home(self) -> str:
        """The table that it may be a copy of, or of whose rescue file."""
        return rescued(self.table)

    @property
    def is_beside(self) -> bool:
        """Whether it lies in the folder of that table's file."""
        return _folder_of(self.path) == _folder_of(file_of(self.table))


def all_strays(disk: Disk, folder: str) -> list[Stray]:
    """Every stray of a journal, wherever it lies."""
    return [stray for place in ("", *year_folders(disk, folder)) for stray in _strays_in(disk, folder, place)]


def strays_beside(disk: Disk, folder: str, name: str) -> list[Stray]:
    """The strays in a table's folder whose names begin with its."""
    return [stray for stray in _strays_in(disk, folder, _folder_of(file_of(name))) if stray.home == name]


def _strays_in(disk: Disk, folder: str, place: str) -> list[Stray]:
    """The strays in a folder of the journal: its own (empty) or a year's."""
    found: list[Stray] = []
    for entry in names_in(disk, os.path.join(folder, place)):
        name = table_named(entry)
        begins = _BEGINNING.match(name)
        path = f"{place}/{entry}" if place else entry
        if begins is not None and not (is_table(name) and file_of(name) == path):
            found.append(Stray(path, begins[0]))
    return found


def _folder_of(path: str) -> str:
    return path.rpartition("/")[0]
