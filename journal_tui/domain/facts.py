"""What the reasons of a day are worked out from, gathered from digests of what was written."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from journal_tui.domain.dates import days_near
from journal_tui.domain.digest import digest_of, favours, in_line, last_contacts_in, lately_with, newest_of
from journal_tui.domain.practice_settings import PracticeSettings
from journal_tui.domain.standing import NO_STANDING, Standing, awaits, wait_after, when

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from journal_tui.domain.digest import Digest
    from journal_tui.domain.practice_settings import Rhythm
    from journal_tui.domain.records import Gratitude, Person, Promise, Record

LAST_INTERACTIONS = 10


@dataclass(frozen=True)
class Facts:
    """What the reasons are worked out from: everything up to today, oldest first.

    `promises` are those that are open or were settled today, `thanks` those that somebody was not told yet;
    `remembered` is what was made a reason of today by hand, by the person it is about.
    """

    today: date
    people: tuple[Person, ...]
    standing: Mapping[str, Standing]
    promises: tuple[Promise, ...] = ()
    thanks: tuple[Gratitude, ...] = ()
    recent_roles: frozenset[str] = frozenset()
    remembered: Mapping[str, Record] = field(default_factory=dict)
    settings: PracticeSettings = field(default_factory=PracticeSettings)

    def of(self, person: Person) -> Standing:
        """How things stand with somebody."""
        return self.standing.get(person.id, NO_STANDING)

    def rhythm(self, person: Person) -> Rhythm:
        """The person's own rhythm in days, else their role's."""
        return self.settings.rhythm_of(person)

    @cached_property
    def person_by_id(self) -> Mapping[str, Person]:
        """The people by their ids."""
        return {person.id: person for person in self.people}

    @cached_property
    def promise_by_id(self) -> Mapping[str, Promise]:
        """The promises by their ids."""
        return {promise.id: promise for promise in self.promises}

    @cached_property
    def thanks_by_id(self) -> Mapping[str, Gratitude]:
        """The thanks by their ids."""
        return {gratitude.id: gratitude for gratitude in self.thanks}

    @cached_property
    def days_near(self) -> frozenset[tuple[int, int]]:
        """The months and days of the dates that could be a reason today."""
        return days_near(self.today, self.settings.lead_days)

    @cached_property
    def promises_with(self) -> Mapping[str, Sequence[Promise]]:
        """The promises that name each person, by id."""
        return _by_person(self.promises)

    @cached_property
    def thanks_to(self) -> Mapping[str, Sequence[Gratitude]]:
        """The thanks that each person was not told yet, by id."""
        found: dict[str, list[Gratitude]] = {}
        for gratitude in self.thanks:
            for person in gratitude.people:
                if person not in gratitude.told:
                    found.setdefault(person, []).append(gratitude)
        return found


def facts_from(
    people: Iterable[Person],
    records: Iterable[Record],
    today: date,
    settings: PracticeSettings | None = None,
) -> Facts:
    """Gather the facts from records in any order; those dated after today don't count."""
    held = sorted((record for record in records if record.day <= today), key=when)
    return facts_of(people, [digest_of(held)], today, settings)


def facts_of(
    people: Iterable[Person],
    digests: Sequence[Digest],
    today: date,
    settings: PracticeSettings | None = None,
) -> Facts:
    """Gather the facts from digests, the newest first, that hold nothing dated after today."""
    known, settings, digests = tuple(people), settings or PracticeSettings(), in_line(digests)
    roles = {person.id: person.role for person in known}
    recent = last_contacts_in(digests, LAST_INTERACTIONS)
    promises = [promise for digest in digests for promise in digest.promises]
    promises += [promise for digest in digests for promise in digest.settled.get(today, ())]
    return Facts(
        today=today,
        people=known,
        standing=_standings(digests, today, settings.follow_up_days),
        promises=tuple(sorted(promises, key=when)),
        thanks=tuple(sorted((each for digest in digests for each in digest.thanks), key=when)),
        recent_roles=frozenset(roles[who] for contact in recent for who in contact.people if who in roles),
        settings=settings,
    )


def _standings(digests: Sequence[Digest], today: date, reply_days: int) -> dict[str, Standing]:
    """How things stand with each person that a contact names, by id."""
    given, taken = favours(digests, today)
    return {
        person: Standing(
            last=contact.day,
            next=contact.next,
            given=given.get(person, 0),
            taken=taken.get(person, 0),
            wait=wait_after(lately_with(digests, person), reply_days) if awaits(contact) else None,
        )
        for person, contact in newest_of(digests).items()
    }


def _by_person(promises: Iterable[Promise]) -> Mapping[str, Sequence[Promise]]:
    found: dict[str, list[Promise]] = {}
    for promise in promises:
        for person in promise.people:
            found.setdefault(person, []).append(promise)
    return found
