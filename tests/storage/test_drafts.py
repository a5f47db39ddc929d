"""Texts being typed: they outlive the program, and belong to the copy of it in which they are typed."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from journal_tui.domain.errors import NotSaved
from journal_tui.storage.disk import Disk
from journal_tui.storage.drafts import LocalDrafts
from tests.storage.faulty_disk import FullDisk
from tests.storage.samples import an_id, every_kind, gratitude, tree
from tests.text_that_hurts import HURTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from journal_tui.services.ports import Drafts


LONG = 10.0


def as_the_services_see_it(drafts: LocalDrafts) -> Drafts:
    """Fails the type check when the drafts no longer satisfy what the services ask for."""
    return drafts


def drafts(home: Path, journal: str = "journal", disk: Disk | None = None) -> LocalDrafts:
    return LocalDrafts(str(home / "state"), str(home / journal), disk)


@contextmanager
def a_copy(home: Path, journal: str = "journal", disk: Disk | None = None) -> Iterator[LocalDrafts]:
    """A copy of the program that ends, and lets go of its room as the system does when it was killed."""
    held = drafts(home, journal, disk)
    try:
        yield held
    finally:
        held.close()


def texts(held: LocalDrafts) -> list[str]:
    return [getattr(draft, "text", "") for draft in held.all()]


def files(home: Path) -> list[str]:
    """The names of all that is kept, but for the locks."""
    return sorted(os.path.basename(name) for name in tree(home) if not name.endswith(".lock"))


def test_a_draft_outlives_the_program(tmp_path: Path) -> None:
    with a_copy(tmp_path) as held:
        for number, hurt in enumerate(HURTS.values()):
            held.keep(gratitude(number, hurt))
        held.keep(gratitude(99, "half \ud83d"))

    assert texts(drafts(tmp_path)) == [*HURTS.values(), "half \ud83d"]


def test_a_draft_of_any_kind_comes_back_as_it_went_in(tmp_path: Path) -> None:
    with a_copy(tmp_path) as held:
        for record in every_kind():
            held.keep(record)

    assert list(drafts(tmp_path).all()) == every_kind()


def test_the_later_draft_replaces_the_earlier_and_dropping_forgets_it(tmp_path: Path) -> None:
    home = drafts(tmp_path)
    home.keep(gratitude(1, "earl"))
    home.keep(gratitude(1, "earlier, later"))
    home.keep(gratitude(2, "another"))
    assert texts(home) == ["earlier, later", "another"]
    home.drop(an_id(1))
    home.drop(an_id(1))

    assert [draft.id for draft in home.all()] == [an_id(2)]


def test_what_is_typed_in_one_copy_is_not_offered_in_another_until_that_one_has_ended(tmp_path: Path) -> None:
    with a_copy(tmp_path) as other:
        here = drafts(tmp_path)
        other.keep(gratitude(1, "being typed there"))
        here.keep(gratitude(2, "being typed here"))
        assert texts(here) == ["being typed here"]
        here.drop(an_id(1))
        assert texts(other) == ["being typed there"]

    assert texts(here) == ["being typed there", "being typed here"]
    here.keep(gratitude(1, "being typed there, and gone on with here"))
    assert texts(here) == ["being typed there, and gone on with here", "being typed here"]
    assert texts(drafts(tmp_path)) == []


def test_two_drafts_of_one_record_are_both_kept(tmp_path: Path) -> None:
    for number in range(3):
        with a_copy(tmp_path) as other, a_copy(tmp_path) as another:
            other.keep(gratitude(1, f"changed in one way {number}"))
            another.keep(gratitude(1, f"changed in another {number}"))
    found = set()
    for _ in range(6):
        with a_copy(tmp_path) as held:
            (text,) = texts(held)
            found.add(text)
            held.drop(an_id(1))

    assert len(found) == 6
    assert files(tmp_path) == []


KEEPS = """
import sys
from tests.storage.samples import gratitude
from journal_tui.storage.drafts import LocalDrafts
LocalDrafts(sys.argv[1] + "/state", sys.argv[1] + "/journal").keep(gratitude(1, "typed"))
print("kept", flush=True)
sys.stdin.read()
"""


def test_the_draft_of_a_killed_program_is_there_for_the_next(tmp_path: Path) -> None:
    command = [sys.executable, "-c", KEEPS, str(tmp_path)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "kept\n"
    assert texts(drafts(tmp_path)) == []
    process.send_signal(signal.SIGKILL)
    process.communicate()

    assert texts(drafts(tmp_path)) == ["typed"]


def test_drafts_of_another_journal_are_not_shown_here(tmp_path: Path) -> None:
    with a_copy(tmp_path, "work") as work, a_copy(tmp_path, "home") as home:
        work.keep(gratitude(1, "for work"))
        home.keep(gratitude(2, "for home"))
    (tmp_path / "link").symlink_to(tmp_path / "work")

    with a_copy(tmp_path, "work") as held:
        assert [draft.id for draft in held.all()] == [an_id(1)]
    assert [draft.id for draft in drafts(tmp_path, "link").all()] == [an_id(1)]
    assert drafts(tmp_path, "nowhere").all() == ()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"journal":1}', b"\xff", b"[" * 100_000])
def test_a_draft_that_cannot_be_read_is_left_where_it_is(tmp_path: Path, content: bytes) -> None:
    with a_copy(tmp_path) as held:
        held.keep(gratitude(1, "good"))
    [room] = (tmp_path / "state" / "drafts").iterdir()
    (room / "bad.json").write_bytes(content)

    for _ in range(2):
        with a_copy(tmp_path) as held:
            assert [draft.id for draft in held.all()] == [an_id(1)]
    assert (room / "bad.json").read_bytes() == content


def test_drafts_are_for_their_owner_alone(tmp_path: Path) -> None:
    drafts(tmp_path).keep(gratitude(1, "private"))

    for folder, _, names in os.walk(tmp_path / "state"):
        assert stat.S_IMODE(os.stat(folder).st_mode) == 0o700
        assert {stat.S_IMODE(os.stat(os.path.join(folder, name)).st_mode) for name in names} <= {0o600}


def test_looking_for_drafts_makes_nothing(tmp_path: Path) -> None:
    home = drafts(tmp_path)

    assert home.all() == ()
    home.drop(an_id(1))
    assert list(tmp_path.iterdir()) == []


def test_a_draft_that_cannot_be_kept_leaves_the_one_before(tmp_path: Path) -> None:
    with a_copy(tmp_path) as held:
        held.keep(gratitude(1, "before"))
        held._disk = FullDisk()
        with pytest.raises(NotSaved, match="disk is full"):
            held.keep(gratitude(1, "after"))

    assert texts(drafts(tmp_path)) == ["before"]
    assert files(tmp_path) == [f"{an_id(1)}.json"]


class ReadOnly(Disk):
    """A disk that takes nothing any more."""

    def open_lock(self, path: str) -> int:
        raise OSError(errno.EROFS, "Read-only file system", path)

    def open_new(self, path: str) -> int:
        return self.open_lock(path)


def test_what_waits_is_offered_even_where_nothing_can_be_written_any_more(tmp_path: Path) -> None:
    with a_copy(tmp_path) as held:
        held.keep(gratitude(1, "typed before"))
    home = drafts(tmp_path, disk=ReadOnly())

    assert texts(home) == ["typed before"]
    with pytest.raises(NotSaved, match="can't be written"):
        home.keep(gratitude(2, "typed after"))
    assert texts(drafts(tmp_path)) == ["typed before"]


def test_a_room_that_somebody_removed_is_made_again(tmp_path: Path) -> None:
    held = drafts(tmp_path)
    held.keep(gratitude(1, "early"))
    for path in sorted((tmp_path / "state").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    held.keep(gratitude(1, "early, later"))

    assert texts(held) == ["early, later"]


def test_rooms_of_copies_that_have_ended_are_cleared_away(tmp_path: Path) -> None:
    for number in range(3):
        with a_copy(tmp_path) as held:
            held.keep(gratitude(number, "typed"))
            held.drop(an_id(number))
    assert drafts(tmp_path).all() == ()

    assert list((tmp_path / "state" / "drafts").iterdir()) == []


class Clearing(Disk):
    """Halts who clears rooms away just before it looks whether anything is in one."""

    def __init__(self) -> None:
        self.looks, self.go_on = threading.Event(), threading.Event()

    def listdir(self, path: str) -> list[str]:
        if not path.endswith("drafts"):
            self.looks.set()
            assert self.go_on.wait(LONG)
        return super().listdir(path)


class MovingIn(Disk):
    """Somebody makes a room, and another copy comes to clear it away, just before it is locked."""

    def __init__(self, home: Path) -> None:
        self._other = Clearing()
        self._thread = threading.Thread(target=drafts(home, disk=self._other).all)

    def _let_it_clear(self) -> None:
        self._other.go_on.set()
        self._thread.join(LONG)

    def try_lock(self, fd: int) -> bool:
        if self._thread.ident is None:
            self._thread.start()
            assert self._other.looks.wait(LONG)
        is_ours = super().try_lock(fd)
        if not is_ours:
            self._let_it_clear()
        return is_ours

    def stat(self, path: str) -> os.stat_result:
        found = super().stat(path)
        if path.endswith(".lock"):
            self._let_it_clear()
        return found


def test_a_room_is_not_cleared_away_under_who_moves_in(tmp_path: Path) -> None:
    held = drafts(tmp_path, disk=MovingIn(tmp_path))
    held.keep(gratitude(1, "typed"))

    assert texts(held) == ["typed"]
    assert texts(drafts(tmp_path)) == [], "it is lived in"


class ClosedRoom(Disk):
    """A disk on which nobody may look into one of the rooms."""

    def __init__(self, room: str) -> None:
        self._room = room

    def listdir(self, path: str) -> list[str]:
        if path == self._room:
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return super().listdir(path)


def test_a_room_that_cannot_be_looked_into_and_a_strange_file_hide_no_other(tmp_path: Path) -> None:
    with a_copy(tmp_path) as held, a_copy(tmp_path) as another:
        held.keep(gratitude(1, "closed"))
        [room] = (tmp_path / "state" / "drafts").iterdir()
        another.keep(gratitude(2, "open"))
    (tmp_path / "state" / "drafts" / ".DS_Store").write_text("something")

    assert texts(drafts(tmp_path, disk=ClosedRoom(str(room)))) == ["open"]
    assert texts(drafts(tmp_path)) == ["closed", "open"]


def test_dropping_a_draft_takes_what_a_kill_left_of_it(tmp_path: Path) -> None:
    with a_copy(tmp_path) as held:
        held.keep(gratitude(1, "text"))
        [room] = (tmp_path / "state" / "drafts").iterdir()
        (room / f".journal_tui.{an_id(1)}.json.0badcafe.tmp").write_text("tex")
        held.drop(an_id(1))

    assert files(tmp_path) == []


@pytest.mark.parametrize("strange", ["../../escape", "a/b", "", "half \ud83d"])
def test_an_id_made_by_hand_stays_inside_the_folder(tmp_path: Path, strange: str) -> None:
    with a_copy(tmp_path) as held:
        held.keep(replace(gratitude(1, "x"), id=strange))

    assert [draft.id for draft in drafts(tmp_path).all()] == [strange]
    [room] = (tmp_path / "state" / "drafts").iterdir()
    assert {os.path.dirname(name) for name in tree(tmp_path)} == {f"state/drafts/{room.name}"}
