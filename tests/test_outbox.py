"""Exports on their way to the disk: whole or not at all, for their owner alone, never over anything else."""

from __future__ import annotations

import os
import stat
import zipfile
from typing import TYPE_CHECKING

import pytest

from journal_tui.domain.errors import Refused
from journal_tui.domain.exports import Member
from journal_tui.outbox import Outbox

if TYPE_CHECKING:
    from pathlib import Path

FILES = (Member("2026/2026-11-23.md", b"a day"), Member("People/Ana.md", b"Ana"))


@pytest.fixture
def outbox(tmp_path: Path) -> Outbox:
    (tmp_path / "journal").mkdir()
    return Outbox(str(tmp_path / "journal"))


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_file_takes_the_place_of_an_older_one_and_is_its_owners_alone(
    outbox: Outbox, tmp_path: Path
) -> None:
    path = tmp_path / "out.ics"
    path.write_bytes(b"older")
    path.chmod(0o644)
    assert outbox.put([Member("journal.ics", b"newer")], str(path), is_folder=False) == str(path)
    assert (path.read_bytes(), mode(path)) == (b"newer", 0o600)
    assert sorted(os.listdir(tmp_path)) == ["journal", "out.ics"]


def test_a_link_keeps_being_one_and_its_file_is_replaced(outbox: Outbox, tmp_path: Path) -> None:
    (tmp_path / "real.ics").write_bytes(b"older")
    (tmp_path / "link.ics").symlink_to(tmp_path / "real.ics")
    outbox.put([Member("journal.ics", b"newer")], str(tmp_path / "link.ics"), is_folder=False)
    assert (tmp_path / "link.ics").is_symlink()
    assert (tmp_path / "real.ics").read_bytes() == b"newer"


def test_a_folder_is_made_whole_and_an_empty_one_is_filled(outbox: Outbox, tmp_path: Path) -> None:
    for place in (tmp_path / "new" / "vault", tmp_path):
        (tmp_path / "empty").mkdir(exist_ok=True)
        target = place if place != tmp_path else tmp_path / "empty"
        outbox.put(FILES, str(target), is_folder=True)
        assert tree(target) == dict(FILES)
        assert mode(target) == mode(target / "People") == 0o700
        assert mode(target / "People" / "Ana.md") == 0o600


def test_a_folder_goes_into_a_zip_by_its_name(outbox: Outbox, tmp_path: Path) -> None:
    path = tmp_path / "vault.zip"
    outbox.put(FILES, str(path), is_folder=True)
    with zipfile.ZipFile(path) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == dict(FILES)
    first = path.read_bytes()
    outbox.put(FILES, str(path), is_folder=True)
    assert path.read_bytes() == first, "the same files make the same zip"


def test_nothing_of_anybodys_is_written_over_or_mixed_up(outbox: Outbox, tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    vault.mkdir()
    (vault / "2026-11-23.md").write_bytes(b"my own note")
    for place, is_folder in ((vault, True), (vault, False), (vault / "2026-11-23.md", True)):
        with pytest.raises(Refused, match="Nothing was exported"):
            outbox.put(FILES, str(place), is_folder=is_folder)
    assert tree(tmp_path) == {"vault/2026-11-23.md": b"my own note"}


def test_the_journals_own_folder_takes_no_exports_by_whatever_name(outbox: Outbox, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "journal")
    for place in ("journal", "journal/people.json", "journal/../journal/x.json", "link/x.json"):
        with pytest.raises(Refused, match="own folder"):
            outbox.put(FILES[:1], str(tmp_path / place), is_folder=False)
    assert os.listdir(tmp_path / "journal") == []


@pytest.mark.parametrize("is_folder", [True, False])
def test_what_could_not_be_written_whole_leaves_nothing_behind(
    outbox: Outbox, tmp_path: Path, is_folder: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out").mkdir()
    path = tmp_path / "out" / "export"

    def no_room(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "rename" if is_folder else "replace", no_room)
    with pytest.raises(Refused, match="no space left"):
        outbox.put(FILES, str(path), is_folder=is_folder)
    assert os.listdir(tmp_path / "out") == []


def test_a_place_that_does_not_exist_is_named(outbox: Outbox, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no such file"):
        outbox.put(FILES, str(tmp_path / "nowhere" / "out.csv"), is_folder=False)


def test_a_pipe_is_written_to_as_it_is(outbox: Outbox, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    outbox.put([Member("journal.ics", b"events")], str(pipe), is_folder=False)
    assert os.read(reader, 100) == b"events"
    os.close(reader)
