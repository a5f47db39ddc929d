"""The practice's own settings: changing them, and the user's own roles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from journal_tui.domain.errors import Refused
from journal_tui.domain.practice_settings import (
    ALLOWED,
    BLOCK_MINUTES,
    FOLLOW_UP_DAYS,
    LEAD_DAYS,
    LEAP_MONTH,
    REVIEW_DAY,
    ROLE_RHYTHMS,
)
from journal_tui.domain.records import RoleSet, Setting
from journal_tui.services.people import role_name
from journal_tui.services.writing import envelope

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from journal_tui.domain.practice_settings import Rhythm
    from journal_tui.domain.records import Record
    from journal_tui.services.journal import Journal

_NAMES = {
    BLOCK_MINUTES: "The minutes of a block",
    LEAD_DAYS: "The days to look ahead",
    FOLLOW_UP_DAYS: "The days before a nudge",
    LEAP_MONTH: "The month of a leap day",
    REVIEW_DAY: "The weekdays",
}


def with_settings(journal: Journal, asked: Mapping[str, int]) -> Iterator[Setting]:
    """The settings with these values, unsaved; one that has its value already is left out.

    Raises:
        Refused: for a value that is out of bounds; nothing was changed.
    """
    held = {each.name: each for each in _newest(journal) if isinstance(each, Setting)}
    for name, value in asked.items():
        allowed = ALLOWED[name]
        if value not in allowed:
            bounds = f"a number from {allowed[0]} to {allowed[-1]}"
            raise Refused(f"{_NAMES[name]} are {bounds}, not {value}; nothing was changed.")
        before = held.get(name)
        if before is None:
            yield Setting(**envelope(journal), name=name, value=value)
        elif before.value != value:
            yield replace(before, value=value, updated_at=journal.moment().at)


def with_roles(journal: Journal, asked: Mapping[str, Rhythm | None]) -> Iterator[RoleSet]:
    """The roles with these rhythms, unsaved; None takes back what was set about one.

    A built-in role has its usual rhythm again then; one of the user's own is forgotten, and whoever has it
    goes by `other`.

    Raises:
        Refused: for an empty name, and for a role to forget that is not known; nothing was changed.
    """
    for typed, rhythm in asked.items():
        name = role_name(typed)
        held = [each for each in _newest(journal) if isinstance(each, RoleSet) and each.name == name]
        if rhythm is not None:
            yield from _role_with(journal, name, rhythm, held[-1:])
        elif not held and name not in ROLE_RHYTHMS:
            raise Refused(f"There is no role called “{name}”; nothing was changed.")
        else:
            now = journal.moment().at
            yield from (replace(each, deleted=now, updated_at=now) for each in held)


def _role_with(journal: Journal, name: str, rhythm: Rhythm, held: Sequence[RoleSet]) -> Iterator[RoleSet]:
    if not held:
        yield RoleSet(**envelope(journal), name=name, rhythm=rhythm)
    elif held[0].rhythm != rhythm:
        yield replace(held[0], rhythm=rhythm, updated_at=journal.moment().at)


def _newest(journal: Journal) -> list[Record]:
    """The practice's records, those that hold last."""
    return sorted(journal.store.practice(), key=lambda record: (record.updated_at, record.id))
