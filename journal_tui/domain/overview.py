"""What Today shows beside the picks: replies awaited, what is coming up, and what was written on this day."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from journal_tui.domain.dates import occurrences
from journal_tui.domain.phrases import WEEKDAYS, counted, day_name, span
from journal_tui.domain.records import Gratitude, Note, Reflection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from journal_tui.domain.facts import Facts
    from journal_tui.domain.records import Record

AHEAD = timedelta(days=7)
FURTHEST_YEARS = 60


@dataclass(frozen=True)
class Line:
    """One line of the overview: who or when, in words, and what there is to say."""

    label: str
    text: str
    person: str = ""


def waiting_on(facts: Facts) -> tuple[Line, ...]:
    """Those whose reply is awaited, the longest first; the first week says to let it be."""
    held = [(facts.of(person), person) for person in facts.people if person.stepped_back is None]
    waits = [
        (wait.since, standing.is_quiet(facts.today), person)
        for standing, person in held
        if (wait := standing.waiting(facts.today)) is not None
    ]
    waits.sort(key=lambda wait: (wait[0], wait[2].id))
    return tuple(
        Line(
            person.name,
            f"sent {day_name(since, facts.today)} · let it be"
            if is_quiet
            else f"{span((facts.today - since).days)} · time to nudge",
            person.id,
        )
        for since, is_quiet, person in waits
    )


def coming_up(facts: Facts) -> tuple[Line, ...]:
    """Dates, promises and agreed contacts of today and the week ahead, in their order."""
    found = sorted(_ahead(facts), key=lambda item: (item[0], item[1].text))
    return tuple(line for _, line in found)


def _ahead(facts: Facts) -> Iterator[tuple[date, Line]]:
    last = facts.today + AHEAD
    for person in facts.people:
        if person.stepped_back is not None:
            continue
        for when in person.dates:
            for day in occurrences(when, facts.today, facts.settings.leap_month):
                if facts.today <= day <= last:
                    years = day.year - when.year if when.year and not when.once else 0
                    since = f", {counted(years, 'year')}" if years else ""
                    yield day, Line(_when(day, facts), f"{person.name}: {when.label}{since}", person.id)
        agreed = facts.of(person).next
        if agreed is not None and facts.today <= agreed.day <= last:
            at = f", {agreed.at:%H:%M}" if agreed.at else ""
            what = f"{agreed.channel or 'in touch'} with {person.name}{at}"
            yield agreed.day, Line(_when(agreed.day, facts), what, person.id)
    names = {person.id: person.name for person in facts.people}
    for promise in facts.promises:
        if promise.state == "open" and promise.due is not None and facts.today <= promise.due <= last:
            who = ", ".join(names.get(each, "somebody") for each in promise.people)
            text = f"{who}: {promise.text}" if promise.by == "them" else f"{promise.text}, for {who}"
            yield promise.due, Line(_when(promise.due, facts), text)


def _when(day: date, facts: Facts) -> str:
    return "today" if day == facts.today else WEEKDAYS[day.weekday()][:3]


def a_month_before(day: date) -> date:
    """The same day of the month before, or that month's last."""
    year, month = (day.year, day.month - 1) if day.month > 1 else (day.year - 1, 12)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def days_like_this(day: date) -> Iterator[tuple[str, date]]:
    """The days to remember today, the nearest year first, each with its words; then a month ago."""
    for years in range(1, FURTHEST_YEARS):
        if day.year - years < 1:
            break
        then = date(day.year - years, day.month, min(day.day, monthrange(day.year - years, day.month)[1]))
        yield "A year ago" if years == 1 else f"{years} years ago", then
    yield "A month ago", a_month_before(day)


def memory(records: Iterable[Record]) -> Record | None:
    """What is best to read again of a day: a gratitude, else a reflection, else a note."""
    held = [record for record in records if record.deleted is None]
    for kind in (Gratitude, Reflection, Note):
        for record in held:
            if isinstance(record, kind):
                return record
    return None
