"""Looking after the journal: what is wrong with it, and mending what can be mended."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from journal_tui.domain.days import month_of
from journal_tui.domain.errors import NotSaved, SavedUnconfirmed
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


class Upkeep:
    """What is known of the state of the files: at first of those read so far, after a look of all of them."""

    def __init__(self, journal: Journal, caretaker: Caretaker | None = None) -> None:
        self._journal = journal
        self._caretaker = caretaker
        self._found: Sequence[Finding] | None = None
        self._is_announced = False

    @property
    def has_looked(self) -> bool:
        """Whether everything was looked over; without a caretaker there is nothing to look over."""
        return self._caretaker is None or self._found is not None

    @property
    def findings(self) -> Sequence[Finding]:
        """What is wrong, as far as is known."""
        known = () if self._caretaker is None else self._caretaker.known()
        return tuple(dict.fromkeys((*known, *(self._found or ()))))

    def announces(self) -> bool:
        """Whether something can't be shown that the user would look for, and nobody told them yet."""
        is_news = not self._is_announced and any(finding.grave for finding in self.findings)
        self._is_announced = self._is_announced or is_news
        return is_news

    def look(self) -> None:
        """Look everything over, and let text go whose time has come; safe to call from a thread."""
        if self._caretaker is None:
            return
        with suppress(NotSaved, SavedUnconfirmed):
            self._caretaker.fade(self._journal.moment().day)  # else another time
        self._found = check(self._journal, self._caretaker)

    def mend(self) -> Sequence[str]:
        """Mend what can be mended, and look again; raises as the function `mend` does."""
        if self._caretaker is None:
            return ()
        try:
            return mend(self._journal, self._caretaker)
        finally:
            self._found = check(self._journal, self._caretaker)


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
