"""Roles, their rhythms, and when somebody was last in touch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

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


def last_contacts(records: Iterable[Record]) -> dict[str, date]:
    """The newest day of an interaction with each person, by id, whatever the order of the records."""
    last: dict[str, date] = {}
    for record in records:
        if isinstance(record, Interaction):
            for person in record.people:
                if person not in last or last[person] < record.day:
                    last[person] = record.day
    return last
