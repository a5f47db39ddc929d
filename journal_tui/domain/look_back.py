"""A look back in four small numbers: minutes, roles, promises, thanks. They describe; they grade nobody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from journal_tui.domain.records import Gratitude, Interaction, Promise, Sitting
from journal_tui.domain.standing import A_YEAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from journal_tui.domain.records import Person, Record


class Share(NamedTuple):
    """Some of a number of things."""

    some: int = 0
    of: int = 0


NOTHING = Share()


WEEKS = 12
"""So many weeks of minutes are drawn, this one last."""


@dataclass(frozen=True)
class LookBack:
    """Minutes sat, week by week; roles reached this month; a year's promises kept on time, and thanks told.

    `next_role` is the role that had no contact for longest, of those that had none this month.
    """

    weeks: tuple[int, ...] = (0,) * WEEKS
    roles: Share = NOTHING
    next_role: str = ""
    promises: Share = NOTHING
    thanks: Share = NOTHING


def look_back(records: Iterable[Record], people: Iterable[Person], today: date) -> LookBack:
    """The four numbers as of a day, from the records of the year before it; others count for nothing."""
    begins = today - A_YEAR
    held, known = [record for record in records if begins < record.day <= today], tuple(people)
    last = last_by_role(held, known)
    reached = [
        day is not None and (day.year, day.month) == (today.year, today.month) for day in last.values()
    ]
    return LookBack(
        weeks=minutes_by_week(held, today),
        roles=Share(sum(reached), len(reached)),
        next_role="" if all(reached) else min(last, key=lambda role: (last[role] or date.min, role)),
        promises=promises_on_time(held, today),
        thanks=thanks_told(held),
    )


def minutes_by_week(records: Iterable[Record], today: date) -> tuple[int, ...]:
    """Whole minutes of the connection block in each of the last weeks, which begin on Monday, up to today."""
    monday = today - timedelta(days=today.weekday())
    seconds = [0] * WEEKS
    for record in records:
        if isinstance(record, Sitting) and record.day <= today:
            back = -((record.day - monday).days // 7)
            if back < WEEKS:
                seconds[-1 - back] += record.seconds
    return tuple(each // 60 for each in seconds)


def last_by_role(records: Iterable[Record], people: Iterable[Person]) -> dict[str, date | None]:
    """When each role that people here have was last in touch; stepping back leaves somebody out."""
    roles = {person.id: person.role for person in people if person.stepped_back is None}
    last: dict[str, date | None] = dict.fromkeys(roles.values())
    for record in records:
        if isinstance(record, Interaction):
            for role in {roles[person] for person in record.people if person in roles}:
                held = last[role]
                last[role] = record.day if held is None else max(held, record.day)
    return last


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
