"""What Today shows beside the picks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import pytest

from journal_tui.domain.facts import facts_from
from journal_tui.domain.overview import a_month_before, coming_up, days_like_this, memory, waiting_on
from journal_tui.domain.records import ImportantDate, NextContact, Person
from journal_tui.services import people, writing
from tests.fakes import MONDAY, Desk

if TYPE_CHECKING:
    from journal_tui.domain.facts import Facts
    from journal_tui.domain.records import Record


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


def test_a_wait_ends_kindly_a_week_after_the_second_follow_up() -> None:
    desk = Desk()
    pia = _person(desk, "Pia Lund")
    for days_ago in (30, 22, 7):
        _message(desk, pia, days_ago)
    assert waiting_on(_facts(desk)) == ()


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
        ("Fri", "coffee with Una Berg, 08:30"),
    ]


@pytest.mark.parametrize(
    ("day", "before"),
    [((2026, 3, 31), (2026, 2, 28)), ((2024, 3, 29), (2024, 2, 29)), ((2026, 1, 15), (2025, 12, 15))],
)
def test_a_month_ago_is_a_day_that_exists(day: tuple[int, int, int], before: tuple[int, int, int]) -> None:
    assert a_month_before(date(*day)) == date(*before)


def test_a_leap_day_is_remembered_on_the_last_of_february() -> None:
    days = dict(days_like_this(date(2024, 2, 29)))
    assert (days["A year ago"], days["4 years ago"]) == (date(2023, 2, 28), date(2020, 2, 29))


def test_a_gratitude_is_remembered_before_a_reflection_or_a_note() -> None:
    journal = Desk().journal
    note, thanks = writing.new_note(journal, "a note"), writing.new_gratitude(journal, "thanks")
    assert memory([note, thanks]) == thanks
    assert memory([note]) == note
    assert memory([]) is None
