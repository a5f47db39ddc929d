"""What Today shows beside the picks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from journal_tui.domain.facts import facts_from
from journal_tui.domain.overview import coming_up, waiting_on
from journal_tui.domain.practice import Practice, Schedule
from journal_tui.domain.reasons import DATE, reasons
from journal_tui.domain.records import ImportantDate, NextContact, Person
from journal_tui.domain.waiting import whose_turn
from journal_tui.services import people, writing
from journal_tui.services.outreach import Outreach
from journal_tui.services.overview import overview
from tests.fakes import MONDAY, Desk

if TYPE_CHECKING:
    from journal_tui.domain.facts import Facts
    from journal_tui.domain.records import Record

DAY = timedelta(days=1)
REST = "no reply to the last three; let it rest, and begin anew when you like"


def _person(desk: Desk, name: str, **fields: object) -> Person:
    made = replace(people.new_person(desk.journal, name), **fields)  # type: ignore[arg-type]  # any field
    kept = writing.keep(desk.journal, made).after
    assert isinstance(kept, Person)
    return kept


def _facts(desk: Desk) -> Facts:
    return facts_from(desk.journal.people(), desk.store.everything(), MONDAY)


def _message(desk: Desk, person: Person, days_ago: int, *, waiting: bool = True) -> Record:
    desk.clock.set_day(MONDAY - timedelta(days=days_ago))
    kept = writing.keep(desk.journal, writing.new_interaction(desk.journal, [person.id], waiting=waiting))
    desk.clock.set_day(MONDAY)
    return kept.after


def test_a_reply_awaited_is_let_be_for_a_week_and_then_may_be_nudged_longest_first() -> None:
    desk = Desk()
    cy, pia, mei = (_person(desk, name) for name in ("Cy Rossi", "Pia Lund", "Mei Tanaka"))
    _message(desk, cy, 3)
    _message(desk, pia, 9)
    _message(desk, mei, 5)
    _message(desk, mei, 2, waiting=False)
    lines = [(line.label, line.text) for line in waiting_on(_facts(desk))]
    assert lines == [("Pia Lund", "9 days · time to nudge"), ("Cy Rossi", "sent Friday · let it be")]


def test_whose_turn_it_is_is_said_from_the_first_message_to_the_kind_end_of_the_wait() -> None:
    desk = Desk()
    pia = _person(desk, "Pia Lund")
    said: list[tuple[str, str]] = []
    for days_ago, days_on in ((24, (0, 6, 7)), (16, (0, 7)), (8, (0, 6, 7, 13, 14))):
        _message(desk, pia, days_ago)
        for on in days_on:
            desk.clock.set_day(MONDAY - timedelta(days=days_ago - on))
            facts = facts_from([pia], desk.store.everything(), desk.journal.moment().day)
            wait = facts.of(pia).wait
            assert wait is not None
            notes = [line.text for line in waiting_on(facts)]
            said.append((notes[0] if notes else "", whose_turn(wait, facts.today)))
    assert said == [
        ("sent today · let it be", "their turn: you wrote today; let it be until 6 Nov"),
        ("sent Friday · let it be", "their turn: you wrote on Friday; let it be until tomorrow"),
        ("7 days · time to nudge", "your turn: 7 days and no reply; a short nudge is fine"),
        ("sent today · let it be", "their turn: you asked again today; let it be until 14 Nov"),
        ("7 days · one more line", "your turn: 7 days and no reply; one more line, then let it rest"),
        ("sent today · let it be", "their turn: you asked a second time today; let it be until 22 Nov"),
        (
            "sent Sunday · let it be",
            "their turn: you asked a second time on Sunday; let it be until tomorrow",
        ),
        *[("no reply; let it rest", REST)] * 2,
        ("", REST),
    ]


def test_dates_promises_and_agreed_contacts_of_the_week_ahead_stand_in_their_order() -> None:
    desk = Desk()
    mei = _person(desk, "Mei Tanaka", dates=(ImportantDate("work anniversary", 11, 25, 2021),))
    una = _person(desk, "Una Berg", dates=(ImportantDate("birthday", 12, 24),))
    agreed = NextContact(MONDAY + timedelta(days=4), time(8, 30), "coffee")
    contact = writing.new_interaction(desk.journal, [una.id], next_contact=agreed)
    writing.keep(desk.journal, contact)
    due = MONDAY + timedelta(days=3)
    for by, text in (("me", "the slides"), ("them", "the reading list")):
        promise = writing.new_promise(desk.journal, mei.id, text, by=by, due=due)
        writing.keep(desk.journal, promise)
    lines = [(line.label, line.text) for line in coming_up(_facts(desk))]
    assert lines == [
        ("Wed", "Mei Tanaka: work anniversary, 5 years"),
        ("Thu", "Mei Tanaka: the reading list"),
        ("Thu", "the slides, for Mei Tanaka"),
        ("Fri", "coffee with Una Berg, 8:30"),
    ]


def test_what_i_promised_stands_until_it_is_kept_even_to_somebody_snoozed_or_stepped_back_from() -> None:
    desk = Desk()
    aside = [
        _person(desk, "Cy Rossi", snoozed_until=MONDAY + timedelta(days=9)),
        _person(desk, "Theo Lam", stepped_back=MONDAY, dates=(ImportantDate("birthday", 11, 23),)),
    ]
    for person in aside:
        for by in ("me", "them"):
            due = MONDAY - timedelta(days=4)
            made = writing.new_promise(desk.journal, person.id, "the slides", by=by, due=due)
            writing.keep(desk.journal, made)
    lines = [(line.label, line.text) for line in coming_up(_facts(desk))]
    assert lines == [
        ("due", "the slides, for Cy Rossi, by Thursday"),
        ("due", "the slides, for Theo Lam, by Thursday"),
    ]


def test_the_dates_of_today_come_first_and_are_never_left_out() -> None:
    desk = Desk()
    for number in range(5):
        _person(desk, f"Mei {number}", dates=(ImportantDate("birthday", 11, 23),))
        person = _person(desk, f"Una {number}")
        promise = writing.new_promise(desk.journal, person.id, "x", due=MONDAY - timedelta(days=9))
        writing.keep(desk.journal, promise)
    lines = coming_up(_facts(desk))
    assert [line.is_fixed for line in lines] == [True] * 5 + [False] * 5
    assert {line.label for line in lines[:5]} == {"today"}


def test_what_stands_among_the_picks_is_not_said_again() -> None:
    desk = Desk()
    mei = _person(desk, "Mei Tanaka", dates=(ImportantDate("birthday", 11, 25),))
    _person(desk, "Una Berg", dates=(ImportantDate("birthday", 11, 27),))
    writing.keep(desk.journal, writing.new_promise(desk.journal, mei.id, "the slides", due=MONDAY + 2 * DAY))
    said = overview(desk.journal, Outreach(desk.journal))
    assert [(pick.person.name, pick.reason.kind) for pick in said.picks] == [
        ("Mei Tanaka", "promise"),
        ("Una Berg", "first contact"),
    ]
    assert [line.text for line in said.coming] == ["Mei Tanaka: birthday", "Una Berg: birthday"]


ZONES = (
    "UTC",
    "Pacific/Kiritimati",
    "Pacific/Niue",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "America/New_York",
)


@pytest.mark.parametrize("ends_at", [time(0), time(4), time(12)])
@pytest.mark.parametrize("zone", ZONES)
def test_a_date_is_shown_and_offered_on_its_own_day_in_every_zone_and_to_the_last_minute_of_it(
    zone: str, ends_at: time
) -> None:
    for month, day in ((3, 29), (10, 25), (1, 1), (2, 28)):
        mei = replace(_person(Desk(), "Mei"), dates=(ImportantDate("birthday", month, day),))
        born = date(2026, month, day)
        practice = Practice((Schedule(day_ends_at=ends_at),))
        first = datetime.combine(born - DAY, time(0), ZoneInfo(zone)).astimezone(UTC)
        for half_hour in range(3 * 48):
            at = (first + timedelta(minutes=30 * half_hour)).astimezone(ZoneInfo(zone))
            today = practice.moment(at).day
            assert today == (at.replace(tzinfo=None) - timedelta(hours=ends_at.hour)).date()
            facts = facts_from([mei], (), today)
            is_on = any(line.is_fixed for line in coming_up(facts))
            offered = any(reason.kind == DATE and reason.score == 95 for reason in reasons(facts))
            assert is_on == offered == (today == born), at
