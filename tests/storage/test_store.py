"""The store as its users see it: what goes in comes out, from memory and from the disk."""

from __future__ import annotations

import json
import os
import stat
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from journal_tui.domain import records as r
from journal_tui.domain.errors import NotSaved, SavedUnconfirmed
from journal_tui.storage.disk import Disk
from journal_tui.storage.format import parse
from tests.storage.samples import (
    AT,
    DEVICE,
    MONTH,
    OTHER_DEVICE,
    TODAY,
    TOMORROW,
    a_journal,
    a_store,
    an_id,
    deleted,
    every_kind,
    gratitude,
    later,
    month_file,
    person,
    schedule,
    texts_in,
    tree,
)
from tests.text_that_hurts import HURTS

if TYPE_CHECKING:
    from pathlib import Path

    from journal_tui.services.ports import Store
    from journal_tui.storage.store import JournalStore


def as_the_services_see_it(store: JournalStore) -> Store:
    """Fails the type check when the store no longer satisfies what the services ask for."""
    return store


@pytest.mark.parametrize("record", every_kind(), ids=lambda record: record.kind)
def test_a_record_of_each_kind_comes_back_as_it_went_in(tmp_path: Path, record: r.Record) -> None:
    (saved,) = a_store(tmp_path).save([record], TODAY)

    assert saved == replace(record, seen={DEVICE: 1})
    assert a_store(tmp_path).find(record.id) == saved


def test_each_kind_lies_in_its_own_file(tmp_path: Path) -> None:
    a_store(tmp_path).save(every_kind(), TODAY)

    assert sorted(tree(tmp_path)) == [".lock", "2026/2026-11.json", "people.json", "practice.json"]
    assert [record.kind for record in a_store(tmp_path).people()] == ["person"]
    practice = {record.kind for record in a_store(tmp_path).practice()}
    assert practice == {"schedule", "pause", "setting", "role", "import"}


@pytest.mark.parametrize("hurt", [*HURTS.values(), "half \ud83d a letter", "nul \0", "\u2028", "[/", ""])
def test_text_survives_letter_for_letter(tmp_path: Path, hurt: str) -> None:
    store = a_store(tmp_path)
    store.save([gratitude(1, hurt), gratitude(2, "a neighbour")], TODAY)

    assert texts_in(store) == texts_in(a_store(tmp_path)) == [hurt, "a neighbour"]
    assert a_store(tmp_path).problems() == []
    assert month_file(tmp_path).read_bytes().count(b"\n") == 4


def test_reading_makes_nothing(tmp_path: Path) -> None:
    home = tmp_path / "journal"
    store = a_store(home)

    assert (store.months(), store.month(MONTH), store.people(), store.practice()) == ([], (), (), ())
    assert (list(store.everything()), store.find("x"), store.refresh(), store.problems()) == (
        [],
        None,
        [],
        [],
    )
    assert store.save([], TODAY) == ()
    assert not home.exists()


def test_only_the_owner_can_look_inside(tmp_path: Path) -> None:
    home = tmp_path / "state" / "journal"
    store = a_store(home)
    store.save([gratitude(1, "private"), person(2, "Ada")], TODAY)
    store.save([gratitude(3, "more")], TOMORROW)

    for folder, _, names in os.walk(home.parent):
        assert stat.S_IMODE(os.stat(folder).st_mode) == 0o700, folder
        for name in names:
            assert stat.S_IMODE(os.stat(os.path.join(folder, name)).st_mode) == 0o600, name


def test_months_are_listed_newest_first_and_everything_follows_them(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    days = [date(2025, 12, 31), date(2026, 11, 1), date(2026, 2, 3)]
    store.save([gratitude(number, day.isoformat(), day) for number, day in enumerate(days)], TODAY)

    assert store.months() == ["2026-11", "2026-02", "2025-12"]
    found = [r.words_of(record) for record in a_store(tmp_path).everything()]
    assert found == ["2026-11-01", "2026-02-03", "2025-12-31"]


def test_a_month_is_in_order_of_day_then_of_making(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    yesterday = TODAY - timedelta(days=1)
    store.save([gratitude(3, "c"), gratitude(1, "b")], TODAY)
    store.save([gratitude(9, "a", yesterday)], TODAY)

    assert texts_in(store) == texts_in(a_store(tmp_path)) == ["a", "b", "c"]


def test_deleted_records_are_found_but_not_shown(tmp_path: Path) -> None:
    store = a_journal(tmp_path)
    (gone,) = store.save([deleted(gratitude_of(store, 2))], TODAY)

    assert texts_in(store) == texts_in(a_store(tmp_path)) == ["one", "three"]
    assert store.find(an_id(2)) == a_store(tmp_path).find(an_id(2)) == gone


def gratitude_of(store: JournalStore, number: int) -> r.Gratitude:
    found = store.find(an_id(number))
    assert isinstance(found, r.Gratitude)
    return found


def test_an_edit_counts_for_this_device_and_keeps_what_others_counted(tmp_path: Path) -> None:
    a_journal(tmp_path, ["first"])
    there = a_store(tmp_path, device=OTHER_DEVICE)
    (edited,) = there.save([later(gratitude_of(there, 1), "second")], TODAY)

    assert edited.seen == {DEVICE: 1, OTHER_DEVICE: 1}


def test_two_copies_that_edit_one_record_keep_both_texts(tmp_path: Path) -> None:
    here = a_journal(tmp_path, ["first"])
    there = a_store(tmp_path, device=OTHER_DEVICE)
    mine, theirs = gratitude_of(here, 1), gratitude_of(there, 1)
    here.save([later(mine, "mine", minutes=1)], TODAY)
    (stands,) = there.save([later(theirs, "theirs", minutes=2)], TODAY)

    assert (stands.id, r.words_of(stands)) == (an_id(1), "theirs")
    assert sorted(texts_in(there)) == sorted(texts_in(a_store(tmp_path))) == ["mine", "theirs"]
    (copy,) = [record for record in there.month(MONTH) if record.id != an_id(1)]
    assert (copy.conflict_of, copy.seen) == (an_id(1), {})
    assert copy.id.startswith(f"{an_id(1)}~")


def test_the_later_edit_keeps_the_id_even_when_it_was_saved_first(tmp_path: Path) -> None:
    here, there = a_journal(tmp_path, ["first"]), a_store(tmp_path)
    old = gratitude_of(there, 1)
    here.save([later(gratitude_of(here, 1), "later", minutes=9)], TODAY)
    (stands,) = there.save([later(old, "earlier", minutes=1)], TODAY)

    assert r.words_of(stands) == "later"
    assert sorted(texts_in(there)) == ["earlier", "later"]


def test_two_processes_of_one_device_keep_both_texts_after_many_edits(tmp_path: Path) -> None:
    here, there = a_journal(tmp_path, ["first"]), a_store(tmp_path)
    old = gratitude_of(there, 1)
    for minute in (1, 2, 3):
        here.save([later(gratitude_of(here, 1), f"edit {minute}", minute)], TODAY)
    there.save([later(old, "apart", minutes=60)], TODAY)

    assert sorted(texts_in(there)) == ["apart", "edit 3"]


def test_deleting_what_somebody_edited_meanwhile_leaves_the_edit(tmp_path: Path) -> None:
    here, there = a_journal(tmp_path, ["first"]), a_store(tmp_path, device=OTHER_DEVICE)
    old = gratitude_of(there, 1)
    here.save([later(gratitude_of(here, 1), "edited")], TODAY)
    (stands,) = there.save([deleted(old)], TODAY)

    assert stands.deleted is None
    assert texts_in(there) == texts_in(a_store(tmp_path)) == ["edited"]


def test_editing_what_somebody_deleted_meanwhile_brings_it_back(tmp_path: Path) -> None:
    here, there = a_journal(tmp_path, ["first"]), a_store(tmp_path, device=OTHER_DEVICE)
    old = gratitude_of(there, 1)
    here.save([deleted(gratitude_of(here, 1))], TODAY)
    there.save([later(old, "still wanted")], TODAY)

    assert texts_in(a_store(tmp_path)) == ["still wanted"]


def test_saving_the_same_again_makes_no_second_record(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    store.save([gratitude(1, "same")], TODAY)
    store.save([gratitude(1, "same")], TODAY)

    assert texts_in(store) == texts_in(a_store(tmp_path)) == ["same"]


def test_a_record_put_back_by_an_older_file_can_still_be_edited(tmp_path: Path) -> None:
    store = a_journal(tmp_path, ["first"])
    before = month_file(tmp_path).read_bytes()
    store.save([later(gratitude_of(store, 1), "second")], TODAY)
    read = gratitude_of(store, 1)
    month_file(tmp_path).write_bytes(before)
    store.save([later(read, "third")], TODAY)

    assert texts_in(a_store(tmp_path)) == ["third"]


def test_fields_and_kinds_of_a_newer_version_survive_a_save(tmp_path: Path) -> None:
    a_journal(tmp_path, ["first"])
    path = month_file(tmp_path)
    dream = '{"kind":"dream","day":"2026-11-21","depth":[1,{"more":null}]}'
    text = path.read_text().replace('"text":"first"', '"text":"first","mood":{"x":[1]}')
    path.write_text(text.replace('":{\n', f'":{{\n"{an_id(7)}":{dream},\n', 1))
    store = a_store(tmp_path)
    assert texts_in(store) == ["first"]
    store.save([later(gratitude_of(store, 1), "second")], TODAY)
    store.save([gratitude(3, "new")], TODAY)

    docs = parse(MONTH, path.read_bytes()).docs
    assert docs[an_id(1)]["mood"] == {"x": [1]}
    assert docs[an_id(1)]["text"] == "second"
    assert docs[an_id(7)] == json.loads(dream)


def test_bringing_a_record_back_takes_its_tombstone_off_the_file(tmp_path: Path) -> None:
    store = a_journal(tmp_path, ["first"])
    store.save([deleted(gratitude_of(store, 1))], TODAY)
    store.save([replace(gratitude_of(store, 1), deleted=None)], TODAY)

    assert texts_in(a_store(tmp_path)) == ["first"]


def test_a_bad_record_stays_in_its_file_and_is_spoken_of(tmp_path: Path) -> None:
    a_journal(tmp_path, ["good"])
    path = month_file(tmp_path)
    path.write_text(path.read_text().replace('":{\n', f'":{{\n"{an_id(5)}":{{"kind":"note"}},\n', 1))
    store = a_store(tmp_path)

    assert texts_in(store) == ["good"]
    assert any(an_id(5) in problem for problem in store.problems())
    store.save([gratitude(6, "more")], TODAY)
    assert parse(MONTH, path.read_bytes()).docs[an_id(5)] == {"kind": "note"}
    assert any(an_id(5) in problem for problem in store.problems())


def test_refresh_reads_what_another_process_wrote(tmp_path: Path) -> None:
    here, there = a_journal(tmp_path), a_store(tmp_path)
    assert texts_in(there) == ["one", "two", "three"]
    assert there.people() == ()
    assert there.refresh() == []
    here.save([gratitude(4, "four"), person(5, "Ada")], TODAY)

    assert sorted(there.refresh()) == [MONTH, "people"]
    assert texts_in(there)[-1] == "four"
    assert there.refresh() == []


def test_refresh_takes_no_notice_of_a_mere_touch(tmp_path: Path) -> None:
    store = a_journal(tmp_path)
    texts_in(store)
    os.utime(month_file(tmp_path))

    assert store.refresh() == []


def test_a_save_sees_a_change_that_kept_size_and_time(tmp_path: Path) -> None:
    store = a_journal(tmp_path)
    texts_in(store)
    path = month_file(tmp_path)
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b'"two"', b'"TWO"'))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    store.save([gratitude(4, "four")], TODAY)

    assert texts_in(store) == texts_in(a_store(tmp_path)) == ["one", "TWO", "three", "four"]


def test_finding_looks_everywhere(tmp_path: Path) -> None:
    old = gratitude(3, "old", date(2020, 1, 1))
    a_store(tmp_path).save([old, person(1, "Ada"), schedule(2)], TODAY)

    for number in (1, 2, 3):
        assert a_store(tmp_path).find(an_id(number)) is not None
    assert a_store(tmp_path).find(an_id(4)) is None


def test_ids_are_128_random_bits(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    ids = {store.new_id() for _ in range(100)}

    assert len(ids) == 100
    assert {len(bytes.fromhex(drawn)) for drawn in ids} == {16}


def test_the_device_is_asked_for_by_the_first_save_and_not_before(tmp_path: Path) -> None:
    asked: list[str] = []

    def device() -> str:
        asked.append("device")
        return DEVICE

    from journal_tui.storage.store import JournalStore

    store = JournalStore(str(tmp_path), device)
    store.month(MONTH)
    assert asked == []
    store.save([gratitude(1, "x")], TODAY)
    store.save([gratitude(2, "y")], TODAY)
    assert asked == ["device"]


class CountingDisk(Disk):
    """Counts the calls that wait for the device."""

    fsyncs = 0

    def fsync(self, fd: int) -> None:
        self.fsyncs += 1
        super().fsync(fd)


def test_a_save_to_an_existing_month_waits_for_the_device_twice(tmp_path: Path) -> None:
    a_journal(tmp_path)
    disk = CountingDisk()
    a_store(tmp_path, disk).save([gratitude(4, "four")], TODAY)

    assert disk.fsyncs == 2


def test_the_first_save_of_a_day_makes_its_backup_without_waiting_longer(tmp_path: Path) -> None:
    a_store(tmp_path).save([gratitude(1, "one"), person(2, "Ada")], TODAY)
    for day in (TOMORROW, TOMORROW + timedelta(days=1)):
        disk = CountingDisk()
        a_store(tmp_path, disk).save([gratitude(day.day, "more")], day)
        assert disk.fsyncs == 2
        assert (tmp_path / "backups" / day.isoformat() / "2026-11.json").exists()


class UnsyncedFolders(Disk):
    """A disk that won't vouch for names."""

    refuse = False

    def fsync(self, fd: int) -> None:
        if self.refuse and stat.S_ISDIR(os.fstat(fd).st_mode):
            raise OSError(5, "Input/output error")
        super().fsync(fd)


def test_a_save_that_the_disk_does_not_confirm_is_told_and_remembered(tmp_path: Path) -> None:
    a_journal(tmp_path, ["one"])
    disk = UnsyncedFolders()
    store = a_store(tmp_path, disk)
    texts_in(store)
    disk.refuse = True
    with pytest.raises(SavedUnconfirmed, match="did not confirm"):
        store.save([gratitude(2, "two"), person(3, "Ada")], TODAY)

    assert texts_in(store) == texts_in(a_store(tmp_path)) == ["one", "two"]
    assert len(store.people()) == len(a_store(tmp_path).people()) == 1


def test_a_failure_in_the_second_file_says_that_the_first_is_saved(tmp_path: Path) -> None:
    a_journal(tmp_path, ["one"])
    newer = b'{"people":{\n},"_check":{"1":{"schema":99,"crc32":"00000000"}}}\n'
    (tmp_path / "people.json").write_bytes(newer)
    store = a_store(tmp_path)
    with pytest.raises(NotSaved, match=r"^Only the first part of this is saved\. Not saved, because"):
        store.save([gratitude(2, "two"), person(3, "Ada")], TODAY)

    assert texts_in(store) == texts_in(a_store(tmp_path)) == ["one", "two"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    a_journal(tmp_path)
    os.chmod(tmp_path / "2026", 0o500)
    try:
        with pytest.raises(NotSaved, match="can't be written"):
            a_store(tmp_path).save([gratitude(4, "four")], TODAY)
    finally:
        os.chmod(tmp_path / "2026", 0o700)


def test_a_file_that_is_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    home, cloud = tmp_path / "journal", tmp_path / "cloud.json"
    store = a_journal(home)
    month_file(home).rename(cloud)
    month_file(home).symlink_to(cloud)
    store.save([gratitude(4, "four")], TOMORROW)

    assert month_file(home).is_symlink()
    assert texts_in(a_store(home))[-1] == "four"
    assert b"four" not in (home / "backups" / "2026-11-22" / "2026-11.json").read_bytes()


def test_what_is_where_the_journal_should_be_gives_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "journal").write_text("a file")
    store = a_store(tmp_path / "journal")

    assert store.months() == []
    assert texts_in(store) == []
    with pytest.raises(NotSaved):
        store.save([gratitude(1, "x")], TODAY)


def test_saved_records_are_no_windows_into_the_store(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    told = {an_id(1): TODAY}
    mine = r.Gratitude(
        id=an_id(2), day=TODAY, written=TODAY, created_at=AT, updated_at=AT, text="x", told=told
    )
    store.save([mine], TODAY)
    store.month(MONTH)
    told[an_id(3)] = TODAY

    (held,) = store.month(MONTH)
    assert isinstance(held, r.Gratitude)
    assert list(held.told) == [an_id(1)]


def test_every_tombstone_is_found_whichever_table_it_lies_in(tmp_path: Path) -> None:
    note, someone = gratitude(1, "gone"), person(2, "Ada")
    old = gratitude(3, "gone long ago", TODAY - timedelta(days=400))
    store = a_store(tmp_path)
    held = store.save([note, someone, old, gratitude(4, "here")], TODAY)
    store.save([replace(record, deleted=AT) for record in held[:3]], TODAY)

    assert {record.id for record in a_store(tmp_path).deleted()} == {note.id, someone.id, old.id}
    assert [r.words_of(record) for record in store.deleted() if record.id == note.id] == ["gone"]


def test_records_moved_from_another_month_are_told_among_the_tables_read(tmp_path: Path) -> None:
    copy = replace(gratitude(1, "moved", TODAY - timedelta(days=60)), moved_from=an_id(9))
    a_store(tmp_path).save([copy, gratitude(2, "here")], TODAY)
    store = a_store(tmp_path)
    store.month(MONTH)
    assert store.copies() == []

    list(store.everything())
    assert [record.id for record in store.copies()] == [copy.id]
    store.save([replace(store.copies()[0], deleted=AT)], TODAY)
    assert store.copies() == []
