"""A list of which several lines are selected, and in which left and right turn something of what is meant."""

from __future__ import annotations

from dataclasses import dataclass

from rich.segment import Segment
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from journal_tui.tui.widgets.margin_list import MarginList

MARK = 2
"""The cell of a line in which its mark stands; its row leaves that free."""


class ChoiceList(MarginList):
    """Says which way was turned.

    It draws the marks of the selected lines itself: a line drawn anew is so much quicker than a thousand rows
    laid out anew.
    """

    marked: reactive[frozenset[str]] = reactive(frozenset(), repaint=False)
    """The ids of the rows that are selected."""

    @dataclass
    class Turned(Message):
        """Left or right was pressed: one back, or one on."""

        by: int

    def watch_marked(self, before: frozenset[str], now: frozenset[str]) -> None:
        """Draw the lines anew whose mark has changed."""
        for number, row in enumerate(self.rows):
            if row.id in before ^ now:
                self.refresh_line(number)

    def render_line(self, y: int) -> Strip:
        """Draw one line, with its mark."""
        strip, line = super().render_line(y), self.scroll_offset.y + y
        if not 0 <= line < len(self._lines):
            return strip
        row = self.get_option_at_index(self._lines[line][0]).id
        mark = self._glyphs.full if row in self.marked else self._glyphs.open
        under = next(iter(strip.crop(MARK, MARK + 1)), Segment(" ")).style
        return Strip.join(
            [strip.crop(0, MARK), Strip([Segment(mark, under)], 1), strip.crop(MARK + 1, strip.cell_length)]
        )

    def action_cursor_left(self) -> None:
        """Turn back."""
        self.post_message(self.Turned(-1))

    def action_cursor_right(self) -> None:
        """Turn on."""
        self.post_message(self.Turned(1))
