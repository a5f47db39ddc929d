"""A few of the random keys, always the same ones; and that a crash and a lossy save are caught."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from journal_tui.tui.screens.live_page import LivePage
from tests.e2e.random_keys import run
from tests.e2e.workshop import MORNING, FillingDisk

if TYPE_CHECKING:
    import pytest

SEED = 108
"""Its keys soon save something; what is to be found has to be found with it."""
LOOK_EVERY = 20


def test_random_keys_crash_nothing_and_lose_nothing(tmp_path: Path) -> None:
    found = run(tmp_path, SEED, 120, MORNING, LOOK_EVERY)
    assert found.wrong == [], f"seed {SEED}: after {found.log}"
    assert found.keys >= 120
    assert found.saves
    assert len(found.screens) > 3


def test_an_app_that_crashes_under_random_keys_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_page: LivePage) -> None:
        raise KeyError("planted")

    monkeypatch.setattr(LivePage, "on_mount", broken)
    assert "KeyError('planted')" in run(tmp_path, SEED, 300, MORNING, LOOK_EVERY).wrong


def test_a_save_that_never_gives_the_new_file_its_name_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forget(_disk: FillingDisk, source: str, _target: str) -> None:
        Path(source).unlink()

    monkeypatch.setattr(FillingDisk, "replace", forget)
    found = run(tmp_path, SEED, 300, MORNING, LOOK_EVERY)
    assert any(wrong.endswith("is not there") for wrong in found.wrong)
