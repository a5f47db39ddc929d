"""A table as it is shown: its file, and any rescue files beside it, decoded to records."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from journal_tui.domain.days import month_of
from journal_tui.domain.errors import BadRecord
from journal_tui.domain.quick_fields import read_record
from journal_tui.storage.format import SCHEMA
from journal_tui.storage.layout import file_of, has_strays, is_month, rescues_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date, datetime

    from journal_tui.domain.records import Record
    from journal_tui.domain.upkeep import Finding
    from journal_tui.storage.folder import FolderStorage, Loaded, Stamp
    from journal_tui.storage.format import Docs


class View(NamedTuple):
    """A table in memory. `records` holds deleted ones too; `live` those to show, in order.

    `stamps` are those of the files it was read from: the table's own, then the rescue files'. `copies` are
    the live records that were moved here from another month.
    """

    name: str
    records: Mapping[str, Record]
    live: tuple[Record, ...]
    stamps: tuple[Stamp | None, ...]
    problems: tuple[Finding, ...] = ()
    copies: tuple[Record, ...] = ()

    def digests(self) -> list[tuple[int, int] | None]:
        """What tells the files' bytes from others, whatever their dates say."""
        return [stamp and (stamp.size, stamp.digest) for stamp in self.stamps]


class Piece(NamedTuple):
    """One of the files that make up a table, and the documents in it that are whole."""

    name: str
    loaded: Loaded
    docs: Docs


place_of: Callable[[Record], tuple[date, datetime, str]] = attrgetter("day", "created_at", "id")
"""Where a record stands among others: by day, then as it was made."""


def in_order(records: Iterable[Record]) -> tuple[Record, ...]:
    """The records that aren't deleted, in order."""
    return tuple(sorted([record for record in records if record.deleted is None], key=place_of))


def view_of(
    name: str, records: Mapping[str, Record], stamps: tuple[Stamp | None, ...], problems: Iterable[Finding]
) -> View:
    """A table of these records."""
    live = in_order(records.values())
    copies = tuple([record for record in live if record.moved_from is not None])
    return View(name, records, live, stamps, tuple(problems), copies)


def names_of(storage: FolderStorage, name: str) -> Iterator[str]:
    """The table's own name, then those of the rescue files beside it, and that of the next one to begin."""
    yield name
    for rescue in rescues_of(name):
        yield rescue
        if storage.signature(rescue) is None:
            return


def pieces_of(storage: FolderStorage, name: str) -> list[Piece]:
    """Read all the files that make up a table; the last is the rescue file that doesn't exist yet."""
    return [piece_of(storage, piece) for piece in names_of(storage, name)]


def piece_of(storage: FolderStorage, name: str) -> Piece:
    """Read one file, or what of it can be read."""
    loaded = storage.load(name)
    if loaded.parsed.damage is None:
        return Piece(name, loaded, loaded.parsed.docs)
    from journal_tui.storage.salvage import salvage

    return Piece(name, loaded, salvage(loaded.data))


def documents_of(pieces: Iterable[Piece]) -> Docs:
    """The documents of several files as one table."""
    merged: Docs = {}
    for piece in pieces:
        if merged and piece.docs:
            from journal_tui.storage.merge import merge_tables

            merged = merge_tables(merged, piece.docs)
        else:
            merged = merged or piece.docs
    return merged


def read_view(storage: FolderStorage, name: str) -> View:
    """Read a table from the disk; whatever its files hold, this returns."""
    try:
        pieces = pieces_of(storage, name)
        problems = [*_problems(storage, pieces), *_of_copies(storage, name)]
    except OSError as error:
        from journal_tui.storage import sentences

        said = sentences.unreadable(file_of(name), error, file_of(f"{name}.rescue"))
        return View(name, {}, (), (), (said,))
    records, bad = decode(name, documents_of(pieces))
    stamps = tuple(piece.loaded.stamp for piece in pieces)
    return view_of(name, records, stamps, [*problems, *bad])


def decode(name: str, docs: Docs) -> tuple[dict[str, Record], list[Finding]]:
    """The records of a table; what is of an unknown kind, or bad, stays in its file and is left out here."""
    records: dict[str, Record] = {}
    problems: list[Finding] = []
    for record_id, doc in docs.items():
        try:
            record = read_record(record_id, doc)
        except BadRecord as error:
            from journal_tui.storage import sentences

            problems.append(sentences.bad_record(file_of(name), record_id, str(error)))
        else:
            if record is not None:
                records[record_id] = record
    return records, [*problems, *_astray(name, records)]


def _astray(name: str, records: Mapping[str, Record]) -> Iterator[Finding]:
    """What is to be said of records that are not of the month whose file holds them."""
    days = {record.day for record in records.values()} if is_month(name) else ()
    others = {day for day in days if month_of(day) != name}
    for record in records.values() if others else ():
        if record.day in others and record.deleted is None:
            from journal_tui.storage import sentences

            yield sentences.astray(file_of(name), record.id, record.day.isoformat())


def _of_copies(storage: FolderStorage, name: str) -> Iterator[Finding]:
    """What is to be said of copies of a table that a sync tool left; other files are no news on every day."""
    if not has_strays(storage.disk, storage.folder, name):
        return
    from journal_tui.storage.conflicts import finding_of
    from journal_tui.storage.strays import strays_beside

    for stray in strays_beside(storage.disk, storage.folder, name):
        found = finding_of(storage.disk, storage.folder, stray)
        if found.mendable:
            yield found


def _problems(storage: FolderStorage, pieces: list[Piece]) -> Iterator[Finding]:
    """What is to be said of a table's files."""
    for piece, following in zip(pieces, [*pieces[1:], None], strict=True):
        parsed = piece.loaded.parsed
        if parsed.damage is None and not parsed.edited and parsed.schema <= SCHEMA:
            continue
        from journal_tui.storage import damage, sentences

        file = file_of(piece.name)
        if parsed.damage is not None:
            yield damage.report(storage, piece, (following or piece).name)
        elif parsed.schema > SCHEMA:
            yield sentences.newer(file)
        else:
            yield sentences.edited(file)
