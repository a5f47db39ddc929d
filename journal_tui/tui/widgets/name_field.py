"""A line for a name, in which left and right turn something that stands beside it."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from journal_tui.tui.widgets.field import LineField


class NameField(LineField):
    """A name is short: its letters are taken back rather than walked through."""

    @dataclass
    class Turned(Message):
        """Left or right was pressed: one back, or one on."""

        by: int

    def action_cursor_left(self, select: bool = False) -> None:  # noqa: ARG002 (Textual's shape)
        """Turn back."""
        self.post_message(self.Turned(-1))

    def action_cursor_right(self, select: bool = False) -> None:  # noqa: ARG002 (Textual's shape)
        """Turn on."""
        self.post_message(self.Turned(1))
