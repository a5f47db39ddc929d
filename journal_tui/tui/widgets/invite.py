"""A sentence, and under it the key to press: what an empty place says."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from journal_tui.tui.wording import line_of


class Invite(Widget):
    """One sentence and perhaps an accent key with its verb; it takes no room when there is nothing to say."""

    DEFAULT_CSS = """
    Invite { height: auto; padding: 0 3 1 3; }
    """

    sentence: reactive[str] = reactive("", layout=True)
    key: reactive[str] = reactive("", layout=True)
    verb: reactive[str] = reactive("", layout=True)

    def __init__(self, *, beside: bool = False) -> None:
        super().__init__()
        self._between = "   " if beside else "\n\n"
        self.display = False

    def show(self, sentence: str, key: str = "", verb: str = "") -> None:
        """Say this, or nothing."""
        self.sentence, self.key, self.verb = line_of(sentence), key, verb
        self.display = bool(sentence or key)

    def render(self) -> Content:
        """Draw the sentence and the key."""
        if not self.key:
            return Content(self.sentence)
        between = self._between if self.sentence else ""
        return Content.assemble(self.sentence, between, (self.key, "$next"), f"  {self.verb}")
