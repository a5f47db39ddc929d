"""What can be done to a record on its day's page: moved, copied, and brought back once it was deleted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from journal_tui.domain.days import month_of
from journal_tui.domain.errors import JournalError
from journal_tui.domain.records import words_of
from journal_tui.services.deleted import bring_back, recently_deleted
from journal_tui.services.moving import move
from journal_tui.tui.screens.day_passages import whole_date
from journal_tui.tui.screens.day_sheet import DaySheet
from journal_tui.tui.screens.deleted_sheet import DeletedSheet
from journal_tui.tui.screens.live_page import LivePage
from journal_tui.tui.screens.reach_out import ReachOutVerb
from journal_tui.tui.wording import cut

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from journal_tui.domain.changes import Change
    from journal_tui.domain.records import Record

ON_A_RECORD = frozenset({"delete", "move", "copy_record"})


class RecordVerbs(ReachOutVerb, LivePage):
    """A page that shows days of any date."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """What can be done now."""
        if action in ON_A_RECORD:
            return self.current is not None
        return super().check_action(action, parameters)

    def action_move(self) -> None:
        """Ask for the day to move the record to."""
        record = self.current
        if record is not None:
            self.app.push_screen(DaySheet(self.look, record.day, self.today), partial(self._move_to, record))

    def _move_to(self, record: Record, day: date | None) -> None:
        if day is not None and self._done(
            f"moving the {record.kind}", lambda: move(self.desk.journal, record, day), record.day, day
        ):
            self.say(f"Moved to {whole_date(day)}. u brings it back.")

    def action_copy_record(self) -> None:
        """Copy the record's words, for another program."""
        record = self.current
        words = words_of(record) if record is not None else ""
        if words:
            self.app.copy_to_clipboard(words)
            self.say(f"Copied: “{cut(words, 40)}”")
        else:
            self.say("It holds no words to copy.")

    def action_recently_deleted(self) -> None:
        """List what was deleted, and bring back what is chosen."""
        held = recently_deleted(self.desk.journal)
        if not held:
            self.say("Nothing was deleted in the last 30 days.")
            return
        sheet = DeletedSheet(self.look, held, self.desk.journal.names(), self.today)
        self.app.push_screen(sheet, self._bring_back)

    def _bring_back(self, record: Record | None) -> None:
        if record is not None and self._done(
            f"bringing back the {record.kind}", lambda: (bring_back(self.desk.journal, record),), record.day
        ):
            self.say(f"It is back, on {whole_date(record.day)}.")

    def _done(self, word: str, verb: Callable[[], tuple[Change, ...]], *days: date) -> bool:
        """Do it and show what has become of it; or say why not. Whether it is done."""
        try:
            changes = verb()
        except JournalError as error:
            # Something of it may be in place.
            self.desk.ledger.follow({month_of(day) for day in days})
            self.show()
            self.say(str(error), stay=True)
            return False
        self.desk.did(word, *changes)
        self.show(changes[0].after.id)
        return True
