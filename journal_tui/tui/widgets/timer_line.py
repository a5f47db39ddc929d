"""The timer in one line: digits and a bar that agree. It draws only when what it shows has changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.geometry import Region
from textual.reactive import reactive
from textual.widget import Widget

from journal_tui.tui.glyphs import UNICODE

if TYPE_CHECKING:
    from journal_tui.tui.glyphs import Glyphs

GAP, LEAST_BAR = 2, 4
"""Cells between digits and bar, and the least that a bar is worth."""


@dataclass(frozen=True)
class TimeShown:
    """What the timer shows: the digits, how much of the bar is full, and a word such as `paused`."""

    digits: str = ""
    share: float = 0.0
    word: str = ""


class TimerLine(Widget):
    """The digits, then the bar in what room there is; without room for a bar, the digits alone."""

    DEFAULT_CSS = """
    TimerLine { height: 2; padding: 0 3 1 0; }
    """

    shown: reactive[TimeShown] = reactive(TimeShown(), repaint=False)

    def __init__(self, *, glyphs: Glyphs = UNICODE) -> None:
        super().__init__()
        self._glyphs = glyphs

    def watch_shown(self, before: TimeShown, now: TimeShown) -> None:
        """Draw the digits alone while nothing else has changed: over a slow line each cell counts."""
        same = before.word == now.word and len(before.digits) == len(now.digits)
        if same and self._cells(before) == self._cells(now):
            self.refresh(Region(len(self._word(now)), 0, len(now.digits), 1))
        else:
            self.refresh()

    @staticmethod
    def _word(shown: TimeShown) -> str:
        return f"{shown.word}  " if shown.word else ""

    def _cells(self, shown: TimeShown) -> tuple[int, int]:
        """How many cells of the bar are full, and how many are not; none where there is no room for a bar."""
        room = self.content_size.width - len(self._word(shown)) - len(shown.digits) - GAP
        full = int(room * shown.share)
        return (full, room - full) if room >= LEAST_BAR else (0, 0)

    def render(self) -> Content:
        """Draw it in the width there is."""
        shown, width = self.shown, self.content_size.width
        full, rest = self._cells(shown)
        word = self._word(shown) if len(self._word(shown)) + len(shown.digits) <= width else ""
        gap = " " * GAP if full + rest else ""
        bar, left = self._glyphs.bar * full, self._glyphs.bar_left * rest
        return Content.assemble((word, "$quiet"), shown.digits, gap, bar, (left, "$rule"))
