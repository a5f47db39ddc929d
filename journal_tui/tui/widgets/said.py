"""One kind line above the footer: what was just done, or why something could not be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from journal_tui.tui.wording import line_of

if TYPE_CHECKING:
    from textual.timer import Timer

BRIEFLY = 5.0
LETTERS_A_SECOND = 12


class Said(Widget):
    """A sentence that goes by itself once there was time to read it; a long one wraps, and stays longer."""

    DEFAULT_CSS = """
    Said { height: auto; min-height: 1; padding: 0 3; }
    """

    sentence: reactive[str] = reactive("", layout=True)

    def __init__(self) -> None:
        super().__init__()
        self._going: Timer | None = None

    def render(self) -> Content:
        """Draw the sentence."""
        return Content(self.sentence)

    def say(self, sentence: str, *, stay: bool = False) -> None:
        """Show a sentence in place of the one before; with `stay`, until the next."""
        if self._going is not None:
            self._going.stop()
            self._going = None
        self.sentence = line_of(sentence)
        if sentence and not stay:
            time = max(BRIEFLY, len(sentence) / LETTERS_A_SECOND)
            self._going = self.set_timer(time, self._go)

    def watch_sentence(self, sentence: str) -> None:
        """Let the style sheet tell silence from a sentence."""
        self.set_class(bool(sentence), "-said")

    def _go(self) -> None:
        self._going = None
        self.sentence = ""
