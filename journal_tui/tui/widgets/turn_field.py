"""A field whose likely answers are turned through with left and right; any other can be typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.tui.widgets.field import LineField

if TYPE_CHECKING:
    from collections.abc import Sequence


class TurnField(LineField):
    """While it holds an answer that was turned to, left and right turn on and typing replaces it.

    Where nothing but the answers is meant, `is_open` is false and letters do nothing.
    """

    def __init__(
        self,
        answers: Sequence[str],
        value: str = "",
        *,
        is_open: bool = True,
        id: str | None = None,  # noqa: A002 (Textual's word)
    ) -> None:
        super().__init__(value or answers[0], id=id)
        self._answers = tuple(answers)
        self._is_open = is_open
        self._is_turned = self.value in self._answers

    def offer(self, answers: Sequence[str]) -> None:
        """Offer other answers; one that was turned to and is none of them gives way to the first."""
        self._answers = tuple(answers)
        if self._is_turned and self.value not in self._answers:
            self.value = self._answers[0]

    def turn(self, by: int) -> None:
        """The next answer, or the one before."""
        at = self._answers.index(self.value) + by if self.value in self._answers else 0
        self.value = self._answers[at % len(self._answers)]
        self.cursor_position = len(self.value)
        self._is_turned = True

    def action_cursor_left(self, select: bool = False) -> None:
        """Turn back, or move in what was typed; an empty field takes the first answer again."""
        if self._turns(select=select):
            self.turn(-1)
        else:
            super().action_cursor_left(select)

    def action_cursor_right(self, select: bool = False) -> None:
        """Turn on, or move in what was typed; an empty field takes the first answer again."""
        if self._turns(select=select):
            self.turn(1)
        else:
            super().action_cursor_right(select)

    def _turns(self, *, select: bool) -> bool:
        return not select and (self._is_turned or not self.value)

    def replace(self, text: str, start: int, end: int) -> None:
        """Change what stands here; an answer gives way to it whole."""
        if not self._is_open:
            return
        if self._is_turned:
            self._is_turned = False
            self.value = ""
            start = end = 0
        super().replace(text, start, end)
