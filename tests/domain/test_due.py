"""Days in words: what each means, and that nothing else is taken for one."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tui.domain.due import parse_due, parse_next
from journal_tui.domain.errors import Refused
from journal_tui.domain.phrases import WEEKDAYS
from journal_tui.domain.records import NextContact
from tests.text_that_hurts import HURTS

MONDAY = date(2026, 11, 23)
DAY = timedelta(days=1)
some_day = st.dates(date(1900, 1, 1), date(2999, 12, 31))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("today", MONDAY),
        ("Tomorrow", MONDAY + DAY),
        ("thu", date(2026, 11, 26)),
        ("by Thursday", date(2026, 11, 26)),
        ("on  sun", date(2026, 11, 29)),
        ("monday", date(2026, 11, 30)),
        ("in 3 days", date(2026, 11, 26)),
        ("in 1 day", MONDAY + DAY),
        ("30 days", date(2026, 12, 23)),
        ("５ days", date(2026, 11, 28)),
        ("in 2 weeks", date(2026, 12, 7)),
        ("in a week", date(2026, 11, 30)),
        ("2026-12-24", date(2026, 12, 24)),
        ("2020-02-29", date(2020, 2, 29)),
        ("26 Nov", date(2026, 11, 26)),
        ("23 november", MONDAY),
        ("3 feb", date(2027, 2, 3)),
        ("29 feb", date(2028, 2, 29)),
    ],
)
def test_a_day_in_words(words: str, day: date) -> None:
    assert parse_due(words, MONDAY) == day


@pytest.mark.parametrize(
    "words",
    [
        *("", "th", "soon", "2026-02-29", "2026-13-01", "in 99999999999 days", "in -3 days", "32 nov"),
        *("5 ma", "in 3 years", "26-11", *HURTS.values()),
    ],
)
def test_words_that_mean_no_day_are_refused_with_those_that_do(words: str) -> None:
    with pytest.raises(Refused, match="is no day that is known here"):
        parse_due(words, MONDAY)


@given(st.dates(date(1990, 1, 1), date(2900, 1, 1)), st.sampled_from(WEEKDAYS))
def test_a_weekday_is_the_next_of_its_name_and_never_today(today: date, name: str) -> None:
    found = parse_due(name[:3].lower(), today)
    assert DAY <= found - today <= 7 * DAY
    assert WEEKDAYS[found.weekday()] == name


@given(some_day, some_day)
def test_an_exact_day_means_itself(today: date, day: date) -> None:
    assert parse_due(day.isoformat(), today) == day


def test_a_span_beyond_these_centuries_is_refused() -> None:
    with pytest.raises(Refused):
        parse_due("in 9999999 weeks", MONDAY)


@pytest.mark.parametrize(
    ("words", "contact"),
    [
        ("", None),
        ("in 30 days", NextContact(date(2026, 12, 23))),
        ("thu 8:30 coffee", NextContact(date(2026, 11, 26), time(8, 30), "coffee")),
        ("call, tomorrow", NextContact(MONDAY + DAY, None, "call")),
        ("today 14:05", NextContact(MONDAY, time(14, 5))),
    ],
)
def test_the_next_contact_in_words(words: str, contact: NextContact | None) -> None:
    assert parse_next(words, MONDAY) == contact


@pytest.mark.parametrize("words", ["coffee", "8:30", "thu 25:00", "thu 8:30 9:30", "2026-11-22"])
def test_a_next_contact_needs_a_day_that_is_to_come(words: str) -> None:
    with pytest.raises(Refused):
        parse_next(words, MONDAY)
