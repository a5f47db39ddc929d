"""What was deleted more than 30 days ago: its text goes, its id, what it has seen and when it went stay."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest

from journal_tui.domain import records as r
from journal_tui.domain.fading import KEPT_FOR, empty_fields
from journal_tui.domain.fields import from_fields, to_fields
from journal_tui.storage.fading import faded
from journal_tui.storage.format import parse
from journal_tui.storage.merge import merge_tables
from tests.storage.faulty_disk import HastyDisk
from tests.storage.samples import (
    DEVICE,
    MONTH,
    OTHER_DEVICE,
    TODAY,
    a_store,
    an_id,
    deleted,
    every_kind,
    gratitude,
    month_file,
    tree,
)

if TYPE_CHECKING:
    from pathlib import Path

    from journal_tui.domain.fields import Json
    from journal_tui.storage.format import Doc, Docs
    from journal_tui.storage.store import JournalStore

LONG_AFTER = TODAY + KEPT_FOR + timedelta(days=1)
SHORTLY_AFTER = TODAY + KEPT_FOR
OF_NOBODY = ("kind", "by", "channel", "act", "gave", "role", "rhythm", "format", "merged_into")
"""Fields whose text is one of the program's own words, or an id of the record itself."""
DATES = ("closed", "due", "kept", "ends", "snoozed_until", "stepped_back", "chosen")


ENVELOPE = ("day", "written", "created_at", "updated_at", "deleted", "seen", "source")


def texts_in(value: Json) -> list[str]:
    """Every text in a field, whatever it is made of."""
    if isinstance(value, str):
        return [value] if value else []
    if isinstance(value, dict):
        return [text for part in value.values() for text in texts_in(part)]
    return [text for part in value for text in texts_in(part)] if isinstance(value, list) else []


def gone(record: r.Record) -> Doc:
    at = datetime.combine(TODAY, time(9), UTC)
    return to_fields(replace(record, deleted=at, updated_at=at, seen={OTHER_DEVICE: 2}, source="x:1"))


@pytest.mark.parametrize("record", every_kind(), ids=lambda record: record.kind)
def test_of_each_kind_nothing_of_the_users_stays_and_its_bookkeeping_does(record: r.Record) -> None:
    doc = {**gone(record), "unknown": "glad too"}
    found = faded({record.id: doc}, LONG_AFTER, DEVICE)[record.id]

    for name, value in found.items():
        is_kept = name in {*OF_NOBODY, *DATES, *ENVELOPE} or record.kind in ("schedule", "pause", "setting")
        assert is_kept or not texts_in(value), f"{name} still says {value}"
    assert found.get("role", "other") == "other", "a role of the user's own is a word of theirs"
    for name in ("kind", "day", "written", "created_at", "updated_at", "deleted", "source"):
        assert found[name] == doc[name]
    assert found["seen"] == {OTHER_DEVICE: 2, DEVICE: 1}
    assert from_fields(record.id, found) is not None, "what is left can still be read"
    assert faded({record.id: found}, LONG_AFTER, DEVICE) == {}, "once is enough"
    assert empty_fields(record).keys() == to_fields(record).keys()


def test_for_thirty_days_nothing_goes() -> None:
    doc = gone(gratitude(1, "kept"))
    assert faded({"1": doc}, SHORTLY_AFTER, DEVICE) == {}
    assert faded({"1": to_fields(gratitude(1, "alive"))}, LONG_AFTER, DEVICE) == {}
    assert faded({"1": {**doc, "kind": "dream"}, "2": {"deleted": 3}}, LONG_AFTER, DEVICE) == {}


def test_two_devices_that_let_it_go_apart_agree_and_an_older_copy_brings_nothing_back() -> None:
    before = {"1": gone(gratitude(1, "private"))}
    here, there = faded(before, LONG_AFTER, DEVICE), faded(before, LONG_AFTER, "f" * 32)
    merged = merge_tables(here, there)
    assert list(merged) == ["1"]
    for old in (before, here, there):
        assert merge_tables(merged, old) == merged
    assert "private" not in json.dumps(merge_tables(before, merged))


def test_what_was_brought_back_elsewhere_meanwhile_stays() -> None:
    before = {"1": gone(gratitude(1, "wanted"))}
    back: Docs = {"1": {**to_fields(gratitude(1, "wanted")), "seen": {OTHER_DEVICE: 3}}}
    merged = merge_tables(faded(before, LONG_AFTER, DEVICE), back)
    assert [doc["text"] for doc in merged.values() if doc.get("deleted") is None] == ["wanted"]


def a_journal(folder: Path) -> JournalStore:
    store = a_store(folder, HastyDisk())
    store.save([gratitude(1, "private"), gratitude(2, "alive")], TODAY)
    record = store.find(an_id(1))
    assert isinstance(record, r.Gratitude)
    store.save([deleted(record)], TODAY)
    return store


def test_a_save_to_the_month_lets_it_go(tmp_path: Path) -> None:
    store = a_journal(tmp_path)
    store.save([gratitude(3, "more")], SHORTLY_AFTER)
    assert b"private" in month_file(tmp_path).read_bytes()
    store.save([gratitude(4, "more")], LONG_AFTER)
    assert b"private" not in month_file(tmp_path).read_bytes()
    left = store.find(an_id(1))
    assert left is not None
    assert left.deleted is not None


def test_the_caretaker_lets_it_go_from_every_month_and_writes_no_other_file(tmp_path: Path) -> None:
    a_journal(tmp_path).save([gratitude(3, "october", TODAY.replace(month=10))], TODAY)
    before = tree(tmp_path)
    store = a_store(tmp_path, HastyDisk())
    store.caretaker().fade(SHORTLY_AFTER)
    assert tree(tmp_path) == before
    store.caretaker().fade(LONG_AFTER)

    changed = [name for name, data in tree(tmp_path).items() if before.get(name) != data]
    assert changed == ["2026/2026-11.json"]
    assert parse(MONTH, month_file(tmp_path).read_bytes()).docs[an_id(1)]["text"] == ""
    assert [r.words_of(gone) for gone in store.deleted()] == [""]
    assert store.problems() == a_store(tmp_path, HastyDisk()).problems() == []


def test_nothing_goes_from_a_damaged_month(tmp_path: Path) -> None:
    a_journal(tmp_path)
    bad = month_file(tmp_path).read_bytes()[:-10]
    month_file(tmp_path).write_bytes(bad)
    store = a_store(tmp_path, HastyDisk())
    store.caretaker().fade(LONG_AFTER)
    store.save([gratitude(4, "more", LONG_AFTER.replace(year=2026, month=11, day=30))], LONG_AFTER)
    assert month_file(tmp_path).read_bytes() == bad
    assert b"private" not in (tmp_path / "2026" / "2026-11.rescue.json").read_bytes()
