"""A field of a form with its dim label before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget


class Labelled(Horizontal):
    """One label and one field on a line."""

    DEFAULT_CSS = """
    Labelled {
        height: 1;
        & > Static { width: 9; padding: 0 0 0 1; color: $dim; }
        & > Input { width: 1fr; }
    }
    """

    def __init__(self, label: str, field: Widget, *, classes: str = "") -> None:
        super().__init__(classes=classes)
        self._label = label
        self._field = field

    def compose(self) -> ComposeResult:
        """The label, then the field."""
        yield Static(Content.styled(self._label, "$quiet"), markup=False)
        yield self._field
