"""Days to walk through by arrow keys: what the month calendar and the year's heat map share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from journal_tui.domain.days import in_months
from journal_tui.domain.marks import EMPTY, FULL, HELD, KEPT, LATE, MISSED, OFF, OPEN, PAUSED, REST, WRITTEN
from journal_tui.tui.commands import AMONG_DAYS, bindings
from journal_tui.tui.glyphs import UNICODE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.binding import BindingType
    from textual.geometry import Region
    from textual.strip import Strip

    from journal_tui.tui.glyphs import Glyphs

EARLIEST = date(1900, 1, 1)

HEATS = 4
_HEAT = {FULL: 3, LATE: 3, KEPT: 2, WRITTEN: 2, MISSED: 1, OPEN: 1}
"""How strongly a sign is drawn, 0 to 3; a late day's is hollow and small, and drawn as what is there."""

NO_MARKS: Mapping[date, str] = MappingProxyType({})


class DayWalker(Widget, can_focus=True):
    """A cursor on a day, and a sign for each day. A day still to come can be seen and can't be entered.

    A key says `Moved`, and the screen sets `day` along with all else that it shows: so one frame paints it
    all, where the widget alone would be a frame ahead of the rest.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(AMONG_DAYS)
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "days--quiet",
        "days--faint",
        "days--heading",
        "days--cursor",
        "days--resting",
        *(f"days--heat-{step}" for step in range(HEATS)),
    }

    DEFAULT_CSS = """
    DayWalker {
        & > .days--quiet { color: $dim; }
        & > .days--faint { color: $faint; }
        & > .days--heading { text-style: bold; }
        & > .days--cursor { color: $here; text-style: bold reverse; }
        & > .days--resting { color: $here; text-style: bold; }
        & > .days--heat-0 { color: $heat-0; }
        & > .days--heat-1 { color: $heat-1; }
        & > .days--heat-2 { color: $heat-2; }
        & > .days--heat-3 { color: $heat-3; }
        &:ansi > .days--quiet, &:ansi > .days--faint { text-style: dim; }
        &:ansi > .days--heat-0, &:ansi > .days--heat-1 { text-style: dim; }
    }
    """

    ACROSS: ClassVar[int] = 1
    DOWNWARDS: ClassVar[int] = 7

    day: reactive[date] = reactive(EARLIEST)
    today: reactive[date] = reactive(EARLIEST)
    marks: reactive[Mapping[date, str]] = reactive(NO_MARKS)

    @dataclass
    class Moved(Message):
        """The cursor wants to be on another day."""

        walker: DayWalker
        day: date

        @property
        def control(self) -> DayWalker:
            """The widget, for `@on`."""
            return self.walker

    def __init__(self, day: date, *, glyphs: Glyphs = UNICODE) -> None:
        super().__init__()
        self.set_reactive(DayWalker.day, day)
        self.set_reactive(DayWalker.today, day)
        self._wanted = day
        """Where the keys pressed so far lead; `day` follows."""
        self.ink = Style()
        self._glyphs = glyphs
        self._signs = {
            FULL: glyphs.full,
            KEPT: glyphs.part,
            **dict.fromkeys((MISSED, OPEN), glyphs.open),
            LATE: glyphs.late,
            **dict.fromkeys((REST, PAUSED, OFF, WRITTEN), glyphs.off),
        }

    def go(self, day: date) -> None:
        """Ask to be on a day, or on the nearest one that can be entered."""
        wanted = min(max(day, EARLIEST), self.today)
        if wanted != self._wanted:
            self._wanted = wanted
            self.post_message(self.Moved(self, wanted))

    def put(self, day: date) -> None:
        """Put the cursor on a day without a word."""
        self._wanted = self.day = day

    def go_months(self, months: int) -> None:
        """Move by so many months."""
        near_the_start = self._wanted.year + months // 12 <= EARLIEST.year
        self.go(EARLIEST if near_the_start else in_months(self._wanted, months))

    def step(self, days: int) -> None:
        """Move by so many days."""
        self.go(self._wanted + timedelta(days=days))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw these lines; what they are drawn in is worked out once for all of them."""
        self.ink = self.rich_style
        return super().render_lines(crop)

    def component(self, name: str) -> Style:
        """The ink, as the style sheet changes it for this part of the widget."""
        return self.ink + self.get_component_rich_style(f"days--{name}", partial=True)

    def sign(self, day: date) -> str:
        """The day's sign."""
        return self._signs.get(self.marks.get(day, EMPTY), " ")

    def holds_something(self, day: date) -> bool:
        """Whether anything was written on the day."""
        return self.marks.get(day, EMPTY) in HELD

    def heat(self, day: date) -> int:
        """How strongly the day's sign is drawn."""
        return _HEAT.get(self.marks.get(day, EMPTY), 0)

    def cursor_ink(self) -> Style:
        """How the day under the cursor is drawn, here or while another list has the focus."""
        return self.component("cursor" if self.has_focus else "resting")

    def action_cursor_down(self) -> None:
        """The day below."""
        self.step(self.DOWNWARDS)

    def action_cursor_up(self) -> None:
        """The day above."""
        self.step(-self.DOWNWARDS)

    def action_cursor_left(self) -> None:
        """The day to the left."""
        self.step(-self.ACROSS)

    def action_cursor_right(self) -> None:
        """The day to the right."""
        self.step(self.ACROSS)

    def action_page_up(self) -> None:
        """A month back."""
        self.go_months(-1)

    def action_page_down(self) -> None:
        """A month on."""
        self.go_months(1)

    def action_first(self) -> None:
        """Back to today."""
        self.go(self.today)
