"""Lines to read, more than fit: a page that scrolls by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from journal_tui.tui.glyphs import UNICODE
from journal_tui.tui.widgets.passages import LABEL, Line
from journal_tui.tui.wording import cut, padded

if TYPE_CHECKING:
    from textual.geometry import Region

    from journal_tui.tui.glyphs import Glyphs

MARGIN, RIGHT = 2, 3
"""Cells before the text, the bar in the first of them; and after it, a sign in the second if more follows."""


class LinePage(Widget, can_focus=True):
    """Draws lines from `top` on; with focus, a bar beside those that are the current ones.

    It scrolls by itself, a line drawn anew being so much quicker than a screen laid out anew; `…` at the
    right says that the page goes on.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "page--heading",
        "page--quiet",
        "page--bar",
        "page--key",
        "page--current",
    }

    DEFAULT_CSS = """
    LinePage {
        & > .page--heading { text-style: bold; }
        & > .page--quiet { color: $dim; }
        &:ansi > .page--quiet { text-style: dim; }
        & > .page--bar { color: $here; }
        & > .page--key { color: $here; text-style: bold; }
        & > .page--current { background: $row; text-style: $row-style; }
    }
    """

    is_behind: reactive[bool] = reactive(False)
    """Whether a sheet stands before the page: the bar is in the sheet then."""
    top: reactive[int] = reactive(0)
    """The line that is shown first."""

    def __init__(self, *, glyphs: Glyphs = UNICODE) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._ink = Style()
        self.lines: list[Line] = []

    @property
    def text_width(self) -> int:
        """The cells there are for a line."""
        return self.size.width - MARGIN - RIGHT

    def lay_out(self) -> None:
        """Make the lines anew."""

    def is_current(self, line: Line) -> bool:
        """Whether the cursor is on this line."""
        raise NotImplementedError

    def show_lines(self, lines: list[Line]) -> None:
        """Show other lines, from where these were, as far as there are so many."""
        self.lines = lines
        self.top = self.top
        self.refresh()

    def on_resize(self) -> None:
        """Wrap anew."""
        self.lay_out()

    def validate_top(self, top: int) -> int:
        """No further than the last line."""
        return max(0, min(top, len(self.lines) - self.size.height))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw these lines; what they are drawn in is worked out once for all of them."""
        self._ink = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the page."""
        width, style = self.size.width, self._ink
        number = y + self.top
        line = self.lines[number] if number < len(self.lines) else Line()
        is_here = self.has_focus and not self.is_behind and self.is_current(line)
        if is_here:
            style += self._component("current")
        bar = self._glyphs.cursor if is_here else " "
        cells = [Segment(bar, style + self._component("bar")), Segment(" " * (MARGIN - 1), style)]
        strip = Strip([*cells, *self._words(line, style)]).adjust_cell_length(width, style)
        if not self._goes_on(y):
            return strip
        more = [Segment("…", style + self._component("quiet")), Segment(" " * (RIGHT - 2), style)]
        return Strip.join([strip.crop(0, width - RIGHT + 1), Strip(more)])

    def _component(self, name: str) -> Style:
        return self.get_component_rich_style(f"page--{name}", partial=True)

    def _goes_on(self, y: int) -> bool:
        """Whether the page goes on beyond this line, which is the first or the last in sight."""
        below = self.top + self.size.height < len(self.lines)
        return (y == self.size.height - 1 and below) or (y == 0 and self.top > 0)

    def _words(self, line: Line, style: Style) -> list[Segment]:
        words = Segment(line.words, style + self._component("quiet") if line.quiet else style)
        if line.key:
            return [Segment(f"{line.key}  ", style + self._component("key")), words]
        if line.passage is None:
            return [words]
        return [Segment(padded(cut(line.label, LABEL - 1), LABEL), style + self._component("heading")), words]

    def on_mouse_scroll_down(self) -> None:
        """A line further."""
        self.top += 1

    def on_mouse_scroll_up(self) -> None:
        """A line back."""
        self.top -= 1
