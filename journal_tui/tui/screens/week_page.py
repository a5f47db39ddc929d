"""The week looked over: what was kept, who was reached, what is left to say, and one question."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from journal_tui.services.editing import mark_kept, mark_told
from journal_tui.services.week import look_over, present_week, review_of
from journal_tui.tui.commands import KEEP_TEXT, ON_WEEK, bindings, strokes
from journal_tui.tui.screens.contacts import log_contact
from journal_tui.tui.screens.pieces import REVIEW, edited_piece
from journal_tui.tui.screens.text_part import TextPart
from journal_tui.tui.screens.week_view import (
    COFFEE,
    PROMISE,
    THANKS,
    held_rows,
    invitation,
    own_words,
    week_rows,
    week_words,
)
from journal_tui.tui.widgets.margin_list import MarginList
from journal_tui.tui.widgets.mentioning import Mentioning
from journal_tui.tui.widgets.section import Section
from journal_tui.tui.widgets.title import Title

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from journal_tui.domain.records import Person, Record
    from journal_tui.tui.commands import Command
    from journal_tui.tui.desk import Desk
    from journal_tui.tui.look import Look

FEW_WORDS, MOST_WORDS = 2, 8
"""So many of the week's texts are shown where the terminal is low, and where it is tall."""

TALL = 34
PAGE, BESIDE_WORDS = 126, 12
"""Cells that a page is wide at the most, and those of a line that its text does not have."""

NOT_YET = "…"
"""Where the past has still to be read."""


class WeekPage(TextPart):
    """Ten minutes once a week. It can be left and gone on with; what is answered is a record of its own."""

    AUTO_FOCUS: ClassVar[str | None] = "MarginList"
    KIND: ClassVar[str] = REVIEW
    VERBS: ClassVar[tuple[Command, ...]] = ON_WEEK
    BINDINGS: ClassVar[list[BindingType]] = bindings(strokes(ON_WEEK))

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__(desk, look)
        self._week = present_week(desk.journal)
        answered = review_of(desk.journal, self._week)
        if answered is not None:
            self.piece = edited_piece(desk.journal, answered)
        self._was_left = True
        self._texts: tuple[Record, ...] = ()

    def content(self) -> ComposeResult:
        """Title, the days in a line, what can be done, the question and its field."""
        yield Title("Your week", "ten minutes")
        yield Section(id="held")
        yield MarginList(glyphs=self.look.glyphs)
        yield Section("In your own words", label_width=4, id="words")
        yield Static(Content(self.piece.question), classes="question", markup=False)
        with VerticalScroll(can_focus=False, classes="written"):
            yield self.field()

    def show(self, record_id: str = "") -> None:
        """Show the week as it is now."""
        self.follow_record()
        desk = self.desk
        self.query_one(Title).beside = week_words(self._week)
        held, listed = self.query_one("#held", Section), self.query_one(MarginList)
        if not self.desk.knows_the_past:
            held.rows = (("", NOT_YET),)
            listed.add_class("-empty")
            return
        behind, facts = look_over(desk.journal, desk.outreach, desk.ledger), desk.outreach.facts()
        names = desk.journal.names()
        held.rows = held_rows(behind, names)
        listed.rows = week_rows(behind, facts, names)
        about = (row.id for row in listed.rows if record_id in row.id.split(" "))
        listed.select_row(next(about, ""))
        listed.set_class(not listed.rows, "-empty")
        self._texts = behind.words
        self._show_words()
        if listed.rows and self.focused is None:
            self.call_after_refresh(listed.focus)
        self.refresh_bindings()

    def on_descendant_focus(self) -> None:
        """Where there is little room, the field takes that of the list."""
        self.set_class(isinstance(self.focused, Mentioning), "-writing")
        super().on_descendant_focus()

    def on_descendant_blur(self) -> None:
        """The list comes back."""
        self.set_class(isinstance(self.focused, Mentioning), "-writing")

    def on_resize(self) -> None:
        """There may be room for more, or less, of the week's words."""
        self._show_words()

    def _show_words(self) -> None:
        words = self.query_one("#words", Section)
        room = max(8, min(self.size.width, PAGE) - BESIDE_WORDS)
        words.rows = own_words(self._texts, MOST_WORDS if self.size.height >= TALL else FEW_WORDS, room)
        words.set_class(not words.rows, "-empty")

    def _about(self, kind: str) -> list[str]:
        """The ids in the row under the cursor, if it is about this."""
        lists = self.query(MarginList)
        found = (lists.first().current or "").split(" ") if lists else []
        return found[1:] if found[:1] == [kind] and not isinstance(self.focused, Mentioning) else []

    @property
    def current(self) -> Record | None:
        """The record under the cursor."""
        ids = self._about(THANKS) or self._about(PROMISE)
        found = self.desk.journal.store.find(ids[0]) if ids else None
        return found if found is not None and found.deleted is None else None

    @property
    def _somebody(self) -> Person | None:
        """The person that the row under the cursor would be a contact with."""
        ids = self._about(THANKS) or self._about(COFFEE)
        return self.desk.outreach.facts().person_by_id.get(ids[-1]) if ids else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """What can be done with the row under the cursor."""
        match action:
            case "log":
                return self._somebody is not None
            case "told":
                return bool(self._about(THANKS))
            case "kept":
                return bool(self._about(PROMISE))
            case "another_prompt":
                return self.piece.has_other_question and not isinstance(self.focused, Mentioning)
            case _:
                return super().check_action(action, parameters)

    def word_for(self, command: Command) -> str:
        """Tab goes into the field as well as out of it."""
        if command == KEEP_TEXT and not isinstance(self.focused, Mentioning):
            return "write"
        return super().word_for(command)

    def action_log(self) -> None:
        """Say the thanks, or invite somebody, and log it."""
        person = self._somebody
        if person is None:
            return
        thanks = self._about(THANKS)
        told = self.desk.outreach.suggestions() if thanks else [invitation(person)]
        about = thanks[0] if thanks else ""
        pick = next((each for each in told if each.person == person and each.reason.about == about), None)
        log_contact(self, (person,), pick)

    def action_told(self) -> None:
        """Note that these thanks were told today."""
        self.mark(self.current, mark_told, "telling the thanks", "Told today.")

    def action_kept(self) -> None:
        """Note that this promise was kept today."""
        self.mark(self.current, mark_kept, "keeping the promise", "Kept. Well done.")

    def action_another_prompt(self) -> None:
        """Ask something else."""
        self.piece.ask_another()
        self.query_one(".question", Static).update(Content(self.piece.question))

    def leave_field(self) -> None:
        """To the list, where letters are keys."""
        listed = self.query_one(MarginList)
        self.set_class(False, "-writing")
        self.set_focus(listed if listed.rows else None)

    async def action_back(self) -> None:
        """To where the week was opened; what was typed waits as a draft."""
        await self.query_one(Mentioning).all_typed()
        if self.may_leave():
            await self.run_action("app.leave_morning")

    @on(OptionList.OptionHighlighted)
    def _cursor_moved(self) -> None:
        self.refresh_bindings()

    @on(OptionList.OptionSelected)
    def _row_clicked(self) -> None:
        self.action_log()
