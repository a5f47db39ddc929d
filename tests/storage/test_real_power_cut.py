"""Real power cuts: the program is killed at a call, and at once its device is cut off from the file system.

The journal lies on ext4 in an image on a loop device, which the shutdown ioctl cuts off; then it is mounted
again, and what the device really held is looked at. It needs root. Programs that save in a wrong order are
tried too, and have to lose something.
"""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.storage.aftermath import wrong_with
from tests.storage.faulty_disk import HastyDisk
from tests.storage.samples import TOMORROW
from tests.storage.test_traced import ADD, FAULTS, OTHERS, SAVE, again_with, course_of, run, spoiled
from tests.strace import needs_strace
from tests.thorough import thorough

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_SHUTDOWN = 0x8004587D
"""EXT4_IOC_SHUTDOWN: `_IOR('X', 125, __u32)`, in the kernel's fs/ext4/ext4.h."""

_SIZE = 16 << 20


class Cut(NamedTuple):
    """How the file system is mounted, and what it does with its own journal when it is cut off."""

    options: str
    flag: int


CUTS = {
    "its journal is lost": Cut("commit=600", 2),
    "its journal is written": Cut("commit=600", 1),
    "its journal is written before the bytes": Cut("commit=600,data=writeback,noauto_da_alloc", 1),
}


def _root(*command: str) -> str:
    """Run a system command, and return what it printed."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, (command, done.stderr)
    return done.stdout.strip()


@contextmanager
def mounted(image: Path, at: Path, options: str) -> Iterator[Path]:
    """The file system in an image, mounted for a while."""
    at.mkdir(exist_ok=True)
    device = _root("losetup", "--find", "--show", str(image))
    try:
        _root("mount", "-o", options, device, str(at))
        try:
            yield at
        finally:
            _root("umount", str(at))
    finally:
        _root("losetup", "--detach", device)


@cache
def why_not() -> str:
    """Why no image can be mounted here; empty where it can."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        return "mounting an image needs root on Linux"
    return "" if shutil.which("mkfs.ext4") else "mkfs.ext4 is not installed"


pytestmark = [
    thorough,
    needs_strace,
    pytest.mark.skipif(bool(why_not()), reason=why_not() or "an image can be mounted"),
]


def new_image(work: Path) -> Path:
    image = work / "image"
    with image.open("wb") as file:
        file.truncate(_SIZE)
    _root("mkfs.ext4", "-q", "-F", str(image))
    return image


def cut_off(folder: Path, flag: int) -> None:
    """Take the device away from the file system under a folder."""
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.ioctl(handle, _SHUTDOWN, struct.pack("I", flag))
    finally:
        os.close(handle)


def power_cuts(work: Path, words: Sequence[str], cut: Cut, **more: str) -> Iterator[str]:
    """Cut the power at each call that changes something, and after the last; a sentence for what is wrong."""
    course = course_of(work, words, **more)
    blank = new_image(work)
    for call in (*course.calls, None):
        image = work / "tried"
        shutil.copyfile(blank, image)
        at = "after the last call" if call is None else f"at {call.name} {call.number}"
        inject = "" if call is None else f"{call.name}:{FAULTS['kill']}:when={call.number}"
        with mounted(image, work / "disk", cut.options) as disk:
            done = run(disk, words, inject, **more)
            cut_off(disk, cut.flag)
        assert done.code == (0 if call is None else -9), at
        with mounted(image, work / "disk", cut.options) as disk:
            allowed = (course.after,) if done.out else course.on_the_way()
            again = again_with(disk, words, course)
            for wrong in wrong_with(str(disk), HastyDisk(), TOMORROW, allowed, again):
                yield f"{at}: {wrong}"


@pytest.mark.parametrize("cut", CUTS)
@pytest.mark.parametrize("words", [ADD, *OTHERS], ids=lambda words: " ".join(words[2:4]))
def test_no_power_cut_loses_or_tears_anything(words: Sequence[str], cut: str, tmp_path: Path) -> None:
    assert list(power_cuts(tmp_path, words, CUTS[cut])) == []


@pytest.mark.parametrize("wrong_save", ["rename_then_sync", "no_sync_of_the_folder", "no_sync_at_all"])
def test_a_program_that_saves_in_the_wrong_order_is_caught(wrong_save: str, tmp_path: Path) -> None:
    found: list[str] = []
    for name, cut in CUTS.items():
        work = tmp_path / name
        work.mkdir()
        found += power_cuts(work, SAVE, cut, PYTHONPATH=spoiled(work, wrong_save))
    assert [wrong for wrong in found if "yet the disk holds" in wrong]
