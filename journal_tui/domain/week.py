"""The weekly review: which seven days it is about, and what they held, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from journal_tui.domain.days import ONE_DAY
from journal_tui.domain.parts import NO_PARTS
from journal_tui.domain.practice_settings import FRIDAY
from journal_tui.domain.reasons import is_left_alone
from journal_tui.domain.records import Gratitude, Interaction, Note, Reflection
from journal_tui.domain.standing import when

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from journal_tui.domain.facts import Facts
    from journal_tui.domain.parts import DayParts
    from journal_tui.domain.practice import Practice
    from journal_tui.domain.records import Person, Promise, Record

OFFERED_DAYS = 2
"""Days after the week's last one on which it is still the one to look over."""

UNTOLD_DAYS = 14
"""Thanks that old are still worth saying; so long they are the strongest reason of their kind, too."""

MET_LATELY = timedelta(days=30)
"""Somebody met face to face that lately needs no invitation yet."""

FACE_TO_FACE = frozenset({"coffee", "meeting", "event", "video"})


class Week(NamedTuple):
    """Seven days, both ends included; the last is the weekday on which it is looked over."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Whether the day is one of the seven."""
        return self.first <= day <= self.last


def week_of(today: date, review_day: int = FRIDAY) -> Week:
    """The week to look over: the one that ended today or in the two days before, else the one under way."""
    since = (today.weekday() - review_day) % 7
    last = today - timedelta(days=since if since <= OFFERED_DAYS else since - 7)
    return Week(last - timedelta(days=6), last)


def is_review_time(today: date, week: Week) -> bool:
    """Whether the week has come to its last day, so that looking it over can be offered."""
    return today >= week.last


class Thanks(NamedTuple):
    """Thanks that one person has not heard yet."""

    gratitude: Gratitude
    person: Person


@dataclass(frozen=True)
class WeekBehind:
    """What a week held. `asked` counts the days, up to today, that asked for something or were kept.

    `reached` are people's ids, the last one reached first; `promises` the open ones due by the end of the
    week to come; `words` what was written, oldest first; `invite` somebody to have a coffee with.
    """

    week: Week
    kept: int = 0
    full: int = 0
    asked: int = 0
    reached: tuple[str, ...] = ()
    thanks: tuple[Thanks, ...] = ()
    promises: tuple[Promise, ...] = ()
    invite: Person | None = None
    words: tuple[Record, ...] = ()


def week_behind(
    week: Week, days: Mapping[date, DayParts], practice: Practice, facts: Facts, records: Sequence[Record]
) -> WeekBehind:
    """Gather it from the parts of the days, the facts as of today, and all records up to it, in any order."""
    past = [day for day in _days(week) if day <= facts.today]
    parts = [days.get(day, NO_PARTS) for day in past]
    held = sorted((record for record in records if week.holds(record.day)), key=when)
    contacts = [record for record in held if isinstance(record, Interaction)]
    return WeekBehind(
        week=week,
        kept=sum(each.kept for each in parts),
        full=sum(each.full for each in parts),
        asked=sum(each.kept or _asks(day, practice) for day, each in zip(past, parts, strict=True)),
        reached=tuple(dict.fromkeys(who for contact in reversed(contacts) for who in contact.people)),
        thanks=tuple(_untold(week, facts)),
        promises=tuple(sorted(_promised(week, facts), key=lambda each: (each.due or week.last, each.id))),
        invite=somebody_to_invite(facts, records, week),
        words=tuple(record for record in held if isinstance(record, Gratitude | Reflection | Note)),
    )


def _days(week: Week) -> Iterator[date]:
    day = week.first
    while day <= week.last:
        yield day
        day += ONE_DAY


def _asks(day: date, practice: Practice) -> bool:
    return not (practice.is_off(day) or practice.is_paused(day))


def _untold(week: Week, facts: Facts) -> Iterator[Thanks]:
    """Thanks of the last two weeks that somebody has not heard, the newest first."""
    since = week.last - timedelta(days=UNTOLD_DAYS - 1)
    for gratitude in reversed(facts.thanks):
        if gratitude.day < since:
            continue
        for who in gratitude.people:
            person = facts.person_by_id.get(who)
            if person is not None and who not in gratitude.told and not is_left_alone(person, facts.today):
                yield Thanks(gratitude, person)


def _promised(week: Week, facts: Facts) -> Iterator[Promise]:
    """The open promises, of either side, that are due by the end of the week to come."""
    until = week.last + timedelta(days=7)
    for promise in facts.promises:
        if promise.state == "open" and promise.due is not None and promise.due <= until:
            yield promise


def somebody_to_invite(facts: Facts, records: Iterable[Record], week: Week) -> Person | None:
    """Whom to have a coffee with: of those in touch before, whoever was met face to face longest ago.

    Nobody who was met in the last weeks or reached in this one, who is given time to answer, who is left
    alone, or whose rhythm is `never`; and nobody once somebody was invited. Somebody never met counts from
    the first contact.
    """
    contacts = [record for record in records if isinstance(record, Interaction)]
    if any(contact.act == "invite" and contact.day >= week.first for contact in contacts):
        return None
    met: dict[str, date] = {}
    begun: dict[str, date] = {}
    for contact in contacts:
        if contact.day < week.first:
            for who in contact.people:
                begun[who] = min(begun.get(who, contact.day), contact.day)
                if contact.channel in FACE_TO_FACE:
                    met[who] = max(met.get(who, contact.day), contact.day)
    lately = week.last - MET_LATELY

    def is_free(person: Person) -> bool:
        standing = facts.of(person)
        in_touch_this_week = standing.last is not None and standing.last >= week.first
        left = (
            in_touch_this_week
            or is_left_alone(person, facts.today)
            or standing.waiting(facts.today) is not None
        )
        was_met = met.get(person.id, begun.get(person.id, week.last)) > lately
        return not left and not was_met and facts.rhythm(person) != "never"

    free = [person for person in facts.people if is_free(person)]
    return min(free, key=lambda who: (met.get(who.id, begun[who.id]), who.id), default=None)
