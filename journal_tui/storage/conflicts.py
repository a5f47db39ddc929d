"""Files that a sync tool left beside a table's own: copies edited apart, to be merged with it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from journal_tui.storage import sentences
from journal_tui.storage.files import read_file
from journal_tui.storage.format import SCHEMA, read_table
from journal_tui.storage.layout import file_of

if TYPE_CHECKING:
    from journal_tui.domain.upkeep import Finding
    from journal_tui.storage.disk import Disk
    from journal_tui.storage.format import Docs
    from journal_tui.storage.strays import Stray


class Copy(NamedTuple):
    """A stray file's documents and bytes; or why it is left alone."""

    stray: Stray
    data: bytes
    docs: Docs
    left_alone: Finding | None = None


def look_at(disk: Disk, folder: str, stray: Stray) -> Copy:
    """Read a stray file; whatever it is, this returns."""
    try:
        data, _ = read_file(disk, os.path.join(folder, *stray.path.split("/")))
    except OSError as error:
        return Copy(stray, b"", {}, sentences.stray(stray.path, error.strerror or str(error)))
    parsed = read_table(stray.table, data)
    if parsed.damage is not None:
        return Copy(stray, data, {}, sentences.stray(stray.path, parsed.damage))
    if parsed.schema > SCHEMA:
        return Copy(stray, data, {}, sentences.newer(stray.path))
    return Copy(stray, data, parsed.docs)


def finding_of(disk: Disk, folder: str, stray: Stray) -> Finding:
    """What is to be said of a stray file."""
    return look_at(disk, folder, stray).left_alone or sentences.conflict(stray.path, file_of(stray.home))
