"""Looking after the journal's files: what was found, what was backed up, and what was restored."""

from __future__ import annotations

from typing import NamedTuple

MEND = "journal-tui check --repair mends it"


class Finding(NamedTuple):
    """Something about the journal's files that isn't as it should be.

    `said` is what, and what is safe, as a sentence without its end; `to_do` what can be done about it. What
    isn't `mendable` is for the user to see to. It is `grave` when something of the journal can't be shown.
    """

    said: str
    to_do: str = MEND
    mendable: bool = True
    grave: bool = False

    @property
    def sentence(self) -> str:
        """The whole of it, for the command line."""
        return f"{self.said}; {self.to_do}."


class BackedUp(NamedTuple):
    """A backup that was written: where, how many files of the journal and records it holds.

    `aside` are files that are no whole table: they are in it as they are, and are not restored. `unread` are
    those that the system wouldn't hand out: they are not in it.
    """

    path: str
    files: int
    records: int
    aside: tuple[str, ...]
    unread: tuple[str, ...]


class Restored(NamedTuple):
    """A backup that the journal was restored from.

    `files` are those that now hold what the backup holds, `kept` those that the backup knows nothing of.
    `put_away` counts the records that were shown before and aren't now. `way_back` is a backup of what was
    there before, if there was anything, as a path inside the journal's folder.
    """

    files: tuple[str, ...]
    records: int
    put_away: int
    kept: tuple[str, ...]
    way_back: str | None
