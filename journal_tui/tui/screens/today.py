"""Today: the date, how things stand, the three parts, and what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal
from textual.widgets import OptionList

from journal_tui.domain.parts import Day
from journal_tui.domain.records import words_of
from journal_tui.services.drafts import begun
from journal_tui.services.overview import Overview, overview
from journal_tui.services.reading import read_day
from journal_tui.services.week import is_offered
from journal_tui.tui.commands import (
    ADD_GRATITUDE,
    ADD_NOTE,
    ADD_REFLECTION,
    ADD_YESTERDAY,
    EDIT_OR_LOG,
    MORNING,
    ON_TODAY,
    REACH_OUT,
    WEEK,
    bindings,
    full_keys,
    shown_key,
    strokes,
)
from journal_tui.tui.screens.contacts import log_contact
from journal_tui.tui.screens.past_page import LOOK_AGAIN, PastPage
from journal_tui.tui.screens.pick_verbs import PickVerbs
from journal_tui.tui.screens.reach_out import ReachOutVerb
from journal_tui.tui.screens.record_rows import is_listed
from journal_tui.tui.screens.today_view import (
    NOTHING_ASKED,
    draft_sentence,
    list_rows,
    part_marks,
    pick_id,
    standing,
    week_sentence,
    yesterday_sentence,
)
from journal_tui.tui.screens.upkeep_page import news_of_files
from journal_tui.tui.widgets.invite import Invite
from journal_tui.tui.widgets.margin_list import MarginList
from journal_tui.tui.widgets.parts import PartsLine
from journal_tui.tui.widgets.row import PickRow
from journal_tui.tui.widgets.section import Section
from journal_tui.tui.widgets.title import Title
from journal_tui.tui.wording import date_words, line_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Resize

    from journal_tui.domain.records import Person, Record
    from journal_tui.domain.suggestions import Suggestion
    from journal_tui.services.remembering import Remembered
    from journal_tui.tui.commands import Command
    from journal_tui.tui.desk import Desk
    from journal_tui.tui.look import Look

TINY = 14
"""A terminal lower than this has room for the list or for what stands around it."""

MOST_LINES = 3
"""Lines of what is awaited and of what is coming up, but for the dates of today, which are never left out."""


class Today(ReachOutVerb, PickVerbs, PastPage):
    """The practice date's own page; `news` are sentences to begin with, such as a key refused."""

    AUTO_FOCUS: ClassVar[str | None] = "MarginList"
    VERBS: ClassVar[tuple[Command, ...]] = ON_TODAY
    BINDINGS: ClassVar[list[BindingType]] = bindings(strokes(ON_TODAY))

    def __init__(self, desk: Desk, look: Look, news: Sequence[str] = ()) -> None:
        super().__init__(desk, look)
        self._news = tuple(news)
        self._day = Day(self.writing_day)
        self._overview = Overview()
        self._was_behind = False

    def content(self) -> ComposeResult:
        """Title, what is open, the parts, the day's records."""
        yield Title()
        yield Invite(beside=True)
        yield PartsLine()
        yield Invite().add_class("begin")
        yield MarginList(glyphs=self.look.glyphs)
        with Horizontal(classes="beside"):
            yield Section("Waiting on", label_width=11, id="waiting")
            yield Section("Coming up", label_width=5, id="coming")
        yield Section(label_width=0, id="remembered")

    def on_mount(self) -> None:
        """Show the day, and read the past beside it."""
        self.show()
        self.read_what_is_missing()
        self.set_interval(LOOK_AGAIN, self._look_again)
        news = [*self._news, *news_of_files(self.desk, self.look.keymap.keys), *self._drafts()]
        if news:
            self.say(" ".join(news), stay=True)
        if self.desk.upkeep.announces():
            self.call_after_refresh(self.run_action, "app.upkeep")

    def _drafts(self) -> Iterator[str]:
        """A sentence for the newest draft of something new, if one waits."""
        adders = {"gratitude": ADD_GRATITUDE, "note": ADD_NOTE, "reflection": ADD_REFLECTION}
        for draft in begun(self.desk.journal)[-1:]:
            if draft.kind in adders:
                keys = full_keys(adders[draft.kind], ON_TODAY, self.look.keymap.keys)
                yield draft_sentence(draft, keys)

    def on_screen_suspend(self) -> None:
        """Another page, or a sheet, is in front."""
        self._was_behind = True

    def on_screen_resume(self) -> None:
        """Something may have been done there."""
        if self._was_behind:
            self._was_behind = False
            self.show()

    def on_resize(self, event: Resize) -> None:
        """In a very low terminal the list has the room."""
        self.set_class(event.size.height < TINY, "-tiny")

    def _look_again(self) -> None:
        """Turn the page at the day's end, and show what others have saved; the page in front does so."""
        if not self.is_active:
            return
        day = self._day.day
        if self.desk.refresh() or self.writing_day != day:
            self.show()
        if self._day.day != day:
            self.say(f"It is {date_words(self._day.day)} now. What you wrote stays with its own day.")

    @property
    def current(self) -> Record | None:
        """The record under the cursor."""
        lists = self.query(MarginList)
        row = lists.first().current if lists else None
        return next((record for record in self._day.records if record.id == row), None)

    @property
    def at_hand(self) -> Person | None:
        """The person of the pick under the cursor."""
        return self.current_pick.person if self.current_pick else None

    @property
    def current_pick(self) -> Suggestion | None:
        """The pick under the cursor."""
        lists = self.query(MarginList)
        row = lists.first().current if lists else None
        return next((pick for pick in self._overview.picks if pick_id(pick) == row), None)

    def word_for(self, command: Command) -> str:
        """Enter logs a pick and edits a record."""
        if command == EDIT_OR_LOG:
            return "log it" if self.current_pick else "edit"
        return super().word_for(command)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Enter needs a pick, or a record with words."""
        if action == EDIT_OR_LOG.id:
            return self.current_pick is not None or super().check_action("edit", parameters)
        return super().check_action(action, parameters)

    def action_edit_or_log(self) -> None:
        """Log a contact with the person under the cursor, or change the words of the record there."""
        pick = self.current_pick
        if pick is not None:
            log_contact(self, pick=pick)
        else:
            self.action_edit()

    def show(self, record_id: str = "") -> None:
        """Read the day, and hand its values to the widgets."""
        desk = self.desk
        self._day = read_day(desk.journal, self.writing_day)
        title = self.query_one(Title)
        title.left = date_words(self._day.day)
        title.figure, title.words = standing(desk.ledger.streak() if desk.ledger.is_loaded else None)
        self.query_one(PartsLine).marks = part_marks(self._day, self.look.glyphs)
        above, below = self.query(Invite)
        self._say_what_is_open(above)
        self._say_how_to_begin(below)
        self._overview = overview(desk.journal, desk.outreach) if desk.outreach.is_loaded else Overview()
        self._list(record_id)
        self._show_beside()
        self.refresh_bindings()

    def _list(self, record_id: str) -> None:
        listed = self.query_one(MarginList)
        had_picks = any(isinstance(row, PickRow) for row in listed.rows)
        names = self.desk.journal.names() if self._day.records else {}  # else nobody is named, nor read
        listed.rows = list_rows(self._day, self._overview, names)
        if self._overview.picks and not had_picks:
            listed.select_row(pick_id(self._overview.picks[0]))
        listed.select_row(record_id)
        listed.display = bool(listed.rows)
        self.set_class(listed.display, "-listed")
        if listed.display and self.focused is None:
            listed.focus()

    def _show_beside(self) -> None:
        """The replies awaited, what is coming up, and what was written on this day before."""
        said = self._overview
        for name, lines in (("#waiting", said.waiting), ("#coming", said.coming)):
            section = self.query_one(name, Section)
            most = max(MOST_LINES, sum(line.is_fixed for line in lines))
            section.rows = tuple((line.label, line.text) for line in lines[:most])
            section.display = bool(lines)
            section.set_class(not said.waiting, "-alone")
        self.query_one(".beside").display = bool(said.waiting or said.coming)
        self._show_memory(said.remembered)

    def _show_memory(self, remembered: Remembered | None) -> None:
        """What was written on this day before, unless it is among the picks already."""
        section, picks = self.query_one("#remembered", Section), self._overview.picks
        if remembered is None or any(pick.reason.about == remembered.record.id for pick in picks):
            section.display = False
            return
        section.display = True
        section.heading = f"{remembered.when[0].upper()}{remembered.when[1:]}"
        names, key = ", ".join(remembered.names), shown_key(REACH_OUT, self.look.keymap.keys)
        section.beside = f"{names} · {key} to write to them today" if names else ""
        section.rows = (("", f"“{line_of(words_of(remembered.record))}”"),)

    @property
    def remembered(self) -> Record | None:
        """What was written on this day before."""
        found = self._overview.remembered
        return found.record if found else None

    def _say_what_is_open(self, invite: Invite) -> None:
        ledger, keys = self.desk.ledger, self.look.keymap.keys
        left_open = ledger.yesterday() if ledger.is_loaded else None
        if left_open is not None:
            invite.show(yesterday_sentence(left_open), full_keys(ADD_YESTERDAY, ON_TODAY, keys), "write it")
        elif ledger.is_loaded and ledger.streak().kept and is_offered(self.desk.journal):
            invite.show(week_sentence(self._day), shown_key(WEEK, keys), "your week")
        else:
            invite.show("" if self._day.is_asked else NOTHING_ASKED)

    def _say_how_to_begin(self, invite: Invite) -> None:
        if any(is_listed(record) for record in self._day.records):
            invite.show("")
            return
        key = full_keys(MORNING, ON_TODAY, self.look.keymap.keys)
        sentence = "Nothing is written yet. One line is plenty." if self._day.is_asked else ""
        invite.show(sentence, key, "begin your morning")

    @on(OptionList.OptionHighlighted)
    def _cursor_moved(self) -> None:
        self.refresh_bindings()

    @on(OptionList.OptionSelected)
    def _row_clicked(self) -> None:
        self.action_edit_or_log()
