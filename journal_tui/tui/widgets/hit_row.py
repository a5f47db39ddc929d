"""A line of what was found: when, what it is, and its words about the first hit, the hits in bold."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from textual.content import Content

from journal_tui.domain.marking import Marked, excerpt
from journal_tui.tui.widgets.row import GUTTER, Row
from journal_tui.tui.wording import cut, padded

if TYPE_CHECKING:
    from collections.abc import Callable

DATE_WIDTH, KIND_WIDTH = 11, 8
KIND_FROM = 54
"""The least width of a row that says what a record is: a terminal of 60."""


@dataclass(frozen=True)
class HitRow(Row):
    """`label` is the record's kind, `note` its day in words, `text` its words in short.

    `said` finds its line and the hits in it, and is asked only for rows that are drawn; `hangs_on` is all
    else that the line hangs on.
    """

    hangs_on: tuple[object, ...] = ()
    said: Callable[[], Marked] = field(default=lambda: Marked(""), compare=False)

    def line(self, width: int) -> Content:
        """The row in so many cells."""
        kind = padded(cut(self.label, KIND_WIDTH), KIND_WIDTH + GUTTER) if width >= KIND_FROM else ""
        head = padded(cut(self.note, DATE_WIDTH), DATE_WIDTH + GUTTER) + kind
        shown = excerpt(self.said(), max(0, width - len(head)))
        words = [(text, "bold" if is_hit else "") for text, is_hit in shown.pieces()]
        return Content.assemble((head, "$quiet"), *words)
