"""Every byte of a file changed, lost or doubled in turn, and every length cut: what comes back by mending.

Without a backup at most the damaged document is missing; with one, nothing that it holds. The same harness is
tried on two obvious ways to repair a file, each of which it must catch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from journal_tui.domain.fields import to_fields
from journal_tui.storage.format import SCHEMA, encode, parse
from journal_tui.storage.mending import with_backups
from journal_tui.storage.merge import says
from journal_tui.storage.reading import read_table
from journal_tui.storage.salvage import salvage
from tests.storage.samples import DEVICE, MONTH, gratitude

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from journal_tui.storage.format import Docs

    Mend = Callable[[bytes, list[Docs]], Docs]

TEXTS = ('a "word" ü', "} { \\", '":{"kind":"note","day":1}')
FLIPS = (0x01, 0x20, 0x80)


def documents() -> Docs:
    """A month of a few gratitudes, some of whose texts look like the file itself."""
    records = [gratitude(number, text) for number, text in enumerate(TEXTS, 1)]
    return {record.id: {**to_fields(record), "seen": {DEVICE: 1}} for record in records}


def damages(data: bytes) -> Iterator[tuple[str, bytes, range]]:
    """Each damage: what it is, the bytes after it, and the places of the whole file that it touched."""
    for at in range(len(data)):
        before, after = data[:at], data[at + 1 :]
        for flip in FLIPS:
            yield f"byte {at} ^ {flip:#x}", before + bytes([data[at] ^ flip]) + after, range(at, at + 1)
        yield f"byte {at} lost", before + after, range(at, at + 1)
        yield f"byte {at} twice", data[: at + 1] + data[at:], range(at, at + 1)
        yield f"cut at {at}", before, range(at, len(data))


def lost(docs: Docs, backup: Docs | None, mend: Mend) -> Iterator[str]:
    """A sentence for each document that is missing though it shouldn't be."""
    data = encode(MONTH, docs)
    for what, bad, touched in damages(data):
        mended = mend(bad, [] if backup is None else [backup])
        kept = {says(doc) for doc in mended.values()}
        for key, doc in docs.items():
            start = data.index(f'"{key}":'.encode())
            end = data.index(b"\n", start)
            is_whole = touched.stop <= start or touched.start >= end
            if (is_whole or (backup is not None and key in backup)) and says(doc) not in kept:
                yield f"{what}: {key} is missing"


def mend_bytes(bad: bytes, backups: list[Docs]) -> Docs:
    """What a file's documents are after a repair."""
    parsed = read_table(MONTH, bad)
    docs = parsed.docs if parsed.damage is None else salvage(bad)
    # A number that reads as a newer version's is left alone, whole.
    is_ours = parsed.damage is None and (not parsed.edited or parsed.schema > SCHEMA)
    return docs if is_ours else with_backups(docs, backups)


def test_without_a_backup_at_most_the_damaged_document_is_missing() -> None:
    assert list(lost(documents(), None, mend_bytes)) == []


def test_with_a_backup_nothing_is_missing() -> None:
    assert list(lost(documents(), documents(), mend_bytes)) == []


def test_what_came_after_the_backup_is_missing_only_where_it_was_damaged() -> None:
    docs = documents()
    assert list(lost(docs, dict(list(docs.items())[:2]), mend_bytes)) == []


def all_or_nothing(bad: bytes, backups: list[Docs]) -> Docs:
    """Read the file as JSON, or take the backup."""
    parsed = parse(MONTH, bad)
    return parsed.docs if parsed.damage is None else (backups or [{}])[0]


def up_to_the_damage(bad: bytes, backups: list[Docs]) -> Docs:
    """Read line by line, and stop at the first that isn't whole."""
    docs: Docs = {}
    for line in bad.splitlines()[1:-1]:
        one = parse(MONTH, b'{"%s":{%s}}' % (MONTH.encode(), line.rstrip(b",")))
        if one.damage is not None:
            break
        docs |= one.docs
    return with_backups(docs, backups)


@pytest.mark.parametrize("mend", [all_or_nothing, up_to_the_damage])
def test_the_harness_catches_an_obvious_repair(mend: Mend) -> None:
    docs = documents()
    assert next(lost(docs, dict(list(docs.items())[:2]), mend), None)
