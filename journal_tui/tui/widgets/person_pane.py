"""The person under the cursor, beside a list, where the terminal is wide enough."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from journal_tui.tui.widgets.row import GUTTER
from journal_tui.tui.wording import cut, line_of, padded

Rows = tuple[tuple[str, str], ...]

FACT_LABEL, DATE_LABEL = 5, 8


@dataclass(frozen=True)
class PaneFacts:
    """What the pane shows: who, what they are, how things stand, and what happened lately."""

    name: str = ""
    who: str = ""
    facts: Rows = ()
    lately: Rows = ()


class PersonPane(Widget):
    """A rule at its left, then the person; drawn as one text, so that a cursor moves without a layout."""

    DEFAULT_CSS = """
    PersonPane { width: 40; height: 100%; border-left: solid $rule; padding: 0 3 0 2; }
    """

    shown: reactive[PaneFacts] = reactive(PaneFacts())

    def render(self) -> Content:
        """Draw the person in the width there is; what doesn't fit goes on under its own column."""
        width, shown = max(1, self.content_size.width), self.shown
        lines = [
            *(Content.styled(str(line), "bold") for line in Content(line_of(shown.name)).wrap(width)),
            *(Content.styled(str(line), "$quiet") for line in Content(line_of(shown.who)).wrap(width)),
            Content(""),
            *_rows(shown.facts, FACT_LABEL, width),
        ]
        if shown.lately:
            lines += [Content(""), Content.styled("Lately", "bold")]
            lines += _rows(shown.lately, DATE_LABEL, width)
        return Content("\n").join(lines)


def _rows(rows: Rows, label_width: int, width: int) -> list[Content]:
    indent = label_width + GUTTER
    drawn: list[Content] = []
    for label, text in rows:
        first = padded(cut(label, label_width), indent)
        for line in Content(line_of(text)).wrap(max(8, width - indent)):
            drawn.append(Content.assemble((first, "$quiet"), line))
            first = " " * indent
    return drawn
