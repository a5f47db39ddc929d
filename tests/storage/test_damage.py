"""A file that can't be read whole: never written, never raising, and nobody kept from writing today."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from journal_tui.domain import records as r
from journal_tui.domain.errors import NotSaved
from journal_tui.storage.format import encode, parse
from tests.storage.samples import (
    MONTH,
    TODAY,
    TOMORROW,
    a_journal,
    a_store,
    an_id,
    gratitude,
    later,
    month_file,
    person,
    texts_in,
    tree,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def flip(at: float) -> Callable[[bytes], bytes]:
    """Change one bit at a place between the beginning (0) and the end (1)."""

    def change(data: bytes) -> bytes:
        place = int(at * (len(data) - 1))
        return data[:place] + bytes([data[place] ^ 0x80]) + data[place + 1 :]

    return change


def cut(at: float) -> Callable[[bytes], bytes]:
    """Leave out the end."""
    return lambda data: data[: int(at * len(data))]


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    **{f"a bit flipped at {at:.2f}": flip(at) for at in (0, 0.03, 0.2, 0.33, 0.5, 0.71, 0.9, 1)},
    **{f"cut at {at:.2f}": cut(at) for at in (0, 0.01, 0.3, 0.34, 0.5, 0.66, 0.9, 0.99)},
    "zeros": lambda data: bytes(len(data)),
    "zeros at the end": lambda data: data[:400] + bytes(len(data) - 400),
    "merge marks": lambda data: data.replace(b",\n", b",\n<<<<<<< ours\n", 1),
    "utf-16": lambda data: data.decode().encode("utf-16"),
    "another shape": lambda _: b'["a list"]',
    "another table": lambda _: encode("people", {}),
    "a web page": lambda _: b"<html><body>404</body></html>",
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_month_is_left_alone_and_today_can_be_written(
    tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    a_journal(tmp_path)
    path = month_file(tmp_path)
    bad = damage(path.read_bytes())
    path.write_bytes(bad)
    store = a_store(tmp_path)
    readable = texts_in(store)

    (problem,) = store.problems()
    assert "2026/2026-11.json can't be read whole" in problem
    assert set(readable) <= {"one", "two", "three"}
    assert ("1 record " if len(readable) == 1 else f"{len(readable)} records ") in problem
    (copy,) = (tmp_path / "backups" / "damaged").iterdir()
    assert copy.read_bytes() == bad

    store.save([gratitude(4, "four")], TODAY)
    store.save([gratitude(5, "five")], TOMORROW)
    assert path.read_bytes() == bad
    assert texts_in(store) == texts_in(a_store(tmp_path)) == [*readable, "four", "five"]
    assert (tmp_path / "2026" / "2026-11.rescue.json").exists()
    assert list((tmp_path / "backups" / "damaged").iterdir()) == [copy]


def test_the_sentence_names_the_good_backup(tmp_path: Path) -> None:
    a_journal(tmp_path)
    a_store(tmp_path).save([gratitude(4, "four")], TOMORROW)
    month_file(tmp_path).write_bytes(b"")
    store = a_store(tmp_path)
    texts_in(store)

    assert "backups/2026-11-22/2026-11.json is a good backup, with 3 records" in store.problems()[0]


def test_an_edit_of_a_salvaged_record_goes_to_the_rescue_file(tmp_path: Path) -> None:
    a_journal(tmp_path)
    path = month_file(tmp_path)
    path.write_bytes(path.read_bytes()[:-30])
    store = a_store(tmp_path)
    second = store.find(an_id(2))
    assert isinstance(second, r.Gratitude)
    store.save([later(second, "TWO")], TODAY)

    assert texts_in(store) == texts_in(a_store(tmp_path)) == ["one", "TWO", "three"]
    assert list(parse("2026-11.rescue", rescue(tmp_path).read_bytes()).docs) == [an_id(2)]


def rescue(folder: Path) -> Path:
    return folder / "2026" / "2026-11.rescue.json"


def test_once_the_month_is_mended_both_files_are_read_together(tmp_path: Path) -> None:
    a_journal(tmp_path)
    path = month_file(tmp_path)
    good = path.read_bytes()
    path.write_bytes(good[:-30])
    store = a_store(tmp_path)
    store.save([gratitude(4, "four")], TODAY)
    path.write_bytes(good)
    assert store.refresh() == []  # the month had not been read here yet
    assert texts_in(store) == ["one", "two", "three", "four"]
    fourth = store.find(an_id(4))
    assert isinstance(fourth, r.Gratitude)
    store.save([later(fourth, "FOUR"), gratitude(5, "five")], TODAY)

    assert store.problems() == []
    assert texts_in(store) == texts_in(a_store(tmp_path)) == ["one", "two", "three", "FOUR", "five"]
    assert len(parse(MONTH, path.read_bytes()).docs) == 5


def test_a_damaged_rescue_file_gets_a_rescue_file(tmp_path: Path) -> None:
    a_journal(tmp_path)
    month_file(tmp_path).write_bytes(b"")
    a_store(tmp_path).save([gratitude(4, "four")], TODAY)
    rescue(tmp_path).write_bytes(rescue(tmp_path).read_bytes()[:-40])
    store = a_store(tmp_path)
    store.save([gratitude(5, "five")], TODAY)

    assert texts_in(store) == texts_in(a_store(tmp_path)) == ["four", "five"]
    assert (tmp_path / "2026" / "2026-11.rescue-2.json").exists()
    assert len(store.problems()) == 2


def test_when_all_rescue_files_are_damaged_a_save_says_so(tmp_path: Path) -> None:
    a_journal(tmp_path)
    for suffix in ("", ".rescue", *(f".rescue-{number}" for number in range(2, 10))):
        (tmp_path / "2026" / f"2026-11{suffix}.json").write_bytes(b"")
    with pytest.raises(NotSaved, match="nor its rescue files"):
        a_store(tmp_path).save([gratitude(4, "four")], TODAY)


@pytest.mark.parametrize("table", ["people", "practice"])
def test_people_and_practice_have_rescue_files_too(tmp_path: Path, table: str) -> None:
    from tests.storage.samples import schedule

    record: r.Record = person(1, "Ada") if table == "people" else schedule(1)
    other: r.Record = person(2, "Grace") if table == "people" else schedule(2)
    a_store(tmp_path).save([record], TODAY)
    path = tmp_path / f"{table}.json"
    path.write_bytes(path.read_bytes()[:-10])
    store = a_store(tmp_path)
    store.save([other], TODAY)

    shown = store.people() if table == "people" else store.practice()
    assert [found.id for found in shown] == [an_id(1), an_id(2)]
    assert (tmp_path / f"{table}.rescue.json").exists()


def test_the_rest_of_the_journal_is_usable(tmp_path: Path) -> None:
    from datetime import date

    a_journal(tmp_path).save([gratitude(8, "october", date(2026, 10, 3)), person(9, "Ada")], TODAY)
    month_file(tmp_path).write_bytes(b"\0")
    store = a_store(tmp_path)

    assert [r.words_of(record) for record in store.everything()] == ["october"]
    assert len(store.people()) == 1
    assert store.find(an_id(8)) is not None


def test_a_vanished_file_with_a_backup_is_damage(tmp_path: Path) -> None:
    a_journal(tmp_path)
    kept = month_file(tmp_path).read_bytes()
    a_store(tmp_path).save([gratitude(4, "four")], TOMORROW)
    month_file(tmp_path).unlink()
    store = a_store(tmp_path)
    assert list(store.everything()) == []

    (problem,) = store.problems()
    assert "2026/2026-11.json is gone" in problem
    assert "backups/2026-11-22/2026-11.json" in problem
    for day in (TODAY, TOMORROW, TOMORROW.replace(day=23), TOMORROW.replace(day=24)):
        store.save([gratitude(day.day, "meanwhile")], day)
    assert not month_file(tmp_path).exists()
    assert (tmp_path / "backups" / "2026-11-22" / "2026-11.json").read_bytes() == kept

    month_file(tmp_path).write_bytes(kept)
    assert len(texts_in(a_store(tmp_path))) == 3 + 4


def test_a_month_that_never_was_is_no_damage(tmp_path: Path) -> None:
    store = a_journal(tmp_path)
    store.save([gratitude(4, "four")], TOMORROW)

    assert store.month("2027-01") == ()
    assert store.people() == ()
    assert store.problems() == []


def test_a_file_that_cannot_be_read_at_all_keeps_its_place(tmp_path: Path) -> None:
    a_journal(tmp_path)
    month_file(tmp_path).unlink()
    month_file(tmp_path).mkdir()
    store = a_store(tmp_path)

    assert texts_in(store) == []
    assert "can't be read" in store.problems()[0]
    store.save([gratitude(4, "four")], TODAY)
    assert texts_in(store) == ["four"], "nobody is kept from writing today"
    assert month_file(tmp_path).is_dir()
    os.rmdir(month_file(tmp_path))
    store.refresh()
    assert [problem for problem in store.problems() if "can't be read" in problem] == []


def test_an_id_twice_in_a_file_shows_both_and_is_mended_by_the_next_save(tmp_path: Path) -> None:
    a_journal(tmp_path, ["ours"])
    path = month_file(tmp_path)
    line = path.read_bytes().splitlines()[1]
    path.write_bytes(path.read_bytes().replace(line, line + b",\n" + line.replace(b'"ours"', b'"theirs"')))
    store = a_store(tmp_path)
    assert sorted(texts_in(store)) == ["ours", "theirs"]
    store.save([gratitude(3, "three")], TODAY)

    assert sorted(texts_in(a_store(tmp_path))) == ["ours", "theirs", "three"]
    assert len(json.loads(path.read_bytes())[MONTH]) == 3


def test_damage_is_not_backed_up_over_a_good_backup(tmp_path: Path) -> None:
    a_journal(tmp_path).save([person(9, "Ada")], TODAY)
    a_store(tmp_path).save([gratitude(4, "four")], TOMORROW)
    month_file(tmp_path).write_bytes(b"damaged")
    a_store(tmp_path).save([person(10, "Grace")], TOMORROW.replace(day=25))

    assert not [name for name, data in tree(tmp_path / "backups").items() if data == b"damaged"]
