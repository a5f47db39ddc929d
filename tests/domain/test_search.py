"""The search language, and the search against a slow second version of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_tui.domain import records as r
from journal_tui.domain.corpus import bundle_of
from journal_tui.domain.errors import Refused
from journal_tui.domain.query import KINDS, parse_query, read_query
from journal_tui.domain.search import folded_names, hits
from tests.domain import slow_search
from tests.domain.slow_search import Term
from tests.text_that_hurts import HURTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from journal_tui.domain.corpus import Bundle
    from journal_tui.domain.records import Record

NAMES = {"u": "Una Berg", "m": "José Müller", "w": "王 小明"}
TODAY = date(2026, 11, 23)
FIRST = date(2026, 11, 1)


def _head(number: int, day: date = FIRST) -> dict[str, Any]:
    """The envelope of a record whose id is its number, on a day of its own."""
    on = day + timedelta(days=number)
    at = datetime(2026, 11, 1, 8, tzinfo=UTC)
    return {"id": str(number), "day": on, "written": on, "created_at": at, "updated_at": at}


RECORDS: list[Record] = [
    r.Gratitude(**_head(0), text="Una stayed late\nfor the release #work", people=("u",)),
    r.Note(**_head(1), text="The release slid; nobody was cross. Müller's idea. C#work a/b#work"),
    r.Reflection(
        **_head(2), text="I answered too soon", prompt="What did you nearly miss?", theme="honest listening"
    ),
    r.Interaction(**_head(3), people=("m",), note="asked about the move", act="check in", channel="call"),
    r.Note(**_head(4), text="王小明说得对#工作"),
    r.Sitting(**_head(5), seconds=60, when="the coffee is made", will="call Ana"),
    r.Promise(**_head(6), text="the slides (#Work-Trip)", people=("u", "m")),
    r.Tick(**_head(7), habit="stretch"),
]


def newest_first(records: Sequence[Record]) -> Bundle:
    """The records as a search has them."""
    return bundle_of(sorted(records, key=lambda each: (each.day, each.created_at, each.id), reverse=True))


def found(query: str, records: Sequence[Record] = RECORDS, names: Mapping[str, str] = NAMES) -> str:
    """The ids of what is found, in their own order."""
    bundles = [newest_first(records)]
    return "".join(
        sorted(record.id for record in hits(bundles, parse_query(query, TODAY), folded_names(names)))
    )


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("release", "01"),
        ("RELEASE late", "0"),
        ('"late for the release"', "0"),
        ('"release late"', ""),
        ('"nobody was', "1"),
        ("“nobody was” cross", "1"),
        ("muller", "136"),
        ("jose", "36"),
        ("@muller", "36"),
        ("@jose", "36"),
        ('@"jose muller"', "36"),
        ("@ose", ""),
        ("@una release", "0"),
        ("@una @jose", "6"),
        ("kind:note", "14"),
        ("kind:note kind:gratitude release", "01"),
        ("KIND:grat", "0"),
        ("kind:contact", "3"),
        ("since:2026-11-02", "1234567"),
        ("before:2026-11-02", "0"),
        ("since:2026-11-02 before:2026-11-04", "12"),
        ("since:2026-11-02 since:2026-11-05", "4567"),
        ("since:2027", ""),
        ("before:2026-12", "01234567"),
        ("since:yesterday", ""),
        ('since:"4 nov" before:2026-11-06', "34"),
        ("nearly", "2"),
        ('"soon what"', ""),
        ("王小明", "4"),
        ("call", "35"),
        ("coffee", "5"),
        ("stretch", "7"),
        ("#work", "06"),
        ("#工作", "4"),
        ("#work-", "6"),
        ("theme:listening", "2"),
        ('theme:"honest li"', "2"),
        ("theme:istening", ""),
        ("release -una", "1"),
        ("-release -kind:note", "234567"[:1] + "3567"),
        ('-"late for" kind:gratitude', ""),
        ("-@una @muller", "3"),
        ("-#work since:2026-11-01 kind:promise", ""),
        ("-theme:listening kind:reflection", ""),
        ("-since:2026-11-03", "01"),
        ("-before:2026-11-07", "67"),
        ("- @ # -@ release", "01"),
        ("", "01234567"),
        ("nothing-like-it", ""),
        ("10:30", ""),
    ],
)
def test_a_query_finds_what_it_says_and_nothing_else(query: str, ids: str) -> None:
    assert found(query) == ids


@pytest.mark.parametrize(
    "query", ["since:2026-02-30", "before:soon", "kind:poem", "since:", "kind:", "since:0001", "before:20261"]
)
def test_a_filter_that_makes_no_sense_is_refused_in_a_sentence_and_left_out_while_it_is_typed(
    query: str,
) -> None:
    with pytest.raises(Refused, match=r"\.$"):
        parse_query(f"{query} una", TODAY)
    held, problem = read_query(f"{query} una", TODAY)
    assert problem
    assert held == parse_query("una", TODAY)


@pytest.mark.parametrize("text", HURTS.values(), ids=HURTS.keys())
def test_any_word_of_a_text_finds_the_text(text: str) -> None:
    words = [word for word in text.replace('"', "").split()[:5] if slow_search.flat(word)]
    records: list[Record] = [r.Note(**_head(5), text=text.replace('"', ""))]
    for word in words:
        assert found(f'"{word}"', records) == "5"
        assert found(f'-"{word}"', records) == ""


SOLID = [*"abAB-éßﬁ’–", "ü", "u\u0308", "İ", "王", "が", "か\u3099", "ｶﾞ", "한", "\u1112\u1161"]
LETTERS = st.sampled_from([*SOLID, *" \n#@"])
TEXTS = st.one_of(
    st.lists(LETTERS, max_size=8).map("".join),
    st.sampled_from(
        ["una", "Una berg", "#ab", "a #AB", "call", "trust", "the call", *list(HURTS.values())[:4]]
    ),
)
WORDS = st.lists(st.sampled_from(SOLID), min_size=1, max_size=2).map("".join)
DAYS = st.dates(date(2026, 10, 28), date(2026, 11, 6))
PEOPLE = st.lists(st.sampled_from(["u", "m", "w", "x"]), max_size=2, unique=True).map(tuple)


OWN: dict[type[r.Record], dict[str, st.SearchStrategy[Any]]] = {
    r.Gratitude: {"text": TEXTS, "people": PEOPLE},
    r.Note: {"text": TEXTS, "people": PEOPLE},
    r.Promise: {"text": TEXTS, "people": PEOPLE},
    r.Reflection: {"text": TEXTS, "prompt": TEXTS, "theme": TEXTS, "people": PEOPLE},
    r.Review: {"text": TEXTS, "prompt": TEXTS, "people": PEOPLE, "ends": st.just(FIRST)},
    r.Interaction: {"note": TEXTS, "people": PEOPLE, "channel": st.just("call"), "act": st.just("thank")},
    r.Sitting: {"when": TEXTS, "will": TEXTS},
    r.Tick: {"habit": TEXTS},
}


@st.composite
def some_record(draw: st.DrawFn, number: int) -> Record:
    """A record of any kind, with any words."""
    head = {**_head(0, draw(DAYS)), "id": f"{number:03}"}
    head["created_at"] += timedelta(minutes=draw(st.integers(0, 2)))
    kind = draw(st.sampled_from(list(OWN)))
    return kind(**head, **{name: draw(value) for name, value in OWN[kind].items()})


@st.composite
def some_term(draw: st.DrawFn) -> Term:
    """A term of any sort that says something."""
    sign = draw(st.sampled_from(["", "", "@", "#", "kind:", "theme:", "since:", "before:"]))
    is_unwanted = draw(st.booleans())
    if sign == "kind:":
        return Term(sign, draw(st.sampled_from(KINDS)), is_unwanted)
    if sign in {"since:", "before:"}:
        day = draw(DAYS)
        return Term(sign, day.isoformat(), is_unwanted, day=day)
    text = draw(st.one_of(WORDS, st.sampled_from(["una", "berg", "ab", "trust", "call", "小明"])))
    if not sign and draw(st.booleans()):
        text = f"{text} {draw(WORDS)}"
    is_quoted = not text.isalnum() or draw(st.booleans())
    return Term(sign, text, is_unwanted, is_quoted)


def test_every_kind_that_can_be_asked_for_is_tried() -> None:
    assert {kind.kind for kind in OWN} == set(KINDS)


@given(st.data(), st.lists(some_term(), max_size=4))
@settings(max_examples=150, deadline=None)
def test_the_search_finds_what_a_slow_second_version_finds_in_the_same_order(
    data: st.DataObject, terms: list[Term]
) -> None:
    records = [data.draw(some_record(number)) for number in range(data.draw(st.integers(0, 6)))]
    terms = [term for term in terms if slow_search.flat(term.text)]
    query = parse_query(" ".join(term.typed() for term in terms), TODAY)
    months = sorted({record.day.month for record in records}, reverse=True)
    bundles = [newest_first([each for each in records if each.day.month == month]) for month in months]
    expected = slow_search.search(records, terms, NAMES)
    assert [record.id for record in hits(bundles, query, folded_names(NAMES))] == [
        record.id for record in expected
    ]
