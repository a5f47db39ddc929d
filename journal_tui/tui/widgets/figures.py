"""Numbers with their words, as many on a line as fit."""

from __future__ import annotations

from typing import NamedTuple

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from journal_tui.tui.wording import padded

GAP = 3


class Figure(NamedTuple):
    """A dim word, a figure, and perhaps another dim word: `longest 41`, `2 rest days left`."""

    before: str
    figure: str
    after: str = ""

    @property
    def text(self) -> str:
        """All of it."""
        return " ".join(part for part in self if part)

    def drawn(self, width: int) -> Content:
        """The figure in so many cells."""
        parts = [(part, "" if part is self.figure else "$quiet") for part in self if part]
        said = Content(" ").join(Content.styled(*part) for part in parts)
        return Content.assemble(said, " " * max(0, width - said.cell_length))


class Figures(Widget):
    """Figures one after the other or, with `columns`, that many below each other in even columns."""

    DEFAULT_CSS = """
    Figures { height: auto; padding: 0 3 1 3; }
    """

    figures: reactive[tuple[Figure, ...]] = reactive((), layout=True)

    def __init__(self, *, columns: int = 0, id: str | None = None) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id)
        self._columns = columns

    def _lines(self, width: int) -> list[list[Figure]]:
        """Which figures stand on which line."""
        lines: list[list[Figure]] = []
        room = 0
        for figure in self.figures:
            taken = self._width(figure, width) + GAP
            if not lines or taken - GAP > room or len(lines[-1]) == (self._columns or len(self.figures)):
                lines.append([])
                room = width
            lines[-1].append(figure)
            room -= taken
        return lines

    def _width(self, figure: Figure, width: int) -> int:
        """The cells of a figure: its own or, in columns, an even share of the line."""
        own = len(figure.text)
        return max(own, min(36, (width - GAP) // self._columns)) if self._columns else own

    def get_content_height(self, container: object, viewport: object, width: int) -> int:  # noqa: ARG002 (Textual's shape)
        """As many lines as the figures take."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Draw the lines."""
        width = self.content_size.width
        return Content("\n").join(
            Content(padded("", GAP)).join(figure.drawn(self._width(figure, width)) for figure in line)
            for line in self._lines(width)
        )
