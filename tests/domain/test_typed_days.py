"""Days as they are typed: what each way of writing one means, and that nothing else is taken for one."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tui.domain.errors import Refused
from journal_tui.domain.phrases import WEEKDAYS
from journal_tui.domain.records import NextContact
from journal_tui.domain.typed_days import nearest_day, typed_day, typed_next
from tests.text_that_hurts import HURTS

MONDAY = date(2026, 11, 23)
DAY = timedelta(days=1)
some_day = st.dates(date(1900, 1, 1), date(2999, 12, 31))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-12", date(2026, 11, 12)),
        ("  12   Nov ", date(2026, 11, 12)),
        ("nov 12", date(2026, 11, 12)),
        ("12. november", date(2026, 11, 12)),
        ("12 nov 2024", date(2024, 11, 12)),
        ("12", date(2026, 11, 12)),
        ("24", date(2026, 10, 24)),
        ("24 dec", date(2025, 12, 24)),
        ("31", date(2026, 10, 31)),
        ("29 feb", date(2024, 2, 29)),
        ("thu", date(2026, 11, 19)),
        ("Monday", date(2026, 11, 16)),
        ("sunday", date(2026, 11, 22)),
        ("today", MONDAY),
        ("yesterday", date(2026, 11, 22)),
        ("3 days ago", date(2026, 11, 20)),
        ("a week ago", date(2026, 11, 16)),
        ("9 months ago", date(2026, 2, 23)),
    ],
)
def test_a_day_looked_back_to(text: str, day: date) -> None:
    assert typed_day(text, MONDAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", MONDAY),
        ("Tomorrow", MONDAY + DAY),
        ("thu", date(2026, 11, 26)),
        ("by Thursday", date(2026, 11, 26)),
        ("on  sun", date(2026, 11, 29)),
        ("friday", date(2026, 11, 27)),
        ("mon", date(2026, 11, 30)),
        ("12", date(2026, 12, 12)),
        ("12 nov", date(2027, 11, 12)),
        ("23 november", MONDAY),
        ("26 Nov", date(2026, 11, 26)),
        ("3 mar", date(2027, 3, 3)),
        ("24 dec", date(2026, 12, 24)),
        ("29 feb", date(2028, 2, 29)),
        ("in 3 days", date(2026, 11, 26)),
        ("in 1 day", MONDAY + DAY),
        ("30 days", date(2026, 12, 23)),
        ("５ days", date(2026, 11, 28)),
        ("in 2 weeks", date(2026, 12, 7)),
        ("in a week", date(2026, 11, 30)),
        ("in a month", date(2026, 12, 23)),
        ("2026-12-24", date(2026, 12, 24)),
        ("2026-11-12", date(2026, 11, 12)),
        ("2020-02-29", date(2020, 2, 29)),
    ],
)
def test_a_day_looked_ahead_to(text: str, day: date) -> None:
    assert typed_day(text, MONDAY, ahead=True) == day


NO_DAY = [
    *("", "th", "soon", "nov", "0", "32", "-3", "12 foo", "32 nov", "12 nov 0", "1 2 3", "thu 12"),
    *("12nov13x", "2026-02-29", "2026-13-01", "2026-1-2", "26-11", "5 ma", "next friday", "in 3 years"),
    *("in -3 days", "in 99999999999 days", "in 9999999 weeks", "in 99999 months"),
    *HURTS.values(),
]


@pytest.mark.parametrize("ahead", [True, False])
@pytest.mark.parametrize("text", NO_DAY)
def test_what_is_no_day_or_could_be_two_is_refused_with_what_is_known(text: str, ahead: bool) -> None:
    with pytest.raises(Refused, match=r"is no day that is known here; \w+, thu, "):
        typed_day(text, MONDAY, ahead=ahead)


def test_looking_ahead_knows_no_ago_and_looking_back_no_in() -> None:
    for text, ahead in (("3 days ago", True), ("in 3 days", False), ("by thursday", False)):
        with pytest.raises(Refused, match="is no day"):
            typed_day(text, MONDAY, ahead=ahead)


def test_a_month_on_from_its_last_day_is_the_last_day_of_a_shorter_one() -> None:
    assert typed_day("in a month", date(2027, 1, 31), ahead=True) == date(2027, 2, 28)


def test_a_year_of_another_age_is_refused() -> None:
    with pytest.raises(Refused, match="outside 1900 to 2999"):
        typed_day("12 nov 1812", MONDAY)
    with pytest.raises(Refused, match="outside 1900 to 2999"):
        typed_day("in 60000 weeks", MONDAY, ahead=True)


@given(st.text(max_size=30), st.booleans())
def test_any_text_is_a_day_or_a_refusal(text: str, ahead: bool) -> None:
    with suppress(Refused):
        assert 1900 <= typed_day(text, MONDAY, ahead=ahead).year <= 2999


@given(st.dates(date(1990, 1, 1), date(2900, 1, 1)), st.sampled_from(WEEKDAYS), st.booleans())
def test_a_weekday_is_the_nearest_of_its_name_and_never_today(today: date, name: str, ahead: bool) -> None:
    found = typed_day(name[:3].lower(), today, ahead=ahead)
    assert DAY <= (found - today if ahead else today - found) <= 7 * DAY
    assert WEEKDAYS[found.weekday()] == name


@given(some_day, some_day, st.booleans())
def test_an_exact_day_means_itself(today: date, day: date, ahead: bool) -> None:
    assert typed_day(day.isoformat(), today, ahead=ahead) == day


@given(st.dates(date(1990, 1, 1), date(2900, 1, 1)), st.integers(0, 30_000))
def test_a_span_ahead_and_the_same_span_back_are_as_far_from_today(today: date, days: int) -> None:
    assert typed_day(f"in {days} days", today, ahead=True) - today == days * DAY
    assert today - typed_day(f"{days} days ago", today) == days * DAY


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
    assert typed_next(words, MONDAY) == contact


@pytest.mark.parametrize("words", ["coffee", "8:30", "thu 25:00", "thu 8:30 9:30", "2026-11-22"])
def test_a_next_contact_needs_a_day_that_is_to_come(words: str) -> None:
    with pytest.raises(Refused):
        typed_next(words, MONDAY)


@pytest.mark.parametrize(
    ("text", "since", "day"),
    [
        ("10 march", None, date(2026, 3, 10)),
        ("12 march", None, date(2026, 3, 12)),
        ("20 dec", None, date(2025, 12, 20)),
        ("fri", None, date(2026, 3, 13)),
        ("mon", None, date(2026, 3, 9)),
        ("3 days ago", None, date(2026, 3, 8)),
        ("tomorrow", date(2026, 3, 10), date(2026, 3, 12)),
        ("tue", date(2026, 3, 11), date(2026, 3, 17)),
        ("14", date(2026, 4, 1), date(2026, 4, 14)),
        ("fri", date(2026, 4, 1), date(2026, 4, 3)),
        ("tomorrow", date(2026, 4, 1), date(2026, 3, 12)),
        ("2026-03-01", date(2026, 4, 1), date(2026, 3, 1)),
    ],
)
def test_the_nearest_day_is_past_or_to_come_and_not_before_another(
    text: str, since: date | None, day: date
) -> None:
    wednesday = date(2026, 3, 11)
    assert nearest_day(text, wednesday, since=since or date(1900, 1, 1)) == day


def test_two_days_in_one_are_no_nearest_day_either() -> None:
    with pytest.raises(Refused, match="is no day that is known here"):
        nearest_day("today10 march", date(2026, 3, 11))
