"""People: everybody, by what comes next; filtered as one types, several at once where that helps."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, OptionList

from journal_tui.services.person_page import SORTS, fitting, in_order, person_lines, person_page
from journal_tui.tui.commands import ADD_PERSON, ON_PEOPLE, bindings, full_keys, strokes
from journal_tui.tui.screens.live_page import LivePage
from journal_tui.tui.screens.people_rows import heads, person_row
from journal_tui.tui.screens.person import PersonScreen
from journal_tui.tui.screens.person_verbs import PersonVerbs
from journal_tui.tui.screens.person_view import pane_facts
from journal_tui.tui.widgets.filter_field import FilterField
from journal_tui.tui.widgets.invite import Invite
from journal_tui.tui.widgets.margin_list import MarginList
from journal_tui.tui.widgets.person_pane import PaneFacts, PersonPane
from journal_tui.tui.widgets.row_line import RowLine
from journal_tui.tui.widgets.title import Title
from journal_tui.tui.wording import line_of

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from journal_tui.domain.records import Person
    from journal_tui.services.person_page import PersonLine
    from journal_tui.tui.commands import Command
    from journal_tui.tui.desk import Desk
    from journal_tui.tui.look import Look
    from journal_tui.tui.widgets.columns import Columns

IN_FILTER = frozenset({"open_person", "back"})
"""What can be done while the filter is being typed."""


class People(PersonVerbs, LivePage):
    """The list of people; at its right, where there is room, the one under the cursor."""

    AUTO_FOCUS: ClassVar[str | None] = "MarginList"
    VERBS: ClassVar[tuple[Command, ...]] = ON_PEOPLE
    BINDINGS: ClassVar[list[BindingType]] = bindings(strokes(ON_PEOPLE))

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__(desk, look)
        self._lines: tuple[PersonLine, ...] = ()
        self._rows: dict[str, Columns] = {}
        self._people: dict[str, Person] = {}
        self._sort = SORTS[0]
        self._chosen: set[str] = set()

    def content(self) -> ComposeResult:
        """Title, filter, the heads of the columns, the list; the pane beside it."""
        with Horizontal(classes="beside"):
            with Vertical(classes="list"):
                yield Title("People")
                with Horizontal(classes="filter"):
                    yield FilterField(placeholder="a name, a role, a place")
                yield RowLine()
                yield Invite()
                yield MarginList(glyphs=self.look.glyphs)
            yield PersonPane()

    def on_mount(self) -> None:
        """Follow the filter and the cursor at once: their messages would come a frame later."""
        self.watch(self.query_one(FilterField), "value", self._filter_typed, init=False)
        self.watch(self.query_one(MarginList), "highlighted", self._show_pane, init=False)

    def show(self, record_id: str = "") -> None:
        """Read everybody, and list those that the filter lets through."""
        self._lines = in_order(person_lines(self.desk.journal, self.desk.outreach), self._sort)
        self._people = {line.person.id: line.person for line in self._lines}
        self._chosen &= self._people.keys()
        self._rows = {
            line.person.id: person_row(line, self._chosen, self.look.glyphs) for line in self._lines
        }
        self.query_one(".filter").display = self._is_filtering
        self._list()
        self.query_one(MarginList).select_row(record_id)
        self._show_pane()
        self.refresh_bindings()

    def _filter_typed(self) -> None:
        self._list()
        self._show_pane()

    @property
    def _is_filtering(self) -> bool:
        field = self.query_one(FilterField)
        return bool(field.value) or field.has_focus

    def _list(self) -> None:
        """List those that the filter lets through."""
        typed = line_of(self.query_one(FilterField).value)
        lines = fitting(self._lines, typed)
        listed = self.query_one(MarginList)
        listed.rows = tuple(self._rows[line.person.id] for line in lines)
        listed.display = bool(lines)
        over = self.query_one(RowLine)
        over.row, over.display = heads(with_marks=bool(self._chosen)), bool(lines)
        title = self.query_one(Title)
        everybody = str(len(self._lines)) if self._lines else ""
        title.beside = f"{len(lines)} of {everybody}" if typed else everybody
        title.words = f"{len(self._chosen)} selected" if self._chosen else self._sort if self._lines else ""
        self._say_what_is_missing(typed, is_empty=not lines)
        if listed.display and self.focused is None:
            listed.focus()

    def _say_what_is_missing(self, typed: str, *, is_empty: bool) -> None:
        invite = self.query_one(Invite)
        if not is_empty:
            invite.show("")
        elif typed:
            invite.show(f"Nobody here fits “{typed}”.", "esc", "shows everybody")
        else:
            keys = full_keys(ADD_PERSON, ON_PEOPLE, self.look.keymap.keys)
            invite.show("Nobody is here yet. Begin with somebody you would miss.", keys, "add somebody")

    def _show_pane(self) -> None:
        if not self.has_class("-wide"):
            return
        person = self.current
        if person is not None and self.desk.knows_the_past:
            shown = pane_facts(person_page(person, self.desk.outreach, self.desk.together))
        else:
            shown = PaneFacts()
        self.query_one(PersonPane).shown = shown

    @property
    def current(self) -> Person | None:
        """The person under the cursor."""
        lists = self.query(MarginList)
        row = lists.first().current if lists else None
        return self._people.get(row) if row else None

    @property
    def meant(self) -> list[Person]:
        """Those that are selected, else the one under the cursor."""
        if self._chosen:
            return [line.person for line in self._lines if line.person.id in self._chosen]
        return [self.current] if self.current else []

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """In the filter letters are text."""
        if isinstance(self.focused, FilterField):
            return action in IN_FILTER
        match action:
            case "open_person" | "log_with" | "promise" | "snooze" | "step_back" | "merge" | "select":
                return self.current is not None
            case "filter" | "sort":
                return bool(self._lines)
            case _:
                return super().check_action(action, parameters)

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def action_open_person(self) -> None:
        """Open the page of the person under the cursor."""
        if self.current is not None:
            self.app.push_screen(PersonScreen(self.desk, self.look, self.current.id))

    @on(FilterField.Left)
    def _leave_filter(self) -> None:
        self.query_one(MarginList).focus()

    @on(OptionList.OptionHighlighted)
    def _cursor_moved(self) -> None:
        self.refresh_bindings()

    def on_resize(self) -> None:
        """A pane that appears has somebody to show."""
        self.call_after_refresh(self._show_pane)

    def action_filter(self) -> None:
        """Type what to look for."""
        self.query_one(".filter").display = True
        self.query_one(FilterField).focus()

    def action_sort(self) -> None:
        """The next order."""
        self._sort = SORTS[(SORTS.index(self._sort) + 1) % len(SORTS)]
        self.show(self.current.id if self.current else "")

    def action_select(self) -> None:
        """Select the person under the cursor, or no longer."""
        if self.current is not None:
            self._chosen ^= {self.current.id}
            self.show(self.current.id)

    def selection_done(self) -> None:
        """What was selected has been dealt with."""
        self._chosen = set()

    async def action_back(self) -> None:
        """Give up the selection, else the filter, else go to today."""
        field = self.query_one(FilterField)
        if self._chosen and not field.has_focus:
            self._chosen = set()
        elif self._is_filtering:
            field.value = ""
            self.query_one(MarginList).focus()
            self.query_one(".filter").display = False
        else:
            await self.app.run_action("go('today')")
            return
        self.show(self.current.id if self.current else "")
