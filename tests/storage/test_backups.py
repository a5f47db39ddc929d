"""Backups: the day's first save keeps what it replaces and what else has changed, whole or not at all."""

from __future__ import annotations

import os
from datetime import date, timedelta
from typing import TYPE_CHECKING

from journal_tui.storage.backups import newest_good
from journal_tui.storage.disk import Disk
from tests.storage.samples import (
    TODAY,
    TOMORROW,
    a_journal,
    a_store,
    gratitude,
    month_file,
    person,
    texts_in,
    tree,
)

if TYPE_CHECKING:
    from pathlib import Path

DAYS = [TOMORROW + timedelta(days=number) for number in range(5)]


def backup(folder: Path, day: date, table: str = "2026-11") -> Path:
    return folder / "backups" / day.isoformat() / f"{table}.json"


def test_the_first_save_of_a_day_keeps_what_it_replaces(tmp_path: Path) -> None:
    store = a_journal(tmp_path)
    before = month_file(tmp_path).stat()
    kept = month_file(tmp_path).read_bytes()
    store.save([gratitude(4, "four")], TOMORROW)
    store.save([gratitude(5, "five")], TOMORROW)

    assert backup(tmp_path, TOMORROW).read_bytes() == kept
    assert backup(tmp_path, TOMORROW).stat().st_ino == before.st_ino


def test_other_files_changed_since_their_backup_are_copied_with_their_time(tmp_path: Path) -> None:
    store = a_journal(tmp_path)
    store.save([person(8, "Ada"), gratitude(9, "october", date(2026, 10, 1))], TODAY)
    store.save([gratitude(4, "four")], DAYS[0])
    store.save([person(10, "Grace")], DAYS[0])
    store.save([gratitude(5, "five")], DAYS[1])

    assert sorted(os.listdir(tmp_path / "backups" / DAYS[0].isoformat())) == [
        "2026-10.json",
        "2026-11.json",
        "people.json",
    ]
    assert sorted(os.listdir(tmp_path / "backups" / DAYS[1].isoformat())) == ["2026-11.json", "people.json"]
    people = backup(tmp_path, DAYS[1], "people")
    assert people.read_bytes() == (tmp_path / "people.json").read_bytes()
    assert people.stat().st_mtime_ns == (tmp_path / "people.json").stat().st_mtime_ns
    assert people.stat().st_ino != (tmp_path / "people.json").stat().st_ino


class NoLinks(Disk):
    def link(self, source: str, target: str) -> None:
        raise OSError(1, f"Operation not permitted: {source} {target}")


def test_where_links_fail_a_copy_is_kept(tmp_path: Path) -> None:
    a_journal(tmp_path)
    kept = month_file(tmp_path).read_bytes()
    a_store(tmp_path, NoLinks()).save([gratitude(4, "four")], TOMORROW)

    assert backup(tmp_path, TOMORROW).read_bytes() == kept


class NoBackups(NoLinks):
    def mkdir(self, path: str) -> None:
        if "backups" in path:
            raise OSError(28, "No space left on device")
        super().mkdir(path)


def test_a_backup_that_fails_stops_no_save_and_is_spoken_of(tmp_path: Path) -> None:
    a_journal(tmp_path)
    disk = NoBackups()
    store = a_store(tmp_path, disk)
    store.save([gratitude(4, "four")], TOMORROW)

    assert texts_in(a_store(tmp_path))[-1] == "four"
    assert ["backup could not be made" in problem for problem in store.problems()] == [True]
    assert not [name for name in tree(tmp_path) if "2026-11-22" in name or ".tmp" in name]
    healthy = a_store(tmp_path)
    healthy.save([gratitude(5, "five")], TOMORROW)
    assert backup(tmp_path, TOMORROW).exists()
    assert healthy.problems() == []


def test_what_a_killed_backup_left_is_swept_and_passes_for_no_backup(tmp_path: Path) -> None:
    store = a_journal(tmp_path)
    left = tmp_path / "backups" / ".journal_tui.2026-11-22.0badcafe.tmp"
    left.mkdir(parents=True)
    (left / "2026-11.json").write_bytes(b"half")
    foreign = tmp_path / "backups" / ".syncthing.2026-11-22.tmp"
    foreign.write_bytes(b"not ours")
    store.save([gratitude(4, "four")], TOMORROW)

    assert not left.exists()
    assert foreign.exists()
    assert backup(tmp_path, TOMORROW).exists()


def test_a_backup_undone_by_a_power_cut_is_taken_again(tmp_path: Path) -> None:
    store = a_journal(tmp_path)
    store.save([person(8, "Ada")], TODAY)
    store.save([gratitude(4, "four")], DAYS[0])
    backup(tmp_path, DAYS[0], "people").write_bytes(b"")
    store.save([gratitude(5, "five")], DAYS[1])

    assert backup(tmp_path, DAYS[1], "people").read_bytes() == (tmp_path / "people.json").read_bytes()


def test_the_newest_good_backup_is_found_behind_bad_ones(tmp_path: Path) -> None:
    store = a_journal(tmp_path)
    for number, day in enumerate(DAYS[:3]):
        store.save([gratitude(10 + number, "x")], day)
    backup(tmp_path, DAYS[2]).write_bytes(b"\0\0")

    found = newest_good(Disk(), str(tmp_path), "2026-11")
    assert found is not None
    assert (found.path, len(found.parsed.docs)) == (f"backups/{DAYS[1].isoformat()}/2026-11.json", 4)
    assert newest_good(Disk(), str(tmp_path), "2026-10") is None


def test_an_unchanged_month_is_not_copied_every_day(tmp_path: Path) -> None:
    store = a_journal(tmp_path)
    store.save([gratitude(9, "october", date(2026, 10, 1))], TODAY)
    for number, day in enumerate(DAYS):
        store.save([gratitude(10 + number, "x")], day)

    kept = [day for day in DAYS if backup(tmp_path, day, "2026-10").exists()]
    assert kept == [DAYS[0]]
    assert all(backup(tmp_path, day).exists() for day in DAYS)
