"""Why to reach out to somebody today: every reason, its score, and the three that are picked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING
from zlib import crc32

from journal_tui.domain.dates import offered
from journal_tui.domain.people import ROLE_RHYTHMS, rhythm_of
from journal_tui.domain.records import Gratitude, Interaction, Promise
from journal_tui.domain.standing import NO_STANDING, standings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from journal_tui.domain.records import Person, Record
    from journal_tui.domain.standing import Standing

PROMISE, DATE, FOLLOW_UP, THANKS = "promise", "important date", "follow up", "untold thanks"
RHYTHM, GIVE, FIRST, DORMANT = "rhythm", "give first", "first contact", "dormant"
KINDS = (PROMISE, DATE, FOLLOW_UP, THANKS, RHYTHM, GIVE, FIRST, DORMANT)

_UNEASY = frozenset({DORMANT, FIRST})
_GIVING = frozenset({THANKS, GIVE, DATE})
_NOT_WHEN_QUIET = frozenset({RHYTHM, GIVE, DORMANT})
LEAST_IMBALANCE = 3
LAST_INTERACTIONS = 10


@dataclass(frozen=True)
class Reason:
    """Why to reach out to this person today.

    `about` is the id of the promise or the gratitude it comes from, or an important date's label; `on` is
    the day it speaks of: due, the date itself, the last contact. `pickable` is False for somebody snoozed or
    stepped back from, whose promise still stands among what is due.
    """

    person: str
    kind: str
    score: float
    about: str = ""
    on: date | None = None
    pickable: bool = True


@dataclass(frozen=True)
class Facts:
    """What the reasons are worked out from: everything up to today."""

    today: date
    people: tuple[Person, ...]
    standing: Mapping[str, Standing]
    promises: tuple[Promise, ...] = ()
    thanks: tuple[Gratitude, ...] = ()
    contact_days: Mapping[str, tuple[date, ...]] = field(default_factory=dict)
    recent_roles: frozenset[str] = frozenset()
    lead_days: int = 3
    follow_up_days: int = 7

    def of(self, person: Person) -> Standing:
        """How things stand with somebody."""
        return self.standing.get(person.id, NO_STANDING)


def facts_from(people: Iterable[Person], records: Iterable[Record], today: date) -> Facts:
    """Gather the facts; records dated after today don't count."""
    held = [record for record in records if record.day <= today]
    contacts = [record for record in held if isinstance(record, Interaction)]
    days: dict[str, set[date]] = {}
    for contact in contacts:
        for who in contact.people:
            days.setdefault(who, set()).add(contact.day)
    known = tuple(people)
    roles = {person.id: person.role for person in known}
    contacts.sort(key=lambda contact: (contact.day, contact.created_at, contact.id))
    recent = contacts[-LAST_INTERACTIONS:]
    return Facts(
        today=today,
        people=known,
        standing=standings(contacts, today),
        promises=tuple(record for record in held if isinstance(record, Promise)),
        thanks=tuple(record for record in held if isinstance(record, Gratitude) and record.people),
        contact_days={who: tuple(sorted(found)) for who, found in days.items()},
        recent_roles=frozenset(roles[who] for contact in recent for who in contact.people if who in roles),
    )


def reasons(facts: Facts) -> list[Reason]:
    """Every reason today: one a person and kind, by score, then longest since contact, then id."""
    found: dict[tuple[str, str], Reason] = {}
    promises: dict[str, list[Promise]] = {}
    for promise in facts.promises:
        for who in promise.people:
            promises.setdefault(who, []).append(promise)
    thanks: dict[str, list[Gratitude]] = {}
    for gratitude in facts.thanks:
        for who in gratitude.people:
            if who not in gratitude.told:
                thanks.setdefault(who, []).append(gratitude)
    for person in facts.people:
        held = _of_person(person, facts, promises.get(person.id, ()), thanks.get(person.id, ()))
        for reason in held:
            key = (reason.person, reason.kind)
            if key not in found or found[key].score < reason.score:
                found[key] = reason
    return sorted(found.values(), key=lambda reason: order(reason, facts))


def order(reason: Reason, facts: Facts) -> tuple[float, int, str]:
    """How reasons are sorted: by score, then longest since contact (never is longest), then id."""
    last = facts.standing.get(reason.person, NO_STANDING).last
    return -reason.score, 0 if last is None else last.toordinal(), reason.person


def _of_person(
    person: Person, facts: Facts, promises: Sequence[Promise], thanks: Sequence[Gratitude]
) -> Iterator[Reason]:
    today, standing = facts.today, facts.of(person)
    is_set_aside = person.stepped_back is not None or (
        person.snoozed_until is not None and today < person.snoozed_until
    )
    for promise in promises:
        score = promise_score(promise, today, facts.lead_days)
        if score is not None:
            yield Reason(person.id, PROMISE, score, promise.id, promise.due, pickable=not is_set_aside)
    if is_set_aside or standing.last == today:
        return
    yield from _dates(person, facts)
    yield from _thanks(person, thanks, today)
    if not standing.is_quiet(today):
        rules: tuple[Callable[[Person, Facts], Reason | None], ...] = (_follow_up, _rhythm, _give, _dormant)
        yield from (reason for rule in rules if (reason := rule(person, facts)) is not None)
    first = _first_contact(person, facts)
    if first is not None:
        yield first


def promise_score(promise: Promise, today: date, lead_days: int) -> float | None:
    """The score of a promise of mine, open and due soon or past; None for any other."""
    if promise.by != "me" or promise.state != "open" or promise.due is None:
        return None
    ahead = (promise.due - today).days
    if ahead > lead_days:
        return None
    return min(130, 100 - ahead) if ahead <= 0 else 85 - 5 * ahead


def _dates(person: Person, facts: Facts) -> Iterator[Reason]:
    for when in person.dates:
        day = offered(when, facts.today, facts.lead_days)
        if day is None:
            continue
        begins = day - timedelta(days=facts.lead_days)
        if any(begins <= contact <= facts.today for contact in facts.contact_days.get(person.id, ())):
            continue
        ahead = (day - facts.today).days
        score = 95 if ahead == 0 else 80 if ahead < 0 else 80 - 5 * ahead
        yield Reason(person.id, DATE, score, when.label, day)


def _thanks(person: Person, untold: Sequence[Gratitude], today: date) -> Iterator[Reason]:
    for gratitude in sorted(untold, key=lambda record: (record.day, record.created_at, record.id)):
        age = (today - gratitude.day).days
        if 1 <= age <= 90:
            yield Reason(person.id, THANKS, 60 if age <= 14 else 40, gratitude.id, gratitude.day)


def _follow_up(person: Person, facts: Facts) -> Reason | None:
    standing = facts.of(person)
    if not standing.waits(facts.today) or standing.waiting_since is None:
        return None
    waited = (facts.today - standing.waiting_since).days
    return Reason(
        person.id, FOLLOW_UP, min(90, 75 + waited - facts.follow_up_days), on=standing.waiting_since
    )


def dormant_after(person: Person) -> int | None:
    """Days after which somebody once in touch is dormant: six rhythms, from 180 to 365; None for never."""
    rhythm = rhythm_of(person)
    return None if rhythm == "never" else min(365, max(180, 6 * rhythm))


def _rhythm(person: Person, facts: Facts) -> Reason | None:
    standing, rhythm = facts.of(person), rhythm_of(person)
    if standing.last is None:
        return None
    days = (facts.today - standing.last).days
    limit = dormant_after(person)
    if standing.next is not None:
        past = (facts.today - standing.next.day).days
        usual = ROLE_RHYTHMS.get(person.role, ROLE_RHYTHMS["other"]) if rhythm == "never" else rhythm
        if past < 0 or (limit is not None and days >= limit):
            return None
        return Reason(person.id, RHYTHM, 40 * min(1.75, 1 + past / usual), on=standing.last)
    if rhythm == "never" or limit is None or not rhythm <= days < limit:
        return None
    return Reason(person.id, RHYTHM, 40 * min(1.75, days / rhythm), on=standing.last)


def _give(person: Person, facts: Facts) -> Reason | None:
    standing = facts.of(person)
    if standing.last is None or standing.taken - standing.given < LEAST_IMBALANCE:
        return None
    return Reason(person.id, GIVE, 45, on=standing.last)


def _dormant(person: Person, facts: Facts) -> Reason | None:
    standing, limit = facts.of(person), dormant_after(person)
    if standing.last is None or limit is None or (facts.today - standing.last).days < limit:
        return None
    if standing.next is not None and facts.today < standing.next.day:
        return None
    return Reason(person.id, DORMANT, 35, on=standing.last)


def _first_contact(person: Person, facts: Facts) -> Reason | None:
    rhythm = rhythm_of(person)
    if facts.of(person).last is not None or rhythm == "never":
        return None
    if person.imported and facts.today < person.day + timedelta(days=crc32(person.id.encode()) % rhythm):
        return None
    return Reason(person.id, FIRST, 40, on=person.day)


def picks(found: Sequence[Reason], facts: Facts) -> list[Reason]:
    """The three to begin with, from sorted reasons: the best, one beyond the comfort zone, one that gives.

    Each falls back to the next best; nobody is picked twice.
    """
    roles = {person.id: person.role for person in facts.people}

    def stretches(reason: Reason) -> bool:
        return reason.kind in _UNEASY or roles[reason.person] not in facts.recent_roles

    wishes: tuple[Callable[[Reason], bool], ...] = (
        lambda _: True,
        stretches,
        lambda reason: reason.kind in _GIVING,
    )
    chosen: list[Reason] = []
    for wish in wishes:
        taken = {reason.person for reason in chosen}
        left = [reason for reason in found if reason.pickable and reason.person not in taken]
        chosen += ([reason for reason in left if wish(reason)] or left)[:1]
    return chosen
