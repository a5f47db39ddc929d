"""The timer in one line: digits and a bar that agree. It draws only when what it shows has changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from journal_tui.tui.glyphs import UNICODE

if TYPE_CHECKING:
    from journal_tui.tui.glyphs import Glyphs


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

    shown: reactive[TimeShown] = reactive(TimeShown())

    def __init__(self, *, glyphs: Glyphs = UNICODE) -> None:
        super().__init__()
        self._glyphs = glyphs

    def render(self) -> Content:
        """Draw it in the width there is."""
        shown, width = self.shown, self.content_size.width
        word = f"{shown.word}  " if shown.word else ""
        room = width - cell_len(word + shown.digits) - 2
        if room < 4:
            return Content.assemble((word if room >= -2 else "", "$quiet"), shown.digits)
        full = int(room * shown.share)
        bar = self._glyphs.bar * full
        rest = self._glyphs.bar_left * (room - full)
        return Content.assemble((word, "$quiet"), shown.digits, "  ", bar, (rest, "$rule"))
