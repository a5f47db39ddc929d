"""Important dates, promises and follow-ups as a calendar: iCalendar (RFC 5545), all-day events with an alarm.

An event keeps its UID from one export to the next, so a calendar that reads the file again updates what it
has instead of showing it twice.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from journal_tui.domain.dates import in_year
from journal_tui.domain.exports import PERSON_KIND, Member, Output
from journal_tui.domain.phrases import clock_time, counted
from journal_tui.domain.practice_settings import FEBRUARY
from journal_tui.domain.records import Promise
from journal_tui.domain.text import fold, one_line
from journal_tui.exchange.content_lines import compact, escaped, lines, utc

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from journal_tui.domain.exports import Extract
    from journal_tui.domain.records import ImportantDate, Person
    from journal_tui.domain.standing import Standing

ALARM = "PT9H"
"""When the alarm goes off, counted from the day's midnight: nine in the morning."""

_HEAD = (
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//journal_tui//journal_tui//EN",
    "CALSCALE:GREGORIAN",
    "X-WR-CALNAME:journal_tui",
    "REFRESH-INTERVAL;VALUE=DURATION:P1D",
)


class Event(NamedTuple):
    """One all-day event; `repeats` is its recurrence rule, `edits` counts the versions it has had."""

    uid: str
    day: date
    summary: str
    changed: datetime
    repeats: str = ""
    edits: int = 0


def write(extract: Extract) -> Output:
    """The calendar, its events in order of their UIDs."""
    found = [*_dates(extract), *_promises(extract), *_contacts(extract)]
    body = [line for event in sorted(found, key=lambda event: event.uid) for line in _lines(event)]
    data = lines([*_HEAD, *body, "END:VCALENDAR"])
    return Output([Member("journal.ics", data)], counted(len(found), "event"))


def _lines(event: Event) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}@journal-tui"
    yield f"DTSTAMP:{utc(event.changed)}"
    yield f"SEQUENCE:{event.edits}"
    yield f"DTSTART;VALUE=DATE:{compact(event.day)}"
    if event.repeats:
        yield f"RRULE:{event.repeats}"
    yield f"SUMMARY:{escaped(event.summary)}"
    yield "TRANSP:TRANSPARENT"
    yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:{ALARM}")
    yield f"DESCRIPTION:{escaped(event.summary)}"
    yield from ("END:VALARM", "END:VEVENT")


def _asks_for(extract: Extract, kind: str) -> bool:
    return not extract.wanted.kinds or kind in extract.wanted.kinds


def _dates(extract: Extract) -> Iterator[Event]:
    """The important dates; of those whom the user stepped back from, none."""
    if not _asks_for(extract, PERSON_KIND):
        return
    for person in extract.people:
        if person.stepped_back is None:
            yield from _dates_of(person, extract.settings.leap_month)


def _dates_of(person: Person, leap_month: int) -> Iterator[Event]:
    named: Counter[str] = Counter()
    for when in person.dates:
        label = fold(one_line(when.label))
        named[label] += 1
        again = f"-{named[label]}" if named[label] > 1 else ""
        yield Event(
            uid=f"date-{person.id}-{crc32(label.encode('utf-8', 'replace')):08x}{again}",
            # Without a year the first is the one in which they came into the journal.
            day=in_year(when, when.year or person.day.year, leap_month),
            summary=f"{person.name}: {when.label}",
            changed=person.updated_at,
            repeats=_rule(when, leap_month),
            edits=sum(person.seen.values()),
        )


def _rule(when: ImportantDate, leap_month: int) -> str:
    """How a date comes again: every year, 29 February as the month's last day or as the year's 60th."""
    if when.once:
        return ""
    if (when.month, when.day) != (2, 29):
        return "FREQ=YEARLY"
    return f"FREQ=YEARLY;{'BYMONTH=2;BYMONTHDAY=-1' if leap_month == FEBRUARY else 'BYYEARDAY=60'}"


def _promises(extract: Extract) -> Iterator[Event]:
    """The open promises of both sides that have a day."""
    for record in extract.records:
        if isinstance(record, Promise) and record.due is not None and record.state == "open":
            who = ", ".join(extract.names.get(each, "somebody") for each in record.people)
            text = one_line(record.text)
            yield Event(
                uid=f"promise-{extract.first_id(record)}",
                day=record.due,
                summary=f"{who}: {text}" if record.by == "them" else f"{text}, for {who}",
                changed=record.updated_at,
                edits=sum(record.seen.values()),
            )


def _contacts(extract: Extract) -> Iterator[Event]:
    """Replies to follow up, and contacts that were agreed on."""
    if not _asks_for(extract, "interaction"):
        return
    for person in extract.people:
        standing = extract.standings.get(person.id)
        if standing is not None and person.stepped_back is None:
            yield from _contacts_with(person, standing, extract)


def _contacts_with(person: Person, standing: Standing, extract: Extract) -> Iterator[Event]:
    today = datetime.combine(extract.now.day, time(0), UTC)
    wait = standing.waiting(extract.now.day)
    if wait is not None:
        summary = f"Follow up with {person.name}"
        yield Event(f"follow-up-{person.id}", wait.nudge_on, summary, wait.asked_at)
    if standing.next is not None:
        agreed = standing.next
        at = f"{clock_time(agreed.at)}, " if agreed.at else ""
        what = f"{at}{agreed.channel or 'in touch'} with {person.name}"
        yield Event(f"next-{person.id}", agreed.day, what, today)
