"""The power goes after any step of what a user does: what was saved is there, and nothing is half there.

The same model is tried on saves in the wrong order, which it must catch, and held to what a real disk
answers.
"""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_tui.storage import folder as storage_folder
from journal_tui.storage.disk import Disk
from journal_tui.storage.files import read_file, sync_folder, write_new
from tests.storage.aftermath import wrong_with
from tests.storage.faulty_disk import OPERATIONS
from tests.storage.model_disk import ModelDisk
from tests.storage.power_cut import mark_of
from tests.storage.samples import tree
from tests.storage.scenarios import HOME, SCENARIOS, again_of, begun, course, open_journal
from tests.storage.wrong_saves import no_sync_at_all, no_sync_of_the_folder, rename_then_sync

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tests.storage.power_cut import Mark
    from tests.storage.scenarios import Picture, Scenario

SAVE = SCENARIOS[0]


def cuts(scenario: Scenario) -> Iterator[str]:
    """Cut the power after each step, and after the whole; yield a sentence for whatever is wrong then."""
    pictures = course(scenario)
    disk = ModelDisk(begun(scenario))
    wrong: list[str] = []
    tried: set[Mark] = set()
    steps = 0

    def cut(allowed: Sequence[Picture]) -> None:
        nonlocal steps
        steps += 1
        for found in disk.survivors():
            if allowed == pictures and mark_of(found) in tried:
                continue
            tried.add(mark_of(found))
            said = wrong_with(HOME, ModelDisk(found), scenario.day, allowed, again_of(scenario))
            wrong.extend(f"step {steps}: {what}" for what in said)

    disk.stepped = lambda: cut(pictures)
    scenario.act(open_journal(HOME, disk, scenario.day))
    cut(pictures[-1:])
    assert steps > 2 or not scenario.files
    yield from wrong


@pytest.mark.parametrize("scenario", SCENARIOS, ids=str)
def test_no_power_cut_loses_or_tears_anything(scenario: Scenario) -> None:
    assert list(cuts(scenario)) == []


@pytest.mark.parametrize("wrong_save", [rename_then_sync, no_sync_of_the_folder, no_sync_at_all])
def test_the_model_catches_a_save_in_the_wrong_order(
    wrong_save: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    course(SAVE)  # with the right save
    monkeypatch.setattr(storage_folder, "atomic_write", wrong_save)

    assert [wrong for wrong in cuts(SAVE) if "yet the disk holds" in wrong]


def test_the_model_knows_every_call_of_a_disk() -> None:
    assert set(OPERATIONS) <= set(vars(ModelDisk))


NAMES = st.sampled_from(["/a", "/b", "/sub", "/sub/c", "/sub/d", "/a/e", "/gone/f"])
CALLS = st.one_of(
    st.tuples(st.sampled_from(["make", "read", "sync", "unlink", "mkdir", "rmdir", "listdir"]), NAMES),
    st.tuples(st.sampled_from(["replace", "link"]), NAMES, NAMES),
)


def _make(disk: Disk, path: str) -> None:
    write_new(disk, path, os.path.basename(path).encode(), durable=False)


def _read(disk: Disk, path: str) -> tuple[bytes, int]:
    data, (_, size, _) = read_file(disk, path)
    return data, size


def _listdir(disk: Disk, path: str) -> list[str]:
    return sorted(disk.listdir(path))


COMPOUND: dict[str, Callable[[Disk, str], object]] = {
    "make": _make,
    "read": _read,
    "sync": sync_folder,
    "listdir": _listdir,
}


def answer(disk: Disk, call: str, paths: Sequence[str]) -> object:
    """What a disk answers to a call, or the number of the error it raises."""
    try:
        if call in COMPOUND:
            return COMPOUND[call](disk, *paths)
        found: object = getattr(disk, call)(*paths)
    except OSError as error:
        return error.errno
    return found


@settings(max_examples=60)
@given(calls=st.lists(CALLS, max_size=12))
def test_the_model_answers_as_the_real_disk_does(calls: list[tuple[str, ...]]) -> None:
    model = ModelDisk()
    with TemporaryDirectory() as home:
        for call, *paths in calls:
            real = answer(Disk(), call, [home + path for path in paths])
            assert answer(model, call, paths) == real, (call, paths)
        assert {path[1:]: data for path, data in model.files().items()} == tree(Path(home))
