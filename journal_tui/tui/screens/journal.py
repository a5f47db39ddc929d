"""The journal: a month to walk through, and beside it what was written on the day under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal, Vertical

from journal_tui.domain.marks import EMPTY
from journal_tui.domain.parts import Day
from journal_tui.services.months import month_marks
from journal_tui.services.reading import read_day
from journal_tui.services.remembering import on_this_day
from journal_tui.tui.commands import (
    ADD,
    ADD_GRATITUDE,
    BACK,
    EDIT_RECORD,
    ON_JOURNAL,
    OPEN_DAY,
    bindings,
    full_keys,
    shown_key,
    strokes,
)
from journal_tui.tui.screens.day_passages import day_words, earlier_passages, mornings, passages_of
from journal_tui.tui.screens.keyed import Sheet
from journal_tui.tui.screens.record_rows import has_words
from journal_tui.tui.screens.record_verbs import RecordVerbs
from journal_tui.tui.widgets.calendar import Calendar
from journal_tui.tui.widgets.day_page import DayPage
from journal_tui.tui.widgets.day_walker import DayWalker
from journal_tui.tui.widgets.passages import Empty
from journal_tui.tui.widgets.title import Title
from journal_tui.tui.wording import date_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Resize

    from journal_tui.domain.records import Record
    from journal_tui.services.remembering import Remembered
    from journal_tui.tui.commands import Command
    from journal_tui.tui.desk import Desk
    from journal_tui.tui.look import Look


TINY = 16


class JournalPage(RecordVerbs):
    """The calendar and the day; `day` is where to begin, today unless it is said.

    With a record's id it begins among that day's records, and one step back leads to where that was asked.
    """

    AUTO_FOCUS: ClassVar[str | None] = "Calendar"
    VERBS: ClassVar[tuple[Command, ...]] = ON_JOURNAL
    BINDINGS: ClassVar[list[BindingType]] = bindings(strokes(ON_JOURNAL))

    def __init__(self, desk: Desk, look: Look, day: date | None = None, record_id: str = "") -> None:
        super().__init__(desk, look)
        self._begins_at = record_id
        self._is_visit = day is not None
        self._calendar = Calendar(min(day or self.today, self.today), glyphs=look.glyphs)
        self._page = DayPage(glyphs=look.glyphs)
        self._day = Day(self._calendar.day)
        self._earlier: tuple[Remembered, ...] = ()
        self._names: Mapping[str, str] = {}

    def content(self) -> ComposeResult:
        """Title; the calendar; the day."""
        yield Title()
        with Horizontal(classes="journal"):
            yield self._calendar
            with Vertical(classes="day"):
                yield Title()
                yield self._page

    def on_mount(self) -> None:
        """Begin among the day's records, if one of them is meant."""
        if self._begins_at:
            self.show(self._begins_at)
            if self._page.current is not None:
                self._page.focus()

    @property
    def writing_day(self) -> date:
        """The day under the cursor: what is added is for it."""
        return self._calendar.day

    @property
    def current(self) -> Record | None:
        """The record under the cursor, while the cursor is among the day's records and those remembered."""
        if self.focused is not self._page:
            return None
        shown = (*self._day.records, *(each.record for each in self._earlier))
        return next((record for record in shown if record.id == self._page.current), None)

    def show(self, record_id: str = "") -> None:
        """Read everything anew; a record that is named is gone to, on whatever day it is."""
        record = self.desk.journal.store.find(record_id) if record_id else None
        self._names = self.desk.journal.names()
        self._calendar.today = self.today
        if record is not None and record.deleted is None and record.day <= self.today:
            self._calendar.put(record.day)
        self._calendar.marks = month_marks(self.desk.journal, self.desk.ledger, self._calendar.day)
        self._show_day()
        self._page.select(record_id)

    @on(DayWalker.Moved)
    def _day_moved(self, event: DayWalker.Moved) -> None:
        self._calendar.day = event.day
        if self._calendar.day not in self._calendar.marks:
            self._calendar.marks = month_marks(self.desk.journal, self.desk.ledger, self._calendar.day)
        self._show_day()

    def _show_day(self) -> None:
        day = self._day = read_day(self.desk.journal, self._calendar.day)
        ledger = self.desk.ledger
        month, heading = self.query(Title)
        month.left = f"{day.day:%B} {day.day.year}"
        month.words = mornings(ledger.streak().full) if ledger.is_loaded else "…"
        heading.left = date_words(day.day)
        heading.words = day_words(self._mark, day.parts)
        self._page.empty = self._how_to_begin()
        if ledger.is_loaded:
            self._earlier = tuple(on_this_day(self.desk.journal, day.day, ledger.days()))
        earlier = earlier_passages(self._earlier, self._names, is_today=day.day == self.today)
        self._page.passages = (*passages_of(day, self._names), *earlier)
        if not self._page.passages and self.focused is self._page:
            self._calendar.focus()
        self.redraw_keys()

    @property
    def _mark(self) -> str:
        return self._calendar.marks.get(self._day.day, EMPTY)

    def _how_to_begin(self) -> Empty:
        """That the day holds nothing, said kindly, and how to add to it."""
        keys = self.look.keymap.keys
        if self._day.day == self.today:
            key = full_keys(ADD_GRATITUDE, ON_JOURNAL, keys)
            return Empty("Nothing is written yet. One line is plenty.", key, "something you are glad of")
        return Empty("Nothing is written for this day.", shown_key(ADD, keys), "write something for it now")

    @property
    def verbs_now(self) -> tuple[Command, ...]:
        """Where the page was opened from another one, the way back stands early."""
        return (
            tuple(dict.fromkeys((OPEN_DAY, EDIT_RECORD, BACK, *self.VERBS))) if self._is_visit else self.VERBS
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """What can be done now."""
        if action == "open_day":
            return self._can_open()
        return action != "add_yesterday" and super().check_action(action, parameters)

    def _can_open(self) -> bool:
        if self.focused is self._page:
            record = self.current
            return record is not None and has_words(record)
        return self._page.current is not None

    def action_open_day(self) -> None:
        """Go into the day's records; there, open the current one: one of another day where it stands."""
        record = self.current
        if record is not None and record.day != self._day.day:
            self.show(record.id)
        elif self.focused is self._page:
            self.action_edit()
        elif self._page.current is not None:
            self._page.focus()

    @on(DayPage.Left)
    def _leave_page(self) -> None:
        self._calendar.focus()

    @on(DayPage.Turned)
    def _record_turned(self) -> None:
        self.refresh_bindings()

    def on_descendant_focus(self) -> None:
        """What can be done hangs on where the cursor is."""
        self.refresh_bindings()

    def on_resize(self, event: Resize) -> None:
        """Let the style sheet leave blank lines out where lines are few."""
        self.set_class(event.size.height < TINY, "-tiny")

    async def action_back(self) -> None:
        """From the records to the calendar, from there to where the user came from."""
        if self.focused is self._page and not self._begins_at:
            self._calendar.focus()
        else:
            await self.run_action("app.step_back")

    def action_year_back(self) -> None:
        """The same day a year before."""
        self._calendar.go_months(-12)

    def action_year_on(self) -> None:
        """The same day a year on."""
        self._calendar.go_months(12)

    def on_screen_suspend(self) -> None:
        """Give the bar away while a sheet is in front."""
        self._page.is_behind = isinstance(self.app.screen, Sheet)

    def on_screen_resume(self) -> None:
        """Take the bar back."""
        self._page.is_behind = False
