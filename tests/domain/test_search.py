"""The search language."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, TypedDict

import pytest

from journal_tui.domain.errors import Refused
from journal_tui.domain.records import Gratitude, Interaction, Note, Reflection
from journal_tui.domain.search import matches, parse_query
from tests.text_that_hurts import HURTS

if TYPE_CHECKING:
    from journal_tui.domain.records import Record

NAMES = {"u": "Una Berg", "m": "José Müller"}


class _Head(TypedDict):
    id: str
    day: date
    written: date
    created_at: datetime
    updated_at: datetime


def _head(number: int) -> _Head:
    day = date(2026, 11, 1) + timedelta(days=number)
    at = datetime(2026, 11, 1, 8, tzinfo=UTC)
    return {"id": str(number), "day": day, "written": day, "created_at": at, "updated_at": at}


RECORDS: list[Record] = [
    Gratitude(**_head(0), text="Una stayed late\nfor the release", people=("u",)),
    Note(**_head(1), text="The release slid; nobody was cross. Müller's idea."),
    Reflection(**_head(2), text="I answered too soon", prompt="What did you nearly miss?", theme="listening"),
    Interaction(**_head(3), people=("m",), note="asked about the move", act="check in", channel="call"),
    Note(**_head(4), text="王小明说得对"),
]


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("release", "01"),
        ("RELEASE late", "0"),
        ('"late for the release"', "0"),
        ('"release late"', ""),
        ('"nobody was', "1"),
        ("muller", "13"),
        ("jose", "3"),
        ("@muller", "3"),
        ("@jose", "3"),
        ('@"jose muller"', "3"),
        ("@ose", ""),
        ("@una release", "0"),
        ("kind:note", "14"),
        ("kind:note kind:gratitude release", "01"),
        ("since:2026-11-02", "1234"),
        ("before:2026-11-02", "0"),
        ("since:2026-11-02 before:2026-11-04", "12"),
        ("nearly", "2"),
        ("王小明", "4"),
        ("call", "3"),
        ("", "01234"),
        ("nothing-like-it", ""),
    ],
)
def test_a_query_finds_what_it_says_and_nothing_else(query: str, hits: str) -> None:
    parsed = parse_query(query)
    assert "".join(record.id for record in RECORDS if matches(parsed, record, NAMES)) == hits


@pytest.mark.parametrize("query", ["since:2026-02-30", "before:tomorrow", "kind:poem", "since:"])
def test_a_filter_that_makes_no_sense_is_refused_in_a_sentence(query: str) -> None:
    with pytest.raises(Refused, match=r"\.$"):
        parse_query(query)


@pytest.mark.parametrize("text", HURTS.values(), ids=HURTS.keys())
def test_any_word_of_a_text_finds_the_text(text: str) -> None:
    record = Note(**_head(5), text=text)
    for word in text.split()[:5]:
        quoted = word.replace('"', "")
        if quoted:
            assert matches(parse_query(f'"{quoted}"'), Note(**_head(5), text=text.replace('"', "")), NAMES)
    assert matches(parse_query(""), record, NAMES)
