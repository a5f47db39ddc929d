"""Keys and what each stands for, in as many columns as there is room for."""

from __future__ import annotations

from typing import NamedTuple

from textual.content import Content
from textual.widget import Widget

from journal_tui.tui.wording import cut, padded

GUTTER = 2
WORD_WIDTH, NOTE_WIDTH = 16, 5
CELL = 1 + GUTTER + WORD_WIDTH + NOTE_WIDTH
MOST = 3


class KeyWord(NamedTuple):
    """A key, its word, and a dim note."""

    key: str
    word: str
    note: str = ""


class KeyColumns(Widget):
    """The keys, row by row; nothing is cut but a long word."""

    DEFAULT_CSS = """
    KeyColumns { height: auto; padding: 0 0 1 1; }
    """

    def __init__(self, *words: KeyWord) -> None:
        super().__init__()
        self._words = words

    def get_content_height(self, container: object, viewport: object, width: int) -> int:  # noqa: ARG002 (Textual's shape)
        """As many lines as the columns take."""
        return -(-len(self._words) // self._columns(width))

    @staticmethod
    def _columns(width: int) -> int:
        return max(1, min(MOST, (width + GUTTER) // (CELL + GUTTER)))

    def render(self) -> Content:
        """Draw them in the width there is."""
        columns = self._columns(self.content_size.width)
        rows = [self._words[at : at + columns] for at in range(0, len(self._words), columns)]
        return Content("\n").join(self._row(row) for row in rows)

    @staticmethod
    def _row(words: tuple[KeyWord, ...]) -> Content:
        cells = [
            Content.assemble(
                (each.key, "$next"),
                " " * GUTTER + padded(cut(each.word, WORD_WIDTH), WORD_WIDTH),
                (each.note.rjust(NOTE_WIDTH), "$quiet"),
            )
            for each in words
        ]
        return Content(" " * GUTTER).join(cells)
