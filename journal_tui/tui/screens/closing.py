"""The closing card: what the morning came to."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widgets import Static

from journal_tui.services.closing import NOT_YET, closing
from journal_tui.tui.commands import ON_CLOSING, bindings, strokes
from journal_tui.tui.screens.morning_page import CLOSING, MorningPage
from journal_tui.tui.widgets.section import Section
from journal_tui.tui.wording import cut, some

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from journal_tui.services.closing import Closing as Card
    from journal_tui.tui.commands import Command

ROOM = 160
"""Letters of each line; the day's own page has all of them."""


def gain_line(card: Card) -> Content:
    """The days in a row, what became of the strength, the minutes; and a milestone, if there is one."""
    if card.gain is None:
        return Content(NOT_YET)
    held = card.gain
    days = f"{some(held.days, 'day')} in a row" if held.days else ""
    moved = held.before != held.after
    strength = f"strength {held.before} to {held.after}" if moved else f"strength {held.after}"
    rest = " · ".join([strength, *([some(card.minutes, "minute")] if card.minutes else [])])
    line = Content.assemble(days, (" · " if days else "", "$quiet"), (rest, "$quiet"))
    return Content.assemble(line, "\n\n", f"Today makes {card.milestone}.") if card.milestone else line


class Closing(MorningPage):
    """The last step of the morning."""

    STEP: ClassVar[str] = CLOSING
    VERBS: ClassVar[tuple[Command, ...]] = ON_CLOSING
    BINDINGS: ClassVar[list[BindingType]] = bindings(strokes(ON_CLOSING))

    def content(self) -> ComposeResult:
        """The lines of the card, and how the habit stands."""
        yield Section("That was your morning.", label_width=0, id="title")
        yield Section(label_width=13, id="card")
        yield Static(id="gain", markup=False)

    def show(self, record_id: str = "") -> None:  # noqa: ARG002 (there is no list)
        """Show what the morning came to."""
        desk = self.desk
        card = closing(desk.journal, desk.outreach, desk.ledger)
        self.query_one("#card", Section).rows = (
            ("You reached", cut(card.reached, ROOM)),
            ("You were glad", cut(card.glad, ROOM)),
            ("Waiting on", cut(card.waiting, ROOM)),
            ("Tomorrow", cut(card.tomorrow, ROOM)),
        )
        self.query_one("#gain", Static).update(gain_line(card))
        self.refresh_bindings()
