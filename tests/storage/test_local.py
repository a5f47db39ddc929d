"""What stays on this machine: its device id and the texts being typed."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from journal_tui.domain.errors import NotSaved
from journal_tui.storage.local import LocalDrafts, device_id, machine_id
from tests.storage.faulty_disk import FullDisk
from tests.storage.samples import an_id, every_kind, gratitude, tree
from tests.text_that_hurts import HURTS

if TYPE_CHECKING:
    from pathlib import Path

    from journal_tui.services.ports import Drafts
    from journal_tui.storage.disk import Disk


def as_the_services_see_it(drafts: LocalDrafts) -> Drafts:
    """Fails the type check when the drafts no longer satisfy what the services ask for."""
    return drafts


def drafts(home: Path, journal: str = "journal", disk: Disk | None = None) -> LocalDrafts:
    return LocalDrafts(str(home / "state"), str(home / journal), disk)


def test_a_draft_outlives_the_program(tmp_path: Path) -> None:
    for number, hurt in enumerate(HURTS.values()):
        drafts(tmp_path).keep(gratitude(number, hurt))
    drafts(tmp_path).keep(gratitude(99, "half \ud83d"))

    kept = [getattr(draft, "text", "") for draft in drafts(tmp_path).all()]
    assert kept == [*HURTS.values(), "half \ud83d"]


def test_a_draft_of_any_kind_comes_back_as_it_went_in(tmp_path: Path) -> None:
    for record in every_kind():
        drafts(tmp_path).keep(record)

    assert list(drafts(tmp_path).all()) == every_kind()


def test_the_later_draft_replaces_the_earlier_and_dropping_forgets_it(tmp_path: Path) -> None:
    home = drafts(tmp_path)
    home.keep(gratitude(1, "earl"))
    home.keep(gratitude(1, "earlier, later"))
    home.keep(gratitude(2, "another"))
    assert [getattr(draft, "text", "") for draft in home.all()] == ["earlier, later", "another"]
    home.drop(an_id(1))
    home.drop(an_id(1))

    assert [draft.id for draft in home.all()] == [an_id(2)]


def test_drafts_of_another_journal_are_not_shown_here(tmp_path: Path) -> None:
    drafts(tmp_path, "work").keep(gratitude(1, "for work"))
    drafts(tmp_path, "home").keep(gratitude(2, "for home"))
    (tmp_path / "link").symlink_to(tmp_path / "work")

    assert [draft.id for draft in drafts(tmp_path, "work").all()] == [an_id(1)]
    assert [draft.id for draft in drafts(tmp_path, "link").all()] == [an_id(1)]
    assert drafts(tmp_path, "nowhere").all() == ()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"journal":1}', b"\xff", b"[" * 100_000])
def test_a_draft_that_cannot_be_read_is_left_where_it_is(tmp_path: Path, content: bytes) -> None:
    drafts(tmp_path).keep(gratitude(1, "good"))
    bad = tmp_path / "state" / "drafts" / "bad.json"
    bad.write_bytes(content)

    assert [draft.id for draft in drafts(tmp_path).all()] == [an_id(1)]
    assert bad.read_bytes() == content


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
    drafts(tmp_path).keep(gratitude(1, "before"))
    with pytest.raises(NotSaved, match="disk is full"):
        drafts(tmp_path, disk=FullDisk()).keep(gratitude(1, "after"))

    assert [getattr(draft, "text", "") for draft in drafts(tmp_path).all()] == ["before"]
    assert len(tree(tmp_path)) == 1


def test_dropping_a_draft_takes_what_a_kill_left_of_it(tmp_path: Path) -> None:
    drafts(tmp_path).keep(gratitude(1, "text"))
    (tmp_path / "state" / "drafts" / f".journal_tui.{an_id(1)}.json.0badcafe.tmp").write_text("tex")
    drafts(tmp_path).drop(an_id(1))

    assert tree(tmp_path) == {}


@pytest.mark.parametrize("strange", ["../../escape", "a/b", "", "half \ud83d"])
def test_an_id_made_by_hand_stays_inside_the_folder(tmp_path: Path, strange: str) -> None:
    from dataclasses import replace

    drafts(tmp_path).keep(replace(gratitude(1, "x"), id=strange))

    assert [draft.id for draft in drafts(tmp_path).all()] == [strange]
    assert [os.path.dirname(name) for name in tree(tmp_path)] == ["state/drafts"]


def test_a_device_keeps_its_id(tmp_path: Path) -> None:
    first = device_id(str(tmp_path / "state"), "machine one")

    assert len(bytes.fromhex(first)) == 16
    assert device_id(str(tmp_path / "state"), "machine one") == first
    assert device_id(str(tmp_path / "state"), "") == first
    assert b"machine one" not in (tmp_path / "state" / "device.json").read_bytes()


def test_a_cloned_disk_is_another_device(tmp_path: Path) -> None:
    first = device_id(str(tmp_path), "machine one")
    second = device_id(str(tmp_path), "machine two")

    assert first != second
    assert device_id(str(tmp_path), "machine two") == second


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff\xfe", b'{"id":7}', b'{"id":"short"}', b"[" * 100_000])
def test_an_unreadable_device_file_is_drawn_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "device.json").write_bytes(content)
    drawn = device_id(str(tmp_path), "machine one")

    assert len(bytes.fromhex(drawn)) == 16
    assert device_id(str(tmp_path), "machine one") == drawn


def test_where_nothing_can_be_written_the_device_still_keeps_its_id(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    state = str(tmp_path / "file" / "state")

    assert device_id(state, "machine one") == device_id(state, "machine one")
    assert device_id(state, "machine one") != device_id(state, "machine two")
    assert len(bytes.fromhex(device_id(state, ""))) == 16


def test_the_machine_has_an_id_that_lasts() -> None:
    assert machine_id() == machine_id()
