"""Folding, mentions and names."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tui.domain.records import Person
from journal_tui.domain.text import clean, fold, mentioned, named, one_line, printable
from tests.text_that_hurts import HURTS

AT = datetime(2026, 11, 23, 7, tzinfo=UTC)


def _person(name: str) -> Person:
    day = date(2026, 11, 23)
    return Person(id=f"id-{name}", day=day, written=day, created_at=AT, updated_at=AT, name=name)


PEOPLE = [
    _person(name)
    for name in ("Una Berg", "Una Berg Lund", "Cy Rossi", "Cy Young", "王小明", "Zoë", "O’Neil Ng")
]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("@Una Berg kept calm", ["Una Berg"]),
        ("@Una Berg Lund kept calm", ["Una Berg Lund"]),
        ("@una bergson kept calm", []),
        ("thanks @Una, and @zoe.", ["Zoë"]),
        ("@Cy was there", []),
        ("@Cy Rossi and @cy young", ["Cy Rossi", "Cy Young"]),
        ("mail me@zoe.example", []),
        ("(@Zoë)", []),
        ("line\n@Zoë\n", ["Zoë"]),
        ("@王小明说得对", ["王小明"]),
        ("@ZOE @zoë @Zoe\N{COMBINING DIAERESIS}", ["Zoë"]),
        ("@Una Berg\N{NO-BREAK SPACE}Lund", ["Una Berg Lund"]),
        ("@", []),
        ("@@Zoë", []),
        ("@O’Neil laughed", ["O’Neil Ng"]),
    ],
)
def test_a_mention_links_the_longest_full_name_or_the_only_first_name(text: str, people: list[str]) -> None:
    assert mentioned(text, PEOPLE) == tuple(f"id-{name}" for name in people)


def test_a_first_name_that_two_people_share_stays_text_also_when_one_is_longer() -> None:
    assert mentioned("@Una smiled", PEOPLE) == ()
    assert mentioned("@Una smiled", PEOPLE[:1]) == ("id-Una Berg",)


@pytest.mark.parametrize("text", HURTS.values(), ids=HURTS.keys())
def test_no_text_stops_the_search_for_mentions(text: str) -> None:
    assert mentioned(f"{text} @Zoë", PEOPLE) == ("id-Zoë",)


@given(st.text())
def test_folding_twice_is_folding_once_so_that_a_folded_text_finds_itself(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Müller", "muller"),
        ("STRASSE", "straße"),
        ("Ana Öztürk", "ana ozturk"),
        ("ｆｕｌｌ", "full"),
        ("Łódź", "Łodz"),
    ],
)
def test_case_and_accents_do_not_hide_a_word(written: str, typed: str) -> None:
    assert fold(written) == fold(typed)


def test_scripts_without_case_stay_apart() -> None:
    assert len({fold(word) for word in ("か", "が", "さ", "王", "שלום", "고", "고마워")}) == 7


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_cleaning_changes_nothing_but_line_ends_and_the_space_around(text: str) -> None:
    assert clean(text) == text.replace("\r\n", "\n").replace("\r", "\n").strip()
    assert clean(clean(text)) == clean(text)


def test_an_id_wins_over_a_name_and_white_space_in_a_name_does_not_count() -> None:
    assert named(PEOPLE, "id-Zoë") == [PEOPLE[5]]
    assert named(PEOPLE, "  una   BERG ") == [PEOPLE[0]]
    assert named(PEOPLE, "Una") == []
    assert one_line(" a \n b\tc ") == "a b c"


def test_no_control_letter_reaches_a_terminal() -> None:
    shown = printable("red \x1b[31m bell \a, c1 \x9b31m, nul \0, tab\t, line\nend")
    assert not {"\x1b", "\a", "\x9b", "\0"} & set(shown)
    assert shown.count("\N{REPLACEMENT CHARACTER}") == 4
    assert shown.endswith("tab\t, line\nend")
