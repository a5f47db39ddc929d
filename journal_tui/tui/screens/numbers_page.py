"""Numbers over time: a month, a quarter, a year, or all of it; opened from the streak."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll

from journal_tui.domain.numbers import ALL, SPANS, period_words
from journal_tui.services.numbers import count
from journal_tui.tui.commands import ON_NUMBERS, bindings, strokes
from journal_tui.tui.screens.live_page import LivePage
from journal_tui.tui.screens.numbers_view import number_rows, seen_rows
from journal_tui.tui.widgets.section import Section
from journal_tui.tui.widgets.title import Title

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from journal_tui.tui.commands import Command
    from journal_tui.tui.desk import Desk
    from journal_tui.tui.look import Look

LABEL = 12


class NumbersPage(LivePage):
    """What a period held, and how it was in those before it."""

    VERBS: ClassVar[tuple[Command, ...]] = ON_NUMBERS
    BINDINGS: ClassVar[list[BindingType]] = bindings(strokes(ON_NUMBERS))

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__(desk, look)
        self._span, self._back = SPANS[0], 0

    def content(self) -> ComposeResult:
        """Title with the period, the numbers, and who was seen."""
        yield Title("Numbers")
        with VerticalScroll(can_focus=False):
            yield Section(label_width=LABEL, id="numbers")
            yield Section("Seen", label_width=LABEL, id="seen")

    def show(self, record_id: str = "") -> None:  # noqa: ARG002 (a page's shape)
        """Count anew; before the past is read nothing is guessed."""
        title = self.query_one(Title)
        rows, seen = self.query_one("#numbers", Section), self.query_one("#seen", Section)
        if not self.desk.knows_the_past:
            title.words = "…"
            return
        found = count(self.desk.journal, self._span, self._back)
        title.left = period_words(found.period, found.span)
        title.words = "" if self._span == ALL else self._span
        rows.rows = number_rows(found, self.look.glyphs)
        seen.rows = seen_rows(found)
        seen.display = bool(seen.rows)
        self.refresh_bindings()

    def action_turn_span(self) -> None:
        """A month, a quarter, a year, all of it; then a month again."""
        self._span, self._back = SPANS[(SPANS.index(self._span) + 1) % len(SPANS)], 0
        self.show()

    def action_period_back(self) -> None:
        """The period before."""
        self._back += 1
        self.show()

    def action_period_on(self) -> None:
        """The period after, up to the present one."""
        self._back = max(0, self._back - 1)
        self.show()

    async def action_back(self) -> None:
        """One step back."""
        await self.run_action("app.step_back")
