"""Which device this is: an id that stays on this machine, never in the journal's folder."""

from __future__ import annotations

import json
import os
import sys
import zlib
from typing import TYPE_CHECKING

from journal_tui.storage.disk import Disk
from journal_tui.storage.files import atomic_write, make_folder, read_file

if TYPE_CHECKING:
    from journal_tui.domain.fields import Json

_DEVICE = "device.json"
_MACHINE_ID_FILES = ("/etc/machine-id", "/var/lib/dbus/machine-id")
_MADE_UP = 1 << 40
"""The bit that `uuid.getnode` sets in a number it had to make up, another one at each start."""


if sys.platform == "win32":

    def _system_id() -> str:
        """The id that Windows gave the machine when it was installed."""
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
                found = winreg.QueryValueEx(key, "MachineGuid")[0]
        except OSError:
            return ""
        return str(found)

else:

    def _system_id() -> str:
        """The id that a Linux system was given when it was installed; no other system has these files."""
        disk = Disk()
        for path in _MACHINE_ID_FILES:
            try:
                data, _ = read_file(disk, path)
            except OSError:
                continue
            if data.strip():
                return data.decode("ascii", "replace").strip()
        return ""


def device_id(state_folder: str, machine_id: str, disk: Disk | None = None) -> str:
    """This device's id, 32 hex digits; drawn anew on a machine other than the one it was drawn on.

    A cloned disk is another device, or the edits of the two would pass for the same. Where the state
    folder can't be written, the id comes from the machine's own, so that it stays the same all the same.
    """
    disk = disk or Disk()
    path = os.path.join(os.path.abspath(state_folder), _DEVICE)
    # 32 bits are enough to tell machines apart, and too few to tell the machine's id to a reader.
    mark = f"{zlib.crc32(machine_id.encode()):08x}" if machine_id else ""
    known = _read(disk, path, mark)
    if known is not None:
        return known
    drawn = os.urandom(16).hex()
    try:
        make_folder(disk, os.path.dirname(path))
        atomic_write(disk, path, json.dumps({"id": drawn, "machine": mark}).encode())
    except OSError:
        return _derived(machine_id) if machine_id else drawn
    return drawn


def _read(disk: Disk, path: str, mark: str) -> str | None:
    """The id in the file, if it is one and was drawn on this machine (or none can be told from another)."""
    try:
        data, _ = read_file(disk, path)
        found: Json = json.loads(data)
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or (mark and found.get("machine") != mark):
        return None
    known = found.get("id")
    is_id = isinstance(known, str) and len(known) == 32 and not set(known) - set("0123456789abcdef")
    return known if isinstance(known, str) and is_id else None


def _derived(machine_id: str) -> str:
    from hashlib import sha256

    return sha256(f"journal_tui {machine_id}".encode()).hexdigest()[:32]


def machine_id() -> str:
    """The machine's own id as the system knows it; empty where it knows none that lasts."""
    return _system_id() or _network_id()


def _network_id() -> str:
    """The number of a network card, which is better than nothing."""
    from uuid import getnode

    number = getnode()
    return "" if number & _MADE_UP else f"{number:012x}"
