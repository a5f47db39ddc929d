"""What the screens work with: the journal, what was done in it, and the days of the past."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

from journal_tui.domain.days import month_of
from journal_tui.services.history import History
from journal_tui.services.outreach import Outreach
from journal_tui.services.searching import Searcher
from journal_tui.services.streak import Ledger
from journal_tui.services.together import Together
from journal_tui.services.upkeep import Upkeep
from journal_tui.services.writing import keep

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from contextlib import AbstractContextManager

    from journal_tui.domain.changes import Change
    from journal_tui.domain.import_plan import Done, Plan
    from journal_tui.domain.records import Record
    from journal_tui.services.history import Entry
    from journal_tui.services.importing import Progress
    from journal_tui.services.journal import Journal
    from journal_tui.services.ports import Caretaker
    from journal_tui.tui.widgets.field import OpenEditor


@dataclass(frozen=True)
class Desk:
    """The services that screens share, the user's own editor, and what long work in a thread runs within."""

    journal: Journal
    history: History
    ledger: Ledger
    outreach: Outreach
    together: Together
    searcher: Searcher
    upkeep: Upkeep
    open_editor: OpenEditor
    beside: Callable[[], AbstractContextManager[None]] = nullcontext
    _reading: Lock = field(default_factory=Lock)

    @property
    def knows_the_past(self) -> bool:
        """Whether everything has been read."""
        return self.ledger.is_loaded and self.outreach.is_loaded and self.together.is_loaded

    @property
    def knows_the_rest(self) -> bool:
        """Whether all that can wait was done, too."""
        return self.searcher.is_loaded and self.upkeep.has_looked

    def load_past(self) -> None:
        """Read everything there is and work out what follows from it, once; safe to call from a thread."""
        with self._reading:
            if self.knows_the_past:
                return  # two pages asked for it, one after the other
            with self.beside():
                self.ledger.load()
                self.outreach.load()
                self.together.load()
                self.ledger.streak()
                self.outreach.suggestions()

    def load_search(self) -> None:
        """Make everything ready to be searched, once; safe to call from a thread."""
        with self._reading:
            if not self.searcher.is_loaded:
                with self.beside():
                    self.searcher.load()

    def load_rest(self) -> None:
        """What can wait until the past is shown: the search, and a look at the files; safe in a thread."""
        self.load_search()
        with self._reading:
            if not self.upkeep.has_looked:
                with self.beside():
                    self.upkeep.look()

    def mend(self) -> Sequence[str]:
        """Mend the journal's files and read everything again; what was done. Safe to call from a thread.

        Raises as saving does; what could be mended before that is mended.
        """
        with self._reading, self.beside():
            try:
                return self.upkeep.mend()
            finally:
                self._read_again()

    def _read_again(self) -> None:
        self.ledger.load()
        self.outreach.load()
        self.together.load()
        self.searcher.load()

    def bring_in(self, plan: Plan, answers: Mapping[str, str], progress: Progress) -> Done:
        """Carry out an import and read everything again. Safe to call from a thread.

        Raises as saving does; what came before that can be taken back, or goes on when it is given again.
        """
        from journal_tui.services.import_undo import ImportStep
        from journal_tui.services.importing import carry_out

        try:
            with self.beside():
                return carry_out(self.journal, plan, answers, progress)
        finally:
            log = self.journal.store.find(plan.import_id)
            if log is not None and log.deleted is None:
                self.history.did_whole("the import", ImportStep(self.journal, plan.import_id))
            with self._reading, self.beside():
                self._read_again()

    def step_whole(self, step: Callable[[], Entry]) -> Entry:
        """Undo or redo something large and read everything again. Safe to call from a thread."""
        try:
            with self.beside():
                return step()
        finally:
            with self._reading, self.beside():
                self._read_again()

    def did(self, word: str, *changes: Change) -> None:
        """Take note of what was done: it can be undone as one step, and the streak follows it."""
        self.history.did(word, *changes)
        self.follow(*changes)

    def follow(self, *changes: Change) -> None:
        """Let the streak and the reasons follow what was done."""
        records = [record for change in changes for record in change if record is not None]
        self.ledger.follow({month_of(record.day) for record in records})
        self.outreach.follow()
        for change in changes:
            self.together.follow(change)

    def keep(self, record: Record, before: Record | None) -> None:
        """Save a record that was written or edited."""
        verb = "editing" if before else "adding"
        self.did(f"{verb} the {record.kind}", keep(self.journal, record, before))

    def refresh(self) -> bool:
        """Take in what other programs have saved; whether there was anything.

        What changes while the past is being read is taken in at the next look.
        """
        if self._reading.locked():
            return False
        changed = set(self.journal.store.refresh())
        if changed:
            self.ledger.follow(changed - {"people", "practice"})
            self.outreach.follow()
            self.together.again()
        return bool(changed)


def desk_for(
    journal: Journal,
    open_editor: OpenEditor,
    beside: Callable[[], AbstractContextManager[None]],
    caretaker: Caretaker | None,
) -> Desk:
    """A desk with nothing done yet, and the past still to be read."""
    history, ledger = History(journal), Ledger(journal)
    outreach, together, searcher = Outreach(journal), Together(journal), Searcher(journal)
    upkeep = Upkeep(journal, caretaker)
    return Desk(journal, history, ledger, outreach, together, searcher, upkeep, open_editor, beside)
