"""Mending a journal's files: nothing that any of them holds is lost, and their bytes are kept."""

from __future__ import annotations

import os
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from journal_tui.domain import records as r
from journal_tui.storage.format import encode, parse
from tests.storage.faulty_disk import HastyDisk
from tests.storage.samples import (
    MONTH,
    OTHER_DEVICE,
    TODAY,
    TOMORROW,
    a_store,
    an_id,
    deleted,
    gratitude,
    later,
    month_file,
    person,
    texts_in,
    tree,
)
from tests.storage.test_damage import DAMAGE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from journal_tui.storage.store import JournalStore

NEXT_DAY = TOMORROW + timedelta(days=1)
COPIES = (
    "2026-11 (1).json",
    "2026-11 2.json",
    "2026-11.sync-conflict-20261121-073000-ABCDEFG.json",
    "2026-11 (Ana's conflicted copy 2026-11-21).json",
    "2026-11-LAPTOP.json",
    "2026-11_conf(1).json",
)
"""How sync tools name the version that lost."""


def a_journal(folder: Path, device: str = "d" * 32) -> JournalStore:
    store = a_store(folder, HastyDisk(), device)
    store.save([gratitude(number, text) for number, text in enumerate(("one", "two", "three"), 1)], TODAY)
    return store


def opened(folder: Path) -> JournalStore:
    return a_store(folder, HastyDisk())


def said_by(store: JournalStore) -> list[str]:
    return [finding.sentence for finding in store.caretaker().findings()]


def mended(folder: Path) -> JournalStore:
    """Mend a journal; afterwards nothing is wrong with it, in this process or in another."""
    store = opened(folder)
    store.caretaker().mend(NEXT_DAY)
    assert said_by(store) == said_by(opened(folder)) == []
    assert store.problems() == []
    before = tree(folder)
    assert opened(folder).caretaker().mend(NEXT_DAY) == []
    assert tree(folder) == before, "mending what is whole changes nothing"
    return store


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_month_is_put_together_from_what_is_left_of_it_its_backup_and_the_rescue_file(
    tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    a_journal(tmp_path).save([gratitude(4, "four")], TOMORROW)  # the backup holds one, two and three
    path = month_file(tmp_path)
    bad = damage(path.read_bytes())
    path.write_bytes(bad)
    store = opened(tmp_path)
    left = set(texts_in(store))
    assert [problem for problem in said_by(store) if "can't be read whole" in problem]
    store.save([gratitude(5, "five")], NEXT_DAY)
    assert path.read_bytes() == bad

    found = set(texts_in(mended(tmp_path)))
    assert found == {"one", "two", "three", "five"} | left
    assert bad in [data for name, data in tree(tmp_path / "backups").items() if name.startswith("damaged")]
    assert not (tmp_path / "2026" / "2026-11.rescue.json").exists()


def test_a_vanished_month_comes_back_from_its_backups_with_what_was_written_meanwhile(tmp_path: Path) -> None:
    a_journal(tmp_path).save([gratitude(4, "four")], TOMORROW)
    month_file(tmp_path).unlink()
    opened(tmp_path).save([gratitude(5, "five")], TOMORROW)

    assert texts_in(mended(tmp_path)) == ["one", "two", "three", "five"]


def test_a_month_is_never_put_back_behind_what_it_still_holds(tmp_path: Path) -> None:
    store = a_journal(tmp_path)
    store.save([gratitude(9, "x")], TOMORROW)
    second, third = store.find(an_id(2)), store.find(an_id(3))
    assert isinstance(second, r.Gratitude)
    assert isinstance(third, r.Gratitude)
    store.save([later(second, "TWO"), deleted(third)], TOMORROW)
    month_file(tmp_path).write_bytes(month_file(tmp_path).read_bytes()[:-30])

    assert texts_in(mended(tmp_path)) == ["one", "TWO", "x"]


def test_a_backup_that_is_damaged_too_still_gives_what_it_can(tmp_path: Path) -> None:
    a_journal(tmp_path).save([gratitude(4, "four")], TOMORROW)
    backup = tmp_path / "backups" / TOMORROW.isoformat() / "2026-11.json"
    backup.write_bytes(backup.read_bytes()[:-30])
    month_file(tmp_path).unlink()

    assert texts_in(mended(tmp_path)) == ["one", "two", "three"]


def test_a_month_of_which_nothing_can_be_read_is_begun_anew_and_its_backup_stays(tmp_path: Path) -> None:
    a_journal(tmp_path).save([gratitude(4, "four")], TOMORROW)
    backup = tmp_path / "backups" / TOMORROW.isoformat() / "2026-11.json"
    backup.write_bytes(b"\0\0")
    month_file(tmp_path).unlink()
    assert "a backup of it is there, damaged too" in said_by(opened(tmp_path))[0]
    store = mended(tmp_path)
    store.save([gratitude(5, "five")], NEXT_DAY)
    assert texts_in(opened(tmp_path)) == ["five"]
    assert month_file(tmp_path).exists()
    assert backup.read_bytes() == b"\0\0"


def test_an_older_backup_gives_what_the_newest_lacks(tmp_path: Path) -> None:
    store = a_journal(tmp_path)
    store.save([gratitude(4, "four")], TOMORROW)
    newest = tmp_path / "backups" / NEXT_DAY.isoformat() / "2026-11.json"
    newest.parent.mkdir()
    newest.write_bytes(encode(MONTH, {}))
    month_file(tmp_path).write_bytes(b"")

    assert texts_in(mended(tmp_path)) == ["one", "two", "three"]


@pytest.mark.parametrize("what", ["a folder", "a pipe", "a link to a device"])
def test_what_is_no_file_makes_room_for_one(tmp_path: Path, what: str) -> None:
    a_journal(tmp_path).save([gratitude(4, "four")], TOMORROW)
    path = month_file(tmp_path)
    path.unlink()
    if what == "a folder":
        path.mkdir()
        (path / "in it").write_text("somebody's")
    elif what == "a pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero")

    assert texts_in(mended(tmp_path)) == ["one", "two", "three"]
    (kept,) = (tmp_path / "backups" / "damaged").iterdir()
    assert what != "a folder" or (kept / "in it").read_text() == "somebody's"


def test_a_record_that_lost_a_field_comes_back_whole_from_the_backup(tmp_path: Path) -> None:
    a_journal(tmp_path).save([gratitude(4, "four")], TOMORROW)
    path = month_file(tmp_path)
    path.write_bytes(path.read_bytes().replace(b'"text":"two"', b'"tezt":"two"'))
    assert [problem for problem in said_by(opened(tmp_path)) if an_id(2) in problem]

    assert texts_in(mended(tmp_path)) == ["one", "two", "three", "four"]


def test_a_hand_edit_is_taken_and_what_it_replaced_is_kept_beside_it(tmp_path: Path) -> None:
    a_journal(tmp_path).save([gratitude(4, "four")], TOMORROW)
    path = month_file(tmp_path)
    path.write_bytes(path.read_bytes().replace(b'"two"', b'"TWO"'))

    assert sorted(texts_in(mended(tmp_path))) == ["TWO", "four", "one", "three", "two"]


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_that_a_sync_tool_left_is_merged_and_kept_among_the_backups(tmp_path: Path, name: str) -> None:
    store = a_journal(tmp_path)
    theirs = a_store(tmp_path, HastyDisk(), OTHER_DEVICE)
    base = month_file(tmp_path).read_bytes()
    second = theirs.find(an_id(2))
    assert isinstance(second, r.Gratitude)
    theirs.save([later(second, "theirs", 2), gratitude(5, "five")], TODAY)
    lost = month_file(tmp_path).read_bytes()
    month_file(tmp_path).write_bytes(base)
    store.save([later(second, "mine", 1)], TODAY)
    month_file(tmp_path).with_name(name).write_bytes(lost)

    assert [problem for problem in opened_and_read(tmp_path) if "a second version of" in problem]
    assert sorted(texts_in(mended(tmp_path))) == ["five", "mine", "one", "theirs", "three"]
    assert not month_file(tmp_path).with_name(name).exists()
    assert lost in tree(tmp_path / "backups" / "merged").values()


def opened_and_read(folder: Path) -> list[str]:
    """What is said by a program that only shows the month."""
    store = opened(folder)
    store.month(MONTH)
    return list(store.problems())


def test_a_copy_of_people_or_of_a_rescue_file_or_in_the_wrong_folder_is_one_too(tmp_path: Path) -> None:
    store = a_journal(tmp_path)
    store.save([person(8, "Ada")], TODAY)
    (tmp_path / "people (1).json").write_bytes((tmp_path / "people.json").read_bytes())
    store.save([gratitude(9, "astray", date(2025, 3, 1))], TODAY)
    (tmp_path / "2025" / "2025-03.json").replace(tmp_path / "2026" / "2025-03.json")
    rescue = encode("2026-11.rescue", parse(MONTH, month_file(tmp_path).read_bytes()).docs)
    (tmp_path / "2026" / "2026-11.rescue (2).json").write_bytes(rescue)

    store = mended(tmp_path)
    assert [found.id for found in store.people()] == [an_id(8)]
    assert texts_in(store, "2025-03") == ["astray"]
    assert len(tree(tmp_path / "backups" / "merged")) == 3


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("2026-11 (1).json", b"half of somethi"),
        ("2026-11.sync-conflict-1.json", b'{"another":1}'),
        ("2026-11.newer.json", b'{"2026-11":{\n},"_check":{"1":{"schema":9,"crc32":"0"}}}\n'),
    ],
)
def test_what_only_looks_like_a_copy_is_left_alone_and_named(tmp_path: Path, name: str, data: bytes) -> None:
    a_journal(tmp_path)
    month_file(tmp_path).with_name(name).write_bytes(data)
    for other in ("notes.json", "2026-11.txt", ".syncthing.2026-11.json.tmp"):
        month_file(tmp_path).with_name(other).write_bytes(b"somebody's")
    before = tree(tmp_path)
    store = opened(tmp_path)
    store.caretaker().mend(NEXT_DAY)

    (problem,) = said_by(store)
    assert f"2026/{name}" in problem
    assert before.items() <= tree(tmp_path).items()
    assert opened_and_read(tmp_path) == []


def test_a_file_of_a_newer_version_or_without_permission_is_left_as_it_is(tmp_path: Path) -> None:
    store = a_journal(tmp_path)
    store.save([person(8, "Ada")], TODAY)
    month_file(tmp_path).write_bytes(month_file(tmp_path).read_bytes().replace(b'"schema":1', b'"schema":2'))
    month_file(tmp_path).with_name("2026-11 (1).json").write_bytes(encode(MONTH, {}))
    before = tree(tmp_path)

    store = opened(tmp_path)
    store.caretaker().mend(TODAY)
    assert before.items() <= tree(tmp_path).items()
    assert len(said_by(store)) == 2


class Forbidden(HastyDisk):
    """A system that won't hand out the people."""

    def open_to_read(self, path: str) -> int:
        if path.endswith("people.json"):
            raise PermissionError(13, "Permission denied", path)
        return super().open_to_read(path)


def test_a_file_that_the_system_keeps_is_left_to_the_user(tmp_path: Path) -> None:
    a_journal(tmp_path).save([person(8, "Ada")], TODAY)
    store = a_store(tmp_path, Forbidden())
    assert store.caretaker().mend(TODAY) == []
    (finding,) = store.caretaker().findings()
    assert not finding.mendable
    assert "people.json can't be read (Permission denied)" in finding.sentence


class Meddling(HastyDisk):
    """A sync tool changes its copy at the very moment when it is moved away."""

    def replace(self, source: str, target: str) -> None:
        if source.endswith("(1).json"):
            with open(source, "ab") as file:
                file.write(b"more")
        super().replace(source, target)


def test_a_copy_that_changes_while_it_is_merged_is_put_back(tmp_path: Path) -> None:
    a_journal(tmp_path)
    copy = month_file(tmp_path).with_name("2026-11 (1).json")
    copy.write_bytes(month_file(tmp_path).read_bytes())
    a_store(tmp_path, Meddling()).caretaker().mend(TODAY)

    assert copy.read_bytes().endswith(b"more")


def test_records_in_the_file_of_another_month_are_told_of(tmp_path: Path) -> None:
    a_journal(tmp_path)
    path = month_file(tmp_path)
    path.write_bytes(path.read_bytes().replace(b'"day":"2026-11-21"', b'"day":"2026-10-21"', 1))
    store = opened(tmp_path)

    assert [record.day.month for record in store.caretaker().astray()] == [10]


def test_what_a_kill_left_half_written_is_swept(tmp_path: Path) -> None:
    a_journal(tmp_path).save([gratitude(4, "four")], TOMORROW)
    homes = [tmp_path, tmp_path / "2026", tmp_path / "backups", tmp_path / "backups" / TOMORROW.isoformat()]
    for home in homes:
        (home / ".journal_tui.x.json.0badcafe.tmp").write_bytes(b"half")
        (home / ".syncthing.x.tmp").write_bytes(b"not ours")
    opened(tmp_path).caretaker().mend(TOMORROW)

    left = [name for name in tree(tmp_path) if name.endswith(".tmp")]
    assert len(left) == len(homes)
    assert all("syncthing" in name for name in left)
