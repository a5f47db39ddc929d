"""Making what was written once a reason to write to those it is about, today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.domain.errors import JournalError
from journal_tui.domain.records import people_in
from journal_tui.services.remembering import make_reason
from journal_tui.tui.commands import REACH_OUT, shown_key
from journal_tui.tui.screens.writing_page import WritingPage

if TYPE_CHECKING:
    from journal_tui.domain.records import Record


class ReachOutVerb(WritingPage):
    """A page with something to remember on it."""

    @property
    def remembered(self) -> Record | None:
        """What is remembered: the record under the cursor, unless the page has something else."""
        return self.current

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """It takes a day gone by, and somebody to write to."""
        if action != "reach_out":
            return super().check_action(action, parameters)
        record = self.remembered
        is_past = record is not None and record.day < self.desk.journal.moment().day
        return is_past and bool(record and people_in(record)) and self.desk.outreach.is_loaded

    def action_reach_out(self) -> None:
        """Make it one of today's reasons, or no longer."""
        record = self.remembered
        if record is None:
            return
        try:
            is_one, names = make_reason(self.desk.journal, self.desk.outreach, record)
        except JournalError as error:
            self.say(str(error), stay=True)
            return
        self.show()
        again = shown_key(REACH_OUT, self.look.keymap.keys)
        now = (
            f"among today’s reasons now; {again} takes that back" if is_one else "no reason of today any more"
        )
        self.say(f"{names}: {now}.")
