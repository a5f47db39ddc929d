"""Two people who are one: whoever stands for whom, records read through a merge come back unharmed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tui.domain import records as r
from journal_tui.domain.joining import union
from journal_tui.domain.merging import resolved, restored, stand_ins
from journal_tui.domain.records import people_in
from tests.domain.reason_worlds import a_person, head

if TYPE_CHECKING:
    from collections.abc import Mapping

DAY = date(2026, 11, 2)
IDS = tuple("abcdefg")
some_ids = st.lists(st.sampled_from(IDS), max_size=4).map(lambda ids: tuple(dict.fromkeys(ids)))
some_days = st.dates(DAY, date(2026, 11, 6))
merges = st.dictionaries(st.sampled_from(IDS), st.sampled_from(IDS), max_size=6)
named = st.one_of(
    st.builds(
        lambda people, told: r.Gratitude(**head(1, DAY), text="x", people=people, told=told),
        some_ids,
        st.dictionaries(st.sampled_from(IDS), some_days, max_size=4),
    ),
    st.builds(lambda people: r.Interaction(**head(1, DAY), people=people), some_ids),
    st.builds(lambda people: r.Note(**head(1, DAY), text="x", people=people), some_ids),
    st.builds(
        lambda planned, aside, picked: r.Sitting(
            **head(1, DAY),
            planned=planned,
            set_aside=aside,
            picks=tuple(r.Pick(who, "rhythm") for who in picked),
        ),
        some_ids,
        some_ids,
        some_ids,
    ),
)


def _people(into: Mapping[str, str]) -> list[r.Person]:
    return [replace(a_person(0, DAY), id=who, merged_into=into.get(who)) for who in IDS]


def _slow_end(who: str, into: Mapping[str, str]) -> str:
    """Where the chain from somebody ends; of a ring, its smallest id."""
    after = [who]
    for _ in range(2 * len(IDS)):
        after.append(into.get(after[-1], after[-1]))
    ring = set(after[len(IDS) :])
    return min(ring)


@given(merges)
def test_everybody_ends_at_somebody_who_is_still_shown_and_a_ring_of_merges_loses_nobody(
    into: dict[str, str],
) -> None:
    now = stand_ins(_people(into))
    assert {who: now.get(who, who) for who in IDS} == {who: _slow_end(who, into) for who in IDS}
    assert not set(now.values()) & now.keys()


@given(named, merges)
def test_a_record_read_through_a_merge_and_saved_unchanged_is_what_it_was(
    record: r.Record, into: dict[str, str]
) -> None:
    now = stand_ins(_people(into))
    shown = resolved(record, now)
    assert set(people_in(shown)) == {now.get(who, who) for who in people_in(record)}
    assert resolved(shown, now) == shown
    assert restored(shown, record, now) == record
    assert resolved(restored(shown, record, now), now) == shown


@given(named, merges, st.sampled_from(IDS))
def test_a_change_made_through_a_merge_is_read_back_through_it(
    record: r.Record, into: dict[str, str], other: str
) -> None:
    now = stand_ins(_people(into))
    shown = resolved(record, now)
    other = now.get(other, other)
    changed: r.Record
    match shown:
        case r.Gratitude():
            people = tuple(dict.fromkeys((other, *shown.people)))
            changed = replace(shown, people=people, told={**shown.told, other: date(2026, 12, 1)})
        case r.Sitting():
            changed = replace(shown, planned=tuple(who for who in shown.planned if who != other))
        case r.Note() | r.Interaction():
            changed = replace(shown, people=(*(who for who in shown.people if who != other), "new"))
        case _:
            pytest.fail("a kind that names nobody")
    assert resolved(restored(changed, record, now), now) == changed


def _union(kept: dict[str, Any], gone: dict[str, Any]) -> r.Person:
    return union(a_person(1, DAY, **kept), a_person(2, DAY, **gone))


def test_the_one_who_stays_has_all_that_was_known_of_both_and_nothing_twice() -> None:
    birthday, launch = r.ImportantDate("birthday", 3, 4), r.ImportantDate("launch", 1, 2, 2026, once=True)
    one = _union(
        {
            "emails": ("Ana@x",),
            "mind": "no calls",
            "dates": (birthday,),
            "org": "Northwind Ltd",
            "role": "mentor",
        },
        {
            "emails": ("ana@X", "a@y"),
            "phones": ("1",),
            "mind": "mornings",
            "dates": (birthday, launch),
            "org": "northwind",
            "role": "client",
            "met": "a fair",
            "stepped_back": DAY,
        },
    )
    assert (one.emails, one.phones, one.dates) == (("Ana@x", "a@y"), ("1",), (birthday, launch))
    assert (one.mind, one.org, one.met, one.role) == (
        "no calls; mornings",
        "Northwind Ltd",
        "a fair",
        "mentor",
    )
    assert one.stepped_back == DAY, "a boundary outlives a merge"
    assert one.name == "Person 1"


@pytest.mark.parametrize(
    ("kept", "gone", "rhythm"),
    [
        ({"rhythm": "never", "imported": True}, {"rhythm": 14}, 14),
        ({"rhythm": "never", "imported": True}, {"rhythm": None}, None),
        ({"rhythm": "never"}, {"rhythm": 14}, "never"),
        ({"rhythm": None}, {"rhythm": "never", "imported": True}, None),
    ],
)
def test_a_rhythm_that_only_an_import_left_unset_gives_way(
    kept: dict[str, Any], gone: dict[str, Any], rhythm: object
) -> None:
    assert _union(kept, gone).rhythm == rhythm
