"""Undo and redo: each is a new edit, and refuses when somebody else changed the record since."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from journal_tui.domain.errors import ChangedSince, Refused
from journal_tui.services.writing import keep_all

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from journal_tui.domain.changes import Change
    from journal_tui.domain.records import Record, Seen
    from journal_tui.services.journal import Journal


class Whole(Protocol):
    """Something large that is taken back, and done again, in a way of its own, and takes its time."""

    def undo(self) -> None:
        """Take it back; raises as `History.undo` does."""
        ...

    def redo(self) -> None:
        """Do it again; raises as `History.undo` does."""
        ...


@dataclass(frozen=True)
class Entry:
    """What was done, in a word or two, and the changes it made, in the order in which they were saved."""

    word: str
    changes: tuple[Change, ...]
    whole: Whole | None = None

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
        self._is_busy = False

    @property
    def newest(self) -> Entry | None:
        """What would be undone next."""
        return self._done[-1] if self._done else None

    @property
    def can_undo(self) -> bool:
        """Whether there is anything to undo, and nothing is being undone just now."""
        return bool(self._done) and not self._is_busy

    @property
    def can_redo(self) -> bool:
        """Whether there is anything to redo, and nothing is being redone just now."""
        return bool(self._undone) and not self._is_busy

    @property
    def undoes_whole(self) -> bool:
        """Whether what is undone next takes its time, and so belongs in a thread."""
        return bool(self._done) and self._done[-1].whole is not None

    @property
    def redoes_whole(self) -> bool:
        """Whether what is redone next takes its time, and so belongs in a thread."""
        return bool(self._undone) and self._undone[-1].whole is not None

    def did(self, word: str, *changes: Change) -> None:
        """Remember what was just done as one step; what was undone before can't be redone after it."""
        self._done.append(Entry(word, changes))
        self._undone.clear()
        self._left.update((change.after.id, change.after.seen) for change in changes)

    def did_whole(self, word: str, whole: Whole) -> None:
        """Remember something large; what was cut short and then went on is one step."""
        self._done = [entry for entry in self._done if entry.whole != whole]
        self._done.append(Entry(word, (), whole))
        self._undone.clear()

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
        if entry.whole is not None:
            self._move(entry, entry.whole.undo, self._done, self._undone)
            return entry
        # The last first: what comes back is saved before what goes.
        self._put([(change.after, change.before) for change in reversed(entry.changes)])
        self._undone.append(self._done.pop())
        return entry

    def redo(self) -> Entry:
        """Make the newest undone step again; raises as `undo` does."""
        if not self._undone:
            raise Refused("There is nothing to redo.")
        entry = self._undone[-1]
        if entry.whole is not None:
            self._move(entry, entry.whole.redo, self._undone, self._done)
            return entry
        self._put([(change.after, change.after) for change in entry.changes])
        self._done.append(self._undone.pop())
        return entry

    def _move(self, entry: Entry, step: Callable[[], None], here: list[Entry], there: list[Entry]) -> None:
        """Do something large; meanwhile other things may be done, which come after it in the list."""
        self._is_busy = True
        try:
            step()
        finally:
            self._is_busy = False
        here.remove(entry)
        there.append(entry)

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
