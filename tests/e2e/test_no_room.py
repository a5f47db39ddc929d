"""No room, no permission, a limit in mid-morning: the text stays, and is saved once it can be."""

from __future__ import annotations

import resource
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.no_room import AS_ANYBODY, fill, journal, needs_root, tiny_disk
from tests.shell import Shell
from tests.terminal import app

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from tests.terminal import Terminal

DAY = "2026-11-23"


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    shell = Shell(tmp_path / "home")
    shell.home.mkdir()
    return shell


@contextmanager
def limited(terminal: Terminal) -> Iterator[None]:
    """Let the running app write no byte to any file."""
    assert terminal.process.pid is not None
    usual = resource.prlimit(terminal.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(terminal.process.pid, resource.RLIMIT_FSIZE, (0, usual[1]))
    try:
        yield
    finally:
        resource.prlimit(terminal.process.pid, resource.RLIMIT_FSIZE, usual)


@contextmanager
def closed(folders: list[Path], mode: int) -> Iterator[None]:
    """Take the permission to write from folders."""
    for folder in folders:
        folder.chmod(mode)
    try:
        yield
    finally:
        for folder in reversed(folders):
            folder.chmod(0o700)


@contextmanager
def full(disk: Path) -> Iterator[None]:
    """Take all the room there is."""
    held = fill(disk)
    try:
        yield
    finally:
        held.unlink()


def _write(
    terminal: Terminal, text: str, trouble: AbstractContextManager[None], said: str, data: Path
) -> None:
    """Write a gratitude; it can't be saved while there is trouble, and is saved when there is none."""
    before = journal(data)
    terminal.press("a")
    terminal.shows("g gratitude")
    terminal.press("g")
    terminal.shows("enter on Save saves")
    with trouble:
        terminal.press(text)
        terminal.shows(text)
        terminal.press("tab", "enter")
        terminal.shows(said, text, "enter on Save saves")
        terminal.press("esc")
        terminal.shows("could not be kept", text, "enter on Save saves")
    assert journal(data) == before
    assert not list(data.rglob("*.tmp"))
    terminal.press("tab", "enter")
    terminal.shows("Kept.", text)


def test_a_limit_and_a_folder_without_permission_keep_the_text_on_the_screen_until_it_can_be_saved(
    shell: Shell,
) -> None:
    shell.run("add", "note", "the first line")
    with app(shell, "--date", DAY, lines=30, through=AS_ANYBODY.split()[1:]) as terminal:
        terminal.shows("the first line")
        _write(terminal, "first text", limited(terminal), "may not grow any further", shell.data)
        folders = [shell.data / "2026", *(path for path in shell.state.rglob("*") if path.is_dir())]
        _write(terminal, "second text", closed(folders, 0o500), "can't be written", shell.data)
        terminal.press("q")
        assert terminal.ended() == 0
    assert "second text" in shell.run("today").out


@needs_root
def test_a_full_disk_keeps_the_text_on_the_screen_until_there_is_room(shell: Shell, tmp_path: Path) -> None:
    with tiny_disk(tmp_path / "disk") as disk:
        data = disk / "journal"
        shell.environ |= {"JOURNAL_TUI_DATA": str(data), "XDG_STATE_HOME": str(disk / "state")}
        shell.run("add", "note", "the first line")
        with app(shell, "--date", DAY, lines=30) as terminal:
            terminal.shows("the first line")
            _write(terminal, "first text", full(disk), "the disk is full", data)
            terminal.press("q")
            assert terminal.ended() == 0
        assert "first text" in shell.run("today").out
