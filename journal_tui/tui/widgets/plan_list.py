"""The plan of the morning: who, whether it is done, and what is meant."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from journal_tui.tui.widgets.row import GUTTER, NAME_WIDTH
from journal_tui.tui.wording import cut, padded


@dataclass(frozen=True)
class Planned:
    """One line of the plan; the name of what is done is dim."""

    sign: str
    name: str
    text: str
    is_done: bool = False


class PlanList(Widget):
    """A heading and the plan; nothing at all while nothing is planned."""

    DEFAULT_CSS = """
    PlanList { height: auto; padding: 1 0 0 3; }
    """

    rows: reactive[tuple[Planned, ...]] = reactive((), layout=True)

    def watch_rows(self, rows: tuple[Planned, ...]) -> None:
        """Take no room when there is nothing to show."""
        self.display = bool(rows)

    def render(self) -> Content:
        """Draw the heading and the rows, each on one line."""
        width = self.content_size.width
        lines = [Content.styled(cut("This morning", width), "bold")]
        for row in self.rows:
            name = padded(cut(row.name, NAME_WIDTH), NAME_WIDTH + GUTTER)
            text = cut(row.text, max(0, width - NAME_WIDTH - GUTTER - 2))
            lines.append(
                Content.assemble(f"{row.sign} ", (name, "$quiet" if row.is_done else ""), (text, "$quiet"))
            )
        return Content("\n").join(lines)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:  # noqa: ARG002
        """A line for the heading and one for each row."""
        return 1 + len(self.rows)
