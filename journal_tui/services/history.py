"""Undo and redo: each is a new edit, and refuses when somebody else changed the record since."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from journal_tui.domain.errors import ChangedSince, Refused
from journal_tui.services.writing import keep

if TYPE_CHECKING:
    from journal_tui.domain.changes import Change
    from journal_tui.domain.records import Record, Seen
    from journal_tui.services.journal import Journal


@dataclass(frozen=True)
class Entry:
    """What was done, in a word or two, and the change it made."""

    word: str
    change: Change


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

    def did(self, word: str, change: Change) -> None:
        """Remember a change that was just made; what was undone before can't be redone after it."""
        self._done.append(Entry(word, change))
        self._undone.clear()
        self._left[change.after.id] = change.after.seen

    def undo(self) -> Entry:
        """Take the newest change back; returns what was undone, its change as it was first made.

        Raises:
            Refused: when there is nothing to undo.
            ChangedSince: when somebody changed the record since; nothing was overwritten.
            NotSaved: as any save.
        """
        if not self._done:
            raise Refused("There is nothing to undo.")
        entry = self._done[-1]
        self._put(entry.change.after, entry.change.before)
        self._undone.append(self._done.pop())
        return entry

    def redo(self) -> Entry:
        """Make the newest undone change again; raises as `undo` does."""
        if not self._undone:
            raise Refused("There is nothing to redo.")
        entry = self._undone[-1]
        self._put(entry.change.after, entry.change.after)
        self._done.append(self._undone.pop())
        return entry

    def _put(self, known: Record, wanted: Record | None) -> None:
        """Save `wanted` (None: a tombstone) over the record, as a new edit of what stands there."""
        current = self._journal.store.find(known.id)
        if current is None or current.seen != self._left[known.id]:
            raise ChangedSince("Somebody changed that record since; it was left as it is now.")
        now = self._journal.moment().at
        target = replace(known, deleted=now) if wanted is None else wanted
        after = keep(self._journal, replace(target, seen=current.seen, updated_at=now), before=current).after
        self._left[known.id] = after.seen
