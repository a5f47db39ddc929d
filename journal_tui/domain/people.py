"""When somebody was last in touch, and from when somebody new is suggested."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from zlib import crc32

from journal_tui.domain.records import Interaction

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from journal_tui.domain.practice_settings import Rhythm
    from journal_tui.domain.records import Person, Record


def first_hello(person: Person, rhythm: Rhythm) -> date | None:
    """The day from which somebody never contacted is suggested; None for those with the rhythm `never`.

    At once when added by hand; imported people are spread by id over one rhythm, from the day on which they
    came, or were chosen to be looked after.
    """
    if rhythm == "never":
        return None
    if not person.imported:
        return person.day
    return (person.chosen or person.day) + timedelta(days=crc32(person.id.encode()) % rhythm)


def last_contacts(records: Iterable[Record]) -> dict[str, date]:
    """The newest day of an interaction with each person, by id, whatever the order of the records."""
    last: dict[str, date] = {}
    for record in records:
        if isinstance(record, Interaction):
            for person in record.people:
                if person not in last or last[person] < record.day:
                    last[person] = record.day
    return last
