"""A page to read, longer perhaps than the terminal is high: the keys of a list scroll it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll

from journal_tui.tui.commands import IN_A_LIST, bindings
from journal_tui.tui.screens.keyed import Page

if TYPE_CHECKING:
    from textual.binding import BindingType


class ScrollingPage(Page):
    """A page whose content stands in a `VerticalScroll`."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(IN_A_LIST)

    def _scroller(self) -> VerticalScroll:
        return self.query_one(VerticalScroll)

    def action_cursor_down(self) -> None:
        """A line further."""
        self._scroller().scroll_down(animate=False)

    def action_cursor_up(self) -> None:
        """A line back."""
        self._scroller().scroll_up(animate=False)

    def action_page_down(self) -> None:
        """A page further."""
        self._scroller().scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        """A page back."""
        self._scroller().scroll_page_up(animate=False)

    def action_first(self) -> None:
        """To the top."""
        self._scroller().scroll_home(animate=False)

    def action_last(self) -> None:
        """To the end."""
        self._scroller().scroll_end(animate=False)
