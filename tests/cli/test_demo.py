"""`journal-tui demo` as a process: a journal on disk, and the app over one that is gone afterwards."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.shell import Shell
from tests.terminal import app

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A year, written by the real program."""
    home = tmp_path_factory.mktemp("home")
    done = Shell(home).run("demo", "--write", str(home / "year"))
    assert done.code == 0, done.err
    assert done.out.startswith("Wrote ")
    assert str(home / "year") in done.out
    return home / "year"


def over(shell: Shell, folder: Path) -> Shell:
    shell.environ["JOURNAL_TUI_DATA"] = str(folder)
    return shell


def test_what_is_written_reads_like_any_journal(shell: Shell, written: Path) -> None:
    held = over(shell, written)
    streak = held.run("streak", "--json")
    assert (streak.code, streak.err) == (0, "")
    assert json.loads(streak.out)["current"] == 12
    people = held.run("people", "--json").records()
    assert len(people) == 24
    assert {"Ana Öztürk", "王小明", "נועה לוי"} <= {str(person["name"]) for person in people}
    thanks = held.run("search", "kind:gratitude", "@Una", "--json").records()
    assert str(thanks[0]["text"]).startswith("@Una kept calm")
    assert held.run("doctor").out.endswith("Every file reads.\n")


def test_two_machines_write_the_same_bytes(shell: Shell, written: Path) -> None:
    assert shell.run("demo", "--write", str(shell.home / "other")).code == 0
    mine = {str(path.relative_to(written)): path for path in written.rglob("*.json")}
    theirs = {str(path.relative_to(shell.home / "other")) for path in (shell.home / "other").rglob("*.json")}
    assert set(mine) == theirs
    assert all(path.read_bytes() == (shell.home / "other" / name).read_bytes() for name, path in mine.items())


def test_writing_touches_nothing_of_the_users(shell: Shell) -> None:
    assert shell.run("demo", "--write", str(shell.home / "year")).code == 0
    assert [path.name for path in shell.home.iterdir()] == ["year"]


def test_several_years_are_as_many(shell: Shell) -> None:
    assert shell.run("demo", "--write", str(shell.home / "years"), "--years", "3").code == 0
    months = {path.stem for path in (shell.home / "years").glob("20*/*.json")}
    assert len(months) == 37
    assert (min(months), max(months)) == ("2023-11", "2026-11")


def test_a_folder_that_holds_anything_is_left_alone(shell: Shell) -> None:
    folder = shell.home / "mine"
    folder.mkdir()
    (folder / "letter.txt").write_text("mine")
    said = shell.refused("demo", "--write", str(folder))
    assert "is not empty" in said
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]


def test_an_empty_folder_is_taken(shell: Shell) -> None:
    (shell.home / "mine").mkdir()
    assert shell.run("demo", "--write", str(shell.home / "mine")).code == 0


def test_a_file_is_no_folder(shell: Shell) -> None:
    (shell.home / "file").write_text("mine")
    assert "can't be used" in shell.refused("demo", "--write", str(shell.home / "file"))


@pytest.mark.parametrize("years", ["0", "51", "-1", "two", "1.5"])
def test_a_number_of_years_that_is_none_is_wrong_usage(shell: Shell, years: str) -> None:
    shell.refused("demo", "--write", str(shell.home / "new"), f"--years={years}", code=2)
    assert not (shell.home / "new").exists()


def test_years_alone_are_wrong_usage(shell: Shell) -> None:
    assert "--write" in shell.refused("demo", "--years", "2", code=2)


def test_without_a_terminal_the_app_says_so(shell: Shell) -> None:
    assert "terminal" in shell.refused("demo", code=2)


def test_the_app_opens_over_the_made_up_year_and_leaves_nothing_behind(shell: Shell) -> None:
    scratch = shell.home / "scratch"
    scratch.mkdir()
    shell.environ["TMPDIR"] = str(scratch)
    with app(shell, "--date", "2026-11-23", "demo") as terminal:
        terminal.shows("Monday 23 November", "12 days", "Will Okafor")
        assert len(list(scratch.iterdir())) == 1
        terminal.press("q")
        assert terminal.ended() == 0
    assert list(scratch.iterdir()) == []
    assert [path.name for path in shell.home.iterdir()] == ["scratch"]
