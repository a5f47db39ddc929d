"""Calendars, read back by icalendar: whole, repeating rightly, and the same events after an edit."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from journal_tui.domain import records as r
from journal_tui.domain.exports import Wanted
from journal_tui.domain.practice_settings import MARCH, PracticeSettings
from journal_tui.exchange.content_lines import LONGEST
from journal_tui.exchange.to_ics import write
from tests.exchange.extracts import ANA, PEOPLE, RECORDS, extract, person
from tests.text_that_hurts import HURTS

if TYPE_CHECKING:
    from icalendar import Event

    from journal_tui.domain.exports import Extract

BIRTHDAY = "Ana Öztürk: birthday"
SLIDES = "the slides, for Ana Öztürk"


def events_of(made: Extract) -> dict[str, Event]:
    """The events by their summaries, as icalendar reads them; nothing in the file may be wrong."""
    data = write(made).files[0].data
    assert all(len(line) <= LONGEST for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    calendar = Calendar.from_ical(data)
    assert not calendar.errors
    found = {str(event.summary): event for event in calendar.events}
    assert not any(event.errors for event in found.values())
    assert len({str(event.uid) for event in found.values()}) == len(found)
    return found


def test_dates_promises_and_follow_ups_are_all_day_events_each_with_an_alarm_at_nine() -> None:
    found = events_of(extract())
    assert {summary: event.DTSTART for summary, event in found.items()} == {
        BIRTHDAY: date(2026, 2, 28),
        "Ana Öztürk: launch": date(2026, 12, 1),
        "Follow up with Cy Rossi": date(2026, 11, 21),
        "9:05, call with Ana Öztürk": date(2026, 11, 23),
        SLIDES: date(2026, 11, 26),
        "Cy Rossi: a reading list": date(2026, 12, 24),
    }
    for event in found.values():
        assert event.end - event.start == timedelta(days=1)
        (alarm,) = event.walk("VALARM")
        assert {b"ACTION:DISPLAY", b"TRIGGER:PT9H"} <= set(alarm.to_ical().split(b"\r\n"))


def test_a_leap_day_comes_every_year_and_what_happens_once_does_not_come_again() -> None:
    leap = r.ImportantDate("birthday", 2, 29, 1992)
    found = events_of(extract([], [replace(PEOPLE[0], dates=(leap, *PEOPLE[0].dates[1:]))]))
    (rule,) = found[BIRTHDAY].rrules
    days = rrulestr(rule.to_ical().decode(), dtstart=datetime(1992, 2, 29))  # noqa: DTZ001 (an all-day event)
    assert [f"{day:%Y-%m-%d}" for day in islice(days, 5)] == [
        "1992-02-29",
        "1993-02-28",
        "1994-02-28",
        "1995-02-28",
        "1996-02-29",
    ]
    assert not found["Ana Öztürk: launch"].rrules


def test_a_leap_day_comes_on_the_first_of_march_where_that_was_chosen() -> None:
    made = extract([], [replace(PEOPLE[0], dates=(r.ImportantDate("birthday", 2, 29),))])
    found = events_of(replace(made, settings=PracticeSettings(leap_month=MARCH)))[BIRTHDAY]
    (rule,) = found.rrules
    assert date(2026, 3, 1) == found.DTSTART
    days = rrulestr(rule.to_ical().decode(), dtstart=datetime(2026, 3, 1))  # noqa: DTZ001 (an all-day event)
    assert [f"{day:%Y-%m-%d}" for day in islice(days, 3)] == ["2026-03-01", "2027-03-01", "2028-02-29"]


def test_an_edit_or_a_move_changes_an_event_instead_of_making_another() -> None:
    before = events_of(extract())[SLIDES]
    (slides,) = (each for each in RECORDS if isinstance(each, r.Promise) and each.text == "the slides")
    edited = replace(slides, text="all slides", due=date(2026, 12, 2), seen={"d": 2, "e": 1})
    moved = replace(edited, id="f" * 32, moved_from=edited.id)
    for made in (extract([edited]), replace(extract([moved]), first_ids={moved.id: edited.id})):
        after = events_of(made)["all slides, for Ana Öztürk"]
        assert after.uid == before.uid
        assert after.sequence > before.sequence
    other = replace(PEOPLE[0], dates=(PEOPLE[0].dates[0]._replace(day=27),))
    birthdays = [events_of(extract([], [each]))[BIRTHDAY] for each in (PEOPLE[0], other)]
    assert birthdays[0].uid == birthdays[1].uid


def test_people_stepped_back_from_and_promises_that_are_no_longer_open_ask_for_nothing() -> None:
    stepped = replace(PEOPLE[0], stepped_back=date(2026, 5, 1))
    found = events_of(extract(RECORDS, [stepped]))
    assert set(found) == {SLIDES, "somebody: a reading list"}


def test_a_kind_narrows_the_calendar() -> None:
    dates = events_of(extract([], wanted=Wanted(kinds=frozenset({"person"}))))
    assert set(dates) == {BIRTHDAY, "Ana Öztürk: launch"}
    follow_ups = events_of(extract(wanted=Wanted(kinds=frozenset({"interaction"}))))
    assert not {BIRTHDAY, "Ana Öztürk: launch"} & set(follow_ups)


@settings(max_examples=60)
@given(st.sampled_from(list(HURTS.values())) | st.text(max_size=200), st.sampled_from(["date", "a; b, c\\n"]))
def test_whatever_a_name_holds_the_calendar_is_whole_and_says_it(name: str, label: str) -> None:
    twice = (r.ImportantDate(label, 3, 4, 1971), r.ImportantDate(label, 3, 5, 9999, once=True))
    data = write(extract([], [replace(person(ANA, name), dates=twice)])).files[0].data
    found = [str(event.summary) for event in Calendar.from_ical(data).events]
    assert [letters(each) for each in found] == [letters(f"{name}: {label}")] * 2


def letters(text: str) -> str:
    """What of a text can stand in a calendar: no control letters, and line ends alike."""
    alike = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode()
    return "".join(each for each in alike if each in "\n\t" or unicodedata.category(each) != "Cc")
