"""Days and spans of time in words."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tui.domain.phrases import (
    WEEKDAYS,
    clock_time,
    counted,
    day_name,
    on_day,
    ordinal,
    span,
    without_mentions,
)

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "0 days"),
        (1, "1 day"),
        (20, "20 days"),
        (21, "3 weeks"),
        (91, "13 weeks"),
        (92, "3 months"),
        (365, "12 months"),
        (366, "12 months"),
        (731, "2 years"),
        (3653, "10 years"),
    ],
)
def test_a_span_is_said_in_the_unit_one_would_use(days: int, said: str) -> None:
    assert span(days) == said


@given(st.integers(1, 20_000))
def test_a_longer_span_is_never_said_to_be_shorter(days: int) -> None:
    units = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
    number, unit = span(days).split()
    length = int(number) * units[unit.rstrip("s")]
    assert 0.5 * days < length <= days + 1


@pytest.mark.parametrize(
    ("off", "name", "on"),
    [
        (0, "today", "today"),
        (1, "tomorrow", "tomorrow"),
        (-1, "yesterday", "yesterday"),
        (3, "Thursday", "on Thursday"),
        (-3, "Friday", "last Friday"),
        (6, "Sunday", "on Sunday"),
        (7, "30 Nov", "on 30 Nov"),
        (-7, "16 Nov", "on 16 Nov"),
        (90, "21 Feb", "on 21 Feb"),
        (-340, "18 Dec 2025", "on 18 Dec 2025"),
        (400, "28 Dec 2027", "on 28 Dec 2027"),
    ],
)
def test_a_day_is_named_as_one_would_say_it(off: int, name: str, on: str) -> None:
    day = MONDAY + timedelta(days=off)
    assert day_name(day, MONDAY) == name
    assert on_day(day, MONDAY) == on


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(-1500, 1500))
def test_no_two_days_around_today_share_what_a_sentence_says_of_them(today: date, off: int) -> None:
    here = on_day(today + timedelta(days=off), today)
    there = {
        on_day(today + timedelta(days=other), today) for other in (off - 365, off - 7, off + 7, off + 365)
    }
    assert here not in there


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (21, "21st"),
        (113, "113th"),
    ],
)
def test_a_birthday_is_counted_as_one_says_it(number: int, said: str) -> None:
    assert ordinal(number) == said


def test_numbers_and_hours_read_as_they_are_said() -> None:
    assert (counted(1, "day"), counted(2, "day"), counted(0, "day")) == ("1 day", "2 days", "0 days")
    assert (clock_time(time(8, 5)), clock_time(time(0)), clock_time(time(17, 30))) == (
        "8:05",
        "0:00",
        "17:30",
    )
    assert WEEKDAYS[MONDAY.weekday()] == "Monday"


def test_a_mention_loses_its_sign_and_an_address_keeps_it() -> None:
    assert without_mentions("@Una kept\ncalm, as @王 said: una@berg.example @ noon") == (
        "Una kept calm, as 王 said: una@berg.example @ noon"
    )
    assert without_mentions("") == ""
