"""Days to remember, how long ago they were, and what is best to read again of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_tui.domain.memories import ago, best_of, days_like
from journal_tui.domain.records import Gratitude, Interaction, Note, Promise, Reflection

AT = datetime(2025, 11, 23, 8, tzinfo=UTC)
HEAD: dict[str, Any] = {"day": AT.date(), "written": AT.date(), "created_at": AT, "updated_at": AT}


@pytest.mark.parametrize(
    ("day", "before"),
    [
        ("2026-11-23", ["2026-10-23", "2025-11-23", "2024-11-23", "2023-11-23"]),
        ("2026-03-31", ["2026-02-28", "2025-03-31", "2024-03-31", "2023-03-31"]),
        ("2024-02-29", ["2024-01-29", "2023-02-28", "2022-02-28", "2021-02-28", "2020-02-29"]),
        ("2025-02-28", ["2025-01-28", "2024-02-28", "2024-02-29", "2023-02-28"]),
        ("2028-02-28", ["2028-01-28", "2027-02-28", "2026-02-28", "2025-02-28", "2024-02-28"]),
    ],
)
def test_the_days_like_a_day_exist_and_no_leap_day_is_forgotten(day: str, before: list[str]) -> None:
    found = islice(days_like(date.fromisoformat(day)), len(before))
    assert [each.isoformat() for each in found] == before


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2025-11-23", "a year ago"),
        ("2023-11-23", "3 years ago"),
        ("2026-10-23", "a month ago"),
        ("2026-11-14", "9 days ago"),
        ("2022-06-01", "4 years ago"),
    ],
)
def test_how_long_ago_a_day_was(day: str, words: str) -> None:
    assert ago(date.fromisoformat(day), date(2026, 11, 23)) == words


@given(st.dates(date(1950, 1, 1), date(2200, 12, 31)))
@settings(deadline=None, max_examples=60)
def test_every_day_like_a_day_is_called_a_month_or_years_ago(day: date) -> None:
    days = list(days_like(day))
    assert len(set(days)) == len(days)
    assert ago(days[0], day) == "a month ago"
    for then in days[1:]:
        years = day.year - then.year
        assert ago(then, day) == ("a year ago" if years == 1 else f"{years} years ago")
        assert abs(then.replace(year=day.year) - day if then.day < 29 else timedelta()) <= timedelta(days=1)


def test_thanks_that_name_somebody_are_read_first_and_what_is_empty_or_avoided_never() -> None:
    held = [
        Promise(**HEAD, id="promise", text="the slides", people=("una",)),
        Note(**HEAD, id="note", text="rain"),
        Note(**HEAD, id="note about", text="rain with Una", people=("una",)),
        Reflection(**HEAD, id="answer", text="too soon"),
        Interaction(**HEAD, id="silent", people=("una",)),
        Interaction(**HEAD, id="talk", people=("una", "mei"), note="the move"),
        Gratitude(**HEAD, id="thanks", text="sun"),
        Gratitude(**HEAD, id="thanks to", text="calm", people=("una",)),
    ]
    order = ["thanks to", "thanks", "talk", "answer", "note about", "note"]
    for name in order:
        best = best_of(held)
        assert best is not None
        assert best.id == name
        held.remove(best)
    assert best_of(held) is None
    avoided = [Gratitude(**HEAD, id="1", text="a", people=("x",)), Note(**HEAD, id="2", text="b")]
    assert getattr(best_of(avoided, {"x"}), "id", "") == "2"
    both = Gratitude(**HEAD, id="3", text="c", people=("x", "una"))
    assert best_of([both], {"x"}) is both
