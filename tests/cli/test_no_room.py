"""No room, no permission, a limit: one sentence, nothing changed, nothing left behind, and it goes on after.

Each is brought about on the system itself, not played by a stand-in.
"""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.no_room import AS_ANYBODY, fill, journal, needs_root, not_on_windows, tiny_disk
from tests.shell import PROGRAM, Done

if TYPE_CHECKING:
    from pathlib import Path

    from tests.shell import Shell

LONG = "a long line that somebody piped in\n" * 800


def limited(shell: Shell, limit: str, *words: str, stdin: str = "") -> Done:
    """Run a command under a limit or without a privilege, by the words of the shell that come before it."""
    done = subprocess.run(
        ["bash", "-c", f'{limit} "$@"', "bash", PROGRAM, "--date", "2026-11-23", *words],
        env=shell.environment(),
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def refusal(done: Done) -> str:
    """The one line with which a command said that it couldn't be done."""
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1), done
    return done.err


@needs_root
def test_a_full_disk_loses_nothing_and_saves_once_there_is_room(shell: Shell, tmp_path: Path) -> None:
    with tiny_disk(tmp_path / "disk") as disk:
        shell.environ["JOURNAL_TUI_DATA"] = str(disk / "journal")
        first = shell.run("add", "gratitude", "before").id
        full = fill(disk)
        held = journal(disk)
        for words in (
            ["add", "note", "x"],
            ["add", "person", "Una"],
            ["edit", first, "y"],
            ["delete", first],
        ):
            assert "the disk is full" in refusal(shell.run(*words))
        assert journal(disk) == held
        assert not list(disk.rglob("*.tmp"))
        assert "before" in shell.run("today").out
        full.unlink()
        assert shell.run("add", "note", "after").id
        assert "after" in shell.run("today").out


@needs_root
def test_a_disk_that_has_no_room_for_another_file_is_told_in_one_sentence(
    shell: Shell, tmp_path: Path
) -> None:
    with tiny_disk(tmp_path / "disk", "nr_inodes=8") as disk:
        shell.environ["JOURNAL_TUI_DATA"] = str(disk / "journal")
        shell.run("add", "gratitude", "before")
        made = [disk / f"{number}" for number in range(8)]
        for path in made:
            try:
                path.touch()
            except OSError:
                break
        assert "the disk is full" in refusal(shell.run("add", "gratitude", "more"))
        for path in made:
            path.unlink(missing_ok=True)
        assert shell.run("add", "gratitude", "more").id


@needs_root
def test_a_disk_mounted_read_only_is_told_in_one_sentence_and_still_read(
    shell: Shell, tmp_path: Path
) -> None:
    with tiny_disk(tmp_path / "disk") as disk:
        shell.environ["JOURNAL_TUI_DATA"] = str(disk / "journal")
        shell.run("add", "gratitude", "before")
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        assert "Read-only file system" in refusal(shell.run("add", "gratitude", "more"))
        assert "before" in shell.run("today").out


@not_on_windows
def test_a_limit_on_the_size_of_files_is_told_in_one_sentence_and_what_was_piped_in_is_kept(
    shell: Shell,
) -> None:
    shell.run("add", "note", "-", stdin=LONG)
    before = journal(shell.data)
    said = refusal(limited(shell, "ulimit -f 25; exec", "add", "note", "one more word"))
    assert "may not grow any further" in said
    said = refusal(limited(shell, "ulimit -f 25; exec", "add", "note", "-", stdin=LONG[:20_000]))
    assert journal(shell.data) == before
    [kept] = shell.state.rglob("text.md")
    assert str(kept) in said
    assert kept.read_text() == LONG[:20_000].strip()
    assert shell.run("add", "note", "one more word").id


@not_on_windows
def test_where_no_file_can_be_written_at_all_nothing_half_written_is_left(shell: Shell) -> None:
    shell.run("add", "note", "before")
    said = refusal(limited(shell, "ulimit -f 0; exec", "add", "note", "-", stdin="piped in"))
    assert "may not grow any further" in said
    assert "lies in" not in said
    assert not list(shell.state.glob("unsaved-*"))


@not_on_windows
@pytest.mark.parametrize("folder", ["2026", "."])
@pytest.mark.parametrize("mode", [0o500, 0o000])
def test_a_folder_without_permission_is_told_in_one_sentence_and_saved_in_once_it_is_given(
    shell: Shell, folder: str, mode: int
) -> None:
    shell.run("add", "gratitude", "before")
    words = ("add", "gratitude", "more") if folder == "2026" else ("add", "person", "Una")
    place = shell.data / folder
    before = journal(shell.data)
    place.chmod(mode)
    try:
        done = limited(shell, AS_ANYBODY, *words)
        assert "Traceback" not in limited(shell, AS_ANYBODY, "today").err
    finally:
        place.chmod(0o700)
    assert "can't be written (Permission denied)" in refusal(done)
    assert journal(shell.data) == before
    assert not list(shell.home.rglob("*.tmp"))
    assert shell.run(*words).id


@not_on_windows
def test_a_state_folder_without_permission_keeps_nobody_from_writing(shell: Shell) -> None:
    shell.run("add", "gratitude", "before")
    shell.state.chmod(0o000)
    try:
        done = limited(shell, AS_ANYBODY, "add", "gratitude", "more")
    finally:
        shell.state.chmod(0o700)
    assert (done.code, done.err) == (0, "")


@not_on_windows
def test_what_an_editor_left_outlives_a_save_that_finds_no_room(shell: Shell) -> None:
    shell.run("add", "note", "-", stdin=LONG)
    record = shell.run("add", "note", "before").id
    script = shell.home / "editor.sh"
    script.write_text('#!/bin/sh\necho "precious" > "$1"\n')
    script.chmod(0o700)
    shell.environ["EDITOR"] = str(script)
    said = in_terminal(shell, f"ulimit -f 25; exec {PROGRAM} --date 2026-11-23 edit {record}")
    [kept] = shell.state.rglob("text.md")
    assert kept.read_text() == "precious\n"
    assert str(kept) in said
    assert "before" in shell.run("today").out


def in_terminal(shell: Shell, command: str) -> str:
    """What a command says in a terminal, on one line."""
    import pexpect

    child: pexpect.spawn[bytes] = pexpect.spawn(
        "bash", ["-c", command], env=shell.environment(), timeout=20, dimensions=(24, 500)
    )
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 1
    return (child.before or b"").decode().replace("\r\n", "")
