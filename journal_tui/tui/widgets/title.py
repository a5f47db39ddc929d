"""The first line of a screen: its title, and at the right how things stand."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from journal_tui.tui.wording import cut, line_of


class Title(Widget):
    """A bold title and dim words beside it; at the right a bold figure, if any, and dim words.

    The title gives way last, and what stands at the right first.
    """

    DEFAULT_CSS = """
    Title { height: 2; padding: 0 3 1 3; }
    """

    left: reactive[str] = reactive("")
    beside: reactive[str] = reactive("")
    figure: reactive[str] = reactive("")
    words: reactive[str] = reactive("")

    def __init__(self, left: str = "", words: str = "") -> None:
        super().__init__()
        self.set_reactive(Title.left, left)
        self.set_reactive(Title.words, words)

    @property
    def has_room(self) -> bool:
        """Whether all of it fits in the width there is."""
        said = [text for text in (self.left, self.beside, self.figure + self.words) if text]
        return cell_len(line_of("  ".join(said))) <= self.content_size.width

    def render(self) -> Content:
        """Draw the line in the width there is."""
        width = self.content_size.width
        left = cut(self.left, width)
        beside = cut(self.beside, max(0, width - cell_len(left) - 2)) if self.beside else ""
        beside = f"  {beside}" if beside else ""
        taken = cell_len(left + beside)
        room = width - taken - 2
        figure, words = self.figure, self.words
        if cell_len(figure + words) > room:
            words = ""
        if cell_len(figure) > room:
            figure = ""
        space = " " * max(0, width - taken - cell_len(figure + words))
        return Content.assemble(
            (left, "bold"), (beside, "$quiet"), space, (figure, "bold"), (words, "$quiet")
        )
