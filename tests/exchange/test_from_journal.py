"""Our own export comes back: any records at all exactly, and what a newer version adds costs itself alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_tui.domain import records as r
from journal_tui.domain.errors import Refused
from journal_tui.domain.exports import Extract, Wanted
from journal_tui.exchange.from_journal import read, recognises
from journal_tui.exchange.to_journal import write
from tests.domain.test_fields import any_record
from tests.exchange.extracts import NOW, extract, person
from tests.exchange.parcels import parcel
from tests.exchange.test_from_jrnl import reasons


@settings(max_examples=80)
@given(st.lists(any_record, max_size=6))
def test_whatever_goes_out_comes_back_exactly(made: list[r.Record]) -> None:
    people = tuple(each for each in made if isinstance(each, r.Person))
    practice = tuple(each for each in made if isinstance(each, r.ScheduleChange | r.PauseSet))
    records = tuple(each for each in made if each not in (*people, *practice))
    out = Extract(NOW, Wanted(private=True), people=people, practice=practice, records=records)
    (file,) = write(out).files
    held = parcel(file.data, "journal.json")
    assert recognises(held)
    found = read(held)
    assert not found.skipped
    assert not found.guessed
    assert list(found.records) == [*people, *practice, *records]
    assert [record.created_at.utcoffset() for record in found.records] == [
        record.created_at.utcoffset() for record in (*people, *practice, *records)
    ]


def test_a_broken_record_or_one_of_an_unknown_kind_costs_itself_alone() -> None:
    data = write(extract()).files[0].data.decode()
    count = len(read(parcel(data, "j.json")).records)
    changed = data.replace('"kind":"tick"', '"kind":"horoscope"').replace(
        '"day":"2026-10-30"', '"day":"2026-10-32"', 1
    )
    found = read(parcel(changed, "j.json"))
    assert len(found.records) == count - 2
    assert sorted(reasons(found).values()) == [
        "day is not of the right form",
        "it is of a kind that only a newer version knows",
    ]


def test_a_newer_layout_and_anything_else_are_refused_in_a_sentence() -> None:
    newer = write(extract()).files[0].data.replace(b'"version":1', b'"version":2')
    with pytest.raises(Refused, match="newer version"):
        read(parcel(newer, "j.json"))
    for data in (b"{}", b"", b'{"format":"other","version":1}', b"x" * 100):
        assert not data or not recognises(parcel(data, "j.json"))
        with pytest.raises(Refused, match=r"^Nothing was taken: "):
            read(parcel(data, "j.json"))


def test_a_text_that_looks_like_the_file_is_only_a_text() -> None:
    trap = '"records":[ {"kind":"note"} ] } "practice":['
    made = extract([], [replace(person("f" * 32, trap), met=trap)])
    found = read(parcel(write(made).files[0].data, "j.json"))
    assert [r.words_of(record) for record in found.records] == [trap]
