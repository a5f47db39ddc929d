"""A page with a list that narrows as one types into its filter."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal

from journal_tui.tui.screens.live_page import LivePage
from journal_tui.tui.widgets.filter_field import FilterField
from journal_tui.tui.widgets.margin_list import MarginList
from journal_tui.tui.wording import line_of

if TYPE_CHECKING:
    from textual.app import ComposeResult


class FilterPage(LivePage):
    """In the filter letters are text; down leaves it for the list, escape gives it up."""

    IN_FILTER: ClassVar[frozenset[str]] = frozenset({"open_person", "back"})
    """What can be done while the filter is being typed."""

    def filter_line(self, placeholder: str) -> ComposeResult:
        """The line that stands over the list while it is wanted."""
        with Horizontal(classes="filter"):
            yield FilterField(placeholder=placeholder)

    def list_fitting(self) -> None:
        """List what the filter lets through."""

    def on_mount(self) -> None:
        """Follow the filter at once: its messages would come a frame later."""
        self.watch(self.query_one(FilterField), "value", self.list_fitting, init=False)

    @property
    def typed(self) -> str:
        """What the filter asks for."""
        return line_of(self.query_one(FilterField).value)

    @property
    def is_filtering(self) -> bool:
        """Whether the filter is in use."""
        field = self.query_one(FilterField)
        return bool(field.value) or field.has_focus

    def show_filter(self) -> None:
        """Show the filter's line as long as it is in use."""
        self.query_one(".filter").display = self.is_filtering

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """In the filter letters are text."""
        if isinstance(self.focused, FilterField):
            return action in self.IN_FILTER
        return self.can_do(action, parameters)

    def can_do(self, action: str, parameters: tuple[object, ...]) -> bool:
        """What can be done outside the filter."""
        return super().check_action(action, parameters)

    @on(FilterField.Left)
    def _leave_filter(self) -> None:
        self.query_one(MarginList).focus()

    def action_filter(self) -> None:
        """Type what to look for."""
        self.query_one(".filter").display = True
        self.query_one(FilterField).focus()

    def give_up_filter(self) -> bool:
        """Give the filter up; whether there was one."""
        if not self.is_filtering:
            return False
        self.query_one(FilterField).value = ""
        self.query_one(MarginList).focus()
        self.query_one(".filter").display = False
        return True
