"""What can be done with people from the list as well as from a person's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.domain.changes import Change
from journal_tui.domain.errors import JournalError
from journal_tui.domain.phrases import day_name
from journal_tui.services.people import next_snooze, returned, snoozed, stepped_back
from journal_tui.services.writing import keep_all
from journal_tui.tui.screens.asking import ask_for_promise
from journal_tui.tui.screens.contacts import log_contact
from journal_tui.tui.screens.writing_page import WritingPage
from journal_tui.tui.wording import cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal_tui.domain.records import Person


class PersonVerbs(WritingPage):
    """Log, promise, snooze, step back: for the people that are meant."""

    @property
    def meant(self) -> list[Person]:
        """The people whom a verb is for."""
        return []

    def selection_done(self) -> None:
        """What was selected has been dealt with."""

    def action_log_with(self) -> None:
        """Log a contact with them."""
        if self.meant:
            log_contact(self, self.meant)

    def action_promise(self) -> None:
        """Write a promise with the person."""
        if self.meant:
            ask_for_promise(self, self.meant[0])

    def action_snooze(self) -> None:
        """Leave them alone for 3 days; again for 7, for 14, no longer."""
        people = self.meant
        if not people:
            return
        today = self.writing_day
        days = next_snooze(people[0], today)
        after = [snoozed(self.desk.journal, person, days) for person in people]
        until = after[0].snoozed_until
        said = (
            f"left alone until {day_name(until, today)}; s again changes that"
            if until
            else "back in the picks"
        )
        self._change("snoozing", people, after, said)

    def action_step_back(self) -> None:
        """Step back from them, or return to them."""
        people, journal = self.meant, self.desk.journal
        if not people:
            return
        if all(person.stepped_back is not None for person in people):
            after = [returned(journal, person) for person in people]
            self._change("returning to", people, after, "back in the picks")
        else:
            after = [stepped_back(journal, person) for person in people]
            self._change("stepping back from", people, after, "never picked from now on; b returns")

    def _change(self, verb: str, before: Sequence[Person], after: Sequence[Person], said: str) -> None:
        """Save what was done with these people as one step, and say it."""
        who = cut(before[0].name, 30) if len(before) == 1 else f"{len(before)} people"
        try:
            saved = keep_all(self.desk.journal, after)
        except JournalError as error:
            self.say(str(error), stay=True)
            return
        self.desk.did(f"{verb} {who}", *map(Change, before, saved))
        if len(before) > 1:
            self.selection_done()
        self.show(before[0].id if len(before) == 1 else "")
        self.say(f"{who}: {said}.")
