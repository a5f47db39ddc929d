"""Whom to look after, of those who came in a file: many at once, a role and how often for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widgets import Input, OptionList

from journal_tui.services.choosing import asked_a_day, choices, fitting, in_order
from journal_tui.tui.commands import ON_CHOOSING, bindings, strokes
from journal_tui.tui.screens.choosing_rows import choice_heads, choice_row
from journal_tui.tui.screens.choosing_verbs import ChoosingVerbs
from journal_tui.tui.screens.person import PersonScreen
from journal_tui.tui.widgets.choice_list import ChoiceList
from journal_tui.tui.widgets.filter_field import FilterField
from journal_tui.tui.widgets.invite import Invite
from journal_tui.tui.widgets.margin_list import MarginList
from journal_tui.tui.widgets.row_line import RowLine
from journal_tui.tui.widgets.title import Title

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from journal_tui.services.choosing import Choice
    from journal_tui.tui.commands import Command
    from journal_tui.tui.desk import Desk
    from journal_tui.tui.look import Look
    from journal_tui.tui.widgets.columns import Columns


class Choosing(ChoosingVerbs):
    """Everybody who came in a file, at rest until they are chosen."""

    AUTO_FOCUS: ClassVar[str | None] = "MarginList"
    VERBS: ClassVar[tuple[Command, ...]] = ON_CHOOSING
    BINDINGS: ClassVar[list[BindingType]] = bindings(strokes(ON_CHOOSING))
    IN_FILTER: ClassVar[frozenset[str]] = frozenset({"back"})

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__(desk, look)
        self._rows: dict[str, Columns] = {}
        self._asked = 0.0

    def content(self) -> ComposeResult:
        """Title, filter, the heads of the columns, the list."""
        yield Title("Whom to look after")
        yield from self.filter_line("a name, a place, a role")
        yield RowLine()
        yield Invite()
        yield ChoiceList(glyphs=self.look.glyphs)

    def show(self, record_id: str = "") -> None:
        """Read everybody, and list those that the filter lets through."""
        self.choices = in_order(choices(self.desk.journal), self.sort)
        self._rows = {choice.person.id: choice_row(choice) for choice in self.choices}
        self._asked = asked_a_day(self.desk.journal)
        self.selected &= self._rows.keys()
        self.show_filter()
        self.list_fitting()
        self.query_one(MarginList).select_row(record_id)
        self.refresh_bindings()

    def list_fitting(self) -> None:
        """List those that the filter lets through."""
        shown = self.shown
        listed = self.query_one(MarginList)
        listed.rows = tuple(self._rows[choice.person.id] for choice in shown)
        listed.display = bool(shown)
        over = self.query_one(RowLine)
        over.row, over.display = choice_heads(), bool(shown)
        self.show_marks()
        self._say_who_is_missing(is_empty=not shown)
        if listed.display and self.focused is None:
            listed.focus()

    @property
    def shown(self) -> tuple[Choice, ...]:
        """Those that the filter lets through."""
        return fitting(self.choices, self.typed)

    def show_marks(self) -> None:
        """Mark those that are selected, and say how many there are."""
        self.query_one(ChoiceList).marked = frozenset(self.selected)
        title = self.query_one(Title)
        looked_after = sum(choice.rhythm != "never" for choice in self.choices)
        shown = len(self.query_one(MarginList).rows)
        title.beside = f"{shown} shown" if self.typed else f"{looked_after} of {len(self.choices)}"
        title.figure = f"{len(self.selected)} selected  " if self.selected else ""
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

    def can_do(self, action: str, parameters: tuple[object, ...]) -> bool:
        """What needs somebody to be done with."""
        match action:
            case "filter" | "sort" | "select_all" | "select_next":
                return bool(self.choices)
            case "role_of" | "cursor_right" | "cursor_left" | "at_rest":
                return bool(self.meant)
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

    async def action_back(self) -> None:
        """Give up the selection, else the filter, else go back."""
        if self.selected and not isinstance(self.focused, FilterField):
            self.selected = set()
        elif not self.give_up_filter():
            self.dismiss(None)
            return
        self.list_fitting()


def _rounded(number: float) -> str:
    """A number as one says it: 0.4, 2.5, 12."""
    return f"{number:.0f}" if number >= 10 else f"{max(number, 0.1):.1f}"
