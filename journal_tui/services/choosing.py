"""Whom to look after, of those who came in a file: many at once, each with a role and how often."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from journal_tui.domain.text import fold
from journal_tui.services.people import with_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from journal_tui.domain.practice_settings import PracticeSettings, Rhythm
    from journal_tui.domain.records import Person
    from journal_tui.services.journal import Journal

NEVER: Final = "never"
LIKELY = 60
"""Days for a role that asks for nothing by itself."""
STEPS = (365, 180, 90, 60, 30, 21, 14, 7)
"""Days between contacts, from one press of a key to the next."""

BY_NAME, BY_PLACE, BY_ARRIVAL = "by name", "by place", "the latest first"
SORTS = (BY_NAME, BY_PLACE, BY_ARRIVAL)


@dataclass(frozen=True)
class Choice:
    """Somebody who came in a file, how often they are looked after, and what a filter is held against."""

    person: Person
    rhythm: Rhythm
    sought: str


def choices(journal: Journal) -> tuple[Choice, ...]:
    """Everybody who came in a file, in no order."""
    settings = journal.settings()
    return tuple(
        Choice(person, settings.rhythm_of(person), _sought(person))
        for person in journal.people()
        if person.imported
    )


def _sought(person: Person) -> str:
    return " ".join(map(fold, (person.name, person.role, person.org, person.met, person.about)))


def resting(journal: Journal) -> tuple[int, int]:
    """How many came in a file and aren't looked after yet, and how many are."""
    held = [person for person in journal.people() if person.imported]
    rest = sum(person.rhythm == NEVER for person in held)
    return rest, len(held) - rest


def in_order(found: Iterable[Choice], sort: str) -> tuple[Choice, ...]:
    """The choices in one of the orders of `SORTS`; among equals by name."""

    def by_name(choice: Choice) -> tuple[str, str]:
        return fold(choice.person.name), choice.person.id

    named = sorted(found, key=by_name)
    if sort == BY_PLACE:
        named.sort(key=lambda choice: (not choice.person.org, fold(choice.person.org)))
    elif sort == BY_ARRIVAL:
        named.sort(key=lambda choice: choice.person.day, reverse=True)
    return tuple(named)


def fitting(found: Sequence[Choice], typed: str) -> tuple[Choice, ...]:
    """Those in which every typed word is found, case and accents folded."""
    words = fold(typed).split()
    return tuple(choice for choice in found if all(word in choice.sought for word in words))


def with_role(journal: Journal, person: Person, role: str) -> Person:
    """The person looked after in a role, unsaved: as often as that asks for, or as they themselves do."""
    rhythm = None if person.rhythm == NEVER else person.rhythm
    return with_fields(journal, person, role=role, rhythm=rhythm)


def turned(journal: Journal, person: Person, by: int) -> Person:
    """The person a step more often, or with -1 less often, unsaved; from never to what the role asks for."""
    settings = journal.settings()
    return with_fields(journal, person, rhythm=_step(settings.rhythm_of(person), person.role, by, settings))


def _step(now: Rhythm, role: str, by: int, settings: PracticeSettings) -> Rhythm | None:
    if now == NEVER:
        return NEVER if by < 0 else LIKELY if settings.rhythm_for(role) == NEVER else None
    if by > 0:
        return next((days for days in STEPS if days < now), now)
    return next((days for days in reversed(STEPS) if days > now), NEVER)


def at_rest(journal: Journal, person: Person) -> Person:
    """The person no longer looked after, unsaved: never suggested by rhythm."""
    return replace(with_fields(journal, person, rhythm=NEVER), chosen=None)


def asked_a_day(journal: Journal) -> float:
    """How many contacts a day all rhythms ask for together, on the days that ask for anything."""
    settings, today = journal.settings(), journal.moment().day
    rhythms = [settings.rhythm_of(person) for person in journal.people() if person.stepped_back is None]
    weekdays = len(journal.practice().schedule_on(today).weekdays)
    return sum(0 if rhythm == NEVER else 1 / rhythm for rhythm in rhythms) * 7 / weekdays
