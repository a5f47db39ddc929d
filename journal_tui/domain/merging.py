"""Two people who turned out to be one: who stands for whom.

Records keep the ids they were written with; whoever reads them is given those of the people they are now.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from journal_tui.domain.records import (
    Gratitude,
    Interaction,
    Note,
    Promise,
    Reflection,
    Sitting,
    people_in,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping, Sequence
    from datetime import date

    from journal_tui.domain.records import Person, Pick, Record

_T = TypeVar("_T")

Named = Gratitude | Reflection | Note | Interaction | Promise
"""The kinds that name people in `people`."""


def stand_ins(people: Iterable[Person]) -> dict[str, str]:
    """Who stands for each person that was merged into another, by id; empty when nobody was.

    Chains are followed to their end. Two machines may have merged two people into each other: of such a ring
    the one with the smallest id stands for all, so that nobody is lost.
    """
    into = {person.id: person.merged_into for person in people if person.merged_into is not None}
    return {who: end for who in into if (end := _end(who, into)) != who}


def _end(who: str, into: Mapping[str, str]) -> str:
    walked: list[str] = []
    while who in into and who not in walked:
        walked.append(who)
        who = into[who]
    return min(walked[walked.index(who) :]) if who in walked else who


def resolved(record: Record, now: Mapping[str, str]) -> Record:
    """The record with the people that it names as they are now, each once."""
    if not _names_any(record, now):
        return record

    def each(who: str) -> str:
        return now.get(who, who)

    match record:
        case Sitting():
            return replace(
                record,
                picks=_all(record.picks, lambda pick: _as(pick, now)),
                planned=_all(record.planned, each),
                set_aside=_all(record.set_aside, each),
            )
        case Gratitude():
            return replace(record, people=_all(record.people, each), told=_told(record.told, now))
        case Reflection() | Note() | Interaction() | Promise():
            return replace(record, people=_all(record.people, each))
        case _:
            return record


def restored(record: Record, stored: Record | None, now: Mapping[str, str]) -> Record:
    """The record with the ids that `stored`, its version on disk, has for the people whom it still names.

    So a change to a record that was read through a merge leaves the merge one that can be taken back.
    """

    def each(who: str) -> str:
        return now.get(who, who)

    if isinstance(record, Sitting) and isinstance(stored, Sitting):
        return replace(
            record,
            picks=_back(record.picks, stored.picks, lambda pick: _as(pick, now)),
            planned=_back(record.planned, stored.planned, each),
            set_aside=_back(record.set_aside, stored.set_aside, each),
        )
    if stored is None or not isinstance(record, Named):
        return record
    people = _back(record.people, people_in(stored), each)
    if isinstance(record, Gratitude) and isinstance(stored, Gratitude):
        return replace(record, people=people, told=_told_back(record.told, stored, now))
    return replace(record, people=people)


def _names_any(record: Record, ids: Container[str]) -> bool:
    """Whether a record names one of these people; quick, as twenty years are 60,000 records."""
    if isinstance(record, Sitting):
        named = (*record.planned, *record.set_aside, *(pick.person for pick in record.picks))
        return any(who in ids for who in named)
    people: Iterable[str] = getattr(record, "people", ())
    for who in people:  # a generator would take twice as long
        if who in ids:
            return True
    return isinstance(record, Gratitude) and any(who in ids for who in record.told)


def _as(pick: Pick, now: Mapping[str, str]) -> Pick:
    return pick._replace(person=now.get(pick.person, pick.person))


def _all(items: Sequence[_T], become: Callable[[_T], _T]) -> tuple[_T, ...]:
    """What each has become, each once, in order."""
    return tuple(dict.fromkeys(map(become, items)))


def _told(told: Mapping[str, date], now: Mapping[str, str]) -> dict[str, date]:
    """The days on which they were told as they are now: the first, where several were one."""
    found: dict[str, date] = {}
    for who, day in told.items():
        one = now.get(who, who)
        found[one] = min(day, found.get(one, day))
    return found


def _back(items: Sequence[_T], stored: Sequence[_T], become: Callable[[_T], _T]) -> tuple[_T, ...]:
    """The items as they are stored, where they are."""
    if _all(stored, become) == tuple(items):
        return tuple(stored)
    found: list[_T] = []
    for item in items:
        found += [each for each in stored if become(each) == item] or [item]
    return tuple(dict.fromkeys(found))


def _told_back(told: Mapping[str, date], stored: Gratitude, now: Mapping[str, str]) -> dict[str, date]:
    """The days told by the stored ids: those that stand as they were, those that changed for each of them."""
    found: dict[str, date] = {}
    before = _told(stored.told, now)
    for who, day in told.items():
        ids = [each for each in (*stored.people, *stored.told) if now.get(each, each) == who] or [who]
        for each in ids:
            if before.get(who) != day:
                found[each] = day
            elif each in stored.told:
                found[each] = stored.told[each]
    return found
