"""A line for names: those that the typed one could become are offered, and leaving takes the first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from journal_tui.domain.names import NEW
from journal_tui.domain.text import one_line
from journal_tui.tui.widgets.field import LineField
from journal_tui.tui.widgets.labelled import Labelled

if TYPE_CHECKING:
    from textual.app import ComposeResult

Candidates = Callable[[str], Sequence[str]]
"""The names that the last of those typed could become."""

OFFERED = 3
"""Names that are offered at once."""


class NamesLine(Horizontal):
    """One name, or several with commas between; where new ones are taken, an only offer says how."""

    DEFAULT_CSS = """
    NamesLine {
        height: 1;
        & Labelled { width: 1fr; }
        & > Static { width: auto; max-width: 60%; height: 1; }
    }
    """

    def __init__(
        self,
        label: str,
        value: str,
        candidates: Candidates,
        *,
        takes_new: bool = False,
        id: str,  # noqa: A002 (Textual's word)
    ) -> None:
        super().__init__()
        self._candidates = candidates
        self._takes_new = takes_new
        self._labelled = Labelled(label, LineField(value, id=id))

    def compose(self) -> ComposeResult:
        """The field, then what is offered."""
        yield self._labelled
        yield Static(id="offered", markup=False)

    @property
    def field(self) -> LineField:
        """The field itself."""
        return self.query_one(LineField)

    @on(Input.Changed)
    def _offer(self) -> None:
        typed = self.field.value
        names = self._candidates(typed) if self.field.has_focus else ()
        others = "".join(f" · {name}" for name in names[1:OFFERED])
        if self._takes_new and len(names) == 1:
            others = f" · {NEW}{one_line(typed.rpartition(',')[2])} is somebody new"
        line = Content.assemble((names[0] if names else "", "$next"), (others, "$quiet"))
        self.query_one("#offered", Static).update(line)

    @on(Input.Blurred)
    def _take_offered(self) -> None:
        field = self.field
        names = self._candidates(field.value)
        if names:
            before, comma, _ = field.value.rpartition(",")
            field.value = f"{before}{comma} {names[0]}".strip()
            field.cursor_position = len(field.value)
