"""The line of a form that saves it: a word with the bar beside it while it has focus."""

from __future__ import annotations

from textual.content import Content
from textual.message import Message
from textual.widget import Widget


class SaveLine(Widget, can_focus=True):
    """Enter on it is the screen's verb; a click says `Pressed`."""

    DEFAULT_CSS = """
    SaveLine {
        height: 1;
        width: auto;
        padding: 0 1 0 1;
        color: $foreground;
        &:focus {
            background: $row;
            text-style: $row-style;
            border-left: outer $here;
            padding-left: 0;
        }
    }
    """

    class Pressed(Message):
        """It was clicked."""

    def __init__(self, word: str = "Save") -> None:
        super().__init__()
        self._word = word

    def render(self) -> Content:
        """Draw the word."""
        return Content(self._word)

    def on_click(self) -> None:
        """A click is as good as enter."""
        self.post_message(self.Pressed())
