"""What comes next with each person: a day, and the words for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from journal_tui.domain import reasons as r
from journal_tui.domain.dates import occurrences
from journal_tui.domain.people import first_hello
from journal_tui.domain.phrases import clock_time, day_name, span
from journal_tui.domain.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from journal_tui.domain.facts import Facts
    from journal_tui.domain.practice_settings import Rhythm
    from journal_tui.domain.records import Gratitude, NextContact, Person, Promise
    from journal_tui.domain.standing import Standing

WAITING, AGREED, SNOOZED, STEPPED_BACK, OPEN = "waiting", "agreed", "snoozed", "stepped back", "open"

_RANKS = (r.PROMISE, r.DATE, r.FOLLOW_UP, WAITING, r.THANKS, AGREED, r.RHYTHM, r.FIRST, r.DORMANT)
"""Of two things that come on one day, the one to name."""

A_WEEK = 7


@dataclass(frozen=True)
class Outlook:
    """What comes next with somebody: what kind of thing, in words, and its day, if it has one."""

    kind: str
    words: str
    on: date | None = None


def outlooks(facts: Facts) -> dict[str, Outlook]:
    """What comes next with each person, by id."""
    return {person.id: outlook(person, facts) for person in facts.people}


def outlook(person: Person, facts: Facts) -> Outlook:
    """What comes next with somebody."""
    today = facts.today
    promised = list(_promised(facts.promises_with.get(person.id, ()), today))
    aside = _set_aside(person, today)
    if aside is not None:
        lead = today + timedelta(days=facts.settings.lead_days)
        near = [each for each in promised if each.on is not None and each.on <= lead]
        return min(near, key=lambda each: by_next(each, today), default=aside)
    found = [*promised, *_dates(person, facts), *_thanked(facts.thanks_to.get(person.id, ()), today)]
    found += _contact(person, facts)
    return min(found, key=lambda each: by_next(each, today), default=Outlook(OPEN, "when you like"))


def by_next(outlook: Outlook, today: date) -> tuple[int, date, int, date]:
    """How a list is sorted by what comes next: what is due, what has a day, the rest, then the left alone."""
    if outlook.kind == STEPPED_BACK:
        return 2, date.max, 0, date.max
    if outlook.on is None:
        return 1, date.max, 0, date.max
    rank = _RANKS.index(outlook.kind) if outlook.kind in _RANKS else len(_RANKS)
    return 0, max(outlook.on, today), rank, outlook.on


def _set_aside(person: Person, today: date) -> Outlook | None:
    """The words for somebody who is left alone for a while, or for good."""
    if person.stepped_back is not None:
        return Outlook(STEPPED_BACK, "stepped back")
    until = person.snoozed_until
    if until is not None and today < until:
        return Outlook(SNOOZED, f"snoozed until {day_name(until, today)}", until)
    return None


def _promised(promises: Iterable[Promise], today: date) -> Iterator[Outlook]:
    for promise in promises:
        if promise.by == "me" and promise.state == "open" and promise.due is not None:
            yield Outlook(r.PROMISE, f"promise, {day_name(promise.due, today)}", promise.due)


def _dates(person: Person, facts: Facts) -> Iterator[Outlook]:
    """The next time each date comes; not one for which there was a contact in its lead time."""
    last, settings = facts.of(person).last, facts.settings
    for when in person.dates:
        coming = (day for day in occurrences(when, facts.today, settings.leap_month) if day >= facts.today)
        day = next(coming, None)
        if day is not None:
            begins = day - timedelta(days=settings.lead_days)
            if last is None or last < begins:
                yield Outlook(r.DATE, f"{one_line(when.label)} {day_name(day, facts.today)}", day)


def _thanked(thanks: Iterable[Gratitude], today: date) -> Iterator[Outlook]:
    for gratitude in thanks:
        if (today - gratitude.day).days <= r.LAST_THANKS:
            yield Outlook(r.THANKS, "thanks, not told yet", gratitude.day + timedelta(days=1))


def _contact(person: Person, facts: Facts) -> Iterator[Outlook]:
    """The next contact itself: a nudge, what was agreed, or when the rhythm comes round."""
    standing, today = facts.of(person), facts.today
    if standing.next is not None:
        yield _agreed(standing.next, standing, facts.rhythm(person), today)
    wait = standing.waiting(today)
    if wait is not None:
        if standing.is_quiet(today):
            yield Outlook(WAITING, "waiting, let it be", wait.nudge_on)
        else:
            yield Outlook(r.FOLLOW_UP, "time to nudge", wait.nudge_on)
    elif standing.next is None:
        yield from _by_rhythm(person, standing, facts)


def _agreed(agreed: NextContact, standing: Standing, rhythm: Rhythm, today: date) -> Outlook:
    at = f", {clock_time(agreed.at)}" if agreed.at else ""
    if agreed.day < today:
        words = f"{agreed.channel or 'a word'}, meant for {day_name(agreed.day, today)}"
    else:
        words = f"{agreed.channel or ''} {day_name(agreed.day, today)}{at}".strip()
    asleep = "dormant, " if _is_dormant(standing, rhythm, today) else ""
    return Outlook(AGREED, asleep + words, agreed.day)


def _is_dormant(standing: Standing, rhythm: Rhythm, today: date) -> bool:
    limit = r.dormant_after(rhythm)
    return standing.last is not None and limit is not None and (today - standing.last).days >= limit


def _by_rhythm(person: Person, standing: Standing, facts: Facts) -> Iterator[Outlook]:
    rhythm, last, today = facts.rhythm(person), standing.last, facts.today
    if rhythm == "never":
        return
    if last is None:
        hello = first_hello(person, rhythm)
        if hello is not None:
            later = f", {day_name(hello, today)}" if hello > today else ""
            yield Outlook(r.FIRST, f"a first hello{later}", hello)
    elif _is_dormant(standing, rhythm, today):
        yield Outlook(r.DORMANT, "dormant", today)
    else:
        day = last + timedelta(days=rhythm)
        yield Outlook(r.RHYTHM, day_name(day, today) if day >= today else "time to say hello", day)


def last_words(last: date | None, today: date) -> str:
    """When somebody was last in touch, in words: a day of this week by its name, one before as a span."""
    if last is None:
        return "not yet"
    days = (today - last).days
    return day_name(last, today) if days < A_WEEK else span(days)
