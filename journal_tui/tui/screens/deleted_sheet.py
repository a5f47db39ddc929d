"""A sheet that lists what was deleted not long ago."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widgets import OptionList

from journal_tui.domain.phrases import day_name
from journal_tui.domain.records import Record
from journal_tui.tui.commands import ON_DELETED, bindings
from journal_tui.tui.screens.keyed import Sheet
from journal_tui.tui.screens.record_rows import row_of
from journal_tui.tui.widgets.margin_list import MarginList
from journal_tui.tui.widgets.said import Said
from journal_tui.tui.widgets.title import Title

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from journal_tui.tui.commands import Command
    from journal_tui.tui.look import Look


class DeletedSheet(Sheet[Record | None]):
    """Returns the record to bring back, or None."""

    AUTO_FOCUS: ClassVar[str | None] = "MarginList"
    VERBS: ClassVar[tuple[Command, ...]] = ON_DELETED
    BINDINGS: ClassVar[list[BindingType]] = bindings(ON_DELETED)

    def __init__(self, look: Look, records: Sequence[Record], names: Mapping[str, str], today: date) -> None:
        super().__init__(look)
        self._records = {record.id: record for record in records}
        self._names = names
        self._today = today

    def content(self) -> ComposeResult:
        """The latest deletion first, each with the day it belongs to."""
        yield Title("Recently deleted", "kept for 30 days")
        yield MarginList(glyphs=self.look.glyphs)
        yield Said()

    def on_mount(self) -> None:
        """List them."""
        self.query_one(MarginList).rows = tuple(
            replace(row_of(record, self._names), note=day_name(record.day, self._today))
            for record in self._records.values()
        )

    @on(OptionList.OptionSelected)
    def action_bring_back(self) -> None:
        """Return the one under the cursor."""
        self.dismiss(self._records.get(self.query_one(MarginList).current or ""))

    def action_back(self) -> None:
        """Return nothing."""
        self.dismiss(None)
