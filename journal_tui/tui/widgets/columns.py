"""A row of several columns; the last takes what room there is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from journal_tui.tui.widgets.row import GUTTER, Row
from journal_tui.tui.wording import cut, line_of, padded


class Column(NamedTuple):
    """What stands in one column, its width, whether it is dim, and the least width of a row that has it."""

    text: str
    width: int
    is_quiet: bool = False
    least: int = 0


@dataclass(frozen=True)
class Columns(Row):
    """Columns of fixed width, then `text` in what is left, then perhaps a dim `note` at the right."""

    label: str = ""
    text: str = ""
    columns: tuple[Column, ...] = ()
    is_quiet: bool = False

    def line(self, width: int) -> Content:
        """The columns that a row of this width has."""
        shown = [column for column in self.columns if width >= column.least]
        drawn = [
            (
                padded(cut(column.text, column.width), column.width + GUTTER),
                "$quiet" if column.is_quiet else "",
            )
            for column in shown
        ]
        note = line_of(self.note)
        room = width - sum(column.width + GUTTER for column in shown)
        room -= cell_len(note) + GUTTER if note else 0
        text = cut(self.text, max(0, room))
        return Content.assemble(
            *drawn,
            (padded(text, max(0, room)) if note else text, "$quiet" if self.is_quiet else ""),
            (" " * GUTTER + note if note else "", "$quiet"),
        )
