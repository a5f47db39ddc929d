"""Putting one table together again: its file, what was written beside it, copies edited apart, its backups.

Afterwards the table's own file holds every document that any of these holds. The bytes that were there, if
they were damaged or not this program's, are kept aside, and so are the files that were merged.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, NamedTuple

from journal_tui.domain.errors import BadRecord
from journal_tui.domain.fields import from_fields
from journal_tui.storage import backups, sentences
from journal_tui.storage.aside import DAMAGED, MERGED, copy_aside, move_aside
from journal_tui.storage.conflicts import look_at
from journal_tui.storage.files import exists, read_file
from journal_tui.storage.format import SCHEMA
from journal_tui.storage.layout import file_of, path_of
from journal_tui.storage.merge import covers, merge_tables, seen_of
from journal_tui.storage.salvage import salvage
from journal_tui.storage.strays import strays_beside
from journal_tui.storage.views import pieces_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from journal_tui.storage.conflicts import Copy
    from journal_tui.storage.folder import FolderStorage
    from journal_tui.storage.format import Doc, Docs
    from journal_tui.storage.strays import Stray
    from journal_tui.storage.views import Piece


class _Parts(NamedTuple):
    """All that a table can be put together from, but for its backups."""

    own: Piece
    rescues: Sequence[Piece]
    copies: Sequence[Copy]

    @property
    def is_ours(self) -> bool:
        """Whether the table's own file is whole, and what this program once wrote."""
        parsed = self.own.loaded.parsed
        return parsed.damage is None and not parsed.edited


def mend_table(storage: FolderStorage, name: str, others: Iterable[Stray] = ()) -> list[str]:
    """Put a table together, if there is anything to do; a sentence for each thing done.

    `others` are files elsewhere in the journal that may be copies of it, too. A file that the system won't
    hand out, and one of a newer version's, stay as they are.

    Raises:
        NotSaved: something could not be written; whatever was there is there still.
        OSError: the same, as the system has it.
    """
    with storage.lock:
        said = clear_the_place(storage, name)
        parts = _parts_of(storage, name, others)
        if parts is None:
            return said
        docs = parts.own.docs
        for beside in [*(piece.docs for piece in parts.rescues), *(copy.docs for copy in parts.copies)]:
            docs = merge_tables(docs, beside)
        if not parts.is_ours or _unreadable(docs):
            held = _held_by_backups(storage, name)
            if held is None:
                return [*said, sentences.not_ours_to_mend(file_of(name))]
            docs = with_backups(docs, held)
        return said + _put(storage, parts, docs)


def clear_the_place(storage: FolderStorage, name: str) -> list[str]:
    """Move aside what is no file at all and lies where a table's file belongs; says so."""
    disk, folder = storage.disk, storage.folder
    try:
        if stat.S_ISREG(disk.stat(path_of(folder, name)).st_mode):
            return []
    except (FileNotFoundError, NotADirectoryError):
        return []
    return [sentences.moved(file_of(name), move_aside(disk, folder, file_of(name), None, DAMAGED))]


def _parts_of(storage: FolderStorage, name: str, others: Iterable[Stray]) -> _Parts | None:
    """What there is of a table; None where its own file can't be read at all, or is a newer version's."""
    own, *rescues = pieces_of(storage, name)
    if own.loaded.refused is not None or own.loaded.parsed.schema > SCHEMA:
        return None
    strays = (*strays_beside(storage.disk, storage.folder, name), *others)
    copies = [look_at(storage.disk, storage.folder, stray) for stray in strays]
    return _Parts(
        own,
        [rescue for rescue in rescues if rescue.loaded.stamp is not None and rescue.loaded.refused is None],
        [copy for copy in copies if copy.left_alone is None],
    )


def _held_by_backups(storage: FolderStorage, name: str) -> list[Docs] | None:
    """What each backup of a table holds: those that are this program's work, newest first, then the doubtful.

    A file that was changed by something else is backed up like any other, so the newest backup may hold the
    very change that is in doubt. None where one is a newer version's: only that knows how to read it.
    """
    sealed: list[Docs] = []
    edited: list[Docs] = []
    salvaged: list[Docs] = []
    for _, data, parsed in backups.all_of(storage.disk, storage.folder, name):
        if parsed.damage is not None:
            salvaged.append(salvage(data))
        elif parsed.schema > SCHEMA:
            return None
        else:
            (edited if parsed.edited else sealed).append(parsed.docs)
    return [*sealed, *edited, *salvaged]


def with_backups(docs: Docs, held: Sequence[Docs]) -> Docs:
    """The documents of a doubtful file, and what its backups hold.

    The first of them is merged like any other copy; the rest give what is missing altogether. A document
    that can't be read as a record gives way to one that can and that has seen no more than it.
    """
    for number, backup in enumerate(held):
        bad = _unreadable(docs)
        better = {key: backup[key] for key in bad if key in backup and _is_readable(key, backup[key])}
        better = {key: doc for key, doc in better.items() if covers(seen_of(docs[key]), seen_of(doc))}
        docs = {**docs, **better}
        docs = merge_tables(docs, backup) if number == 0 else {**backup, **docs}
    return docs


def _unreadable(docs: Docs) -> set[str]:
    """The documents that can't be read as records."""
    return {key for key, doc in docs.items() if not _is_readable(key, doc)}


def _is_readable(key: str, doc: Doc) -> bool:
    try:
        from_fields(key, doc)
    except BadRecord:
        return False
    return True


def _put(storage: FolderStorage, parts: _Parts, docs: Docs) -> list[str]:
    """Write the table, then move away what was merged into it: a crash leaves that to be merged again."""
    own, disk, folder = parts.own, storage.disk, storage.folder
    said: list[str] = []
    if docs != own.docs or not parts.is_ours:
        kept = None
        is_new = own.loaded.stamp is None
        if not is_new and not parts.is_ours:
            kept = copy_aside(disk, folder, own.name, own.loaded.data)
        storage.rewrite(own.name, docs, own.loaded.stamp, own.loaded.parsed.schema)
        is_lost = is_new and not docs
        said.append(
            sentences.nothing_left(file_of(own.name))
            if is_lost
            else sentences.mended(file_of(own.name), len(docs), kept)
        )
    for rescue in parts.rescues:
        room = MERGED if rescue.loaded.parsed.damage is None else DAMAGED
        said += _move(storage, own.name, file_of(rescue.name), rescue.loaded.data, room)
    for copy in parts.copies:
        said += _move(storage, own.name, copy.stray.path, copy.data, MERGED)
    return said


def _move(storage: FolderStorage, name: str, path: str, data: bytes, room: str) -> list[str]:
    """Move away a file whose documents the table holds now; one that changed meanwhile is put back."""
    disk, folder = storage.disk, storage.folder
    kept = move_aside(disk, folder, path, data, room)
    source, target = (os.path.join(folder, *place.split("/")) for place in (path, kept))
    if read_file(disk, target)[0] != data and not exists(disk, source):
        disk.replace(target, source)
        return []
    return [sentences.merged(path, file_of(name), kept)]
