"""Several writers at one journal, half of them killed: what was acknowledged is there, and there once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.e2e.at_once import run, violations
from tests.e2e.planted import plant
from tests.shell import Shell

if TYPE_CHECKING:
    from pathlib import Path

LOCKLESS = """
import time
from journal_tui.storage.disk import Disk
from journal_tui.storage.folder import FolderStorage
write = FolderStorage._write
def slowly(self, name, docs):
    time.sleep(0.03)
    write(self, name, docs)
Disk.try_lock = lambda self, fd: True
FolderStorage._check_unchanged = lambda self, name, stamp: None
FolderStorage._write = slowly
"""


def test_two_apps_and_four_shells_half_of_them_killed_lose_nothing_acknowledged(tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    outcome = run(shell, rounds=1, seed=1)
    assert not outcome.trouble
    assert violations(shell, outcome) == []
    assert len(outcome.acknowledged) + len(outcome.cut_short) >= 1 + 2 + 3 + 16
    assert outcome.cut_short


def test_a_save_without_its_lock_and_its_look_at_the_file_is_caught(tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    plant(shell, "journal_tui.storage.store", LOCKLESS)
    outcome = run(shell, rounds=1, seed=1, typists=0)
    assert any("was acknowledged and is there 0 times" in wrong for wrong in violations(shell, outcome))
