"""What Today shows beside the picks: replies awaited, what is coming up, and what was written on this day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from journal_tui.domain.dates import occurrences
from journal_tui.domain.phrases import WEEKDAYS, clock_time, counted, day_name
from journal_tui.domain.reasons import DATE, PROMISE
from journal_tui.domain.text import one_line
from journal_tui.domain.waiting import waiting_note

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from journal_tui.domain.facts import Facts
    from journal_tui.domain.records import Person, Promise

AHEAD = timedelta(days=7)
FURTHEST_YEARS = 60


@dataclass(frozen=True)
class Line:
    """One line of the overview: who or when, in words, and what there is to say.

    `kind` is that of the reason it comes from, `about` the promise's id or the date's label, if it is one;
    `is_fixed` says that it has to be shown, however many there are.
    """

    label: str
    text: str
    person: str = ""
    kind: str = ""
    about: str = ""
    is_fixed: bool = False


def waiting_on(facts: Facts) -> tuple[Line, ...]:
    """Those whose reply is awaited, the longest first; before them those for whom it may rest now."""
    found: list[tuple[bool, date, str, Line]] = []
    for person in facts.people:
        wait = facts.of(person).wait
        note = waiting_note(wait, facts.today) if wait and person.stepped_back is None else ""
        if wait and note:
            line = Line(person.name, note, person.id)
            found.append((not wait.is_over(facts.today), wait.since, person.id, line))
    return tuple(line for *_, line in sorted(found, key=lambda each: each[:3]))


def coming_up(facts: Facts) -> tuple[Line, ...]:
    """The dates of today, then what I promised and is due, then what the week ahead brings, in its order."""
    found = sorted(_ahead(facts), key=lambda item: (not item[1].is_fixed, item[0], item[1].text))
    return tuple(line for _, line in found)


def _ahead(facts: Facts) -> Iterator[tuple[date, Line]]:
    last = facts.today + AHEAD
    for person in facts.people:
        if person.stepped_back is None:
            yield from _dates(person, facts)
            agreed = facts.of(person).next
            if agreed is not None and facts.today <= agreed.day <= last:
                at = f", {clock_time(agreed.at)}" if agreed.at else ""
                what = f"{agreed.channel or 'in touch'} with {person.name}{at}"
                yield agreed.day, Line(_when(agreed.day, facts), what, person.id)
    for promise in facts.promises:
        if promise.state != "open" or promise.due is None or promise.due > last:
            continue
        if promise.by == "me" or promise.due >= facts.today:
            yield promise.due, _promised(promise, promise.due, facts)


def _dates(person: Person, facts: Facts) -> Iterator[tuple[date, Line]]:
    for when in person.dates:
        for day in occurrences(when, facts.today, facts.settings.leap_month):
            if facts.today <= day <= facts.today + AHEAD:
                years = day.year - when.year if when.year and not when.once else 0
                since = f", {counted(years, 'year')}" if years else ""
                text = f"{person.name}: {one_line(when.label)}{since}"
                is_today = day == facts.today
                yield day, Line(_when(day, facts), text, person.id, DATE, when.label, is_today)


def _promised(promise: Promise, due: date, facts: Facts) -> Line:
    """What was promised, by whom or for whom; a day that has gone by is named."""
    held = (facts.person_by_id.get(each) for each in promise.people)
    who = ", ".join(person.name if person else "somebody" for person in held)
    text = one_line(promise.text)
    text = f"{who}: {text}" if promise.by == "them" else f"{text}, for {who}"
    if due < facts.today:
        return Line("due", f"{text}, by {day_name(due, facts.today)}", "", PROMISE, promise.id)
    return Line(_when(due, facts), text, "", PROMISE, promise.id)


def _when(day: date, facts: Facts) -> str:
    return "today" if day == facts.today else WEEKDAYS[day.weekday()][:3]
