"""Merging: the same whoever merges with whom, as often as one likes, and no text is lost."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import permutations
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from journal_tui.storage.merge import covers, is_deleted, merge_tables, seen_of, union

if TYPE_CHECKING:
    from journal_tui.storage.format import Doc, Docs

seen_maps = st.dictionaries(st.sampled_from("abc"), st.integers(1, 3), max_size=3)
MINUTES = 5


def version(text: str, seen: dict[str, int], minute: int = 0, *, gone: bool = False) -> Doc:
    at = f"2026-11-21T07:0{minute % MINUTES}:00.000+00:00"
    doc: Doc = {"kind": "note", "day": "2026-11-21", "text": text, "updated_at": at, "seen": {**seen}}
    return {**doc, "deleted": at} if gone else doc


any_version = st.builds(
    version, st.sampled_from("xyz"), seen_maps, st.integers(0, MINUTES - 1), gone=st.booleans()
)
any_table = st.dictionaries(st.sampled_from(["1", "2"]), any_version, max_size=2)


@given(any_table, any_table)
def test_it_does_not_matter_who_merges_with_whom(one: Docs, other: Docs) -> None:
    assert merge_tables(one, other) == merge_tables(other, one)


@given(any_table, any_table)
def test_merging_again_changes_nothing(one: Docs, other: Docs) -> None:
    merged = merge_tables(one, other)

    assert merge_tables(merged, merged) == merged
    assert merge_tables(merged, one) == merged
    assert merge_tables(merged, other) == merged
    assert merge_tables(one, one) == one


@given(any_table, any_table)
def test_a_live_text_goes_only_when_the_other_has_seen_it(one: Docs, other: Docs) -> None:
    merged = merge_tables(one, other)
    kept = {str(doc["text"]) for doc in merged.values() if not is_deleted(doc)}
    for mine, theirs in ((one, other), (other, one)):
        for key, doc in mine.items():
            superseded = key in theirs and covers(seen_of(theirs[key]), seen_of(doc))
            if not is_deleted(doc) and not superseded:
                assert doc["text"] in kept


@given(seen_maps, seen_maps)
def test_the_union_covers_both_and_no_more(one: dict[str, int], other: dict[str, int]) -> None:
    both = union(one, other)

    assert covers(both, one)
    assert covers(both, other)
    assert all(edits in (one.get(device), other.get(device)) for device, edits in both.items())
    assert covers(one, other) == (union(one, other) == union(one, {}))


@dataclass
class Device:
    """A device with its own copy of the table."""

    name: str
    table: Docs = field(default_factory=dict)

    def edit(self, key: str, text: str, minute: int, *, gone: bool) -> None:
        held = seen_of(self.table[key]) if key in self.table else {}
        seen = {**held, self.name: held.get(self.name, 0) + 1}
        self.table = {**self.table, key: version(text, seen, minute, gone=gone)}


Step = tuple[int, str, str, int]
"""Which device, what it does, to which record, and with whom it syncs."""

steps = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(["edit", "edit", "delete", "sync"]),
        st.sampled_from(["1", "2"]),
        st.integers(0, 2),
    ),
    max_size=14,
)


def lived(history: list[Step]) -> list[Docs]:
    """Play a history over three devices; what each of them holds in the end."""
    devices = [Device(name) for name in "abc"]
    for number, (who, what, key, other) in enumerate(history):
        device = devices[who]
        if what == "sync":
            device.table = merge_tables(device.table, devices[other].table)
        elif what == "edit" or key in device.table:
            device.edit(key, f"text {number}", number, gone=what == "delete")
    return [device.table for device in devices]


def gossip(tables: list[Docs]) -> Docs:
    """Merge everybody with everybody until nothing changes any more."""
    for _ in range(10):
        merged = tables
        for at, _table in enumerate(tables):
            for other in tables:
                merged = [*merged[:at], merge_tables(merged[at], other), *merged[at + 1 :]]
        if merged == tables:
            break
        tables = merged
    assert all(table == tables[0] for table in tables)
    return tables[0]


@given(steps)
def test_devices_that_keep_merging_agree_in_the_end_in_whatever_order(
    history: list[Step],
) -> None:
    tables = lived(history)
    ends = [gossip(list(order)) for order in permutations(tables)]  # each round of talks ends in agreement

    agreed = gossip(ends)  # and so do those who come from different rounds
    assert all(merge_tables(agreed, table) == agreed for table in [*tables, *ends])


@given(steps)
def test_what_a_device_shows_is_only_replaced_by_what_has_seen_it(
    history: list[Step],
) -> None:
    tables = lived(history)
    end = gossip(tables)
    kept = {str(doc["text"]) for doc in end.values() if not is_deleted(doc)}
    versions = [(key, doc) for table in tables for key, doc in table.items()]
    for key, doc in versions:
        knowing = (
            other
            for other_key, other in [*versions, *end.items()]
            if other_key == key and other["text"] != doc["text"] and covers(seen_of(other), seen_of(doc))
        )
        if not is_deleted(doc):
            assert doc["text"] in kept or any(knowing)


def test_versions_edited_apart_are_both_kept_alike_everywhere() -> None:
    mine, theirs = version("mine", {"a": 2, "b": 1}, 1), version("theirs", {"a": 1, "b": 2}, 2)
    merged = merge_tables({"1": mine}, {"1": theirs})
    (copy_key,) = merged.keys() - {"1"}

    assert merged["1"] == {**theirs, "seen": {"a": 2, "b": 2}}
    assert copy_key.startswith("1~")
    assert len(copy_key) == 10
    assert merged[copy_key] == {**mine, "seen": {}, "conflict_of": "1"}


def test_instants_are_compared_and_not_their_letters() -> None:
    early = {**version("early", {"a": 1}), "updated_at": "2026-11-21T09:00:00.000+09:00"}
    late = {**version("late", {"b": 1}), "updated_at": "2026-11-21T03:00:00.000+00:00"}

    assert merge_tables({"1": early}, {"1": late})["1"]["text"] == "late"


def test_equal_counts_with_different_words_are_both_kept() -> None:
    merged = merge_tables({"1": version("one", {"a": 1})}, {"1": version("two", {"a": 1})})

    assert {doc["text"] for doc in merged.values()} == {"one", "two"}


def test_the_same_words_written_apart_are_one_record() -> None:
    merged = merge_tables({"1": version("same", {"a": 1}, 1)}, {"1": version("same", {"b": 1}, 2)})

    assert merged == {"1": version("same", {"a": 1, "b": 1}, 2)}


def test_a_deletion_removes_what_it_has_seen_and_nothing_else() -> None:
    seen = version("text", {"a": 1})
    unseen = version("edited", {"a": 1, "b": 1})
    tombstone = version("text", {"a": 2}, gone=True)

    assert merge_tables({"1": seen}, {"1": tombstone}) == {"1": tombstone}
    assert merge_tables({"1": unseen}, {"1": tombstone}) == {"1": {**unseen, "seen": {"a": 2, "b": 1}}}


def test_a_conflict_copy_that_was_deleted_does_not_come_back() -> None:
    mine, theirs = {"1": version("mine", {"a": 1}, 1)}, {"1": version("theirs", {"b": 1}, 2)}
    merged = merge_tables(mine, theirs)
    (copy_key,) = merged.keys() - {"1"}
    merged[copy_key] = {**merged[copy_key], "deleted": "2026-11-22T07:00:00.000+00:00", "seen": {"a": 1}}

    assert merge_tables(merged, theirs) == merge_tables(mine, merged) == merged


def test_counts_that_are_no_counts_are_taken_for_nothing() -> None:
    assert seen_of({"seen": {"a": True, "b": "2", "c": -1, "d": 0, "e": 3}}) == {"e": 3}
    assert seen_of({"seen": [1]}) == seen_of({}) == {}
