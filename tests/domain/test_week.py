"""The weekly review's rules: which seven days, and what is left to say, to keep and to plan."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tui.domain import records as r
from journal_tui.domain.facts import facts_from
from journal_tui.domain.parts import parts_by_day
from journal_tui.domain.practice import practice_from
from journal_tui.domain.practice_settings import FRIDAY
from journal_tui.domain.week import Week, is_review_time, week_behind, week_of
from tests.domain.reason_worlds import a_contact, a_person, head

if TYPE_CHECKING:
    from journal_tui.domain.week import WeekBehind

FRI = date(2026, 11, 20)
DAY = timedelta(days=1)
LONG_AGO = FRI - 300 * DAY


def _behind(
    people: list[r.Person], records: list[r.Record], today: date = FRI, pauses: tuple[r.PauseSet, ...] = ()
) -> WeekBehind:
    facts = facts_from(people, records, today)
    return week_behind(week_of(today), parts_by_day(records), practice_from(pauses), facts, records)


def _glad(number: int, day: date, *people: r.Person, **own: Any) -> r.Gratitude:  # noqa: ANN401 (any field)
    return r.Gratitude(**head(number, day), text="calm", people=tuple(who.id for who in people), **own)


@given(today=st.dates(date(2020, 1, 1), date(2030, 1, 1)), review_day=st.integers(0, 6))
def test_a_week_has_seven_days_ends_on_its_weekday_and_is_the_one_near_today(
    today: date, review_day: int
) -> None:
    week = week_of(today, review_day)
    assert (week.last - week.first).days == 6
    assert week.last.weekday() == review_day
    assert -2 <= (week.last - today).days <= 4
    assert is_review_time(today, week) == (today >= week.last)
    assert is_review_time(today, week) == ((today.weekday() - review_day) % 7 <= 2)


@pytest.mark.parametrize(("days_on", "last"), [(-1, FRI), (0, FRI), (2, FRI), (3, FRI + 7 * DAY)])
def test_from_the_third_day_on_the_week_under_way_is_meant(days_on: int, last: date) -> None:
    assert week_of(FRI + days_on * DAY, FRIDAY) == Week(last - 6 * DAY, last)


def test_days_count_that_ask_for_something_or_were_kept_and_none_still_to_come() -> None:
    records: list[r.Record] = [_glad(1, FRI - 5 * DAY), _glad(2, FRI - 3 * DAY)]  # a Sunday, a Tuesday
    assert (_behind([], records).kept, _behind([], records).asked) == (2, 6)
    wednesday = _behind([], records, FRI - 2 * DAY)
    assert (wednesday.kept, wednesday.asked) == (2, 4)
    pause = r.PauseSet(**head(9, FRI), first=FRI - 1 * DAY, last=FRI)
    assert _behind([], records, pauses=(pause,)).asked == 4


def test_thanks_are_listed_once_a_person_until_told_and_not_for_those_left_alone() -> None:
    una, will, gone = a_person(1, LONG_AGO), a_person(2, LONG_AGO), a_person(3, LONG_AGO, stepped_back=FRI)
    records: list[r.Record] = [
        _glad(11, FRI - 13 * DAY, una),
        _glad(12, FRI - 14 * DAY, una),
        _glad(13, FRI - DAY, una, will, gone, told={will.id: FRI}),
    ]
    found = _behind([una, will, gone], records).thanks
    assert [(each.gratitude.id, each.person) for each in found] == [
        (records[2].id, una),
        (records[0].id, una),
    ]


def test_promises_of_both_sides_due_by_the_end_of_the_next_week_are_listed_by_day() -> None:
    una = a_person(1, LONG_AGO)

    def promise(number: int, due: date | None, **own: Any) -> r.Promise:  # noqa: ANN401 (any field)
        return r.Promise(**head(number, FRI - 9 * DAY), text="x", people=(una.id,), due=due, **own)

    late, mine = promise(1, FRI - 3 * DAY), promise(2, FRI + 7 * DAY)
    theirs = promise(3, FRI + 2 * DAY, by="them")
    others: list[r.Record] = [promise(4, FRI + 8 * DAY), promise(5, None), promise(6, FRI, kept=FRI)]
    assert _behind([una], [mine, theirs, late, *others]).promises == (late, theirs, mine)


def test_the_invited_one_was_met_longest_ago_and_is_free_to_be_asked() -> None:
    people = [a_person(number, LONG_AGO) for number in range(1, 9)]
    met, unmet, lately, waiting, alone, never, stranger, event = people
    people[4] = alone = a_person(5, LONG_AGO, snoozed_until=FRI + DAY)
    people[5] = never = a_person(6, LONG_AGO, rhythm="never")
    records: list[r.Record] = [
        a_contact(1, FRI - 90 * DAY, met, channel="coffee"),
        a_contact(2, FRI - 60 * DAY, unmet, channel="message"),
        a_contact(3, FRI - 200 * DAY, lately, alone, never, waiting, channel="coffee"),
        a_contact(4, FRI - DAY, lately),
        a_contact(5, FRI - 9 * DAY, waiting, waiting=True),
        a_contact(6, FRI - 100 * DAY, event, channel="event"),
        a_contact(7, FRI - 20 * DAY, event, channel="call"),
    ]
    assert _behind(people, records).invite == event
    assert _behind([who for who in people if who != event], records).invite == met
    assert _behind([stranger], records).invite is None


def test_the_invited_one_stays_the_same_all_week_whatever_is_written_to_others() -> None:
    people = [a_person(number, LONG_AGO) for number in range(1, 5)]
    records: list[r.Record] = [
        a_contact(number, FRI - (50 + number) * DAY, who, channel="coffee")
        for number, who in enumerate(people)
    ]
    first = _behind(people, records, FRI).invite
    records.append(a_contact(9, FRI, people[0], channel="coffee"))
    assert first is not None
    assert _behind(people, records, FRI + 2 * DAY).invite == first


def test_one_invitation_is_enough_and_nobody_just_met_is_invited() -> None:
    una, will = a_person(1, LONG_AGO), a_person(2, LONG_AGO)
    records: list[r.Record] = [
        a_contact(1, FRI - 31 * DAY, una, channel="meeting"),
        a_contact(2, FRI - 29 * DAY, will, channel="meeting"),
    ]
    assert _behind([una, will], records).invite == una
    assert _behind([will], records).invite is None
    invited = a_contact(3, FRI + DAY, will, act="invite")
    assert _behind([una, will], [*records, invited], FRI + DAY).invite is None


def test_words_are_the_weeks_own_in_their_order_and_those_reached_the_last_first() -> None:
    una, will = a_person(1, LONG_AGO), a_person(2, LONG_AGO)
    answer = r.Reflection(**head(3, FRI - DAY), text="slowly")
    records: list[r.Record] = [
        answer,
        _glad(4, FRI - 6 * DAY),
        _glad(5, FRI - 7 * DAY),
        a_contact(1, FRI - 4 * DAY, una, will),
        a_contact(2, FRI - 2 * DAY, una),
    ]
    behind = _behind([una, will], records)
    assert behind.words == (records[1], answer)
    assert behind.reached == (una.id, will.id)
