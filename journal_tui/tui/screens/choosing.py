"""Whom to look after, of those who came in a file: many at once, a role and how often for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widgets import Input, OptionList

from journal_tui.domain.changes import Change
from journal_tui.domain.errors import JournalError
from journal_tui.services.choosing import (
    SORTS,
    asked_a_day,
    at_rest,
    choices,
    fitting,
    in_order,
    turned,
    with_role,
)
from journal_tui.services.writing import keep_all
from journal_tui.tui.commands import ON_CHOOSING, bindings, strokes
from journal_tui.tui.screens.choosing_rows import choice_heads, choice_row
from journal_tui.tui.screens.filter_page import FilterPage
from journal_tui.tui.screens.person import PersonScreen
from journal_tui.tui.screens.role_sheet import RoleSheet
from journal_tui.tui.widgets.choice_list import ChoiceList
from journal_tui.tui.widgets.filter_field import FilterField
from journal_tui.tui.widgets.invite import Invite
from journal_tui.tui.widgets.margin_list import MarginList
from journal_tui.tui.widgets.row_line import RowLine
from journal_tui.tui.widgets.title import Title
from journal_tui.tui.wording import cut

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from journal_tui.domain.records import Person
    from journal_tui.services.choosing import Choice
    from journal_tui.tui.commands import Command
    from journal_tui.tui.desk import Desk
    from journal_tui.tui.look import Look
    from journal_tui.tui.widgets.columns import Columns


class Choosing(FilterPage):
    """Everybody who came in a file, at rest until they are chosen."""

    AUTO_FOCUS: ClassVar[str | None] = "MarginList"
    VERBS: ClassVar[tuple[Command, ...]] = ON_CHOOSING
    BINDINGS: ClassVar[list[BindingType]] = bindings(strokes(ON_CHOOSING))
    IN_FILTER: ClassVar[frozenset[str]] = frozenset({"back"})

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__(desk, look)
        self._choices: tuple[Choice, ...] = ()
        self._rows: dict[str, Columns] = {}
        self._asked = 0.0
        self._sort = SORTS[0]
        self._chosen: set[str] = set()

    def content(self) -> ComposeResult:
        """Title, filter, the heads of the columns, the list."""
        yield Title("Whom to look after")
        yield from self.filter_line("a name, a place, a role")
        yield RowLine()
        yield Invite()
        yield ChoiceList(glyphs=self.look.glyphs)

    def show(self, record_id: str = "") -> None:
        """Read everybody, and list those that the filter lets through."""
        self._choices = in_order(choices(self.desk.journal), self._sort)
        self._rows = {choice.person.id: choice_row(choice) for choice in self._choices}
        self._asked = asked_a_day(self.desk.journal)
        self._chosen &= self._rows.keys()
        self.show_filter()
        self.list_fitting()
        self.query_one(MarginList).select_row(record_id)
        self.refresh_bindings()

    def list_fitting(self) -> None:
        """List those that the filter lets through."""
        shown = self._fitting
        listed = self.query_one(MarginList)
        listed.rows = tuple(self._rows[choice.person.id] for choice in shown)
        listed.display = bool(shown)
        over = self.query_one(RowLine)
        over.row, over.display = choice_heads(), bool(shown)
        self._mark()
        self._say_who_is_missing(is_empty=not shown)
        if listed.display and self.focused is None:
            listed.focus()

    @property
    def _fitting(self) -> tuple[Choice, ...]:
        return fitting(self._choices, self.typed)

    def _mark(self) -> None:
        """Mark those that are selected, and say how many there are."""
        self.query_one(ChoiceList).marked = frozenset(self._chosen)
        title = self.query_one(Title)
        looked_after = sum(choice.rhythm != "never" for choice in self._choices)
        shown = len(self.query_one(MarginList).rows)
        title.beside = f"{shown} shown" if self.typed else f"{looked_after} of {len(self._choices)}"
        title.figure = f"{len(self._chosen)} selected  " if self._chosen else ""
        title.words = (
            f"asks for about {_rounded(self._asked)} a day" if self._asked else "asks for nothing yet"
        )

    def _say_who_is_missing(self, *, is_empty: bool) -> None:
        invite = self.query_one(Invite)
        if not is_empty:
            invite.show("")
        elif self.typed:
            invite.show(f"Nobody here fits “{self.typed}”.", "esc", "shows everybody")
        else:
            invite.show("Nobody came in a file. journal-tui import brings people in.")

    @property
    def under_cursor(self) -> Person | None:
        """The person under the cursor."""
        row = self.query_one(MarginList).current
        return next((choice.person for choice in self._choices if choice.person.id == row), None)

    @property
    def meant(self) -> list[Person]:
        """Those that are selected, else the one under the cursor."""
        if self._chosen:
            return [choice.person for choice in self._choices if choice.person.id in self._chosen]
        return [self.under_cursor] if self.under_cursor else []

    def can_do(self, action: str, parameters: tuple[object, ...]) -> bool:
        """What needs somebody to be done with."""
        match action:
            case "filter" | "sort" | "select_all" | "select_next" | "role_of" | "often" | "at_rest":
                return bool(self._choices)
            case "open_person":
                return self.under_cursor is not None
            case _:
                return super().can_do(action, parameters)

    @on(OptionList.OptionHighlighted)
    def _cursor_moved(self) -> None:
        self.refresh_bindings()

    @on(Input.Submitted)
    def _filter_ended(self) -> None:
        """What was looked for is in sight: on to the list."""
        self.query_one(MarginList).focus()

    @on(OptionList.OptionSelected)
    def action_open_person(self) -> None:
        """Open the page of the person under the cursor."""
        if self.under_cursor is not None:
            self.app.push_screen(PersonScreen(self.desk, self.look, self.under_cursor.id))

    def action_select_next(self) -> None:
        """Select the person under the cursor, or no longer, and go on to the next."""
        if self.under_cursor is not None:
            self._chosen ^= {self.under_cursor.id}
            self._mark()
            self.query_one(MarginList).action_cursor_down()

    def action_select_all(self) -> None:
        """Select everybody who is shown; none, where they all are."""
        shown = {choice.person.id for choice in self._fitting}
        self._chosen = self._chosen - shown if shown <= self._chosen else self._chosen | shown
        self._mark()

    def action_sort(self) -> None:
        """The next order."""
        self._sort = SORTS[(SORTS.index(self._sort) + 1) % len(SORTS)]
        self.show(self.under_cursor.id if self.under_cursor else "")
        self.say(f"{self._sort.capitalize()}.")

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
            self._chosen = set()
            self._mark()

    @on(ChoiceList.Turned)
    def _turn(self, event: ChoiceList.Turned) -> None:
        journal = self.desk.journal
        self._change(lambda person: turned(journal, person, event.by), "how often is changed")

    def action_often(self) -> None:
        """Left and right turn in the list."""

    def action_at_rest(self) -> None:
        """Leave them at rest."""
        journal = self.desk.journal
        if self._change(lambda person: at_rest(journal, person), "at rest"):
            self._chosen = set()
            self._mark()

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

    async def action_back(self) -> None:
        """Give up the selection, else the filter, else go back."""
        if self._chosen and not isinstance(self.focused, FilterField):
            self._chosen = set()
        elif not self.give_up_filter():
            self.dismiss(None)
            return
        self.list_fitting()


def _rounded(number: float) -> str:
    """A number as one says it: 0.4, 2.5, 12."""
    return f"{number:.0f}" if number >= 10 else f"{max(number, 0.1):.1f}"
