"""`import`: what it says, what it takes, and that nothing is written where nothing can be made of a file."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.shell import Shell

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ROWS = (
    "Ana,Öztürk,https://linkedin.com/in/ana,ana@north.example,Northwind,CTO,02 Jan 2023\n"
    "Bo,Lund,https://linkedin.com/in/bo,,,,\n"
    ",,,,,,14 Feb 2024\n"
    "[/b],x,https://linkedin.com/in/b,,,,\n"
)


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "Connections.csv"
    path.write_text(f"Notes:\nhello\n\n{HEADER}{ROWS}", encoding="utf-8")
    return str(path)


def test_a_dry_run_an_import_a_second_one_and_taking_it_back(shell: Shell, file: str) -> None:
    trial = shell.run("import", "linkedin", file, "--dry-run")
    assert trial.code == 0
    assert trial.out == (
        "would come    3 people: Ana Öztürk, Bo Lund, [/b] x\n"
        "skipped       line 7: it has no name\n"
        "Nothing was written: this was a trial.\n"
    )
    assert shell.files() == {}
    shell.run("add", "person", "Ana Ozturk")
    done = shell.run("import", "auto", file)
    assert "joined        Ana Öztürk, here Ana Ozturk: the same name\n" in done.out
    assert "Came: 2 people, 1 person joined with those here.\n" in done.out
    assert [person["name"] for person in shell.run("people", "--json").records()] == [
        "[/b] x",
        "Ana Ozturk",
        "Bo Lund",
    ]
    before = shell.files()
    again = shell.run("import", "linkedin", file)
    assert "\nhere already  3\n" in again.out
    assert again.out.endswith("Nothing was written: there is nothing new in it.\n")
    assert shell.files() == before
    short = done.out.split()[-1]
    assert shell.run("import", "undo").out == f"{short}  2026-11-23  linkedin   Connections.csv\n"
    assert shell.run("import", "undo", short).out == (
        "Taken back: 2 records of Connections.csv.\n1 person is as they were before it.\n"
    )
    [ana] = shell.run("people", "--json").records()
    assert (ana["name"], ana["emails"]) == ("Ana Ozturk", [])
    assert "No import has the id" in shell.refused("import", "undo", short)


def test_before_an_import_the_journal_is_backed_up_and_can_go_back_to_that(shell: Shell, file: str) -> None:
    first = shell.run("add", "note", "mine").id
    shell.run("import", "linkedin", file)
    [backup] = shell.data.glob("backups/before-import-*.zip")
    assert backup.stat().st_mode & 0o777 == 0o600
    assert shell.run("restore", str(backup)).code == 0
    assert shell.run("people", "--json").records() == []
    assert [record["id"] for record in shell.run("search", "mine", "--json").records()] == [first]


def test_who_is_not_sure_is_left_out_of_a_script_until_it_says_what_to_do(shell: Shell, file: str) -> None:
    shell.run("add", "person", "Ana Öztürk", "--url", "https://linkedin.com/in/another-ana")
    done = shell.run("import", "linkedin", file)
    assert (
        "to decide     Ana Öztürk (number 5 in the file) shares a name with Ana Öztürk: the same person?"
        in done.out
    )
    assert "Came: 2 people. 1 left out until you decide.\n" in done.out
    assert "--unsure same or --unsure new" in done.err
    assert "Came: 1 person.\n" in shell.run("import", "linkedin", file, "--unsure", "new").out
    assert len(shell.run("people", "--json").records()) == 4


def test_each_kind_of_bad_input_gets_one_sentence_and_nothing_is_written(
    shell: Shell, tmp_path: Path
) -> None:
    (tmp_path / "empty.csv").write_bytes(b"")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\1" + bytes(range(256)) * 40)
    (tmp_path / "giant.csv").write_text(f"{HEADER}Ana,{'x' * 4_000_001},,,,,\n", encoding="utf-8")
    (tmp_path / "other.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with open(tmp_path / "large.csv", "wb") as large:
        large.truncate(200_000_000)
    with zipfile.ZipFile(tmp_path / "tricks.zip", "w") as archive:
        archive.writestr("../../Connections.csv", HEADER)
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "round").symlink_to(tmp_path / "folder")
    for name in (
        "empty.csv",
        "photo.jpg",
        "giant.csv",
        "other.csv",
        "large.csv",
        "tricks.zip",
        "folder",
        "none",
    ):
        for form in ("linkedin", "auto"):
            said = shell.refused("import", form, str(tmp_path / name))
            assert said.startswith("journal-tui: Nothing was taken: "), said
    assert "is no format; there are auto, linkedin" in shell.refused("import", "winmail", "x", code=2)
    assert "which FILE?" in shell.refused("import", "linkedin", code=2)
