"""The lines of those who came in a file, and the heads over their columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.domain.phrases import counted
from journal_tui.tui.widgets.columns import Column, Columns

if TYPE_CHECKING:
    from journal_tui.services.choosing import Choice

NAME_WIDTH, PLACE_WIDTH = 20, 20
PLACE_FROM = 66
"""The least width of a row that has the place in it: a terminal of 72."""


def choice_row(choice: Choice) -> Columns:
    """Somebody as a line: room for the mark, the name, the place, and what they are looked after as."""
    person = choice.person
    return Columns(
        person.id,
        text=how_often(choice),
        columns=(
            Column("", 1),
            Column(person.name, NAME_WIDTH),
            Column(person.org, PLACE_WIDTH, is_quiet=True, least=PLACE_FROM),
        ),
    )


def how_often(choice: Choice) -> str:
    """What somebody is, and how often they are looked after; nothing for somebody at rest."""
    if choice.rhythm == "never":
        return ""
    return f"{choice.person.role} · {counted(choice.rhythm, 'day')}"


def choice_heads() -> Columns:
    """What stands over the columns."""
    return Columns(
        "",
        text="as what, how often",
        is_quiet=True,
        columns=(
            Column("", 1),
            Column("name", NAME_WIDTH, is_quiet=True),
            Column("where", PLACE_WIDTH, is_quiet=True, least=PLACE_FROM),
        ),
    )
