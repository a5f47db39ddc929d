"""What is opened to be imported stays within bounds: nothing is written, followed or unpacked beyond them."""

from __future__ import annotations

import os
import zipfile
from typing import TYPE_CHECKING

import pytest

from journal_tui import parcels
from journal_tui.domain.errors import Refused
from journal_tui.parcels import open_parcel

if TYPE_CHECKING:
    from pathlib import Path


def packed(path: Path, members: dict[str, bytes], **how: int) -> Path:
    with zipfile.ZipFile(path, "w", **how) as archive:  # type: ignore[call-overload]  # compression alone
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def read_first(path: Path) -> bytes:
    parcel = open_parcel(str(path))
    return parcel.all_of(next(iter(parcel.sizes)))


def refusal(path: Path) -> str:
    """Why it can't be opened, or the first of its members can't be read."""
    with pytest.raises(Refused) as refused:
        read_first(path)
    said = str(refused.value)
    assert said.startswith("Nothing was taken: ")
    assert said.endswith(".")
    assert "\n" not in said
    assert str(path.parent) not in said
    return said


def test_a_lone_file_is_its_only_member_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(b"hello")
    parcel = open_parcel(str(tmp_path / "x.csv"))
    assert (parcel.name, parcel.shape, dict(parcel.sizes)) == ("x.csv", "file", {"x.csv": 5})
    assert (parcel.one(".json"), parcel.all_of("x.csv"), parcel.head("x.csv")) == (
        "x.csv",
        b"hello",
        b"hello",
    )


def test_a_folder_gives_its_files_in_order_without_hidden_ones_and_follows_no_link_in_a_circle(
    tmp_path: Path,
) -> None:
    home = tmp_path / "notes"
    for name in ("2024/02/b.md", "2024/01/a.md", ".obsidian/app.json", "top.md", ".hidden.md"):
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_bytes(name.encode())
    (home / "2024" / "round").symlink_to(home)
    (home / "self").symlink_to("self")
    (home / "linked.md").symlink_to(home / "top.md")
    os.mkfifo(home / "pipe.md")
    parcel = open_parcel(str(home))
    assert (parcel.name, parcel.shape) == ("notes", "folder")
    assert list(parcel.sizes) == ["2024/01/a.md", "2024/02/b.md", "linked.md", "top.md"]
    assert parcel.all_of("2024/02/b.md") == b"2024/02/b.md"


def test_a_zip_gives_its_files_and_one_finds_the_only_one_that_ends_so(tmp_path: Path) -> None:
    members = {
        "in/Connections.csv": b"1",
        "in/photos/x.jpg": b"2",
        "__MACOSX/in/._Connections.csv": b"3",
        "in/": b"",
    }
    parcel = open_parcel(str(packed(tmp_path / "x.zip", members)))
    assert (parcel.shape, list(parcel.sizes)) == ("zip", ["in/Connections.csv", "in/photos/x.jpg"])
    assert parcel.all_of(parcel.one("connections.csv")) == b"1"
    with pytest.raises(Refused, match="holds no file that ends in"):
        parcel.one(".json")
    several = open_parcel(str(packed(tmp_path / "y.zip", {"a.json": b"", "b.json": b""})))
    with pytest.raises(Refused, match="holds 2 files that end in"):
        several.one(".json")


@pytest.mark.parametrize("name", ["../up.csv", "a/../../up.csv", "/etc/x.csv", "C:\\x.csv", "..\\up.csv"])
def test_a_path_that_leads_out_of_its_zip_is_refused_whole(tmp_path: Path, name: str) -> None:
    assert "leads out of it" in refusal(packed(tmp_path / "x.zip", {"good.csv": b"1", name: b"2"}))


def test_a_zip_bomb_is_unpacked_no_further_than_the_bound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parcels, "LARGEST", 100_000)
    monkeypatch.setattr(parcels, "LARGEST_TOGETHER", 250_000)
    bomb = packed(tmp_path / "x.zip", {"x.json": b"0" * 100_001}, compression=zipfile.ZIP_DEFLATED)
    assert "is larger than" in refusal(bomb)
    data = bomb.read_bytes().replace((100_001).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    bomb.write_bytes(data)  # it says that it is small
    assert refusal(bomb)
    many = open_parcel(str(packed(tmp_path / "y.zip", {f"{at}.json": b"0" * 90_000 for at in range(3)})))
    with pytest.raises(Refused, match=r"y\.zip is larger than"):
        [many.all_of(member) for member in many.sizes]


def test_a_file_beyond_the_bound_is_refused_and_read_no_further(tmp_path: Path) -> None:
    with open(tmp_path / "x.csv", "wb") as file:
        file.truncate(200_000_000)
    assert refusal(tmp_path / "x.csv") == (
        "Nothing was taken: x.csv is larger than 150 MB, which the journal of a lifetime is not; it may be "
        "another file."
    )


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parcels, "MOST_MEMBERS", 2)
    assert "more than 2 files" in refusal(packed(tmp_path / "x.zip", dict.fromkeys("abc", b"")))


def test_what_is_damaged_locked_or_not_there_is_refused_in_a_sentence(tmp_path: Path) -> None:
    good = packed(
        tmp_path / "x.zip", {"x.json": b"hello " * 100}, compression=zipfile.ZIP_DEFLATED
    ).read_bytes()
    (tmp_path / "cut.zip").write_bytes(good[: len(good) // 2])
    assert "damaged" in refusal(tmp_path / "cut.zip")
    (tmp_path / "bits.zip").write_bytes(good[:40] + b"\xff\xff" + good[42:])
    assert "damaged" in refusal(tmp_path / "bits.zip")
    locked = bytearray(good)
    locked[6] |= 1
    locked[good.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "locked.zip").write_bytes(locked)
    assert "locked" in refusal(tmp_path / "locked.zip")
    assert "packed in its own way" in refusal(
        packed(tmp_path / "own.zip", {"x": b"1"}, compression=zipfile.ZIP_LZMA)
    )
    assert "no such file" in refusal(tmp_path / "none.csv")
    os.mkfifo(tmp_path / "pipe")
    assert "neither a file nor a folder" in refusal(tmp_path / "pipe")
