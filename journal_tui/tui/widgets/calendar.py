"""The month: Monday to Sunday, a sign for each day, the cursor on one of them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.strip import Strip

from journal_tui.domain.marks import OFF
from journal_tui.tui.widgets.day_walker import DayWalker

if TYPE_CHECKING:
    from datetime import date

    from textual.events import Click

NAMES = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
CELL = 4
WEEKS = 6


class Calendar(DayWalker):
    """One month. Where it has too little height, it shows the weeks around the cursor."""

    DOWNWARDS: ClassVar[int] = 7

    DEFAULT_CSS = """
    Calendar { width: 33; height: 7; padding: 0 2 0 3; }
    """

    def sign(self, day: date) -> str:
        """The day's sign; an off day has none here, where there are so many."""
        return " " if self.marks.get(day) == OFF else super().sign(day)

    def render_line(self, y: int) -> Strip:
        """Draw the names of the days, or one week."""
        if y < self._head:
            cells = [Segment("".join(name.ljust(CELL) for name in NAMES), self.component("quiet"))]
        else:
            cells = self._week(self._monday(y))
        return Strip(cells).adjust_cell_length(self.content_size.width, self.ink)

    @property
    def _head(self) -> int:
        """The line with the names of the days, which a single week has to do without."""
        return int(self.content_size.height > 1)

    def _first_week(self) -> int:
        """Which week of the month stands in the first row: not the first, where not all of them fit."""
        room = max(1, self.content_size.height - self._head)
        first = self.day.replace(day=1)
        row = (self.day.day - 1 + first.weekday()) // 7
        return max(0, min(row - room // 2, WEEKS - room))

    def _monday(self, y: int) -> date:
        first = self.day.replace(day=1)
        return first + timedelta(days=(y - self._head + self._first_week()) * 7 - first.weekday())

    def _week(self, monday: date) -> list[Segment]:
        cells: list[Segment] = []
        for number in range(7):
            day = monday + timedelta(days=number)
            if day.month != self.day.month:
                cells.append(Segment(" " * CELL, self.ink))
            else:
                cells += self._cell(day)
        return cells

    def _cell(self, day: date) -> list[Segment]:
        if day == self.day:
            return [Segment(f"{day.day:>2}{self.sign(day)}", self.cursor_ink()), Segment(" ", self.ink)]
        return [
            Segment(f"{day.day:>2}", self.component(self._number(day))),
            Segment(f"{self.sign(day)} ", self.component(f"heat-{self.heat(day)}")),
        ]

    def _number(self, day: date) -> str:
        """The part of the style sheet that a day's number is drawn by."""
        if day >= self.today:
            return "heading" if day == self.today else "faint"
        return "heat-3" if self.holds_something(day) else "quiet"

    def on_click(self, event: Click) -> None:
        """Go to the day that was clicked."""
        place = event.get_content_offset(self)
        if place is None or place.y < self._head or place.x >= CELL * 7:
            return
        day = self._monday(place.y) + timedelta(days=place.x // CELL)
        if day.month == self.day.month and day <= self.today:
            self.go(day)
