"""What can be done with those who came in a file: a role, how often, at rest; for all that are selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from journal_tui.domain.changes import Change
from journal_tui.domain.errors import JournalError
from journal_tui.services.choosing import SORTS, at_rest, turned, with_role
from journal_tui.services.writing import keep_all
from journal_tui.tui.screens.filter_page import FilterPage
from journal_tui.tui.screens.role_sheet import RoleSheet
from journal_tui.tui.widgets.choice_list import ChoiceList
from journal_tui.tui.widgets.margin_list import MarginList
from journal_tui.tui.wording import cut

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal_tui.domain.records import Person
    from journal_tui.services.choosing import Choice
    from journal_tui.tui.desk import Desk
    from journal_tui.tui.look import Look


class ChoosingVerbs(FilterPage):
    """Selecting, and what is done with those that are selected."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__(desk, look)
        self.choices: tuple[Choice, ...] = ()
        self.selected: set[str] = set()
        self.sort = SORTS[0]

    @property
    def shown(self) -> tuple[Choice, ...]:
        """Those that the filter lets through."""
        return self.choices

    def show_marks(self) -> None:
        """Mark those that are selected, and say how many there are."""

    @property
    def under_cursor(self) -> Person | None:
        """The person under the cursor."""
        row = self.query_one(MarginList).current
        return next((choice.person for choice in self.choices if choice.person.id == row), None)

    @property
    def meant(self) -> list[Person]:
        """Those that are selected, else the one under the cursor."""
        if self.selected:
            return [choice.person for choice in self.choices if choice.person.id in self.selected]
        return [self.under_cursor] if self.under_cursor else []

    def action_select_next(self) -> None:
        """Select the person under the cursor, or no longer, and go on to the next."""
        if self.under_cursor is not None:
            self.selected ^= {self.under_cursor.id}
            self.show_marks()
            self.query_one(MarginList).action_cursor_down()

    def action_select_all(self) -> None:
        """Select everybody who is shown; none, where they all are."""
        shown = {choice.person.id for choice in self.shown}
        self.selected = self.selected - shown if shown <= self.selected else self.selected | shown
        self.show_marks()

    def action_sort(self) -> None:
        """The next order."""
        self.sort = SORTS[(SORTS.index(self.sort) + 1) % len(SORTS)]
        self.show(self.under_cursor.id if self.under_cursor else "")
        self.say(f"{self.sort.capitalize()}.")

    def action_role_of(self) -> None:
        """Offer the roles."""
        people = self.meant
        if people:
            who = cut(people[0].name, 30) if len(people) == 1 else f"these {len(people)}"
            question = f"What {'is' if len(people) == 1 else 'are'} {who} to you?"
            self.app.push_screen(
                RoleSheet(self.look, question, self.desk.journal.settings(), self._give_role)
            )

    def _give_role(self, role: str) -> None:
        journal = self.desk.journal
        if self._change(lambda person: with_role(journal, person, role), f"{role} from now on"):
            self.selected = set()
            self.show_marks()

    @on(ChoiceList.Turned)
    def _turned(self, event: ChoiceList.Turned) -> None:
        self._turn(event.by)

    def action_cursor_right(self) -> None:
        """A step more often."""
        self._turn(1)

    def action_cursor_left(self) -> None:
        """A step less often."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        journal = self.desk.journal
        self._change(lambda person: turned(journal, person, by), "how often is changed")

    def action_at_rest(self) -> None:
        """Leave them at rest."""
        journal = self.desk.journal
        if self._change(lambda person: at_rest(journal, person), "at rest"):
            self.selected = set()
            self.show_marks()

    def _change(self, change: Callable[[Person], Person], said: str) -> bool:
        """Change those that are meant in one save and as one step; whether that is done."""
        before = self.meant
        if not before:
            return False
        who = cut(before[0].name, 30) if len(before) == 1 else f"{len(before)} people"
        try:
            saved = keep_all(self.desk.journal, [change(person) for person in before])
        except JournalError as error:
            self.say(str(error), stay=True)
            return False
        self.desk.did(f"choosing {who}", *map(Change, before, saved))
        self.show(self.under_cursor.id if self.under_cursor else "")
        self.say(f"{who}: {said}.")
        return True
