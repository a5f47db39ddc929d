"""Two copies of the app at one journal, and the shell: each shows what the others write."""

from __future__ import annotations

import json
import time
from statistics import median
from typing import TYPE_CHECKING

from tests.shell import Shell
from tests.terminal import app

if TYPE_CHECKING:
    from pathlib import Path

    from tests.terminal import Terminal

DAY = "2026-11-23"
SOON = 2.0
"""Seconds within which a record written elsewhere is on the screen."""


def _under_cursor(terminal: Terminal) -> str:
    """What the row with the cursor says."""
    [row] = [line for line in terminal.text.splitlines() if line.startswith(" ▌")]
    return row


def _go_to(terminal: Terminal, text: str) -> None:
    for _ in range(12):
        if text in _under_cursor(terminal):
            return
        terminal.press("up")
    raise AssertionError(f"the cursor never came to {text!r}:\n{terminal.text}")


def _open_editor(terminal: Terminal) -> None:
    terminal.press("a")
    terminal.shows("g gratitude")
    terminal.press("g")
    terminal.shows("enter on Save saves")


def _save(terminal: Terminal) -> None:
    terminal.press("tab", "enter")
    terminal.hides("enter on Save saves")


def _texts(shell: Shell) -> list[str]:
    """The texts in the month's file, read with nothing of ours."""
    docs = json.loads((shell.data / "2026" / "2026-11.json").read_bytes())["2026-11"].values()
    return sorted(doc["text"] for doc in docs if doc.get("deleted") is None)


def _written_elsewhere(shell: Shell, number: int, here: Terminal, there: Terminal) -> float:
    """Add a record in the shell; seconds until one copy shows it, while the other one is typed into."""
    shell.run("add", "note", f"from a shell {number}", date=DAY)
    began = time.monotonic()
    there.shows(f"from a shell {number}")
    taken = time.monotonic() - began
    assert "the second line" in _under_cursor(there), "the cursor stays on its row"
    here.press(str(number))
    here.shows("half a sen012"[: len("half a sen0") + number] + "tence")
    return taken


def test_what_others_write_is_shown_in_two_seconds_and_takes_neither_cursor_nor_text(tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    for line in ("the first line", "the second line", "the third line"):
        shell.run("add", "note", line, date=DAY)
    with app(shell, "--date", DAY) as here, app(shell, "--date", DAY) as there:
        for terminal in (here, there):
            terminal.shows("the third line")
            _go_to(terminal, "the second line")
        _open_editor(here)
        here.press("half a sentence", *["left"] * len("tence"))
        taken = [_written_elsewhere(shell, number, here, there) for number in range(3)]
        assert median(taken) <= SOON, f"shown after {taken} seconds"
        _open_editor(there)
        there.shows("What are you glad of")
        assert "half a sen" not in there.text, "what is typed in one copy is not offered in another"
        there.press("esc")
        _save(here)
        there.shows("half a sen012tence")
        assert "the second line" in _under_cursor(there)
        _edit_in_both(here, there)
        for terminal in (here, there):
            terminal.press("q")
            assert terminal.ended() == 0
    assert "half a sen012tence" in _texts(shell)
    assert [text for text in _texts(shell) if text.startswith("the second line")] == [
        "the second line, as here",
        "the second line, as there",
    ]


def _edit_in_both(here: Terminal, there: Terminal) -> None:
    """Change one record in two copies that both had it open."""
    for terminal, more in ((here, ", as here"), (there, ", as there")):
        _go_to(terminal, "the second line")
        terminal.press("e")
        terminal.shows("enter on Save saves")
        terminal.press(more)
        terminal.shows(f"the second line{more}")
    for terminal in (here, there):
        _save(terminal)
    for terminal in (here, there):
        terminal.shows("the second line, as here", "the second line, as there")
