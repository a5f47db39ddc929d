"""Streams closed or full, files that never end, folders that can't be used, hand edits gone astray."""

from __future__ import annotations

import os
import stat
import subprocess
from typing import TYPE_CHECKING

import pexpect
import pytest

from tests.shell import PROGRAM

if TYPE_CHECKING:
    from pathlib import Path

    from tests.shell import Shell


def _in_shell(shell: Shell, command: str) -> subprocess.CompletedProcess[str]:
    """Run a command line in which `J` is the program, and wait for it."""
    line = command.replace("J ", f"{PROGRAM} --date 2026-11-23 ")
    done = subprocess.run(
        ["bash", "-c", line], env=shell.environment(), capture_output=True, text=True, check=False, timeout=20
    )
    assert "Traceback" not in done.stdout + done.stderr, done
    return done


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("J add note a >&-", 0),
        ("J add note a 2>&-", 0),
        ("J add note a <&-", 0),
        ("J today >&-", 0),
        ('J add note "" 2>&-', 1),
        ('J add note "" 2>/dev/full', 1),
        ("J today >/dev/full", 1),
        ("J add note - <&-", 1),
        ('J add note "" 2> >(exit); true', 0),
    ],
)
def test_a_stream_that_is_closed_or_full_is_no_traceback(shell: Shell, command: str, code: int) -> None:
    done = _in_shell(shell, command)
    assert done.returncode == code, done
    assert done.stdout == "" or "2>&-" in command or "<&-" in command


def test_a_record_saved_while_the_output_is_full_is_said_to_be_saved(shell: Shell) -> None:
    done = _in_shell(shell, "J add note kept >/dev/full")
    assert "what was saved is saved" in done.stderr
    assert "kept" in shell.run("today").out


@pytest.mark.parametrize("name", ["2026/2026-11.json", "people.json", "practice.json"])
def test_a_pipe_or_an_endless_device_in_a_files_place_holds_nothing_up(shell: Shell, name: str) -> None:
    shell.run("add", "gratitude", "x")
    path = shell.data / name
    for make in (os.mkfifo, lambda where: os.symlink("/dev/zero", where)):
        path.unlink(missing_ok=True)
        make(path)
        done = _in_shell(shell, "J today")
        assert done.returncode == 0
        assert "no ordinary file" in done.stderr
        assert _in_shell(shell, "J status").returncode == 0
    assert stat.S_ISLNK(path.lstat().st_mode)


def test_a_settings_file_that_is_a_pipe_or_nested_too_deeply_gets_a_sentence(shell: Shell) -> None:
    config = shell.home / "config.toml"
    os.mkfifo(config)
    assert shell.run("--config", str(config), "status", date="").err.count("\n") == 1
    config.unlink()
    config.write_text("a=" + "[" * 20_000)
    assert shell.run("--config", str(config), "status", date="").err.count("\n") == 1


def test_nobody_is_kept_from_writing_by_a_month_that_cannot_be_read(shell: Shell) -> None:
    (shell.data / "2026").mkdir(parents=True)
    (shell.data / "2026" / "2026-11.json").mkdir()
    shell.run("add", "gratitude", "today all the same")
    assert "today all the same" in shell.run("today").out
    assert (shell.data / "2026" / "2026-11.rescue.json").exists()


def test_a_record_whose_day_was_edited_out_of_its_month_is_named_and_can_be_changed_and_deleted(
    shell: Shell,
) -> None:
    record = shell.run("add", "gratitude", "moved", date="2026-11-30").id
    path = shell.data / "2026" / "2026-11.json"
    path.write_text(path.read_text().replace('"day":"2026-11-30"', '"day":"2026-12-01"'))
    assert "2026-12-01" in shell.run("search", "moved", date="2026-12-02").err
    shell.run("edit", record, "changed", date="2026-12-02")
    assert shell.run("search", "changed", date="2026-12-02").out.count("\n") == 1
    assert not (shell.data / "2026" / "2026-12.json").exists()
    shell.run("delete", record, date="2026-12-02")
    assert shell.run("search", "changed", date="2026-12-02").out == ""


def test_a_schedule_set_while_a_month_is_damaged_leaves_the_past_to_its_own(shell: Shell) -> None:
    shell.run("practice", "--rest-days", "5", date="2026-11-01")
    shell.run("add", "note", "x", date="2026-11-02")
    (shell.data / "2026" / "2026-11.json").write_bytes(b"")
    shell.run("practice", "--weekdays", "mon", date="2026-11-10")
    schedules = (shell.data / "practice.json").read_text()
    assert '"starts":"0001-01-01"' in schedules
    assert '"starts":"2026-11-10"' in schedules


def test_doctor_reads_every_table(shell: Shell) -> None:
    shell.run("add", "gratitude", "x")
    (shell.data / "practice.json").write_text("hi")
    done = shell.run("doctor")
    assert done.code == 1
    assert "practice.json" in done.err


def test_a_private_word_in_a_broken_record_is_not_repeated(shell: Shell) -> None:
    shell.run("add", "person", "Ann")
    shell.run("add", "promise", "Ann", "the slides", "--due", "2026-12-01")
    path = shell.data / "2026" / "2026-11.json"
    path.write_text(path.read_text().replace("2026-12-01", "after the divorce"))
    assert "divorce" not in shell.run("doctor").err


def test_a_name_with_escapes_or_line_ends_stays_on_one_line_of_the_complaint(shell: Shell) -> None:
    shell.run("add", "person", "e\x1b[31m")
    assert "\x1b" not in shell.refused("add", "person", "e\x1b[31m")
    assert "\n" not in shell.refused("add", "gratitude", "x", "--for", "a\nb")
    assert "\n" not in shell.refused("sing\nloud", code=2)


def test_json_is_json_whatever_the_encoding_of_the_output(shell: Shell) -> None:
    shell.run("add", "note", "café 王 \U0001f600")
    shell.environ["PYTHONIOENCODING"] = "latin-1"
    assert "\\u738b" in shell.run("today", "--json").out


def _editor(shell: Shell, script: str) -> None:
    path = shell.home / "editor.sh"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o700)
    shell.environ["EDITOR"] = str(path)


def _edit(shell: Shell, record: str) -> tuple[int, str]:
    child: pexpect.spawn[bytes] = pexpect.spawn(
        PROGRAM, ["--date", "2026-11-23", "edit", record], env=shell.environment(), timeout=20
    )
    child.expect(pexpect.EOF)
    child.close()
    return int(child.exitstatus or 0), (child.before or b"").decode()


def _left_behind(shell: Shell) -> list[Path]:
    return list(shell.state.rglob("text.md"))


def test_the_users_own_editor_changes_a_record_and_leaves_no_file(shell: Shell) -> None:
    record = shell.run("add", "note", "before").id
    _editor(shell, 'echo "after all" > "$1"')
    assert _edit(shell, record)[0] == 0
    assert "after all" in shell.run("today").out
    assert _left_behind(shell) == []


@pytest.mark.parametrize(
    "script",
    ['echo "precious" > "$1"; exit 1', 'printf "precious \\351" > "$1"'],
    ids=["the editor failed", "not UTF-8"],
)
def test_what_was_written_in_an_editor_that_failed_is_kept_and_its_place_is_said(
    shell: Shell, script: str
) -> None:
    record = shell.run("add", "note", "before").id
    _editor(shell, script)
    code, said = _edit(shell, record)
    [path] = _left_behind(shell)
    assert code == 1
    assert str(path) in said.replace("\r\n", "")
    assert b"precious" in path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "before" in shell.run("today").out


def test_what_was_written_in_an_editor_outlives_a_save_that_is_refused(shell: Shell) -> None:
    shell.run("add", "person", "Una Berg")
    person = shell.run("add", "person", "Cy Rossi").id
    _editor(shell, 'echo "Una Berg" > "$1"')
    code, said = _edit(shell, person)
    [path] = _left_behind(shell)
    assert code == 1
    assert "already" in said
    assert path.read_text() == "Una Berg\n"


def test_an_editor_left_without_a_change_changes_nothing(shell: Shell) -> None:
    record = shell.run("add", "note", "before").id
    before = shell.files()
    _editor(shell, "true")
    assert "Nothing was changed" in _edit(shell, record)[1]
    assert shell.files() == before
