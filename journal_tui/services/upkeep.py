"""Looking after the journal: what is wrong with it, and mending what can be mended."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from journal_tui.domain.days import month_of
from journal_tui.domain.moves import originals
from journal_tui.domain.phrases import counted
from journal_tui.domain.upkeep import Finding
from journal_tui.services.writing import keep_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal_tui.domain.records import Record
    from journal_tui.services.journal import Journal
    from journal_tui.services.ports import Caretaker

_ID_LENGTH = 32


def check(journal: Journal, caretaker: Caretaker) -> Sequence[Finding]:
    """Everything that isn't as it should be; nothing is changed by looking."""
    found = tuple(caretaker.findings())
    moving = _moving(journal)
    if not moving:
        return found
    said = f"{counted(len(moving), 'record')} that moved to another month still stand in the old one, hidden"
    return (*found, Finding(said))


def mend(journal: Journal, caretaker: Caretaker) -> Sequence[str]:
    """Mend what can be mended; a sentence for each thing done, or not done and why.

    Raises:
        NotSaved: something could not be written; what was there is safe.
        SavedUnconfirmed: everything is in place, but the disk did not confirm it.
    """
    said = list(caretaker.mend(journal.moment().day))
    moving = _moving(journal)
    if moving:
        keep_all(journal, [_gone(journal, record) for record in moving])
        said.append(f"{counted(len(moving), 'move')} to another month finished.")
    astray = caretaker.astray()
    for record in astray:
        keep_all(journal, [_at_home(journal, record), _gone(journal, record)])
    if astray:
        said.append(f"{counted(len(astray), 'record')} brought to the file of the right month.")
    caretaker.fade(journal.moment().day)
    return said


def tidy(journal: Journal, caretaker: Caretaker) -> None:
    """What is to be done now and then, unasked: text deleted more than 30 days ago goes.

    Raises:
        NotSaved: a file could not be written; another time will do.
        SavedUnconfirmed: the same.
    """
    caretaker.fade(journal.moment().day)


def _moving(journal: Journal) -> Sequence[Record]:
    """The originals of moves that were cut short."""
    held = tuple(journal.store.everything())
    return originals(held, journal.store.copies())


def _gone(journal: Journal, record: Record) -> Record:
    at = journal.moment().at
    return replace(record, deleted=at, updated_at=at)


def _at_home(journal: Journal, record: Record) -> Record:
    """A record that lies in another month's file, as its own month is to have it.

    Its id comes from the record's: two machines that mend the same journal make one copy of it.
    """
    drawn = sha256(f"{record.id} {month_of(record.day)}".encode()).hexdigest()[:_ID_LENGTH]
    return replace(record, id=drawn, updated_at=journal.moment().at, seen={}, moved_from=record.id)
