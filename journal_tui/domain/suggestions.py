"""A reason in words, with what to do about it: one sentence, an act, a channel and the minutes it takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal_tui.domain import reasons as r
from journal_tui.domain.people import rhythm_of
from journal_tui.domain.phrases import counted, day_name, span
from journal_tui.domain.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from journal_tui.domain.reasons import Facts, Reason
    from journal_tui.domain.records import Person

LONG_GAP = 1.5
"""From so many rhythms on a call is suggested: a gap in contact is made up for by a longer one."""


@dataclass(frozen=True)
class Suggestion:
    """A reason as it is offered. `short` is for a narrow column; `opener` what could be said about it."""

    person: Person
    reason: Reason
    sentence: str
    short: str
    act: str
    channel: str
    minutes: int
    opener: str = ""


@dataclass(frozen=True)
class _Words:
    sentence: str
    short: str
    act: str = "check in"
    channel: str = "message"
    minutes: int = 5
    opener: str = ""


def suggestion(reason: Reason, facts: Facts) -> Suggestion:
    """Put a reason in words."""
    person = next(person for person in facts.people if person.id == reason.person)
    said = _WORDS[reason.kind](reason, person, facts)
    return Suggestion(
        person, reason, said.sentence, said.short, said.act, said.channel, said.minutes, said.opener
    )


def suggestions(facts: Facts) -> list[Suggestion]:
    """Every reason of today in words, the strongest first."""
    return [suggestion(reason, facts) for reason in r.reasons(facts)]


def _since(day: date | None, facts: Facts) -> int:
    return 0 if day is None else (facts.today - day).days


def _promise(reason: Reason, _person: Person, facts: Facts) -> _Words:
    promise = next(promise for promise in facts.promises if promise.id == reason.about)
    due = facts.today if reason.on is None else reason.on
    when = day_name(due, facts.today)
    by = "for today" if due == facts.today else f"by {when}" if due > facts.today else f"for {when}"
    return _Words(f"you promised {by}: {one_line(promise.text)}", f"promise, {when}", "follow up", minutes=10)


def _date(reason: Reason, person: Person, facts: Facts) -> _Words:
    day = facts.today if reason.on is None else reason.on
    when = day_name(day, facts.today)
    years = [day.year - held.year for held in person.dates if held.label == reason.about and held.year]
    count = f", {counted(years[0], 'year')}" if years and years[0] > 0 else ""
    on = when if abs((day - facts.today).days) <= 1 else f"on {when}"
    return _Words(
        f"{one_line(reason.about)} {on}{count}", f"{one_line(reason.about)}, {when}", "congratulate"
    )


def _follow_up(reason: Reason, _person: Person, facts: Facts) -> _Words:
    days = span(_since(reason.on, facts))
    return _Words(f"{days} without a reply; a short nudge is fine", "time to nudge", "follow up", minutes=3)


def _thanks(reason: Reason, _person: Person, facts: Facts) -> _Words:
    text = one_line(next(record.text for record in facts.thanks if record.id == reason.about))
    return _Words(f"not thanked yet: {text}", "thanks not told", "thank", opener=text)


def _rhythm(reason: Reason, person: Person, facts: Facts) -> _Words:
    days, rhythm, agreed = _since(reason.on, facts), rhythm_of(person), facts.of(person).next
    if agreed is not None:
        meant = f"you meant to be in touch {_on(agreed.day, facts)}"
        return _Words(meant, "as agreed", channel=agreed.channel or "message", minutes=10)
    every = f"; you like to every {rhythm}"
    is_long = rhythm != "never" and days >= LONG_GAP * rhythm
    channel, minutes = ("call", 10) if is_long else ("message", 5)
    return _Words(f"{counted(days, 'day')} since you spoke{every}", span(days), "check in", channel, minutes)


def _on(day: date, facts: Facts) -> str:
    near = abs((day - facts.today).days) <= 1
    return day_name(day, facts.today) if near else f"on {day_name(day, facts.today)}"


def _give(_reason: Reason, _person: Person, _facts: Facts) -> _Words:
    return _Words("they gave more than you of late; something small back", "your turn to give", "offer help")


def _first(_reason: Reason, _person: Person, _facts: Facts) -> _Words:
    return _Words("not in touch yet; a first hello is enough", "a first hello")


def _dormant(reason: Reason, _person: Person, facts: Facts) -> _Words:
    ago = span(_since(reason.on, facts))
    return _Words(f"{ago} since you spoke; it would be a good surprise", ago, minutes=10)


_WORDS: Mapping[str, Callable[[Reason, Person, Facts], _Words]] = {
    r.PROMISE: _promise,
    r.DATE: _date,
    r.FOLLOW_UP: _follow_up,
    r.THANKS: _thanks,
    r.RHYTHM: _rhythm,
    r.GIVE: _give,
    r.FIRST: _first,
    r.DORMANT: _dormant,
}
