"""A look back in four small numbers: minutes, roles, promises, thanks. They describe; they grade nobody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from journal_tui.domain.records import Gratitude, Interaction, Promise, Sitting
from journal_tui.domain.standing import A_YEAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from journal_tui.domain.records import Person, Record


class Share(NamedTuple):
    """Some of a number of things."""

    some: int = 0
    of: int = 0


NOTHING = Share()


@dataclass(frozen=True)
class LookBack:
    """Minutes sat this week; roles reached this month; a year's promises kept on time, and thanks told."""

    minutes: int = 0
    roles: Share = NOTHING
    promises: Share = NOTHING
    thanks: Share = NOTHING


def look_back(records: Iterable[Record], people: Iterable[Person], today: date) -> LookBack:
    """The four numbers as of a day; records after it count for nothing."""
    held = [record for record in records if today - A_YEAR < record.day <= today]
    return LookBack(
        minutes_this_week(held, today),
        roles_this_month(held, people, today),
        promises_on_time(held, today),
        thanks_told(held),
    )


def minutes_this_week(records: Iterable[Record], today: date) -> int:
    """Whole minutes of the connection block since Monday."""
    monday = today - timedelta(days=today.weekday())
    sittings = (record for record in records if isinstance(record, Sitting))
    return sum(record.seconds for record in sittings if monday <= record.day <= today) // 60


def roles_this_month(records: Iterable[Record], people: Iterable[Person], today: date) -> Share:
    """Of the roles that people here have, how many had a contact this month; stepping back leaves one out."""
    roles = {person.id: person.role for person in people if person.stepped_back is None}
    month = (today.year, today.month)
    contacts = (record for record in records if isinstance(record, Interaction))
    named = (
        each for record in contacts if (record.day.year, record.day.month) == month for each in record.people
    )
    reached = {roles[person] for person in named if person in roles}
    return Share(len(reached), len(set(roles.values())))


def promises_on_time(records: Iterable[Record], today: date) -> Share:
    """Of the promises made by me that had a day and are kept or past it, how many were kept by then.

    One that was released counts for nothing, and so does an open one that still has time.
    """
    settled: list[bool] = []
    for record in records:
        if isinstance(record, Promise) and record.by == "me" and record.due is not None:
            if record.kept is not None:
                settled.append(record.kept <= record.due)
            elif record.released is None and record.due < today:
                settled.append(False)
    return Share(sum(settled), len(settled))


def thanks_told(records: Iterable[Record]) -> Share:
    """Of the thanks that name somebody, how many were told, one for each person."""
    named: Sequence[Gratitude] = [record for record in records if isinstance(record, Gratitude)]
    told = sum(person in record.told for record in named for person in record.people)
    return Share(told, sum(len(record.people) for record in named))
