"""Texts being typed, kept on this machine alone until the records that they become are saved."""

from __future__ import annotations

import json
import os
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING

from journal_tui.domain.errors import BadRecord, NotSaved
from journal_tui.domain.fields import from_fields, to_fields
from journal_tui.storage.disk import Disk
from journal_tui.storage.files import (
    TEMP_START,
    atomic_write,
    discard,
    exists,
    is_temp,
    make_folder,
    names_in,
    read_file,
    sweep_old_temps,
)
from journal_tui.storage.lock import LOCK_NAME, FolderLock

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journal_tui.domain.fields import Json
    from journal_tui.domain.records import Record

_DRAFTS = "drafts"
_SUFFIX = ".json"
_TRIES = 3


class LocalDrafts:
    """The drafts of one journal, a file each: the record that it will become, and the journal's folder.

    Each copy of the program that runs has a room of its own for them, and keeps that room's lock: what
    is being typed in one copy is not offered in another. What a copy that has ended left behind, however
    it ended, is anybody's: whoever goes on with it has it in their own room from then on.
    """

    def __init__(self, state_folder: str, journal_folder: str, disk: Disk | None = None) -> None:
        self._disk = disk or Disk()
        self._home = os.path.join(os.path.abspath(state_folder), _DRAFTS)
        self._journal = self._disk.real_path(journal_folder)
        self._room = ""
        self._held = ExitStack()
        self._left_behind: dict[str, str] = {}

    def keep(self, draft: Record) -> None:
        """Write the draft, durably enough to outlive a kill; an earlier one with its id is replaced.

        Raises:
            NotSaved: the state folder can't be written; an earlier draft is as it was.
        """
        held: dict[str, Json] = {"journal": self._journal, "id": draft.id, "record": to_fields(draft)}
        try:
            room = self._own_room()
            # json escapes here whatever isn't ASCII, so even half a character typed so far is kept
            data = json.dumps(held).encode()
            written = atomic_write(self._disk, os.path.join(room, _file_of(draft.id)), data)
            sweep_old_temps(self._disk, room, written.signature)
        except OSError as error:
            from journal_tui.storage.sentences import not_saved

            raise not_saved(error) from error
        if draft.id in self._left_behind:
            discard(self._disk, self._left_behind.pop(draft.id))

    def drop(self, record_id: str) -> None:
        """Forget the draft of this record that was kept or offered here, and what a kill left of it."""
        left = TEMP_START + _file_of(record_id)
        try:
            for name in names_in(self._disk, self._room) if self._room else ():
                if name.startswith(left) or name == _file_of(record_id):
                    self._disk.unlink(os.path.join(self._room, name))
            if record_id in self._left_behind:
                self._disk.unlink(self._left_behind.pop(record_id))
        except FileNotFoundError:
            pass  # another copy of the program was quicker
        except OSError as error:
            from journal_tui.storage.sentences import not_saved

            raise not_saved(error) from error

    def all(self) -> Sequence[Record]:
        """The drafts of this journal, oldest first; what can't be read is left where it is.

        Those that another copy of the program is at work on are its own.
        """
        try:
            rooms = [*self._rooms_left_behind(), *filter(None, [self._room])]
            # where there are several of one record, this copy's own is the one
            found = {draft.id: (path, draft) for room in rooms for path, draft in self._drafts_in(room)}
        except OSError:
            return ()
        elsewhere = {held: path for held, (path, _) in found.items() if os.path.dirname(path) != self._room}
        self._left_behind = elsewhere
        drafts = (draft for _, draft in found.values())
        return tuple(sorted(drafts, key=lambda draft: (draft.created_at, draft.id)))

    def close(self) -> None:
        """Let go of the room: what waits in it is anybody's."""
        self._room = ""
        self._held.close()

    def _own_room(self) -> str:
        """This copy's room, made and locked when it is first needed, or when somebody has removed it."""
        if not self._room or not exists(self._disk, self._room):
            self.close()
            make_folder(self._disk, self._home)
            for _ in range(_TRIES - 1):
                with suppress(FileNotFoundError):  # taken for a room left behind, before it had its lock
                    return self._moved_in()
            return self._moved_in()
        return self._room

    def _moved_in(self) -> str:
        room = os.path.join(self._home, os.urandom(4).hex())
        lock = FolderLock(self._disk, room)
        self._held.enter_context(lock)
        self._held.callback(lock.close)
        self._room = room
        return room

    def _rooms_left_behind(self) -> Iterator[str]:
        """The rooms of copies that have ended, but for empty ones, which are cleared away."""
        for name in names_in(self._disk, self._home):
            room = os.path.join(self._home, name)
            if room != self._room and self._is_left_behind(room):
                yield room

    def _is_left_behind(self, room: str) -> bool:
        """Whether no copy of the program that runs has this room, and something is in it."""
        lock = FolderLock(self._disk, room, patience=0)
        try:
            with lock:
                return not self._is_cleared_away(room)
        except NotSaved:
            return False
        except OSError:
            return True  # who can't take a lock can still read
        finally:
            lock.close()

    def _is_cleared_away(self, room: str) -> bool:
        """Remove a room in which nothing waits: under its lock, or somebody might just be moving in."""
        names = names_in(self._disk, room)
        if not all(is_temp(name) or name == LOCK_NAME for name in names):
            return False
        for name in names:
            discard(self._disk, os.path.join(room, name))
        with suppress(OSError):
            self._disk.rmdir(room)
        return True

    def _drafts_in(self, room: str) -> Iterator[tuple[str, Record]]:
        """The drafts in a room, with their paths; a room that can't be listed hides those of no other."""
        try:
            names = names_in(self._disk, room)
        except OSError:
            return
        for name in names:
            path = os.path.join(room, name)
            draft = self._read(path) if name.endswith(_SUFFIX) else None
            if draft is not None:
                yield path, draft

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
