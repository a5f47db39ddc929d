"""The first line of a part of the morning: its name, the marks of the three parts, and dim words."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from journal_tui.tui.wording import cut


@dataclass(frozen=True)
class Mark:
    """One part's sign, and whether the user is in that part."""

    sign: str
    is_here: bool = False


class PartTitle(Widget):
    """A bold name, the marks beside it with the present one in the accent, dim words at the right."""

    DEFAULT_CSS = """
    PartTitle { height: 2; padding: 0 3 1 3; }
    """

    marks: reactive[tuple[Mark, ...]] = reactive(())
    words: reactive[str] = reactive("")

    def __init__(self, name: str) -> None:
        super().__init__()
        self._part = name

    def render(self) -> Content:
        """Draw the line in the width there is."""
        width = self.content_size.width
        signs = Content(" ").join(
            Content.styled(mark.sign, "$next" if mark.is_here else "") for mark in self.marks
        )
        left = Content.assemble((self._part, "bold"), "  ", signs)
        words = cut(self.words, max(0, width - left.cell_length - 2))
        space = " " * max(0, width - left.cell_length - cell_len(words))
        return Content.assemble(left, space, (words, "$quiet"))
