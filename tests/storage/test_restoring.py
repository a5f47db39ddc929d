"""Restoring: the journal as the backup has it, a way back, and no fault or other device that undoes it.

A restore cut short at any call to the disk is finished by the next start. The same harness is tried on a
restore without a marker, which it must catch.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from journal_tui.domain import records as r
from journal_tui.domain.errors import JournalError, NotSaved, Refused
from journal_tui.storage import restoring
from journal_tui.storage.format import encode, parse
from journal_tui.storage.merge import covers, is_deleted, merge_tables, says, seen_of
from journal_tui.storage.restoring import rewound
from tests.storage.faulty_disk import FaultyDisk, HastyDisk, Killed
from tests.storage.samples import (
    AT,
    DEVICE,
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
from tests.storage.test_merge import any_table, version
from tests.thorough import thorough

if TYPE_CHECKING:
    from pathlib import Path

    from journal_tui.storage.disk import Disk
    from journal_tui.storage.folder import FolderStorage
    from journal_tui.storage.format import Docs
    from journal_tui.storage.store import JournalStore

OCTOBER = date(2026, 10, 3)
LATER = AT + timedelta(days=1)


def shown(docs: Docs) -> dict[str, str]:
    return {key: says(doc) for key, doc in docs.items() if not is_deleted(doc)}


@settings(max_examples=200)
@given(any_table, any_table)
def test_a_restore_shows_what_was_wanted_and_has_seen_all_that_was_there(current: Docs, wanted: Docs) -> None:
    found = rewound(current, wanted, "here", LATER)

    assert shown(found) == shown(wanted)
    assert merge_tables(current, found) == found, "a copy from before the restore changes nothing"
    assert rewound(found, wanted, "here", LATER) == found, "twice is once"
    for key, doc in current.items():
        assert covers(seen_of(found[key]), seen_of(doc))
        held_on = says({**found[key], "deleted": None}) == says({**doc, "deleted": None})
        assert key in wanted or held_on, "what is put away can be brought back"


def test_a_restore_without_counting_would_be_undone_by_another_device() -> None:
    """The negative control: putting the bytes back, and no more."""
    newer = {"1": version("newer", {"a": 3})}
    wanted = {"1": version("wanted", {"a": 1})}
    assert shown(merge_tables(wanted, newer)) != shown(wanted)


def opened(folder: Path, disk: Disk | None = None) -> JournalStore:
    return a_store(folder, disk or HastyDisk())


def a_journal(folder: Path) -> JournalStore:
    store = opened(folder)
    old = gratitude(9, "october", OCTOBER)
    store.save(
        [*(gratitude(n, text) for n, text in enumerate(("one", "two"), 1)), old, person(8, "Ada")], TODAY
    )
    return store


def backed_up(store: JournalStore, folder: Path) -> str:
    path = str(folder / "backup.zip")
    made = store.vault().back_up(path, AT)
    assert made.path == path
    return path


def changed(store: JournalStore) -> None:
    """Edit two, delete one, write one, and begin a month."""
    one, two, october = (store.find(an_id(number)) for number in (1, 2, 9))
    assert isinstance(one, r.Gratitude)
    assert isinstance(two, r.Gratitude)
    assert isinstance(october, r.Gratitude)
    edited = [later(one, "ONE"), later(october, "OCTOBER")]
    new = [gratitude(4, "new"), gratitude(5, "december", date(2026, 12, 1))]
    store.save([*edited, deleted(two), *new], TODAY)


def everything(store: JournalStore) -> list[str]:
    return sorted(r.words_of(record) for record in [*store.everything(), *store.people()])


CHANGING = ("open_new", "write", "fsync", "replace", "link", "unlink", "mkdir", "set_mtime")
OF_AN_OPEN_FILE = ("fstat", "read", "close")
BEFORE = ["Ada", "OCTOBER", "ONE", "december", "new"]
AFTER = ["Ada", "december", "october", "one", "two"]


def test_the_journal_is_as_the_backup_has_it_and_the_way_back_is_as_it_was(tmp_path: Path) -> None:
    store = a_journal(tmp_path / "d")
    path = backed_up(store, tmp_path)
    changed(store)
    assert everything(store) == BEFORE
    done = store.vault().restore(path, LATER)

    assert everything(store) == everything(opened(tmp_path / "d")) == AFTER
    assert (done.records, done.put_away) == (4, 1)
    assert done.kept == ("2026/2026-12.json",)
    assert [r.words_of(gone) for gone in store.deleted()] == ["new"], "what was put away can come back"
    assert done.way_back == "backups/before-restore-2026-11-22-073000.zip"
    store.vault().restore(str(tmp_path / "d" / done.way_back), LATER)
    assert everything(store) == everything(opened(tmp_path / "d")) == BEFORE
    assert store.problems() == []


def test_on_a_new_machine_the_files_are_the_very_same(tmp_path: Path) -> None:
    store = a_journal(tmp_path / "d")
    changed(store)
    path = backed_up(store, tmp_path)
    there = opened(tmp_path / "e")
    done = there.vault().restore(path, LATER)

    assert done.way_back is None
    files = tree(tmp_path / "d")
    assert tree(tmp_path / "e") == {name: files[name] for name in files if not name.startswith("backups")}
    assert everything(there) == BEFORE


def test_the_way_back_leaves_nothing_of_a_journal_restored_by_mistake(tmp_path: Path) -> None:
    somebodys = opened(tmp_path / "e")
    somebodys.save([gratitude(1, "not mine", date(2019, 1, 1)), person(2, "Stranger")], TODAY)
    theirs = backed_up(somebodys, tmp_path)
    store = a_journal(tmp_path / "d")
    before = everything(store)
    done = store.vault().restore(theirs, LATER)
    assert done.put_away == 1, "Ada"
    assert done.way_back is not None
    store.vault().restore(str(tmp_path / "d" / done.way_back), LATER)

    assert everything(store) == everything(opened(tmp_path / "d")) == before


def test_another_device_that_still_has_what_was_there_undoes_nothing(tmp_path: Path) -> None:
    store = a_journal(tmp_path / "d")
    path = backed_up(store, tmp_path)
    changed(store)
    theirs = month_file(tmp_path / "d").read_bytes()
    store.vault().restore(path, LATER)
    month_file(tmp_path / "d").with_name("2026-11 (1).json").write_bytes(theirs)
    store.caretaker().mend(TODAY)

    assert everything(store) == AFTER
    one = store.find(an_id(1))
    assert one is not None
    (edited,) = store.save([replace(one, updated_at=one.updated_at + timedelta(days=9))], TODAY)
    assert edited.seen[DEVICE] == 4


@pytest.mark.parametrize("bad", [b"", b"\0" * 600, b"<<<<<<< ours\n"])
def test_a_damaged_or_missing_file_is_replaced_and_its_bytes_are_kept(tmp_path: Path, bad: bytes) -> None:
    store = a_journal(tmp_path / "d")
    path = backed_up(store, tmp_path)
    month_file(tmp_path / "d").write_bytes(bad)
    (tmp_path / "d" / "people.json").unlink()
    shutil.rmtree(tmp_path / "d" / "2026" / "2026-10.json", ignore_errors=True)
    store = opened(tmp_path / "d")
    store.vault().restore(path, LATER)

    assert everything(store) == ["Ada", "october", "one", "two"]
    assert store.caretaker().findings() == ()
    assert bad in tree(tmp_path / "d" / "backups" / "damaged").values()


def test_what_was_written_beside_a_damaged_file_stays(tmp_path: Path) -> None:
    store = a_journal(tmp_path / "d")
    path = backed_up(store, tmp_path)
    month_file(tmp_path / "d").write_bytes(b"")
    store = opened(tmp_path / "d")
    store.save([gratitude(6, "meanwhile")], TODAY)
    store.vault().restore(path, LATER)

    assert texts_in(opened(tmp_path / "d")) == ["one", "two", "meanwhile"]


def test_a_backup_holds_what_cannot_be_read_too_and_leaves_it_in_the_zip(tmp_path: Path) -> None:
    store = a_journal(tmp_path / "d")
    month_file(tmp_path / "d").write_bytes(b"damaged")
    month_file(tmp_path / "d").with_name("2026-11 (1).json").write_bytes(b"a copy")
    made = store.vault().back_up(str(tmp_path / "z.zip"), AT)
    assert (made.files, made.records, made.aside) == (4, 2, ("2026/2026-11.json", "2026/2026-11 (1).json"))
    there = opened(tmp_path / "e")
    there.vault().restore(made.path, LATER)

    assert everything(there) == ["Ada", "october"]
    assert sorted(tree(tmp_path / "e")) == [".lock", "2026/2026-10.json", "people.json"]


def test_a_backup_is_never_written_over_and_private(tmp_path: Path) -> None:
    store = a_journal(tmp_path / "d")
    (tmp_path / "there").write_text("somebody's")
    with pytest.raises(Refused, match="is there already"):
        store.vault().back_up(str(tmp_path / "there"), AT)
    with pytest.raises(NotSaved, match="can't be written"):
        store.vault().back_up(str(tmp_path / "no folder" / "b.zip"), AT)
    with pytest.raises(Refused, match="nothing to back up"):
        opened(tmp_path / "empty").vault().back_up(str(tmp_path / "b.zip"), AT)
    path = backed_up(store, tmp_path)
    assert (tmp_path / "backup.zip").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "there").read_text() == "somebody's"
    assert sorted(name for name in tree(tmp_path) if "/" not in name) == ["backup.zip", "there"], path


@pytest.mark.parametrize("what", ["half a zip", "no file", "a folder", "of a newer version"])
def test_what_can_not_be_restored_changes_nothing(tmp_path: Path, what: str) -> None:
    store = a_journal(tmp_path / "d")
    path = tmp_path / "backup.zip"
    backed_up(store, tmp_path)
    changed(store)
    if what == "half a zip":
        path.write_bytes(path.read_bytes()[:-40])
    elif what == "of a newer version":
        people = tmp_path / "d" / "people.json"
        people.write_bytes(people.read_bytes().replace(b'"schema":1', b'"schema":2'))
    else:
        path.unlink()
        if what == "a folder":
            path.mkdir()
    before = tree(tmp_path / "d")
    with pytest.raises(Refused) as refused:
        store.vault().restore(str(path), LATER)

    assert "nothing was changed" in str(refused.value) or "Nothing was restored" in str(refused.value)
    assert tree(tmp_path / "d") == before


def calls_of(seed: Path, zipped: str) -> list[str]:
    """The calls to the disk that a restore makes."""
    home = seed.with_name("counted")
    shutil.copytree(seed, home)
    disk = FaultyDisk(HastyDisk())
    store = a_store(home, disk)
    disk.armed = True
    store.vault().restore(zipped, LATER)
    disk.end_process()
    shutil.rmtree(home)
    return disk.calls


def faults(seed: Path, zipped: str, work: Path, fault: str) -> list[str]:
    """Make each call of a restore fail, or be the last, in turn; what is wrong after the next start.

    To be killed before a call that only looks is to be killed before the next that changes something, and
    to be refused a file's bytes is much the same as to be refused the file.
    """
    wrong: list[str] = []
    for at, name in enumerate(calls_of(seed, zipped)):
        if name in OF_AN_OPEN_FILE or (fault == "kill" and name not in CHANGING):
            continue
        home = work / str(at)
        shutil.copytree(seed, home)
        disk = FaultyDisk(HastyDisk(), at, fault)
        store = a_store(home, disk)
        disk.armed = True
        said = _attempt(store, zipped)
        disk.armed = False
        disk.end_process()
        there = opened(home)
        there.finish_restore()
        call = f"{fault} at call {at} ({disk.calls[at]}), {said}"
        if everything(there) not in ((AFTER,) if said == "restored" else (BEFORE, AFTER)):
            wrong.append(f"{call}: {everything(there)}")
        if found := [*there.problems(), *there.caretaker().findings()]:
            wrong.append(f"{call}: {found}")
        if said not in ("killed", "restored") and "the next start" not in said and everything(there) == AFTER:
            wrong.append(f"{call}: it is restored all the same")
        there.save([gratitude(99, "life goes on")], TOMORROW)
        shutil.rmtree(home)
    return wrong


def _attempt(store: JournalStore, path: str) -> str:
    try:
        store.vault().restore(path, LATER)
    except Killed:
        return "killed"
    except JournalError as error:
        return str(error)
    return "restored"


@pytest.fixture
def seed(tmp_path: Path) -> tuple[Path, str]:
    store = a_journal(tmp_path / "seed")
    path = backed_up(store, tmp_path)
    changed(store)
    store.close()
    return tmp_path / "seed", path


@pytest.mark.parametrize("fault", ["kill", pytest.param("ENOSPC", marks=thorough)])
def test_a_restore_cut_short_anywhere_is_finished_by_the_next_start(
    seed: tuple[Path, str], tmp_path: Path, fault: str
) -> None:
    assert faults(*seed, tmp_path / "work", fault) == []


def test_the_harness_catches_a_restore_without_a_marker(
    seed: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def straight(
        storage: FolderStorage, wanted: dict[str, Docs], _device: str, _at: object
    ) -> restoring.Done:
        with storage.lock:
            for name, docs in wanted.items():
                storage.rewrite(name, docs, storage.load(name).stamp)
        return restoring.Done(0, None)

    monkeypatch.setattr("journal_tui.storage.vault.restore", straight)
    assert faults(*seed, tmp_path / "work", "kill")


def test_what_was_written_between_a_cut_and_the_next_start_stays(seed: tuple[Path, str]) -> None:
    home, path = seed
    disk = FaultyDisk(HastyDisk(), fault="kill")
    renames = [number for number, call in enumerate(calls_of(home, path)) if call == "replace"]
    disk.at = renames[2]  # those before it put the way back and the marker in their places
    store = a_store(home, disk)
    disk.armed = True
    assert _attempt(store, path) == "killed"
    disk.end_process()
    other = opened(home)  # a copy of the program that was open all the time
    one = other.find(an_id(1))
    assert isinstance(one, r.Gratitude)
    other.save([gratitude(7, "meanwhile"), later(one, "edited meanwhile", 99)], TODAY)
    there = opened(home)
    there.finish_restore()

    assert set(everything(there)) == {*AFTER, "meanwhile", "edited meanwhile"}


class Busy(HastyDisk):
    """While a restore goes on, another copy of the program writes whenever the lock is free."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self.written: set[str] = set()

    def unlock(self, fd: int) -> None:
        super().unlock(fd)
        if (self._home / "backups" / "unfinished-restore.zip").exists():
            text = f"by the other {len(self.written)}"
            opened(self._home).save([gratitude(100 + len(self.written), text)], TODAY)
            self.written.add(text)


def test_another_copy_of_the_program_can_write_while_a_restore_goes_on(seed: tuple[Path, str]) -> None:
    home, path = seed
    disk = Busy(home)
    a_store(home, disk).vault().restore(path, LATER)

    assert len(disk.written) > 2
    assert set(everything(opened(home))) == {*AFTER, *disk.written}
    assert opened(home).caretaker().findings() == ()


def test_a_restore_that_was_cut_short_is_finished_before_the_next_one_begins(seed: tuple[Path, str]) -> None:
    home, path = seed
    store = opened(home)
    before = str(home / str(store.vault().restore(path, LATER).way_back))
    disk = FaultyDisk(HastyDisk(), fault="kill")
    renames = [number for number, call in enumerate(calls_of(home, before)) if call == "replace"]
    disk.at = renames[2]
    store = a_store(home, disk)
    disk.armed = True
    assert _attempt(store, before) == "killed"
    disk.end_process()
    assert (home / "backups" / "unfinished-restore.zip").exists()

    done = opened(home).vault().restore(path, LATER)
    assert everything(opened(home)) == AFTER
    opened(home).vault().restore(str(home / str(done.way_back)), LATER)
    assert everything(opened(home)) == BEFORE, "the way back leads to the restore that was finished first"


def test_a_marker_that_cannot_be_carried_out_is_told_and_tried_again(seed: tuple[Path, str]) -> None:
    home, _ = seed
    marker = home / "backups" / "unfinished-restore.zip"
    marker.parent.mkdir(exist_ok=True)
    marker.write_bytes(b"damaged")
    store = opened(home)
    store.finish_restore()
    assert ["A restore was cut short" in problem for problem in store.problems()] == [True]
    assert everything(store) == BEFORE
    store.caretaker().mend(TODAY)
    assert marker.exists()


def test_a_table_of_the_backups_folder_can_be_restored_alone(tmp_path: Path) -> None:
    store = a_journal(tmp_path / "d")
    store.save([gratitude(3, "three")], TOMORROW)
    store.vault().restore(str(tmp_path / "d" / "backups" / TOMORROW.isoformat() / "2026-11.json"), LATER)
    assert everything(store) == ["Ada", "october", "one", "two"]


def test_a_restored_file_is_sealed_and_holds_what_is_shown(tmp_path: Path) -> None:
    store = a_journal(tmp_path / "d")
    path = backed_up(store, tmp_path)
    changed(store)
    store.vault().restore(path, LATER)
    data = month_file(tmp_path / "d").read_bytes()
    assert encode(MONTH, parse(MONTH, data).docs) == data
    assert seen_of(parse(MONTH, data).docs[an_id(1)])[DEVICE] == 3
    assert OTHER_DEVICE not in seen_of(parse(MONTH, data).docs[an_id(1)])
