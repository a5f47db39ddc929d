"""A day as it is typed: what each way of writing it means, and what is refused."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tui.domain.errors import Refused
from journal_tui.domain.typed_days import typed_day

MONDAY = date(2026, 11, 23)


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
    ],
)
def test_a_day_looked_back_to(text: str, day: date) -> None:
    assert typed_day(text, MONDAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("thu", date(2026, 11, 26)),
        ("mon", date(2026, 11, 30)),
        ("12", date(2026, 12, 12)),
        ("12 nov", date(2027, 11, 12)),
        ("24 dec", date(2026, 12, 24)),
        ("29 feb", date(2028, 2, 29)),
        ("tomorrow", date(2026, 11, 24)),
        ("2026-11-12", date(2026, 11, 12)),
    ],
)
def test_a_day_looked_ahead_to(text: str, day: date) -> None:
    assert typed_day(text, MONDAY, ahead=True) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "th",
        "2026-02-29",
        "2026-1-2",
        "12 foo",
        "32",
        "0",
        "12 nov 0",
        "1 2 3",
        "nov",
        "-3",
        "thu 12",
        "12nov13x",
    ],
)
def test_what_is_no_day_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(Refused, match=r"is no day|lies outside"):
        typed_day(text, MONDAY)


def test_a_year_of_another_age_is_refused() -> None:
    with pytest.raises(Refused, match="outside 1900 to 2999"):
        typed_day("12 nov 1812", MONDAY)


@given(st.text(max_size=30), st.booleans())
def test_any_text_is_a_day_or_a_refusal(text: str, ahead: bool) -> None:
    with suppress(Refused):
        assert 1900 <= typed_day(text, MONDAY, ahead=ahead).year <= 2999
