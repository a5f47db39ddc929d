"""The three parts of the morning in a line: a mark, a name, and a dim word such as the minutes."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from journal_tui.tui.wording import cut, padded


@dataclass(frozen=True)
class PartMark:
    """One part: its sign, its name, a dim word, and whether it is the next to do."""

    sign: str
    name: str
    word: str = ""
    is_next: bool = False


class PartsLine(Widget):
    """The parts, evenly spread; the next one stands out."""

    DEFAULT_CSS = """
    PartsLine { height: 2; padding: 0 3 1 3; }
    """

    marks: reactive[tuple[PartMark, ...]] = reactive(())

    def render(self) -> Content:
        """Draw the parts in columns of one width."""
        if not self.marks:
            return Content("")
        width = min(24, self.content_size.width // len(self.marks))
        return Content.assemble(*(_drawn(mark, width) for mark in self.marks))


def _drawn(mark: PartMark, width: int) -> Content:
    name = cut(f"{mark.sign} {mark.name}", max(1, width - 2))
    room = width - cell_len(name) - 4
    word = cut(mark.word, room) if room >= cell_len(mark.word) else ""
    return Content.assemble(
        (name, "$next" if mark.is_next else ""),
        (padded(f"  {word}", width - cell_len(name)), "$quiet"),
    )
