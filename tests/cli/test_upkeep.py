"""Backups, restoring and checking, by real processes."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.shell import Shell


def _month(shell: Shell) -> Path:
    return shell.data / "2026" / "2026-11.json"


def test_a_journal_goes_to_another_machine_in_one_file(shell: Shell) -> None:
    shell.run("add", "person", "Una Berg")
    shell.run("add", "gratitude", "patience", "--for", "Una Berg")
    path = str(shell.home / "all.zip")
    assert "2 files, 2 records" in shell.run("backup", path).out
    before = shell.run("today").out
    shell.environ["JOURNAL_TUI_DATA"] = str(shell.home / "elsewhere")
    done = shell.run("restore", path)
    assert (done.code, done.err) == (0, "")
    assert "Restored 2 files, 2 records." in done.out
    assert shell.run("today").out == before
    assert shell.run("check").out == "Everything is in order.\n"


def test_a_backup_goes_into_a_folder_under_the_days_name_and_over_nothing(shell: Shell) -> None:
    assert "nothing to back up" in shell.refused("backup", str(shell.home))
    shell.run("add", "gratitude", "x")
    shell.run("backup", str(shell.home))
    assert zipfile.ZipFile(shell.home / "journal-2026-11-23.zip").namelist() == ["2026/2026-11.json"]
    assert "there already" in shell.refused("backup", str(shell.home))


def test_restoring_says_what_was_put_away_and_how_to_go_back(shell: Shell) -> None:
    shell.run("add", "gratitude", "first")
    path = str(shell.home / "all.zip")
    shell.run("backup", path)
    shell.run("add", "gratitude", "second")
    shell.run("add", "person", "Una Berg")
    said = shell.run("restore", path).out.splitlines()
    assert said[1].startswith("1 record that the backup doesn't have")
    assert said[2] == "Not in the backup, and left as it was: people.json."
    assert "second" not in shell.run("today").out
    command = said[3].removeprefix("To go back: journal-tui ").split()
    assert shell.run(*command).code == 0
    assert "second" in shell.run("today").out


def test_what_is_no_backup_is_refused_in_a_line(shell: Shell) -> None:
    shell.run("add", "gratitude", "x")
    bad = shell.home / "bad.zip"
    with zipfile.ZipFile(bad, "w") as made:
        made.writestr("../../evil.json", "{}")
    for file in (str(bad), str(shell.home), "/dev/zero", str(shell.home / "none.zip"), "/etc/hostname"):
        assert "restored" in (said := shell.refused("restore", file)) or "nothing was changed" in said
    assert "FILE" in shell.refused("restore", code=2)


def test_check_tells_what_is_wrong_and_repair_mends_it(shell: Shell) -> None:
    for text in ("first", "second"):
        shell.run("add", "gratitude", text, date="2026-11-22")
    shell.run("add", "gratitude", "third")
    good = _month(shell).read_bytes()
    _month(shell).write_bytes(good[:-20])
    shell.run("add", "gratitude", "meanwhile")
    (shell.data / "2026" / "2026-11 (1).json").write_bytes(good)
    done = shell.run("check")
    assert (done.code, done.err) == (1, "")
    assert done.out.count("journal-tui check --repair") == 2
    assert done.out.endswith("2 to be seen to; all else is in order.\n")

    mended = shell.run("check", "--repair")
    assert (mended.code, mended.err) == (0, "")
    assert mended.out.endswith("Everything is in order.\n")
    shown = shell.run("today", "--json").out + shell.run("day", "2026-11-22").out
    for text in ("first", "second", "third", "meanwhile"):
        assert text in shown
    assert shell.run("check").code == 0


def test_what_nobody_can_mend_keeps_the_exit_code_and_says_what_to_do(shell: Shell) -> None:
    shell.run("add", "gratitude", "first")
    (shell.data / "2026" / "2026-11 (1).json").write_text("half of somethi")
    for command in (["check"], ["check", "--repair"]):
        done = shell.run(*command)
        assert done.code == 1
        assert "mend it, or move it out of the journal's folder." in done.out
    assert shell.run("today").err == "", "what is only named like a file of the journal is no daily news"


def test_records_astray_are_brought_home(shell: Shell) -> None:
    shell.run("add", "gratitude", "astray")
    _month(shell).write_text(_month(shell).read_text().replace('"day":"2026-11-23"', '"day":"2026-10-23"'))
    assert "dated 2026-10-23" in shell.run("check").out
    done = shell.run("check", "--repair")
    assert "1 record brought to the file of the right month." in done.out
    assert "astray" in shell.run("day", "2026-10-23").out
    assert "astray" not in shell.run("today").out
    assert shell.run("search", "astray").out.count("\n") == 1
    assert done.code == 0


def test_the_next_start_finishes_a_restore_that_was_cut_short(shell: Shell) -> None:
    shell.run("add", "gratitude", "wanted")
    path = str(shell.home / "all.zip")
    shell.run("backup", path)
    (shell.data / "backups").mkdir(exist_ok=True)
    marker = shell.data / "backups" / "unfinished-restore.zip"
    marker.write_bytes((shell.home / "all.zip").read_bytes())
    _month(shell).unlink()
    assert "wanted" in shell.run("today").out
    assert not marker.exists()
