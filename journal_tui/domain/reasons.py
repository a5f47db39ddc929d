"""Why to reach out to somebody today: every reason and its score."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from journal_tui.domain.dates import offered
from journal_tui.domain.people import first_hello
from journal_tui.domain.practice_settings import OTHER, ROLE_RHYTHMS
from journal_tui.domain.standing import NO_STANDING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from journal_tui.domain.facts import Facts
    from journal_tui.domain.practice_settings import Rhythm
    from journal_tui.domain.records import Gratitude, Person, Promise

PROMISE, DATE, FOLLOW_UP, THANKS = "promise", "important date", "follow up", "untold thanks"
RHYTHM, GIVE, FIRST, DORMANT = "rhythm", "give first", "first contact", "dormant"
KINDS = (PROMISE, DATE, FOLLOW_UP, THANKS, RHYTHM, GIVE, FIRST, DORMANT)
MEMORY = "memory"
"""The kind that doesn't come by itself: something written once that was made a reason for today."""

LEAST_IMBALANCE = 3
FRESH_THANKS, LAST_THANKS = 14, 90
"""Days up to which thanks are fresh, and up to which they are a reason at all."""


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


def reasons(facts: Facts) -> list[Reason]:
    """Every reason today: one a person and kind, by score, then longest since contact, then id."""
    found = [reason for person in facts.people for reason in _of_person(person, facts)]
    found.sort(key=lambda reason: order(reason, facts))
    return found


def is_left_alone(person: Person, today: date) -> bool:
    """Whether somebody is never picked today: snoozed, or stepped back from."""
    snoozed = person.snoozed_until is not None and today < person.snoozed_until
    return snoozed or person.stepped_back is not None


def order(reason: Reason, facts: Facts) -> tuple[float, int, str]:
    """How reasons are sorted: by score, then longest since contact (never is longest), then id."""
    last = facts.standing.get(reason.person, NO_STANDING).last
    return -reason.score, 0 if last is None else last.toordinal(), reason.person


def _of_person(person: Person, facts: Facts) -> Iterator[Reason]:
    is_aside, last = is_left_alone(person, facts.today), facts.of(person).last
    promises = facts.promises_with.get(person.id)
    if promises:
        yield from _best(_promises(person, promises, facts, pickable=not is_aside))
    if is_aside or last == facts.today:
        return
    if person.dates:
        yield from _best(_dates(person, facts))
    thanks = facts.thanks_to.get(person.id)
    if thanks:
        yield from _best(_thanks(person, thanks, facts.today))
    remembered = facts.remembered.get(person.id)
    if remembered is not None:
        yield Reason(person.id, MEMORY, 90, remembered.id, remembered.day)
    if last is None:
        yield from _first_contact(person, facts)
    elif not facts.of(person).is_quiet(facts.today):
        for rule in _WHEN_MET:
            reason = rule(person, last, facts)
            if reason is not None:
                yield reason


def _best(found: Iterator[Reason]) -> Sequence[Reason]:
    """The strongest of several reasons of a kind, the first of equals; none of none."""
    best = max(found, key=lambda reason: reason.score, default=None)
    return () if best is None else (best,)


def _promises(
    person: Person, promises: Sequence[Promise], facts: Facts, *, pickable: bool
) -> Iterator[Reason]:
    for promise in promises:
        score = promise_score(promise, facts.today, facts.settings.lead_days)
        if score is not None:
            yield Reason(person.id, PROMISE, score, promise.id, promise.due, pickable=pickable)


def promise_score(promise: Promise, today: date, lead_days: int) -> float | None:
    """The score of a promise of mine, open and due soon or past; None for any other."""
    if promise.by != "me" or promise.state != "open" or promise.due is None:
        return None
    ahead = (promise.due - today).days
    if ahead > lead_days:
        return None
    return min(130, 100 - ahead) if ahead <= 0 else 85 - 5 * ahead


def _dates(person: Person, facts: Facts) -> Iterator[Reason]:
    last, lead = facts.of(person).last, facts.settings.lead_days
    for dated in person.dates:
        if (dated.month, dated.day) not in facts.days_near:
            continue
        day = offered(dated, facts.today, lead, facts.settings.leap_month)
        if day is None or (last is not None and last >= day - timedelta(days=lead)):
            continue
        ahead = (day - facts.today).days
        score = 95 if ahead == 0 else 80 if ahead < 0 else 80 - 5 * ahead
        yield Reason(person.id, DATE, score, dated.label, day)


def _thanks(person: Person, untold: Sequence[Gratitude], today: date) -> Iterator[Reason]:
    for gratitude in untold:
        age = (today - gratitude.day).days
        if 1 <= age <= LAST_THANKS:
            yield Reason(person.id, THANKS, 60 if age <= FRESH_THANKS else 40, gratitude.id, gratitude.day)


def _first_contact(person: Person, facts: Facts) -> Iterator[Reason]:
    hello = first_hello(person, facts.rhythm(person))
    if hello is not None and facts.today >= hello:
        yield Reason(person.id, FIRST, 40, on=person.day)


def _follow_up(person: Person, _last: date, facts: Facts) -> Reason | None:
    wait = facts.of(person).waiting(facts.today)
    if wait is None:
        return None
    return Reason(person.id, FOLLOW_UP, min(90, 75 + (facts.today - wait.nudge_on).days), on=wait.since)


def dormant_after(rhythm: Rhythm) -> int | None:
    """Days after which somebody once in touch is dormant: six rhythms, from 180 to 365; None for never."""
    return None if rhythm == "never" else min(365, max(180, 6 * rhythm))


def _rhythm(person: Person, last: date, facts: Facts) -> Reason | None:
    agreed, rhythm, days = facts.of(person).next, facts.rhythm(person), (facts.today - last).days
    limit = dormant_after(rhythm)
    if limit is not None and days >= limit:
        return None
    if agreed is not None:
        past, usual = (facts.today - agreed.day).days, _usual(person, facts)
        return None if past < 0 else Reason(person.id, RHYTHM, 40 * min(1.75, 1 + past / usual), on=last)
    if rhythm == "never" or days < rhythm:
        return None
    return Reason(person.id, RHYTHM, 40 * min(1.75, days / rhythm), on=last)


def _usual(person: Person, facts: Facts) -> int:
    """The days by which what was agreed grows urgent: the rhythm, else the nearest that is one."""
    settings = facts.settings
    rhythms = (facts.rhythm(person), settings.rhythm_for(person.role), ROLE_RHYTHMS[OTHER])
    return next(rhythm for rhythm in rhythms if rhythm != "never")


def _give(person: Person, last: date, facts: Facts) -> Reason | None:
    standing = facts.of(person)
    is_one_sided = standing.taken - standing.given >= LEAST_IMBALANCE
    return Reason(person.id, GIVE, 45, on=last) if is_one_sided else None


def _dormant(person: Person, last: date, facts: Facts) -> Reason | None:
    agreed, limit = facts.of(person).next, dormant_after(facts.rhythm(person))
    if limit is None or (facts.today - last).days < limit:
        return None
    is_to_come = agreed is not None and facts.today < agreed.day
    return None if is_to_come else Reason(person.id, DORMANT, 35, on=last)


_WHEN_MET: tuple[Callable[[Person, date, Facts], Reason | None], ...] = (_follow_up, _rhythm, _give, _dormant)
"""The rules for somebody who was met and isn't quiet."""
