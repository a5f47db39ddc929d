"""What is private stays private: no network, no file that others can read, nothing left where things pass.

The system itself is asked, by strace; a program that does what it shouldn't is tried too, and has to be
caught.
"""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from journal_tui.cli.main import COMMANDS
from tests.shell import PROGRAM, Shell
from tests.strace import CHANGES, REACHES_OUT, calls_in, needs_strace, trace, tracing
from tests.terminal import app

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.strace import Call

WATCHED = (*REACHES_OUT, *CHANGES)
PRIVATE = "the divorce"
TAKES = {
    "add gratitude": (PRIVATE,),
    "add reflection": (PRIVATE,),
    "add note": (PRIVATE,),
    "add interaction": ("Una Berg", "--note", PRIVATE),
    "add review": (PRIVATE,),
    "add promise": ("Una Berg", PRIVATE),
    "add person": ("Cy Rossi",),
    "edit": ("{id}", f"{PRIVATE} again"),
    "delete": ("{other}",),
    "mark": ("{id}", "told"),
    "day": ("today",),
    "person": ("Una Berg", "--remember", "birthday", "03-01"),
    "search": (PRIVATE,),
    "practice": ("--rest-days", "3"),
    "import": ("linkedin", "{home}/Connections.csv"),
    "export": ("journal", "--output", "{home}/out.json"),
    "backup": ("{home}/backup.zip",),
    "restore": ("{home}/backup.zip",),
    "completions": ("bash",),
}
"""What a command is given here; those not named take nothing."""
MADE_UP = {"demo"}
"""What writes nothing of anybody's: it opens the app, which has its own test, over a made-up year."""


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """An empty home, a folder for passing things, and a system that would let everybody read everything."""
    (tmp_path / "home").mkdir()
    (tmp_path / "passing").mkdir()
    (tmp_path / "home" / "Connections.csv").write_text(
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nBo,Lind,,,,,02 Jan 2023\n"
    )
    environ = {"TMPDIR": str(tmp_path / "passing"), "PYTHONDONTWRITEBYTECODE": "1"}
    return Shell(tmp_path / "home", environ)


def given_away(calls: Iterable[Call], shell: Shell) -> list[str]:
    """The calls that reach out, and those that make or change something elsewhere than in this home.

    A terminal and a pipe are where the user sees it.
    """
    own = (f"{shell.home}/", "/dev/")
    return [
        call.line
        for call in calls
        if call.reaches_out or (call.changes and not all(f"{path}/".startswith(own) for path in call.paths))
    ]


def readable_by_others(folder: Path) -> list[str]:
    """What anybody but the owner may look into, with its mode."""
    return [
        f"{path} {path.stat().st_mode:o}"
        for path in folder.rglob("*")
        if stat.S_IMODE(path.stat().st_mode) & 0o077 and path.name != "Connections.csv"
    ]


def holding(folder: Path, text: str) -> set[str]:
    """The files in which a text stands, by their names alone."""
    return {path.name for path in folder.rglob("*") if path.is_file() and text.encode() in path.read_bytes()}


@needs_strace
def test_no_command_reaches_out_writes_elsewhere_or_makes_what_others_can_read(shell: Shell) -> None:
    shell.run("add", "person", "Una Berg")
    record = shell.run("add", "gratitude", "patience", "--for", "Una Berg").id
    other = shell.run("add", "note", "x").id
    for name in [name for name in COMMANDS if name not in MADE_UP]:
        words = [word.format(id=record, other=other, home=shell.home) for word in TAKES.get(name, ())]
        command = [PROGRAM, "--date", "2026-11-23", *name.split(), *words]
        done = trace(command, shell.environment(), WATCHED, umask=0)
        assert done.code == 0, (name, done.err)
        assert given_away(done.calls, shell) == [], name
    assert readable_by_others(shell.home) == []
    assert list((shell.home.parent / "passing").iterdir()) == []
    assert holding(shell.home, PRIVATE) == {"2026-11.json", "out.json"}


@needs_strace
def test_the_app_reaches_out_to_nobody_and_leaves_no_words_in_passing(shell: Shell, tmp_path: Path) -> None:
    script = shell.home / "editor.sh"
    script.write_text('#!/bin/sh\ncp "$1" "$1~"\necho "' + PRIVATE + '" > "$1"\n')
    script.chmod(0o700)
    shell.environ["EDITOR"] = str(script)
    written = tmp_path / "trace"
    through = ("sh", "-c", 'umask 0; exec "$@"', "sh", *tracing(written, WATCHED))
    with app(shell, "--date", "2026-11-23", through=through) as terminal:
        terminal.shows("Good morning.")
        terminal.press("esc")
        terminal.shows("Nothing is written yet")
        terminal.press("a")
        terminal.shows("g gratitude")
        terminal.press("g")
        terminal.shows("What are you glad of")
        terminal.press("a word", "ctrl+o")
        terminal.shows(PRIVATE)
        terminal.press("tab", "enter")
        terminal.shows("Kept.", PRIVATE)
        terminal.press("q")
        assert terminal.ended() == 0
    calls = calls_in(written)
    assert len(calls) > 100
    assert given_away(calls, shell) == []
    assert readable_by_others(shell.home) == []
    assert list((tmp_path / "passing").iterdir()) == []
    assert holding(shell.home, PRIVATE) == {"2026-11.json", "editor.sh"}
    assert not list(shell.state.rglob("edit-*"))


@needs_strace
def test_a_program_that_asks_the_network_or_leaves_words_lying_about_is_caught(shell: Shell) -> None:
    (shell.home / "sitecustomize.py").write_text(
        "import os, socket, tempfile\n"
        "socket.socket().close()\n"
        "os.write(tempfile.mkstemp()[0], b'" + PRIVATE + "')\n"
    )
    shell.environ["PYTHONPATH"] = str(shell.home)
    done = trace([PROGRAM, "status"], shell.environment(), WATCHED)
    caught = given_away(done.calls, shell)
    assert [line for line in caught if "socket(AF_INET" in line]
    assert [line for line in caught if "/passing/" in line]
    assert holding(shell.home.parent / "passing", PRIVATE)
