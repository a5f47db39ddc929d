"""The look back as small pictures: each with its number and its sentence, on one line where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from journal_tui.tui.glyphs import UNICODE
from journal_tui.tui.widgets.row import NARROW
from journal_tui.tui.wording import cut, padded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal_tui.domain.glances import Glance
    from journal_tui.tui.glyphs import Glyphs

LABEL, PICTURE, GAP = 8, 12, 2


def picture(glance: Glance, glyphs: Glyphs) -> str:
    """Bars, or as many signs as there are things; of many things each sign stands for several."""
    if glance.values:
        return bars(glance.values, glyphs)
    if not glance.of:
        return glyphs.off * PICTURE
    signs = min(glance.of, PICTURE)
    full = glance.some * signs // glance.of
    return glyphs.full * full + glyphs.open * (signs - full)


def bars(values: Sequence[int], glyphs: Glyphs) -> str:
    """A bar for each value, the highest as high as there is, and a point where there was nothing."""
    most, heights = max(values, default=0), glyphs.strength
    return "".join(heights[-(-each * len(heights) // most) - 1] if each else glyphs.off for each in values)


class GlanceRows(Widget):
    """A row for each number; where there is no room beside it, the sentence goes on below."""

    DEFAULT_CSS = """
    GlanceRows { height: auto; padding: 0 3; }
    """

    glances: reactive[tuple[Glance, ...]] = reactive((), layout=True)

    def __init__(self, *, glyphs: Glyphs = UNICODE, id: str | None = None) -> None:  # noqa: A002 (Textual's word)
        super().__init__(id=id)
        self._glyphs = glyphs

    def _number_width(self) -> int:
        return max((cell_len(glance.number) for glance in self.glances), default=0)

    def _row(self, glance: Glance, width: int) -> list[Content]:
        """One line, or two."""
        label = padded(glance.label, LABEL + GAP)
        drawn = padded(picture(glance, self._glyphs), PICTURE + GAP)
        number = padded(glance.number, self._number_width() + GAP)
        head = Content.assemble((label, "$quiet"), drawn, number)
        if width >= NARROW:
            return [Content.assemble(head, (cut(glance.sentence, width - head.cell_length), "$quiet"))]
        said = Content(glance.sentence).wrap(max(8, width - LABEL - GAP))
        return [head, *(Content.assemble(" " * (LABEL + GAP), (line.plain, "$quiet")) for line in said)]

    def get_content_height(self, container: object, viewport: object, width: int) -> int:  # noqa: ARG002 (Textual's shape)
        """As many lines as the rows take."""
        return sum(len(self._row(glance, width)) for glance in self.glances)

    def render(self) -> Content:
        """Draw the rows in the width there is."""
        width = self.content_size.width
        return Content("\n").join(line for glance in self.glances for line in self._row(glance, width))
