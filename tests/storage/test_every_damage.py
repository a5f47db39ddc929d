"""Every byte of a file changed, lost or doubled in turn, and every length cut: what comes back by mending.

Without a backup at most the damaged document is missing; with one, nothing that it holds. The same harness is
tried on two obvious ways to repair a file, each of which it must catch.
"""

from __future__ import annotations

import itertools
from datetime import date
from typing import TYPE_CHECKING

import pytest

from journal_tui.domain.errors import NotSaved
from journal_tui.domain.fields import to_fields
from journal_tui.domain.records import words_of
from journal_tui.services.journal import Journal
from journal_tui.services.upkeep import mend
from journal_tui.storage.format import SCHEMA, encode, parse, read_table
from journal_tui.storage.mending import with_backups
from journal_tui.storage.merge import says
from journal_tui.storage.salvage import salvage
from journal_tui.storage.store import JournalStore
from tests.fakes import MemoryDrafts, StillClock
from tests.storage.model_disk import ModelDisk
from tests.storage.samples import DEVICE, MONTH, TODAY, gratitude
from tests.thorough import IS_THOROUGH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from journal_tui.storage.format import Docs

    Repair = Callable[[bytes, list[Docs]], Docs]

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


def lost(docs: Docs, backup: Docs | None, repair: Repair) -> Iterator[str]:
    """A sentence for each document that is missing though it shouldn't be."""
    data = encode(MONTH, docs)
    for what, bad, touched in damages(data):
        mended = repair(bad, [] if backup is None else [backup])
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


STEP = 1 if IS_THOROUGH else 17
"""Every so many of the damages to a file are tried on a whole journal; all of them when there is time."""
HOME = "/home"
MONTH_FILE = f"{HOME}/2026/2026-11.json"
OCTOBER = gratitude(70, "october", date(2026, 10, 3))
NEW = "written meanwhile"


def wrong_with_a_journal(bad: bytes, docs: Docs) -> Iterator[str]:
    """What goes wrong when a month is damaged, is written to all the same, and is mended."""
    good = encode(MONTH, docs)
    disk = ModelDisk(
        {
            MONTH_FILE: bad,
            f"{HOME}/2026/2026-10.json": encode("2026-10", {OCTOBER.id: to_fields(OCTOBER)}),
            f"{HOME}/backups/2026-11-20/2026-11.json": good,
        }
    )
    is_damaged = parse(MONTH, bad).damage is not None
    store = JournalStore(HOME, DEVICE, disk)
    if not is_damaged:
        # Whole JSON is taken as somebody's edit, and the next save makes it the journal's own.
        mend_all(store)
    if "october" not in texts_of(store):
        yield "the other months are not usable"
    try:
        store.save([gratitude(60, NEW)], TODAY)
    except NotSaved as error:
        if parse(MONTH, bad).schema <= SCHEMA or disk.files()[MONTH_FILE] != bad:
            yield f"today can't be written: {error}"
        return
    files = disk.files()
    if NEW not in texts_of(JournalStore(HOME, DEVICE, disk)):
        yield "what was written isn't shown"
    if is_damaged and files[MONTH_FILE] != bad:
        yield "the damaged file was written over"
    copies = [data for path, data in files.items() if "/damaged/" in path]
    if is_damaged and copies != [bad]:
        yield f"it was copied aside {len(copies)} times"
    mend_all(JournalStore(HOME, DEVICE, disk))
    fresh = JournalStore(HOME, DEVICE, disk)
    if missing := {"october", NEW, *TEXTS} - texts_of(fresh):
        yield f"after mending {missing} is missing"
    if found := fresh.caretaker().findings():
        yield f"after mending: {found}"


def mend_all(store: JournalStore) -> None:
    """Mend a journal as the program does."""
    mend(Journal(store, StillClock(), MemoryDrafts()), store.caretaker())


def texts_of(store: JournalStore) -> set[str]:
    return {words_of(record) for record in store.everything()}


def test_with_any_damage_the_journal_is_usable_and_is_whole_after_mending() -> None:
    docs = documents()
    every = itertools.islice(damages(encode(MONTH, docs)), 0, None, STEP)
    assert [f"{what}: {wrong}" for what, bad, _ in every for wrong in wrong_with_a_journal(bad, docs)] == []


def test_the_harness_catches_a_save_over_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journal_tui.storage.folder._check_whole", lambda *_: None)
    docs = documents()
    assert "the damaged file was written over" in wrong_with_a_journal(encode(MONTH, docs)[:-300], docs)


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


@pytest.mark.parametrize("repair", [all_or_nothing, up_to_the_damage])
def test_the_harness_catches_an_obvious_repair(repair: Repair) -> None:
    docs = documents()
    assert next(lost(docs, dict(list(docs.items())[:2]), repair), None)
