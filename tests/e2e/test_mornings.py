"""Whole mornings with the real app in a real terminal, by the keys that the screen names."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.e2e.planted import plant
from tests.shell import Shell
from tests.terminal import app

if TYPE_CHECKING:
    from pathlib import Path

    from tests.terminal import Terminal


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


def _past_the_greeting(terminal: Terminal) -> None:
    terminal.shows("Good morning.")
    terminal.press("esc")
    terminal.shows("Monday 23 November")


def _write_gratitude(terminal: Terminal, text: str) -> None:
    terminal.press("a")
    terminal.shows("g gratitude")
    terminal.press("g")
    terminal.shows("What are you glad of")
    terminal.press(text)
    terminal.shows(text)
    terminal.press("tab", "enter")
    terminal.shows("Kept.", text)


def _quit(terminal: Terminal) -> None:
    terminal.press("q")
    assert terminal.ended() == 0


def test_two_mornings_written_in_the_app_are_two_days_on_the_screen_and_in_the_shell(shell: Shell) -> None:
    with app(shell, "--date", "2026-11-23") as terminal:
        _past_the_greeting(terminal)
        terminal.shows("Monday 23 November", "Nothing is written yet")
        _write_gratitude(terminal, "Patience with the client")
        terminal.shows("1 day")
        _quit(terminal)
    with app(shell, "--date", "2026-11-24") as terminal:
        terminal.shows("Tuesday 24 November", "1 day")
        _write_gratitude(terminal, "A good laugh at the stand-up")
        terminal.shows("2 days")
        _quit(terminal)
    assert shell.run("streak", date="2026-11-24").out.startswith("2 days")
    lines = (shell.data / "2026" / "2026-11.json").read_text().splitlines()
    assert lines[0] == '{"2026-11":{'
    assert [json.loads(line.partition(":")[2].rstrip(","))["text"] for line in lines[1:3]] == [
        "Patience with the client",
        "A good laugh at the stand-up",
    ]


def test_what_was_edited_deleted_and_undone_is_there_after_a_restart(shell: Shell) -> None:
    with app(shell, "--date", "2026-11-23") as terminal:
        _past_the_greeting(terminal)
        _write_gratitude(terminal, "first")
        _write_gratitude(terminal, "second")
        terminal.press("d")
        terminal.hides("second")
        terminal.press("u")
        terminal.shows("first", "second")
        _quit(terminal)
    with app(shell, "--date", "2026-11-23") as terminal:
        terminal.shows("first", "second")
        _quit(terminal)


def test_a_text_being_typed_outlives_a_kill_and_comes_back(shell: Shell) -> None:
    with app(shell, "--date", "2026-11-23") as terminal:
        _past_the_greeting(terminal)
        terminal.shows("Nothing is written yet")
        terminal.press("a")
        terminal.shows("g gratitude")
        terminal.press("g")
        terminal.shows("What are you glad of")
        terminal.press("half a sentence about Una")
        terminal.shows("half a sentence about Una")
        terminal.read(1.5)
        terminal.process.kill(9)
        terminal.process.wait()
    assert "half a sentence" not in shell.run("today").out
    with app(shell, "--date", "2026-11-23") as terminal:
        terminal.shows("waits as a draft: a g goes on with it.")
        terminal.press("a")
        terminal.shows("g gratitude")
        terminal.press("g")
        terminal.shows("half a sentence about Una")


def test_another_programs_record_appears_while_the_app_is_open(shell: Shell) -> None:
    with app(shell, "--date", "2026-11-23") as terminal:
        _past_the_greeting(terminal)
        terminal.shows("Nothing is written yet")
        shell.run("add", "gratitude", "written elsewhere")
        terminal.shows("written elsewhere", "1 day")
        _quit(terminal)


def test_the_terminal_is_left_as_it_was_after_quitting_and_after_ctrl_q(shell: Shell) -> None:
    for keys in (["q"], ["ctrl+q"]):
        with app(shell, "--date", "2026-11-23") as terminal:
            _past_the_greeting(terminal)
            terminal.shows("Monday 23 November")
            terminal.press(*keys)
            assert terminal.ended() == 0
            opened, _, after = terminal.written.partition(b"\x1b[?1049h")
            assert b"\x1b[?1049l" in after, "the screen from before is shown again"
            assert after.rindex(b"\x1b[?25h") > after.rindex(b"\x1b[?25l"), "the cursor is shown again"
            assert b"\x1b[?1049l" not in opened


BROKEN = """
from journal_tui.tui.screens import today
def broken(self):
    raise KeyError(" ".join(["a", "private", "word"]))
today.Today.action_delete = broken
"""


def test_a_mistake_of_the_programs_own_ends_in_a_sentence_and_loses_nothing(shell: Shell) -> None:
    shell.run("add", "gratitude", "kept before")
    plant(shell, "journal_tui.tui.app", BROKEN)
    with app(shell, "--date", "2026-11-23") as terminal:
        terminal.shows("kept before")
        terminal.press("d")
        assert terminal.ended() == 1
    said = terminal.written.rpartition(b"\x1b[?1049l")[2].decode()
    assert "made a mistake of its own" in said
    assert "Traceback" not in said
    assert "private word" not in said
    assert "kept before" in shell.run("today").out
    [details] = shell.state.rglob("text.md")
    assert "broken" in details.read_text()
    assert "private word" not in details.read_text()
