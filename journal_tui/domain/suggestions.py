"""A reason in words, with what to do about it: one sentence, an act, a channel and the minutes it takes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal_tui.domain import reasons as r
from journal_tui.domain.memories import ago
from journal_tui.domain.phrases import (
    clock_time,
    counted,
    day_name,
    gist,
    lower_first,
    on_day,
    ordinal,
    span,
    without_mentions,
)
from journal_tui.domain.records import Gratitude, words_of
from journal_tui.domain.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from journal_tui.domain.facts import Facts
    from journal_tui.domain.reasons import Reason
    from journal_tui.domain.records import NextContact, Person

LONG_GAP = 1.5
"""From so many rhythms on a call is suggested: a gap in contact is made up for by a longer one."""

A_HUNDRED = 100
"""From so many days on a gap is told in months."""

ROOM = 30
"""So long a promise still leaves room for its day after it, where a list is narrow."""

LONGEST = 120
"""So many letters of the user's own words stand in a sentence; of longer ones the beginning."""

_THINGS = frozenset({"the", "a", "an", "my", "some", "two", "three"})
_DOINGS = frozenset(
    """
    answer arrange ask book bring buy call check come connect do email find finish fix forward get give go
    help introduce invite join keep lend let look mail make meet move offer pass pay prepare print put read
    recommend reply return review ring say search send set share sort speak suggest take teach tell thank
    think translate try update visit wait write
    """.split()  # noqa: SIM905 (seventy words read better than seventy quoted ones)
)
"""First words that tell how a promise reads on: `the slides`, `send the slides`."""

_I_WILL = re.compile(r"(?:I will|I’ll|I'll|will) ", re.IGNORECASE)


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
    person = facts.person_by_id[reason.person]
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
    text = gist(facts.promise_by_id[reason.about].text, LONGEST)
    due = facts.today if reason.on is None else reason.on
    name, off = day_name(due, facts.today), (due - facts.today).days
    day = f"last {name}" if -7 < off < -1 else name
    return _Words(_promised(text, day, off), f"promise, {name}", "follow up", minutes=10)


def _promised(text: str, day: str, off: int) -> str:
    """`you promised the slides by Thursday`; the day first where the text is long or begins otherwise."""
    until = f"{'by' if off > 0 else 'for'} {day}"
    doing = _I_WILL.sub("to ", text, count=1) if _I_WILL.match(text) else text
    first, _, rest = doing.partition(" ")
    first = first.casefold()
    reads_on = first in _THINGS or first == "to" or (first in _DOINGS and not rest.startswith("of "))
    if not reads_on or len(text) > ROOM or " by " in rest:
        return f"you promised {until}: {text}"
    if first in _THINGS:
        return f"you promised {'your' if first == 'my' else first} {rest} {until}"
    what = rest if first == "to" else f"{first} {rest}".strip()
    return f"you promised to {what} {day if off == 0 else f'by {day}'}"


def _date(reason: Reason, person: Person, facts: Facts) -> _Words:
    day = facts.today if reason.on is None else reason.on
    label, on = lower_first(one_line(reason.about)), on_day(day, facts.today)
    held = next((each for each in person.dates if each.label == reason.about and not each.once), None)
    years = day.year - held.year if held is not None and held.year else 0
    if years <= 0 or label[:1].isdecimal():
        sentence = f"{label} {on}"
    elif label.casefold().endswith(("birthday", "anniversary")):
        sentence = f"{ordinal(years)} {label} {on}"
    else:
        sentence = f"{counted(years, 'year')} {on}: {label}"
    if day < facts.today:
        sentence += "; good wishes are still welcome"
    return _Words(sentence, f"{label}, {day_name(day, facts.today)}", "congratulate")


def _follow_up(reason: Reason, person: Person, facts: Facts) -> _Words:
    days = span(_since(reason.on, facts))
    wait = facts.of(person).wait
    again = "one more line, then let it rest" if wait and wait.follow_ups else "a short nudge is fine"
    return _Words(f"{days} and no reply yet; {again}", "time to nudge", "follow up", minutes=3)


def _thanks(reason: Reason, _person: Person, facts: Facts) -> _Words:
    text = facts.thanks_by_id[reason.about].text
    return _Words(
        f"not thanked yet: {gist(text, LONGEST)}", "thanks not told", "thank", opener=without_mentions(text)
    )


def _memory(_reason: Reason, person: Person, facts: Facts) -> _Words:
    record = facts.remembered[person.id]
    text, when = without_mentions(words_of(record)), ago(record.day, facts.today)
    act = "thank" if isinstance(record, Gratitude) else "check in"
    sentence = f"{when}: {gist(text, LONGEST)}" if text else f"you were in touch {when}"
    return _Words(sentence, when, act, opener=text)


def _rhythm(reason: Reason, person: Person, facts: Facts) -> _Words:
    days, rhythm, agreed = _since(reason.on, facts), facts.rhythm(person), facts.of(person).next
    if agreed is not None:
        return _Words(
            _agreed(agreed, facts.today), "as agreed", channel=agreed.channel or "message", minutes=10
        )
    every = "every day" if rhythm == 1 else f"every {rhythm}"
    is_long = rhythm != "never" and days >= LONG_GAP * rhythm
    channel, minutes = ("call", 10) if is_long else ("message", 5)
    gap, unit = (f"{counted(days, 'day')} since you spoke", "") if days < A_HUNDRED else (_ago(days), " days")
    gap = "you spoke yesterday" if days == 1 else gap
    return _Words(f"{gap}; you like to {every}{unit}", span(days), "check in", channel, minutes)


def _ago(days: int) -> str:
    return f"{span(days)} since you spoke"


def _agreed(agreed: NextContact, today: date) -> str:
    """`you meant to be in touch on Friday`, `you planned a call for today at 8:30`."""
    at = f" at {clock_time(agreed.at)}" if agreed.at is not None and agreed.day == today else ""
    if agreed.channel is None:
        return f"you meant to be in touch {on_day(agreed.day, today)}{at}"
    what = {"email": "an e-mail", "video": "a video call", "event": "an event"}.get(agreed.channel)
    day = on_day(agreed.day, today).removeprefix("on ")
    return f"you planned {what or f'a {agreed.channel}'} for {day}{at}"


def _give(_reason: Reason, _person: Person, _facts: Facts) -> _Words:
    return _Words("they have helped you a lot lately; your turn", "your turn to give", "offer help")


def _first(_reason: Reason, _person: Person, _facts: Facts) -> _Words:
    return _Words("not in touch yet; a first hello is enough", "a first hello")


def _dormant(reason: Reason, _person: Person, facts: Facts) -> _Words:
    days = _since(reason.on, facts)
    return _Words(f"{_ago(days)}; a hello would be a good surprise", span(days), minutes=10)


_WORDS: Mapping[str, Callable[[Reason, Person, Facts], _Words]] = {
    r.PROMISE: _promise,
    r.DATE: _date,
    r.FOLLOW_UP: _follow_up,
    r.THANKS: _thanks,
    r.MEMORY: _memory,
    r.RHYTHM: _rhythm,
    r.GIVE: _give,
    r.FIRST: _first,
    r.DORMANT: _dormant,
}
