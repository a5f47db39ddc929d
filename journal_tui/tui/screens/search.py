"""Search: everything that was written, found as one types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, OptionList

from journal_tui.domain.query import Query, read_query
from journal_tui.tui.commands import BACK, ON_SEARCH, OPEN_HIT, TO_HITS, bindings
from journal_tui.tui.screens.found import Found
from journal_tui.tui.screens.record_verbs import RecordVerbs
from journal_tui.tui.widgets.filter_field import FilterField
from journal_tui.tui.widgets.invite import Invite
from journal_tui.tui.widgets.margin_list import MarginList
from journal_tui.tui.widgets.section import Section
from journal_tui.tui.widgets.title import Title
from journal_tui.tui.wording import line_of

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from journal_tui.domain.records import Record
    from journal_tui.tui.commands import Command
    from journal_tui.tui.desk import Desk
    from journal_tui.tui.look import Look

AT_ONCE = 50
"""Hits that are listed at first; more come when the cursor gets to the last of them."""

IN_FIELD = (OPEN_HIT, TO_HITS, BACK)
"""What can be done while the query is being typed."""

LANGUAGE = (
    ("una release", "both words, anywhere: in a text, its question, a name"),
    ("“a phrase”", "these words, one after the other"),
    ("@una", "about somebody whose name begins so"),
    ("#tag", "with a tag that begins so"),
    ("kind:note", "gratitude, reflection, note, review, contact, promise"),
    ("theme:trust", "answers to questions of that theme"),
    ("since:2024", "from a year, month or day on; before:2025-03 until then"),
    ("-word", "without it; also -@una, -#tag, -kind:note"),
)


class Search(RecordVerbs):
    """A query, and the records that answer it, the newest first."""

    AUTO_FOCUS: ClassVar[str | None] = "FilterField"
    VERBS: ClassVar[tuple[Command, ...]] = ON_SEARCH
    BINDINGS: ClassVar[list[BindingType]] = bindings(ON_SEARCH)

    @dataclass
    class Chosen(Message):
        """A record is to be opened where it stands, on its day."""

        record: Record

    class Ready(Message):
        """Everything can be searched now."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__(desk, look)
        self._query = Query()
        self._problem = ""
        self._found = Found()
        self._ahead = ""

    def content(self) -> ComposeResult:
        """Title, the query, how it is written, what was found."""
        yield Title("Search")
        with Horizontal(classes="filter"):
            yield FilterField(self._ahead, placeholder="a word, a name, a phrase")
        yield Section(rows=LANGUAGE, label_width=12)
        yield Invite()
        yield MarginList(glyphs=self.look.glyphs)

    def on_mount(self) -> None:
        """Follow the query at once: its message would come a frame later."""
        self.watch(self.query_one(FilterField), "value", self._typed, init=False)
        if not self.desk.searcher.is_loaded:
            self._make_ready()

    @work(thread=True)
    def _make_ready(self) -> None:
        self.desk.load_search()
        self.post_message(self.Ready())

    @on(Ready)
    def _is_ready(self) -> None:
        self.show()

    def typed_ahead(self, letter: str) -> None:
        """Put what was typed before the field could take it into the field."""
        if self.focused is None:
            self._ahead += letter
            for field in self.query(FilterField):
                field.insert_text_at_cursor(letter)

    def show(self, record_id: str = "") -> None:
        """Search anew, as far down as was listed before."""
        if self.desk.searcher.is_loaded:
            self.desk.searcher.catch_up()
        self._search(max(AT_ONCE, len(self._found.records)))
        self.query_one(MarginList).select_row(record_id)
        self.refresh_bindings()

    def _typed(self) -> None:
        self._search(AT_ONCE)
        listed = self.query_one(MarginList)
        listed.highlighted = 0 if listed.rows else None
        self.redraw_keys()

    def _search(self, count: int) -> None:
        """List the first so many records that answer what stands in the field."""
        typed = line_of(self.query_one(FilterField).value)
        self._query, problem = read_query(typed, self.today)
        if problem != self._problem:
            self._problem = problem
            self.say(problem, stay=True)
        self._found = Found(() if self._query.is_empty else self.desk.searcher.hits(self._query))
        self._take(count)
        listed, invite = self.query_one(MarginList), self.query_one(Invite)
        listed.display = bool(listed.rows)
        self.query_one(Section).display = self._query.is_empty
        is_over = self.desk.searcher.is_loaded and not (self._query.is_empty or listed.rows)
        invite.show(f"Nothing you wrote fits “{typed}”." if is_over else "")
        if self.focused is None:
            self.query_one(FilterField).focus()

    def _take(self, count: int) -> None:
        """List so many more."""
        self._found.take(count)
        names, today = self.desk.journal.names(), self.today
        self.query_one(MarginList).rows = self._found.rows(names, self._query, today)
        number, title = len(self._found.records), self.query_one(Title)
        if not self.desk.searcher.is_loaded:
            title.words = "…"
        elif not number:
            title.words = ""
        else:
            title.words = f"the newest {number}" if self._found.has_more else f"{number} found"

    @property
    def current(self) -> Record | None:
        """The record under the cursor."""
        lists = self.query(MarginList)
        return self._found.records.get(lists.first().current or "") if lists else None

    @property
    def verbs_now(self) -> tuple[Command, ...]:
        """Few while the query is being typed."""
        return IN_FIELD if isinstance(self.focused, FilterField) else self.VERBS

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """What can be done now."""
        is_typing = isinstance(self.focused, FilterField)
        if action in {OPEN_HIT.id, TO_HITS.id}:
            return self.current is not None and (is_typing or action == OPEN_HIT.id)
        if is_typing:
            return action == BACK.id
        return super().check_action(action, parameters)

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def action_open_hit(self) -> None:
        """Open the day of the record under the cursor, at that record."""
        if self.current is not None:
            self.post_message(self.Chosen(self.current))

    @on(FilterField.Left)
    def action_to_hits(self) -> None:
        """From the field to the list."""
        self.query_one(MarginList).focus()

    def action_to_query(self) -> None:
        """Back to the field."""
        self.query_one(FilterField).focus()

    async def action_back(self) -> None:
        """To where the user came from."""
        await self.run_action("app.step_back")

    @on(OptionList.OptionHighlighted)
    def _cursor_moved(self, event: OptionList.OptionHighlighted) -> None:
        if self._found.has_more and event.option_index == len(self._found.records) - 1:
            self._take(AT_ONCE)
        self.refresh_bindings()
