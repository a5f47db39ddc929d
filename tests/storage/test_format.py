"""A table's file: its exact text, that plain tools can read it, and that no bytes at all make it raise."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB
from tinydb.table import Document, Table

from journal_tui.domain.errors import NotSaved
from journal_tui.storage.format import encode, is_sealed, parse
from journal_tui.storage.salvage import salvage
from tests.storage.samples import MONTH, TODAY, a_journal, a_store, an_id, gratitude, month_file
from tests.text_that_hurts import HURTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from journal_tui.domain.fields import Json
    from journal_tui.storage.format import Doc, Docs

BOM = b"\xef\xbb\xbf"


class StringTable(Table):
    document_id_class = str  # type: ignore[assignment]  # as the format asks of its readers


class StringDB(TinyDB):
    table_class = StringTable  # type: ignore[mutable-override]  # TinyDB's hint says its own class


def a_file(*texts: str) -> bytes:
    return encode(MONTH, {an_id(number): a_doc(text) for number, text in enumerate(texts)})


def a_doc(text: str) -> Doc:
    return {"kind": "note", "day": TODAY.isoformat(), "text": text}


def test_a_file_looks_like_this(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    store.save([gratitude(2, "später"), gratitude(1, "früher")], TODAY)
    stamp = '"written":"2026-11-21","created_at":"2026-11-21T07:3{0}:00.000+00:00",'
    stamp += '"updated_at":"2026-11-21T07:3{0}:00.000+00:00","seen":{{"' + "d" * 32 + '":1}}}}'
    line = '"{1}":{{"kind":"gratitude","day":"2026-11-21","text":"{2}","people":[],"told":{{}},' + stamp
    body = (
        '{"2026-11":{\n'
        + line.format(1, an_id(1), "früher")
        + ",\n"
        + line.format(2, an_id(2), "später")
        + "\n"
    )
    crc = f"{zlib.crc32(body.encode()):08x}"

    assert (
        month_file(tmp_path).read_text() == body + f'}},"_check":{{"1":{{"schema":1,"crc32":"{crc}"}}}}}}\n'
    )


def test_an_empty_table_is_a_file_like_any_other() -> None:
    data = encode(MONTH, {})

    assert json.loads(data)[MONTH] == {}
    assert data.count(b"\n") == 2
    assert parse(MONTH, data) == parse(MONTH, encode(MONTH, {}))
    assert not parse(MONTH, data).edited


def test_stock_tinydb_reads_every_document(tmp_path: Path) -> None:
    a_journal(tmp_path, HURTS.values())
    with StringDB(str(month_file(tmp_path)), encoding="utf-8") as db:
        assert db.tables() == {MONTH, "_check"}
        found = db.table(MONTH).all()
        assert [doc["text"] for doc in found] == list(HURTS.values())
        assert [doc.doc_id for doc in found] == [an_id(number) for number in range(1, len(HURTS) + 1)]


def test_what_stock_tinydb_wrote_is_taken_with_a_notice(tmp_path: Path) -> None:
    a_journal(tmp_path, ["one"])
    with StringDB(str(month_file(tmp_path)), encoding="utf-8") as db:
        inserted = {**db.table(MONTH).all()[0], "text": "from elsewhere"}
        db.table(MONTH).insert(Document(inserted, doc_id=an_id(7)))  # type: ignore[arg-type]  # ids are str here
    store = a_store(tmp_path)

    assert sorted(getattr(record, "text", "") for record in store.month(MONTH)) == ["from elsewhere", "one"]
    assert [problem for problem in store.problems() if "changed by another program" in problem]
    store.save([gratitude(3, "three")], TODAY)
    assert len(store.month(MONTH)) == 3
    assert store.problems() == a_store(tmp_path).problems() == []


json_value: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
any_docs: st.SearchStrategy[Docs] = st.dictionaries(
    st.text(), st.dictionaries(st.text(), json_value, max_size=4), max_size=4
)


@given(any_docs)
def test_any_documents_come_back_as_they_went_in(docs: Docs) -> None:
    parsed = parse(MONTH, encode(MONTH, docs))

    assert parsed.docs == docs
    assert (parsed.damage, parsed.edited, parsed.doubles) == (None, False, ())


@given(any_docs)
def test_the_order_of_saving_leaves_no_trace_in_the_file(docs: Docs) -> None:
    assert encode(MONTH, dict(reversed(docs.items()))) == encode(MONTH, docs)


@given(any_docs)
def test_each_document_has_a_line_of_its_own(docs: Docs) -> None:
    assert encode(MONTH, docs).count(b"\n") == 2 + len(docs)


def test_half_a_character_is_kept() -> None:
    docs: Docs = {"a\udcff": a_doc("\ud83d"), "b": a_doc("é")}

    assert parse(MONTH, encode(MONTH, docs)).docs == docs


@given(st.binary(max_size=300))
def test_no_bytes_make_reading_raise(data: bytes) -> None:
    assert parse(MONTH, data).docs == {}
    salvage(data)


@given(st.data())
def test_no_change_to_a_good_file_makes_reading_raise(data: st.DataObject) -> None:
    good = a_file("one", "two", "three")
    at = data.draw(st.integers(0, len(good)))
    bad = good[:at] + data.draw(st.binary(max_size=4)) + good[at + data.draw(st.integers(0, 4)) :]
    parsed = parse(MONTH, bad)

    if bad != good:
        assert parsed.damage is not None or parsed.edited
    if parsed.damage is not None:
        assert parsed.docs == {}
    salvage(bad)


@pytest.mark.parametrize(
    "change",
    [
        lambda data: BOM + data,
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: data.replace(b"two", b"TWO"),
        lambda data: data.rstrip(b"\n"),
        lambda data: data[: data.index(b',"_check"')] + b"}",
        lambda data: json.dumps(json.loads(data), indent=2).encode(),
    ],
    ids=["byte order mark", "windows line ends", "other words", "no last line end", "no check", "laid out"],
)
def test_a_hand_edit_that_is_good_json_is_taken(change: Callable[[bytes], bytes]) -> None:
    parsed = parse(MONTH, change(a_file("one", "two")))

    assert parsed.damage is None
    assert parsed.edited
    assert [str(doc["text"]).lower() for doc in parsed.docs.values()] == ["one", "two"]


DAMAGE = {
    "empty": b"",
    "white": b" \n",
    "zeros": bytes(4096),
    "cut": a_file("one", "two")[:-60],
    "merge marks": a_file("one", "two").replace(b"\n", b"\n<<<<<<< HEAD\n", 1),
    "utf-16": a_file("one").decode().encode("utf-16"),
    "utf-16 without its mark": a_file("one").decode().encode("utf-16-le"),
    "latin-1": a_file("é").decode().encode("latin-1"),
    "a list": b"[1, 2]",
    "a number": b"7",
    "null": b"null",
    "nothing in it": b"{}",
    "another month": encode("2026-10", {}),
    "two tables": b'{"2026-11":{},"people":{}}',
    "a list for a table": b'{"2026-11":[]}',
    "text for a record": b'{"2026-11":{"a":"b"}}',
    "deep": b'{"2026-11":' * 100_000,
    "deep lists": b"[" * 100_000 + b"]" * 100_000,
    "a number too long": b'{"2026-11":{"a":{"n":' + b"9" * 5000 + b"}}}",
    "a field twice": b'{"2026-11":{"a":{"text":"one","text":"two"}}}',
    "a table twice": b'{"2026-11":{"a":{}},"2026-11":{"b":{}}}',
    "a record twice, once as text": b'{"2026-11":{"a":"x","a":{}}}',
}


@pytest.mark.parametrize("data", DAMAGE.values(), ids=DAMAGE)
def test_damage_is_recognised(data: bytes) -> None:
    parsed = parse(MONTH, data)

    assert parsed.damage
    assert parsed.docs == {}


def test_not_a_number_is_read_and_kept() -> None:
    parsed = parse(MONTH, b'{"2026-11":{"a":{"n":NaN,"m":-Infinity}}}')

    assert parsed.damage is None
    assert b"NaN" in encode(MONTH, parsed.docs)


def test_an_id_that_stands_in_a_file_twice_is_two_versions() -> None:
    line = a_file("one").splitlines()[1]
    other = line.replace(b'"one"', b'"other"')
    parsed = parse(MONTH, a_file("one").replace(line, line + b",\n" + other))

    assert parsed.damage is None
    assert [doc["text"] for doc in parsed.docs.values()] == ["other"]
    assert [doc["text"] for _, doc in parsed.doubles] == ["one"]


def test_a_document_nested_too_deeply_to_write_is_refused_in_a_sentence() -> None:
    deep: list[Json] = []
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(NotSaved, match="nested too deeply"):
        encode(MONTH, {"a": {"deep": deep}})


def test_every_byte_counts() -> None:
    good = a_file("one", "two")
    assert is_sealed(good)
    for at in range(0, len(good), 7):
        assert not is_sealed(good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :])


@pytest.mark.parametrize("size", [200, 300, 400])
def test_the_lines_before_a_cut_are_salvaged(size: int) -> None:
    texts = [f"line {number}" for number in range(9)]
    data = a_file(*texts)[:size]
    found = [doc["text"] for doc in salvage(data).values()]

    assert found == texts[: len(found)]
    assert len(found) >= data.count(b"\n") - 1


def test_salvage_takes_both_sides_of_an_unfinished_merge() -> None:
    ours, theirs = a_file("ours").splitlines()[1], a_file("theirs").splitlines()[1]
    data = b'{"2026-11":{\n<<<<<<< HEAD\n' + ours + b"\n=======\n" + theirs + b"\n>>>>>>> there\n}}"

    assert sorted(str(doc["text"]) for doc in salvage(data).values()) == ["ours", "theirs"]


def test_salvage_leaves_out_a_line_with_broken_letters() -> None:
    data = a_file("one", "é", "three").decode().encode("latin-1")

    assert [doc["text"] for doc in salvage(data).values()] == ["one", "three"]


def test_salvage_reads_utf_16_and_any_layout() -> None:
    laid_out = json.dumps(json.loads(a_file("one", "two")), indent=1)[:-20]

    assert len(salvage(laid_out.encode())) == 2
    assert len(salvage(laid_out.encode("utf-16"))) == 2
