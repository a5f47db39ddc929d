"""The line in which a list is filtered: a slash, and what is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.message import Message

from journal_tui.tui.widgets.field import LineField

if TYPE_CHECKING:
    from textual.binding import BindingType


class FilterField(LineField):
    """Down leaves it for the list below; enter is a line's own end."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("down", "leave", show=False)]

    class Left(Message):
        """The list is meant now."""

    def action_leave(self) -> None:
        """Say so."""
        self.post_message(self.Left())
