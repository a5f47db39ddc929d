"""One line of a list or a section: a dim label, what is said, perhaps a dim word at the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.visual import Visual

from journal_tui.tui.wording import cut, line_of, padded

if TYPE_CHECKING:
    from textual.css.styles import RulesMap
    from textual.strip import Strip
    from textual.style import Style
    from textual.visual import RenderOptions

GUTTER = 2
"""Cells left free between two columns, however full they are."""


@dataclass(frozen=True)
class Row(Visual):
    """A row and its id; it is cut to the width it is given, so it always takes one line."""

    id: str
    label: str
    text: str
    note: str = ""
    label_width: int = 9

    def line(self, width: int) -> Content:
        """The row in so many cells."""
        label = (
            padded(cut(self.label, self.label_width), self.label_width + GUTTER) if self.label_width else ""
        )
        note = line_of(self.note)
        room = max(0, width - cell_len(label) - (cell_len(note) + GUTTER if note else 0))
        text = cut(self.text, room)
        filled = padded(text, room) if note else text
        return Content.assemble((label, "$quiet"), filled, (" " * GUTTER + note if note else "", "$quiet"))

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Draw the row, as Textual asks for it."""
        return self.line(width).render_strips(width, height, style, options)

    @property
    def is_heading(self) -> bool:
        """Whether the cursor passes it by."""
        return False

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002 (Textual's shape)
        """As wide as there is room."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002 (Textual's shape)
        """One line, whatever the text."""
        return 1


@dataclass(frozen=True)
class Heading(Row):
    """A bold line between rows, with a blank one above it unless it is the first; no cursor rests on it."""

    label: str = ""
    text: str = ""
    is_first: bool = False

    @property
    def is_heading(self) -> bool:
        """The cursor passes it by."""
        return True

    def line(self, width: int) -> Content:
        """The words in bold."""
        gap = Content("" if self.is_first else "\n")
        return gap + Content.styled(cut(self.text, width), "bold $foreground")

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002 (Textual's shape)
        """Its own line, and the blank one."""
        return 1 if self.is_first else 2


ROLE_WIDTH = 9
NAME_WIDTH = 13
NARROW = 60


@dataclass(frozen=True)
class PickRow(Row):
    """Somebody to reach out to: the name, the role (`label`), and why (`text`)."""

    name: str = ""

    def line(self, width: int) -> Content:
        """Three columns, or two where there is little room."""
        name = padded(cut(self.name, NAME_WIDTH), NAME_WIDTH + GUTTER)
        role = padded(cut(self.label, ROLE_WIDTH), ROLE_WIDTH + GUTTER) if width >= NARROW else ""
        room = max(0, width - cell_len(name) - cell_len(role))
        return Content.assemble(name, (role, "$quiet"), cut(self.text, room))
