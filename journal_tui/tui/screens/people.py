"""People: everybody, by what comes next; filtered as one types, several at once where that helps."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, OptionList

from journal_tui.services.person_page import SORTS, fitting, in_order, person_lines, person_page
from journal_tui.tui.commands import ADD_PERSON, CHOOSE, ON_PEOPLE, bindings, full_keys, shown_key, strokes
from journal_tui.tui.screens.choosing import Choosing
from journal_tui.tui.screens.filter_page import FilterPage
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

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from journal_tui.domain.records import Person
    from journal_tui.services.person_page import PersonLine
    from journal_tui.tui.commands import Command
    from journal_tui.tui.desk import Desk
    from journal_tui.tui.look import Look
    from journal_tui.tui.widgets.columns import Columns


class People(FilterPage, PersonVerbs):
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
                yield from self.filter_line("a name, a role, a place")
                yield Invite(beside=True)
                yield RowLine()
                yield Invite()
                yield MarginList(glyphs=self.look.glyphs)
            yield PersonPane()

    def on_mount(self) -> None:
        """Follow the cursor at once: its messages would come a frame later."""
        self.watch(self.query_one(MarginList), "highlighted", self._show_pane, init=False)

    def show(self, record_id: str = "") -> None:
        """Read everybody, and list those that the filter lets through."""
        self._lines = in_order(person_lines(self.desk.journal, self.desk.outreach), self._sort)
        self._people = {line.person.id: line.person for line in self._lines}
        self._chosen &= self._people.keys()
        self._rows = {
            line.person.id: person_row(line, self._chosen, self.look.glyphs) for line in self._lines
        }
        self.show_filter()
        self._list()
        self.query_one(MarginList).select_row(record_id)
        self._show_pane()
        self.refresh_bindings()

    def list_fitting(self) -> None:
        """List those that the filter lets through, and show the one under the cursor."""
        self._list()
        self._show_pane()

    def _list(self) -> None:
        """List those that the filter lets through."""
        typed = self.typed
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
        self._say_who_came()
        self._say_what_is_missing(typed, is_empty=not lines)
        if listed.display and self.focused is None:
            listed.focus()

    def _say_who_came(self) -> None:
        """Until anybody is chosen of those who came in a file: how to do that."""
        arrived = [person for person in self._people.values() if person.imported]
        is_begun = any(person.rhythm != "never" for person in arrived)
        sentence = "" if is_begun or not arrived else f"{len(arrived)} came in a file, and are at rest."
        keys = shown_key(CHOOSE, self.look.keymap.keys)
        self.query(Invite).first().show(sentence, keys if sentence else "", "choose whom to look after")

    def _say_what_is_missing(self, typed: str, *, is_empty: bool) -> None:
        invite = self.query(Invite).last()
        if not is_empty:
            invite.show("")
        elif typed:
            invite.show(f"Nobody here fits “{typed}”.", "esc", "shows everybody")
        else:
            keys = full_keys(ADD_PERSON, ON_PEOPLE, self.look.keymap.keys)
            invite.show("Nobody is here yet. Begin with somebody you would miss.", keys, "add somebody")

    def _show_pane(self) -> None:
        if self.is_gone or not self.has_class("-wide"):
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

    def can_do(self, action: str, parameters: tuple[object, ...]) -> bool:
        """What needs somebody to be done with."""
        match action:
            case "open_person" | "log_with" | "promise" | "snooze" | "step_back" | "merge" | "select":
                return self.current is not None
            case "filter" | "sort":
                return bool(self._lines)
            case "choose":
                return any(person.imported for person in self._people.values())
            case _:
                return super().can_do(action, parameters)

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def action_open_person(self) -> None:
        """Open the page of the person under the cursor."""
        if self.current is not None:
            self.app.push_screen(PersonScreen(self.desk, self.look, self.current.id))

    @on(OptionList.OptionHighlighted)
    def _cursor_moved(self) -> None:
        self.refresh_bindings()

    def on_resize(self) -> None:
        """A pane that appears has somebody to show."""
        self.call_after_refresh(self._show_pane)

    def action_choose(self) -> None:
        """Choose whom to look after, of those who came in a file."""
        self.app.push_screen(Choosing(self.desk, self.look))

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
        if self._chosen and not isinstance(self.focused, FilterField):
            self._chosen = set()
        elif not self.give_up_filter():
            await self.app.run_action("go('today')")
            return
        self.show(self.current.id if self.current else "")
