"""What can be done with people from the list as well as from a person's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.domain.changes import Change
from journal_tui.domain.errors import JournalError, SavedUnconfirmed
from journal_tui.domain.phrases import day_name
from journal_tui.services.merging import merge
from journal_tui.services.people import next_snooze, returned, snoozed, stepped_back
from journal_tui.services.writing import keep_all
from journal_tui.tui.screens.asking import ask_for_promise
from journal_tui.tui.screens.contacts import log_contact
from journal_tui.tui.screens.merge_piece import MergePiece
from journal_tui.tui.screens.merge_sheet import MergeSheet
from journal_tui.tui.screens.writing_page import WritingPage
from journal_tui.tui.wording import cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal_tui.domain.records import Person
    from journal_tui.tui.screens.merge_piece import Merger

TWO = 2


class PersonVerbs(WritingPage):
    """Log, promise, snooze, step back: for the people that are meant."""

    @property
    def meant(self) -> list[Person]:
        """The people whom a verb is for."""
        return []

    @property
    def at_hand(self) -> Person | None:
        """The first of them."""
        return next(iter(self.meant), None)

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

    def action_merge(self) -> None:
        """Two people are one: those that are selected, or the one that is meant and somebody to be named."""
        people = self.meant
        if not people:
            return
        if len(people) > TWO:
            self.say("Select two who are one and the same; more of them go one by one.")
            return
        piece = MergePiece(self.desk, *people)
        self.app.push_screen(MergeSheet(self.look, piece), self._merge)

    def _merge(self, merger: Merger | None) -> None:
        if merger is None:
            return
        kept, gone = merger
        try:
            changes = merge(self.desk.journal, kept, gone)
        except SavedUnconfirmed as error:
            self.desk.outreach.follow()
            self.desk.together.again()
            self.merged(kept)
            self.say(str(error), stay=True)
            return
        except JournalError as error:
            self.say(str(error), stay=True)
            return
        self.desk.did(f"merging {cut(gone.name, 30)} into {cut(kept.name, 30)}", *changes)
        self.merged(kept)
        self.say(f"{cut(gone.name, 30)} is {cut(kept.name, 30)} now. u takes it back.")

    def merged(self, kept: Person) -> None:
        """Show whoever stayed."""
        self.selection_done()
        self.show(kept.id)

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
