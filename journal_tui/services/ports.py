"""What the services need from outside: a store, a clock, a place for drafts. `__main__` introduces them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from journal_tui.domain.days import Moment
    from journal_tui.domain.practice import Practice
    from journal_tui.domain.records import Record
    from journal_tui.domain.upkeep import BackedUp, Finding, Restored


class Clock(Protocol):
    """The one place that asks the time."""

    def moment(self, practice: Practice) -> Moment:
        """Now, and the practice date it belongs to under this practice's schedule."""
        ...

    def monotonic(self) -> float:
        """Seconds since some moment in the past; it never goes back."""
        ...


class Store(Protocol):
    """Where the records are. What it returns is frozen; what `save` returned for is on the disk.

    A table is a month (`2026-11`), `people` or `practice`. Reading never raises for damage: a table that
    can't be read whole shows what it can, and `problems` says so in a sentence.
    """

    def new_id(self) -> str:
        """A fresh 128-bit random id, in hex."""
        ...

    def months(self) -> Sequence[str]:
        """The months that have a file, newest first."""
        ...

    def month(self, month: str) -> Sequence[Record]:
        """The live records of one month, in the order (day, created_at, id)."""
        ...

    def people(self) -> Sequence[Record]:
        """The live records of the people table."""
        ...

    def practice(self) -> Sequence[Record]:
        """The live records of the practice table: schedules, pauses."""
        ...

    def everything(self) -> Iterator[Record]:
        """Every live record of every month, newest month first."""
        ...

    def find(self, record_id: str) -> Record | None:
        """One record by its id, deleted ones too; None where no table has it."""
        ...

    def holds(self, record: Record) -> bool:
        """Whether the table that this record belongs to has one of its id, deleted or not; reads it alone."""
        ...

    def held(self, table: str) -> Mapping[str, Record]:
        """Every record of one table by its id, deleted ones too; the table stays in memory from now on."""
        ...

    def copies(self) -> Sequence[Record]:
        """The live records, of the tables read so far, that were moved there from another month."""
        ...

    def deleted(self) -> Sequence[Record]:
        """Every tombstone there is, in any order; what it still holds can be brought back."""
        ...

    def save(self, records: Sequence[Record], today: date) -> Sequence[Record]:
        """Put these records in their files, one atomic write a file, in the order first named.

        A record that is new, or whose `seen` is what the file holds, is taken as it is. One that somebody
        changed since it was read is kept beside the other version. Returns the records as they now stand,
        with their new `seen`. The day's first save makes the backups, named after `today`.

        Raises:
            NotSaved: the file could not be written; file and memory are as before.
            SavedUnconfirmed: the file is in place, but the disk did not confirm it.
        """
        ...

    def back_up_before_import(self, tables: Iterable[str], at: datetime) -> None:
        """Back the journal up inside its own folder, if it holds anything, before an import changes tables.

        Raises:
            Refused: something can't be read, so it can't be backed up; nothing was written.
            NotSaved: the backup can't be written; nothing of it is left.
        """
        ...

    def refresh(self) -> Sequence[str]:
        """The tables loaded here that somebody else has changed on disk since; they are read again."""
        ...

    def problems(self) -> Sequence[str]:
        """What the user should know about the files read so far, one sentence each; usually nothing."""
        ...

    def unread(self) -> Sequence[str]:
        """What keeps something read so far from being shown, one sentence each; usually nothing."""
        ...


class Drafts(Protocol):
    """Texts being typed, kept on this machine until the record that they become is saved."""

    def keep(self, draft: Record) -> None:
        """Write the draft, durably enough to outlive a kill; an earlier one with its id is replaced."""
        ...

    def drop(self, record_id: str) -> None:
        """Forget the draft of this record, if there is one."""
        ...

    def all(self) -> Sequence[Record]:
        """The drafts of this journal, oldest first; what can't be read is left where it is."""
        ...


class Caretaker(Protocol):
    """Looks after the journal's files, whatever state they are in."""

    def known(self) -> Sequence[Finding]:
        """What is known already to be wrong with the files read so far; nothing is read for this."""
        ...

    def findings(self) -> Sequence[Finding]:
        """Everything about the files that isn't as it should be; looking changes nothing."""
        ...

    def mend(self, today: date) -> Sequence[str]:
        """Mend what can be mended; a sentence for each thing done, or not done and why.

        Raises:
            NotSaved: another copy of the program is at it; nothing was changed.
        """
        ...

    def astray(self) -> Sequence[Record]:
        """The live records that lie in the file of another month than their day's."""
        ...

    def fade(self, today: date) -> None:
        """Let what was deleted more than 30 days ago lose its text; raises as `Store.save` does."""
        ...


class Vault(Protocol):
    """The journal's backups as one file each."""

    def back_up(self, path: str, at: datetime) -> BackedUp:
        """Write the whole journal to a new file.

        Raises:
            Refused: the file is there already, or there is nothing to back up.
            NotSaved: it can't be written; nothing of it is left.
        """
        ...

    def restore(self, path: str, at: datetime) -> Restored:
        """Put the journal back to what a backup holds; what was there before is backed up first.

        Raises:
            Refused: the backup isn't whole, or nobody could go back; nothing was changed.
            NotSaved: something can't be written; if the restore was begun, the next start goes on with it.
        """
        ...
