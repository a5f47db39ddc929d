"""The year as a heat map: a column a week, a row a weekday, the cursor on one day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip

from journal_tui.domain.days import ONE_DAY
from journal_tui.domain.marks import EMPTY, OFF, OPEN, PAUSED
from journal_tui.domain.phrases import MONTHS, WEEKDAYS
from journal_tui.tui.glyphs import UNICODE
from journal_tui.tui.widgets.day_walker import HEATS, DayWalker

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from textual.events import Click

    from journal_tui.tui.glyphs import Glyphs

WEEK = timedelta(days=7)
WEEKS = 53
LABEL, SHORT_LABEL = 6, 2
"""Cells before the first week: `Mon   `, and where there is less room `M `."""

LEGEND_GAP, LEGEND_WIDTH = 6, 8

_FRIDAY = 4
_NOTHING = frozenset({EMPTY, OFF, OPEN, PAUSED})


@dataclass(frozen=True)
class Grid:
    """Which weeks stand where in so many cells, with the cursor on a day."""

    width: int
    today: date
    day: date

    @property
    def label(self) -> int:
        """Cells before the first week."""
        return LABEL if self.width >= LABEL + WEEKS else SHORT_LABEL

    @property
    def cell(self) -> int:
        """A week's cells: two where there is room, since a cell is twice as high as it is wide."""
        return 2 if self.width >= LABEL + 2 * WEEKS else 1

    @property
    def weeks(self) -> int:
        """How many weeks there is room for."""
        return max(1, min(WEEKS, (self.width - self.label) // self.cell))

    @property
    def used(self) -> int:
        """The cells that the label and the weeks take."""
        return self.label + self.weeks * self.cell

    @property
    def has_legend_beside(self) -> bool:
        """Whether what the signs mean fits at the right; else it stands below."""
        return self.width >= self.used + LEGEND_GAP + LEGEND_WIDTH

    @property
    def first(self) -> date:
        """The first Monday: the present week comes last, or that of a year ago, or of two, for the cursor."""
        this_week = self.today - timedelta(days=self.today.weekday())
        year = min(self.weeks, WEEKS - 1)
        years = (this_week - self.day + timedelta(days=6)) // WEEK // year
        return this_week - WEEK * (year * years + self.weeks - 1)

    def rows(self, marks: Mapping[date, str]) -> list[int]:
        """The weekdays that have a row, Monday as 0: a weekend's once it holds something, or is today."""
        weekends = (
            self.first + WEEK * week + timedelta(days=off) for week in range(self.weeks) for off in (5, 6)
        )
        held = {
            day.weekday() for day in weekends if day == self.today or marks.get(day, EMPTY) not in _NOTHING
        }
        return [*range(_FRIDAY + 1), *sorted(held)]


class HeatMap(DayWalker):
    """Up to 53 weeks that end with the present one, or as many before those."""

    ACROSS: ClassVar[int] = 7
    DOWNWARDS: ClassVar[int] = 1

    DEFAULT_CSS = """
    HeatMap { height: auto; padding: 0 3; }
    """

    has_legend: reactive[bool] = reactive(True, layout=True)
    """Whether there is height for a legend below, where it doesn't fit at the right."""

    def __init__(self, day: date, *, glyphs: Glyphs = UNICODE) -> None:
        super().__init__(day, glyphs=glyphs)
        self._rows: dict[tuple[date, int, date], list[int]] = {}

    @property
    def cursor_region(self) -> Region:
        """Where the day under the cursor is drawn."""
        grid = self.grid()
        week = (self.day - grid.first) // WEEK
        rows = self.rows(grid)
        row = 1 + rows.index(self.day.weekday()) if self.day.weekday() in rows else 0
        return Region(self.gutter.left + grid.label + week * grid.cell, row, 1, 1)

    def grid(self, day: date | None = None) -> Grid:
        """What stands where, with the cursor on this day."""
        return Grid(self.content_size.width, self.today, day or self.day)

    def rows(self, grid: Grid) -> list[int]:
        """The weekdays that have a row, Monday as 0."""
        shown = grid.first, grid.weeks, grid.today
        if shown not in self._rows:
            self._rows[shown] = grid.rows(self.marks)
        return self._rows[shown]

    def watch_marks(self) -> None:
        """Weekends may have come or gone."""
        self._rows.clear()
        self.refresh(layout=True)

    def watch_day(self, before: date, day: date) -> None:
        """Other weeks may be on show, and with them weekends."""
        self.refresh(layout=self.grid(before).first != self.grid(day).first)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:  # noqa: ARG002 (Textual's shape)
        """The months' letters, a row for each weekday, and the legend where it has to stand below."""
        grid = Grid(width, self.today, self.day)
        return 1 + len(self.rows(grid)) + (2 if self.has_legend and not grid.has_legend_beside else 0)

    def go(self, day: date) -> None:
        """Ask to be on a day; on the Friday before a weekend that has no row."""
        wanted = min(day, self.today)
        if wanted.weekday() not in self.rows(self.grid(wanted)):
            wanted -= timedelta(days=wanted.weekday() - _FRIDAY)
        super().go(wanted)

    def action_cursor_down(self) -> None:
        """The next day that has a row."""
        day = self._wanted + ONE_DAY
        while day.weekday() not in self.rows(self.grid(day)):
            day += ONE_DAY
        self.go(day)

    def render_line(self, y: int) -> Strip:
        """Draw the months' letters, or one weekday's row."""
        grid = self.grid()
        cells = self._months(grid) if y == 0 else self._row(y, grid)
        return Strip(cells).adjust_cell_length(self.content_size.width, self.ink)

    def _months(self, grid: Grid) -> list[Segment]:
        """The year, where there is room, and each month's first letter over the week that holds its first."""
        quiet = self.component("quiet")
        sundays = [grid.first + WEEK * week + timedelta(days=6) for week in range(grid.weeks)]
        letters = (MONTHS[day.month - 1][0] if day.day <= 7 else " " for day in sundays)
        year = str(self.day.year) if grid.label == LABEL else ""
        return [
            Segment(year.ljust(grid.label) + "".join(letter.ljust(grid.cell) for letter in letters), quiet)
        ]

    def _row(self, y: int, grid: Grid) -> list[Segment]:
        rows = self.rows(grid)
        quiet = self.component("quiet")
        legend = [f"{sign} {word}" for sign, word in self._legend()]
        if y > len(rows):
            return [Segment("   ".join(legend) if y == len(rows) + 2 else "", quiet)]
        weekday = rows[y - 1]
        cells = [Segment(WEEKDAYS[weekday][: grid.label // 2].ljust(grid.label), quiet)]
        heats = [self.component(f"heat-{step}") for step in range(HEATS)]
        gap = " " * (grid.cell - 1)
        for week in range(grid.weeks):
            day = grid.first + WEEK * week + timedelta(days=weekday)
            if day == self.day:
                cells += [Segment(self.sign(day), self.cursor_ink()), Segment(gap, self.ink)]
            else:
                sign = " " if day > self.today else self.sign(day)
                cells.append(Segment(sign + gap, heats[self.heat(day)]))
        if grid.has_legend_beside and y <= len(legend):
            cells.append(Segment(" " * LEGEND_GAP + legend[y - 1], quiet))
        return cells

    def _legend(self) -> tuple[tuple[str, str], ...]:
        """The signs and what they mean."""
        glyphs = self._glyphs
        return (
            (glyphs.full, "full"),
            (glyphs.part, "kept"),
            (glyphs.open, "missed"),
            (glyphs.late, "later"),
            (glyphs.off, "off"),
        )

    def on_click(self, event: Click) -> None:
        """Go to the day that was clicked."""
        place, grid = event.get_content_offset(self), self.grid()
        rows = self.rows(grid)
        if place is None or not 0 < place.y <= len(rows) or place.x < grid.label:
            return
        week = (place.x - grid.label) // grid.cell
        day = grid.first + WEEK * week + timedelta(days=rows[place.y - 1])
        if week < grid.weeks and day <= self.today:
            self.go(day)
