"""A row that stands by itself, such as the heads over a list's columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

if TYPE_CHECKING:
    from journal_tui.tui.widgets.row import Row


class RowLine(Widget):
    """One row, as wide as a list's rows are."""

    DEFAULT_CSS = """
    RowLine { height: 1; padding: 0 3; }
    """

    row: reactive[Row | None] = reactive(None)

    def render(self) -> Content:
        """Draw the row."""
        return self.row.line(self.content_size.width) if self.row else Content("")
