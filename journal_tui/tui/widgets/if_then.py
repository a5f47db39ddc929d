"""The if-then line: when something happens, I will do something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from journal_tui.tui.widgets.field import QUIET, LineField
from journal_tui.tui.widgets.labelled import Labelled

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.timer import Timer


class IfThen(Vertical):
    """Two fields that say when they have settled: half a second after the last key, or when they are left."""

    DEFAULT_CSS = """
    IfThen { height: auto; padding: 1 3 0 2; }
    """

    @dataclass
    class Settled(Message):
        """What stands in the fields now."""

        when: str
        will: str

    def __init__(self) -> None:
        super().__init__()
        self._quiet: Timer | None = None
        self._said = ("", "")

    def compose(self) -> ComposeResult:
        """The two halves."""
        yield Labelled("When", LineField(id="when", placeholder="the coffee is poured, say"))
        yield Labelled("I will", LineField(id="will", placeholder="write the first message"))

    @property
    def halves(self) -> tuple[str, str]:
        """What stands in the fields."""
        when, will = self.query(LineField)
        return when.value, will.value

    def show(self, when: str, will: str) -> None:
        """Show what was put down before, unless something is being typed."""
        if self.halves == self._said:
            self._said = (when, will)
            for field, value in zip(self.query(LineField), self._said, strict=True):
                field.value = value

    @on(Input.Changed)
    def _changed(self) -> None:
        self._stop_waiting()
        if self.halves != self._said:
            self._quiet = self.set_timer(QUIET, self.settle)

    def _stop_waiting(self) -> None:
        if self._quiet is not None:
            self._quiet.stop()
            self._quiet = None

    @on(Input.Blurred)
    @on(Input.Submitted)
    def settle(self) -> None:
        """Say what stands here now, if it was not said before."""
        self._stop_waiting()
        if self.halves != self._said:
            self._said = self.halves
            self.post_message(self.Settled(*self.halves))
