"""Undo and redo: each is a new edit, and refuses when somebody else changed the record since."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from journal_tui.domain.errors import ChangedSince, Refused
from journal_tui.services.writing import keep_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal_tui.domain.changes import Change
    from journal_tui.domain.records import Record, Seen
    from journal_tui.services.journal import Journal


@dataclass(frozen=True)
class Entry:
    """What was done, in a word or two, and the changes it made, in the order in which they were saved."""

    word: str
    changes: tuple[Change, ...]

    @property
    def change(self) -> Change:
        """The first of the changes; most entries have no other."""
        return self.changes[0]


class History:
    """What was done since the app was opened, in order; the newest is undone first."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._done: list[Entry] = []
        self._undone: list[Entry] = []
        self._left: dict[str, Seen] = {}

    @property
    def can_undo(self) -> bool:
        """Whether there is anything to undo."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is anything to redo."""
        return bool(self._undone)

    def did(self, word: str, *changes: Change) -> None:
        """Remember what was just done as one step; what was undone before can't be redone after it."""
        self._done.append(Entry(word, changes))
        self._undone.clear()
        self._left.update((change.after.id, change.after.seen) for change in changes)

    def undo(self) -> Entry:
        """Take the newest step back; returns what was undone, its changes as they were first made.

        Raises:
            Refused: when there is nothing to undo.
            ChangedSince: when somebody changed a record since; nothing was overwritten.
            NotSaved: as any save.
        """
        if not self._done:
            raise Refused("There is nothing to undo.")
        entry = self._done[-1]
        # The last first: what comes back is saved before what goes.
        self._put([(change.after, change.before) for change in reversed(entry.changes)])
        self._undone.append(self._done.pop())
        return entry

    def redo(self) -> Entry:
        """Make the newest undone step again; raises as `undo` does."""
        if not self._undone:
            raise Refused("There is nothing to redo.")
        entry = self._undone[-1]
        self._put([(change.after, change.after) for change in entry.changes])
        self._done.append(self._undone.pop())
        return entry

    def _put(self, wanted: Sequence[tuple[Record, Record | None]]) -> None:
        """Save each second one (None: a tombstone) over the first, as new edits of what stands there."""
        now = self._journal.moment().at
        held = [self._unchanged(known) for known, _ in wanted]
        # An original that comes back is no newer than its copy: it stays behind that until that is gone.
        copied = {copy.moved_from: copy.updated_at for copy in held if copy.deleted is None}
        targets: list[Record] = []
        for current, (known, target) in zip(held, wanted, strict=True):
            version = replace(known, deleted=now) if target is None else target
            at = copied.get(known.id, now)
            targets.append(replace(version, seen=current.seen, updated_at=at))
        for saved in keep_all(self._journal, targets):
            self._left[saved.id] = saved.seen

    def _unchanged(self, known: Record) -> Record:
        """The record as it stands, if nobody changed it since this was done or undone."""
        current = self._journal.store.find(known.id)
        if current is None or current.seen != self._left[known.id]:
            raise ChangedSince("Somebody changed that record since; it was left as it is now.")
        return current
