"""Records as lines of a list: which are listed, which hold words to edit, and what a line says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.domain.records import (
    Gratitude,
    Interaction,
    Note,
    Promise,
    Reflection,
    Review,
    Tick,
    words_of,
)
from journal_tui.tui.widgets.row import Row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journal_tui.domain.parts import Day
    from journal_tui.domain.records import Record


def is_listed(record: Record) -> bool:
    """Whether a record is a line of its own; sittings are in the minutes."""
    return has_words(record) or isinstance(record, Tick)


def has_words(record: Record) -> bool:
    """Whether there is a text to edit."""
    return isinstance(record, Gratitude | Reflection | Note | Review | Interaction | Promise)


def row_of(record: Record, names: Mapping[str, str]) -> Row:
    """A record as one line."""
    match record:
        case Gratitude():
            return Row(record.id, "Glad of", record.text)
        case Reflection():
            return Row(record.id, "Reflect", record.text)
        case Review():
            return Row(record.id, "Week", record.text)
        case Interaction():
            return Row(record.id, "Connect", _contact(record, names), "waiting" if record.waiting else "")
        case Tick():
            return Row(record.id, "Done", record.habit)
        case _:
            return Row(record.id, record.kind.capitalize(), words_of(record))


def _contact(record: Interaction, names: Mapping[str, str]) -> str:
    people = ", ".join(names.get(person, "somebody") for person in record.people)
    told = f"{people}, {record.channel}"
    return f"{told}: {record.note}" if record.note else told


def rows_of(day: Day, names: Mapping[str, str]) -> tuple[Row, ...]:
    """The day's records, in the order they were made."""
    return tuple(row_of(record, names) for record in day.records if is_listed(record))
