"""What stays on this machine, never in the journal's folder: which device this is, and texts being typed."""

from __future__ import annotations

import json
import os
import sys
import zlib
from typing import TYPE_CHECKING

from journal_tui.domain.errors import BadRecord
from journal_tui.domain.fields import from_fields, to_fields
from journal_tui.storage.disk import Disk
from journal_tui.storage.files import (
    TEMP_START,
    atomic_write,
    make_folder,
    names_in,
    read_file,
    sweep_old_temps,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal_tui.domain.fields import Json
    from journal_tui.domain.records import Record

_DEVICE = "device.json"
_MACHINE_ID_FILES = ("/etc/machine-id", "/var/lib/dbus/machine-id")
_MADE_UP = 1 << 40
"""The bit that `uuid.getnode` sets in a number it had to make up, another one at each start."""
_DRAFTS = "drafts"
_SUFFIX = ".json"


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


class LocalDrafts:
    """The drafts of one journal, a file each: the record that it will become, and the journal's folder."""

    def __init__(self, state_folder: str, journal_folder: str, disk: Disk | None = None) -> None:
        self._disk = disk or Disk()
        self._folder = os.path.join(os.path.abspath(state_folder), _DRAFTS)
        self._journal = self._disk.real_path(journal_folder)

    def keep(self, draft: Record) -> None:
        """Write the draft, durably enough to outlive a kill; an earlier one with its id is replaced.

        Raises:
            NotSaved: the state folder can't be written; an earlier draft is as it was.
        """
        held: dict[str, Json] = {"journal": self._journal, "id": draft.id, "record": to_fields(draft)}
        try:
            make_folder(self._disk, self._folder)
            # json escapes here whatever isn't ASCII, so even half a character typed so far is kept
            written = atomic_write(self._disk, self._path(draft.id), json.dumps(held).encode())
            sweep_old_temps(self._disk, self._folder, written.signature)
        except OSError as error:
            from journal_tui.storage.sentences import not_saved

            raise not_saved(error) from error

    def drop(self, record_id: str) -> None:
        """Forget the draft of this record, if there is one, and what a kill left of writing it."""
        left = TEMP_START + _file_of(record_id)
        try:
            for name in names_in(self._disk, self._folder):
                if name.startswith(left) or name == _file_of(record_id):
                    self._disk.unlink(os.path.join(self._folder, name))
        except FileNotFoundError:
            pass  # another copy of the program was quicker
        except OSError as error:
            from journal_tui.storage.sentences import not_saved

            raise not_saved(error) from error

    def all(self) -> Sequence[Record]:
        """The drafts of this journal, oldest first; what can't be read is left where it is."""
        try:
            names = names_in(self._disk, self._folder)
        except OSError:
            return ()
        found = (self._read(os.path.join(self._folder, name)) for name in names if name.endswith(_SUFFIX))
        drafts = [draft for draft in found if draft is not None]
        return tuple(sorted(drafts, key=lambda draft: (draft.created_at, draft.id)))

    def _path(self, record_id: str) -> str:
        return os.path.join(self._folder, _file_of(record_id))

    def _read(self, path: str) -> Record | None:
        """The draft in a file, if it can be read and belongs to this journal."""
        try:
            data, _ = read_file(self._disk, path)
            held: Json = json.loads(data)
        except (OSError, ValueError, RecursionError):
            return None
        if not isinstance(held, dict) or held.get("journal") != self._journal:
            return None
        record_id, fields = held.get("id"), held.get("record")
        if not isinstance(record_id, str) or not isinstance(fields, dict):
            return None
        try:
            return from_fields(record_id, fields)
        except BadRecord:
            return None


def _file_of(record_id: str) -> str:
    """A draft's file name; an id made by hand may hold what no file name can."""
    plain = record_id.replace("~", "")
    is_plain = plain.isascii() and plain.isalnum()
    return (record_id if is_plain else record_id.encode("utf-8", "surrogatepass").hex()) + _SUFFIX
