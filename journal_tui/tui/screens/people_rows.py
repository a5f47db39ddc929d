"""The lines of the list of people, their columns and the heads over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.tui.widgets.columns import Column, Columns

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from journal_tui.services.person_page import PersonLine
    from journal_tui.tui.glyphs import Glyphs

NAME_WIDTH, ROLE_WIDTH, LAST_WIDTH = 18, 16, 10
ROLE_FROM = 66
"""The least width of a row that has the role in it: a terminal of 72."""


def person_row(line: PersonLine, chosen: AbstractSet[str], glyphs: Glyphs) -> Columns:
    """Somebody as a line; while people are being selected, with a sign for whether they are."""
    person = line.person
    mark = glyphs.full if person.id in chosen else glyphs.open
    return Columns(
        person.id,
        text=line.next,
        columns=(
            *((Column(mark, 1),) if chosen else ()),
            Column(person.name, NAME_WIDTH),
            Column(person.role, ROLE_WIDTH, is_quiet=True, least=ROLE_FROM),
            Column(line.last, LAST_WIDTH, is_quiet=True),
        ),
    )


def heads(*, with_marks: bool) -> Columns:
    """What stands over the columns."""
    return Columns(
        "",
        text="next",
        is_quiet=True,
        columns=(
            *((Column("", 1),) if with_marks else ()),
            Column("name", NAME_WIDTH, is_quiet=True),
            Column("role", ROLE_WIDTH, is_quiet=True, least=ROLE_FROM),
            Column("last", LAST_WIDTH, is_quiet=True),
        ),
    )
