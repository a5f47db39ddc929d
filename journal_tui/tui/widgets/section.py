"""A bold heading and what stands under it, wrapped with a hanging indent."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from journal_tui.tui.wording import cut, line_of, padded


class Section(Widget):
    """A heading and rows of (dim label, text). Nothing is cut: a long text goes on under its own column."""

    DEFAULT_CSS = """
    Section { height: auto; padding: 0 3 1 3; }
    """

    heading: reactive[str] = reactive("", layout=True)
    beside: reactive[str] = reactive("", layout=True)
    """Dim words that go on after the heading, as far as there is room."""
    rows: reactive[tuple[tuple[str, str], ...]] = reactive((), layout=True)
    label_width: reactive[int] = reactive(9, layout=True)

    def __init__(
        self,
        heading: str = "",
        rows: tuple[tuple[str, str], ...] = (),
        *,
        label_width: int = 9,
        id: str | None = None,  # noqa: A002 (Textual's name for it)
    ) -> None:
        super().__init__(id=id)
        self.set_reactive(Section.label_width, label_width)
        self.set_reactive(Section.heading, heading)
        self.set_reactive(Section.rows, rows)

    def render(self) -> Content:
        """Draw the heading and the rows in the width there is."""
        width = max(1, self.content_size.width)
        lines = [self._headline(width)] if self.heading else []
        for label, text in self.rows:
            lines += self._row(label, text, width)
        return Content("\n").join(lines)

    def _headline(self, width: int) -> Content:
        heading = cut(self.heading, width)
        beside = cut(self.beside, max(0, width - cell_len(heading) - 3))
        return Content.assemble((heading, "bold"), (f" · {beside}" if beside else "", "$quiet"))

    def get_content_height(self, container: object, viewport: object, width: int) -> int:  # noqa: ARG002
        """As many lines as the rows take at this width."""
        return bool(self.heading) + sum(len(self._row(label, text, width)) for label, text in self.rows)

    def _row(self, label: str, text: str, width: int) -> list[Content]:
        indent = self.label_width + 2 if self.label_width else 0
        said = Content(line_of(text)).wrap(max(8, width - indent))
        first = padded(cut(label, self.label_width), indent)
        return [
            Content.assemble((first if index == 0 else " " * indent, "$quiet"), line)
            for index, line in enumerate(said)
        ]
