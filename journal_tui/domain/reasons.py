"""Why to reach out to somebody today: every reason, its score, and the three that are picked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from heapq import nlargest
from typing import TYPE_CHECKING

from journal_tui.domain.dates import offered
from journal_tui.domain.people import ROLE_RHYTHMS, first_hello, rhythm_of
from journal_tui.domain.records import Gratitude, Interaction, Promise
from journal_tui.domain.standing import NO_STANDING, standings, when

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
    """What the reasons are worked out from: everything up to today, promises and thanks oldest first."""

    today: date
    people: tuple[Person, ...]
    standing: Mapping[str, Standing]
    promises: tuple[Promise, ...] = ()
    thanks: tuple[Gratitude, ...] = ()
    recent_roles: frozenset[str] = frozenset()
    lead_days: int = 3
    follow_up_days: int = 7

    def of(self, person: Person) -> Standing:
        """How things stand with somebody."""
        return self.standing.get(person.id, NO_STANDING)

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
        """The gratitudes that name somebody, by their ids."""
        return {gratitude.id: gratitude for gratitude in self.thanks}


def facts_from(people: Iterable[Person], records: Iterable[Record], today: date) -> Facts:
    """Gather the facts; records dated after today don't count."""
    contacts: list[Interaction] = []
    promises: list[Promise] = []
    thanks: list[Gratitude] = []
    for record in records:
        if record.day > today:
            continue
        if isinstance(record, Interaction):
            contacts.append(record)
        elif isinstance(record, Promise):
            promises.append(record)
        elif isinstance(record, Gratitude) and record.people:
            thanks.append(record)
    known = tuple(people)
    roles = {person.id: person.role for person in known}
    recent = nlargest(LAST_INTERACTIONS, contacts, key=when)
    return Facts(
        today=today,
        people=known,
        standing=standings(contacts, today),
        promises=tuple(sorted(promises, key=when)),
        thanks=tuple(sorted(thanks, key=when)),
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


def is_left_alone(person: Person, today: date) -> bool:
    """Whether somebody is never picked today: snoozed, or stepped back from."""
    snoozed = person.snoozed_until is not None and today < person.snoozed_until
    return snoozed or person.stepped_back is not None


def order(reason: Reason, facts: Facts) -> tuple[float, int, str]:
    """How reasons are sorted: by score, then longest since contact (never is longest), then id."""
    last = facts.standing.get(reason.person, NO_STANDING).last
    return -reason.score, 0 if last is None else last.toordinal(), reason.person


def _of_person(
    person: Person, facts: Facts, promises: Sequence[Promise], thanks: Sequence[Gratitude]
) -> Iterator[Reason]:
    today, standing = facts.today, facts.of(person)
    is_set_aside = is_left_alone(person, today)
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
    last = facts.of(person).last
    for dated in person.dates:
        day = offered(dated, facts.today, facts.lead_days)
        if day is None or (last is not None and last >= day - timedelta(days=facts.lead_days)):
            continue
        ahead = (day - facts.today).days
        score = 95 if ahead == 0 else 80 if ahead < 0 else 80 - 5 * ahead
        yield Reason(person.id, DATE, score, dated.label, day)


def _thanks(person: Person, untold: Sequence[Gratitude], today: date) -> Iterator[Reason]:
    for gratitude in untold:
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
    hello = first_hello(person)
    if facts.of(person).last is not None or hello is None or facts.today < hello:
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
