"""The last row: what can be done now, a bold key and a dim word each, and help at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from journal_tui.tui.commands import HELP

if TYPE_CHECKING:
    from journal_tui.tui.commands import Hint

MOST = 7
WIDE, NARROW = 3, 2


def _length(hint: Hint) -> int:
    return cell_len(hint.key) + 1 + cell_len(hint.word)


def _total(hints: list[Hint], gap: int) -> int:
    return sum(map(_length, hints)) + gap * max(0, len(hints) - 1)


def fitted(hints: tuple[Hint, ...], width: int) -> tuple[list[Hint], int, Hint | None]:
    """The hints that fit at the left, the gap between them, and the one for the right, if there is one.

    The gap is 3, or else 2; what still doesn't fit is dropped from the right, the help last of all.
    """
    right = next((hint for hint in hints if hint.word == HELP.word), None)
    left = [hint for hint in hints if hint is not right][: MOST - (right is not None)]
    taken = _length(right) if right else 0
    if right and taken > width:
        right, taken = None, 0
    while left:
        for gap in (WIDE, NARROW):
            if _total(left, gap) + (taken + gap if right else 0) <= width:
                return left, gap, right
        left.pop()
    return [], NARROW, right


class KeyLine(Widget):
    """The footer. The screen hands over the hints whenever they change."""

    DEFAULT_CSS = """
    KeyLine {
        height: 1;
        padding: 0 3;
        background: $background;
        color: $foreground;
    }
    """

    hints: reactive[tuple[Hint, ...]] = reactive(())

    def render(self) -> Content:
        """Draw as many hints as fit."""
        width = self.content_size.width
        left, gap, right = fitted(self.hints, width)
        shown = [_drawn(hint) for hint in left]
        line = Content(" " * gap).join(shown)
        if right is None:
            return line
        space = width - line.cell_length - _length(right)
        return Content.assemble(line, " " * max(0, space), _drawn(right))


def _drawn(hint: Hint) -> Content:
    return Content.assemble((hint.key, "bold"), " ", (hint.word, "$quiet"))
