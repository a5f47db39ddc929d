"""Ordinary TinyDB calls over the folder: each safe, each fresh from the disk, none able to wipe a table."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from tinydb import where
from tinydb.table import Document

from journal_tui.domain.errors import JournalError, NotSaved, Refused
from journal_tui.storage.disk import Disk
from journal_tui.storage.folder import Damaged
from journal_tui.storage.tables import JournalDB
from tests.storage.faulty_disk import FullDisk
from tests.storage.samples import (
    MONTH,
    TODAY,
    a_journal,
    a_store,
    an_id,
    gratitude,
    month_file,
    person,
    texts_in,
    tree,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from journal_tui.storage.format import Doc, Docs


def a_document(number: int, text: str) -> Document:
    doc = {"kind": "note", "day": "2026-11-21", "text": text}
    return Document(doc, doc_id=an_id(number))  # type: ignore[arg-type]  # our ids are str


def test_a_document_inserted_by_plain_tinydb_calls_is_there_for_good(tmp_path: Path) -> None:
    JournalDB(str(tmp_path)).table(MONTH).insert(a_document(1, "one"))
    table = JournalDB(str(tmp_path)).table(MONTH)
    table.insert_multiple([a_document(2, "two"), a_document(3, "three")])
    table.update({"text": "TWO"}, where("text") == "two")
    table.upsert(a_document(3, "THREE"))
    table.remove(where("text") == "one")

    assert sorted(doc["text"] for doc in JournalDB(str(tmp_path)).table(MONTH)) == ["THREE", "TWO"]
    assert table.count(where("text").exists()) == len(table) == 2


def test_the_folder_lists_its_tables(tmp_path: Path) -> None:
    a_journal(tmp_path).save([person(9, "Ada")], TODAY)
    (tmp_path / "2026" / "2026-11.rescue.json").write_text("{}")
    for stray in ("2026/2026-13.json", "2026/2025-01.json", "notes.json", "2026-11.json", "2026/.x.tmp"):
        (tmp_path / stray).write_text("{}")
    db = JournalDB(str(tmp_path))

    assert db.tables() == {MONTH, "2026-11.rescue", "people"}
    assert db
    assert MONTH in db.folder_storage.read()
    assert "2026-10" not in db.folder_storage.read()
    assert len(db.folder_storage.read()) == 3


def test_a_table_reads_its_own_file_alone(tmp_path: Path) -> None:
    a_journal(tmp_path)
    (tmp_path / "people.json").write_text("not a table")
    opened: list[str] = []

    class Watching(Disk):
        def open_to_read(self, path: str) -> int:
            opened.append(path)
            return super().open_to_read(path)

    assert len(JournalDB(str(tmp_path), Watching()).table(MONTH).all()) == 3
    assert opened == [str(month_file(tmp_path))]


def test_a_document_changed_in_place_changes_nothing_else(tmp_path: Path) -> None:
    a_journal(tmp_path, ["one"])
    table = JournalDB(str(tmp_path)).table(MONTH)
    table.all()[0]["people"].append("somebody")
    found = table.get(where("text") == "one")
    assert isinstance(found, Document)
    found["text"] = "changed"

    assert table.all()[0]["people"] == []
    assert texts_in(a_store(tmp_path)) == ["one"]


def test_an_update_that_fails_leaves_what_is_read_afterwards_as_it_was(tmp_path: Path) -> None:
    a_journal(tmp_path, ["one"])
    table = JournalDB(str(tmp_path), FullDisk()).table(MONTH)
    with pytest.raises(NotSaved, match="disk is full"):
        table.update({"text": "lost"})

    assert [doc["text"] for doc in table] == ["one"]
    assert table.search(where("text") == "lost") == []


@pytest.mark.parametrize(
    "call",
    [
        lambda db: db.drop_tables(),
        lambda db: db.drop_table(MONTH),
        lambda db: db.table(MONTH).truncate(),
        lambda db: db.folder_storage.read().pop(MONTH),
        lambda db: db.folder_storage.write({}),
        lambda db: db.table(MONTH, persist_empty=True),
        lambda db: db.table(MONTH, cache_size=10),
        lambda db: db.table("notes"),
        lambda db: db.table("../2026-11"),
        lambda db: db.table("2026-13"),
        lambda db: db.insert({"text": "to the default table"}),
        lambda db: db.table(MONTH).insert({"text": "without an id"}),
        lambda db: db.truncate(),
    ],
)
def test_nothing_wipes_a_table_or_makes_a_stray_one(
    tmp_path: Path, call: Callable[[JournalDB], object]
) -> None:
    a_journal(tmp_path)
    before = tree(tmp_path)
    try:
        call(JournalDB(str(tmp_path)))
    except JournalError as error:
        assert isinstance(error, Refused)  # noqa: PT017 (only some of the calls raise)

    assert tree(tmp_path) == before


def test_a_plain_dict_is_not_written_over_a_damaged_file(tmp_path: Path) -> None:
    a_journal(tmp_path)
    month_file(tmp_path).write_bytes(b"\0" * 100)
    storage = JournalDB(str(tmp_path)).folder_storage
    with pytest.raises(Damaged):
        storage.write({MONTH: {}})
    with pytest.raises(Damaged):
        JournalDB(str(tmp_path)).table(MONTH).insert(a_document(1, "one"))

    assert month_file(tmp_path).read_bytes() == b"\0" * 100


def test_putting_several_documents_is_one_write(tmp_path: Path) -> None:
    replaced: list[str] = []

    class Watching(Disk):
        def replace(self, source: str, target: str) -> None:
            replaced.append(target)
            super().replace(source, target)

    docs: Docs = {an_id(number): dict(a_document(number, "x")) for number in range(5)}
    JournalDB(str(tmp_path), Watching()).table(MONTH).put(docs)

    assert len(JournalDB(str(tmp_path)).table(MONTH)) == 5
    assert replaced == [str(month_file(tmp_path))]


def test_a_file_of_a_newer_schema_is_read_and_never_written(tmp_path: Path) -> None:
    a_journal(tmp_path, ["one"])
    path = month_file(tmp_path)
    path.write_bytes(path.read_bytes().replace(b'"schema":1', b'"schema":2'))
    before = path.read_bytes()
    store = a_store(tmp_path)

    assert texts_in(store) == ["one"]
    assert [problem for problem in store.problems() if "newer version" in problem]
    with pytest.raises(NotSaved, match="newer version"):
        store.save([gratitude(2, "two")], TODAY)
    with pytest.raises(NotSaved, match="newer version"):
        JournalDB(str(tmp_path)).table(MONTH).insert(a_document(2, "two"))
    assert path.read_bytes() == before
    assert texts_in(store) == ["one"]


class MeddlingDisk(Disk):
    """Something that knows no lock changes the month's file right after it was read."""

    def __init__(self, path: Path, meddle: Callable[[bytes], bytes], times: int) -> None:
        self.path = path
        self.meddle = meddle
        self.times = times
        self._reading: set[int] = set()

    def open_to_read(self, path: str) -> int:
        fd = super().open_to_read(path)
        if path == str(self.path):
            self._reading.add(fd)
        return fd

    def close(self, fd: int) -> None:
        super().close(fd)
        if fd in self._reading:
            self._reading.remove(fd)
            if self.times > 0:
                self.times -= 1
                self.path.write_bytes(self.meddle(self.path.read_bytes()))


def test_a_change_made_between_reading_and_writing_is_kept(tmp_path: Path) -> None:
    a_journal(tmp_path)
    disk = MeddlingDisk(month_file(tmp_path), lambda data: data.replace(b'"two"', b'"meddled"'), 1)
    a_store(tmp_path, disk).save([gratitude(4, "four")], TODAY)

    assert texts_in(a_store(tmp_path)) == ["one", "meddled", "three", "four"]


def test_a_file_that_never_holds_still_is_not_written_over(tmp_path: Path) -> None:
    a_journal(tmp_path)
    disk = MeddlingDisk(month_file(tmp_path), lambda data: data + b"\n", 99)
    with pytest.raises(NotSaved, match="at that very moment"):
        a_store(tmp_path, disk).save([gratitude(4, "four")], TODAY)

    assert texts_in(a_store(tmp_path)) == ["one", "two", "three"]


def test_threads_that_insert_at_once_lose_nothing(tmp_path: Path) -> None:
    db = JournalDB(str(tmp_path))

    def insert(first: int) -> None:
        for number in range(first, first + 10):
            db.table(MONTH).insert(a_document(number, str(number)))

    threads = [threading.Thread(target=insert, args=(first,)) for first in (0, 100, 200)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(JournalDB(str(tmp_path)).table(MONTH)) == 30


def test_documents_of_any_shape_can_be_stored(tmp_path: Path) -> None:
    odd: Doc = {"day": 7, "created_at": ["x"], "seen": None}
    JournalDB(str(tmp_path)).table(MONTH).put({"odd": odd, "empty": {}})
    store = a_store(tmp_path)

    assert store.month(MONTH) == ()
    assert len(store.problems()) == 2
    store.save([gratitude(1, "one")], TODAY)
    assert JournalDB(str(tmp_path)).folder_storage.read()[MONTH]["odd"] == odd
