"""Roles, their rhythms, and when somebody was last in touch."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Literal
from zlib import crc32

from journal_tui.domain.records import Interaction

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from journal_tui.domain.records import Person, Record

ROLE_RHYTHMS = {
    "mentor": 30,
    "mentee": 14,
    "manager": 7,
    "colleague": 14,
    "peer": 30,
    "client": 21,
    "service provider": 60,
    "former colleague": 90,
    "friend": 30,
    "other": 60,
}
"""Days that may pass between contacts, for each built-in role; a role of the user's own goes by `other`."""


def rhythm_of(person: Person) -> int | Literal["never"]:
    """The person's own rhythm in days, else their role's."""
    if person.rhythm is not None:
        return person.rhythm
    return ROLE_RHYTHMS.get(person.role, ROLE_RHYTHMS["other"])


def first_hello(person: Person) -> date | None:
    """The day from which somebody never contacted is suggested; None for those with the rhythm `never`.

    At once when added by hand; imported people are spread by id over one rhythm.
    """
    rhythm = rhythm_of(person)
    if rhythm == "never":
        return None
    return person.day + timedelta(days=crc32(person.id.encode()) % rhythm if person.imported else 0)


def last_contacts(records: Iterable[Record]) -> dict[str, date]:
    """The newest day of an interaction with each person, by id, whatever the order of the records."""
    last: dict[str, date] = {}
    for record in records:
        if isinstance(record, Interaction):
            for person in record.people:
                if person not in last or last[person] < record.day:
                    last[person] = record.day
    return last
