"""People met for the first time in the contact that is being logged: added with it, in one step."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from journal_tui.domain.phrases import MONTHS, way
from journal_tui.domain.text import fold, one_line
from journal_tui.services.people import new_person

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from journal_tui.domain.names import Typed
    from journal_tui.domain.records import Person
    from journal_tui.services.journal import Journal

LIKELY_ROLE = "peer"
LONGEST_WHERE = 40
"""So many letters a note's first words may have to say where you met."""

_STOP = re.compile(r"[.,;:!?](?:\s|$)|\n")


def future_id(contact_id: str, name: str) -> str:
    """The id of somebody new in a contact: the same for the same name, typed again or kept in a draft."""
    return blake2b(f"{contact_id} {fold(one_line(name))}".encode(), digest_size=16).hexdigest()


def ids_of(typed: Iterable[Typed], contact_id: str) -> tuple[str, ...]:
    """The ids of the people named, those of new ones as they will be."""
    return tuple(each.id or future_id(contact_id, each.name) for each in typed)


def newcomers(
    journal: Journal, typed: Iterable[Typed], contact_id: str, *, role: str, met: str
) -> tuple[Person, ...]:
    """Those of the people named who are new, unsaved, with what they are to you and how you met.

    Raises:
        Refused: for a name that shows nothing, or an empty role.
    """
    return tuple(
        replace(
            new_person(journal, each.name, role=role, again=True),
            id=future_id(contact_id, each.name),
            met=met,
        )
        for each in typed
        if not each.id
    )


def where_met(channel: str, note: str, day: date) -> str:
    """How you met: the words of the note as far as its first stop, if they are few, else the channel."""
    first = one_line(_STOP.split(note.strip(), maxsplit=1)[0])
    says_where = len(first) <= LONGEST_WHERE and any(letter.isalnum() for letter in first)
    what = first if says_where else way(channel)
    return f"{what}, {MONTHS[day.month - 1]} {day.year}"
