"""Texts on their way to the screen: harmless, on one line, cut where it reads well."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from journal_tui.tui.wording import cut, date_words, line_of, readable, some
from tests.text_that_hurts import HURTS


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("short", 10, "short"),
        ("45 days since you spoke; you like to every 30", 30, "45 days since you spoke"),
        ("Una kept calm while the client kept changing", 20, "Una kept calm while…"),
        ("Una kept calm while the client kept changing", 19, "Una kept calm…"),
        ("王小明说得对王小明说得对", 9, "王小明说…"),
        ("a" * 50, 10, "aaaaaaaaa…"),
        ("2.5 hours of talk and more of it", 12, "2.5 hours…"),
        ("one\ntwo\r\nthree", 20, "one two three"),
        ("anything", 0, ""),
    ],
)
def test_a_text_is_cut_where_it_reads_well(text: str, width: int, shown: str) -> None:
    assert cut(text, width) == shown


@given(st.text(), st.integers(min_value=0, max_value=60))
def test_a_cut_text_fits_and_holds_no_line_end(text: str, width: int) -> None:
    found = cut(text, width)
    assert cell_len(found) <= max(width, 0)
    assert "\n" not in found


@pytest.mark.parametrize("text", HURTS.values(), ids=list(HURTS))
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    for left in (readable(text), line_of(text), cut(text, 40)):
        assert all(letter in "\n\t" or ord(letter) >= 32 for letter in left)
        assert "\x9b" not in left


def test_marks_stay_with_their_letter() -> None:
    assert cut("e\u0301" * 10, 5) == "e\u0301" * 4 + "…"


def test_days_and_counts_are_said_in_words() -> None:
    assert date_words(date(2026, 11, 3)) == "Tuesday 3 November"
    assert some(1, "day") == "1 day"
    assert some(12, "day") == "12 days"
