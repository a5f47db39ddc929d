"""Disks without room, limits and folders without permission, brought about on the system itself."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

IS_ROOT = sys.platform.startswith("linux") and os.geteuid() == 0

needs_root = pytest.mark.skipif(not IS_ROOT, reason="mounting needs root on Linux")
not_on_windows = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such modes and limits")


@contextmanager
def tiny_disk(at: Path, options: str = "size=256k") -> Iterator[Path]:
    """A file system in memory of a few kilobytes."""
    at.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"{options},mode=0700", "tmpfs", str(at)], check=True)
    try:
        yield at
    finally:
        subprocess.run(["umount", str(at)], check=True)


def fill(disk: Path) -> Path:
    """Take all the room there is; returns the file that holds it."""
    path = disk / "full"
    with path.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return path


def journal(folder: Path) -> dict[str, bytes]:
    """The journal's own files; a backup may be made before a save that finds no room."""
    paths = [path for path in folder.rglob("*.json") if "backups" not in path.parts]
    return {str(path): path.read_bytes() for path in paths}


AS_ANYBODY = (
    "exec setpriv --bounding-set=-dac_override,-dac_read_search --inh-caps=-dac_override,-dac_read_search"
    if IS_ROOT
    else "exec"
)
"""Root may read and write whatever its mode says, unless it gives that power up."""
