"""The quick reader of documents against the careful one: the same record, or the same sentence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from journal_tui.domain import quick_fields
from journal_tui.domain.errors import BadRecord
from journal_tui.domain.fields import from_fields, to_fields
from tests.domain.test_fields import EXAMPLES, any_record

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal_tui.domain import records as r
    from journal_tui.domain.fields import Fields, Json

    Reader = Callable[[str, Fields], r.Record | None]

QUICK = ("gratitude", "reflection", "note", "interaction", "promise", "sitting", "tick")

PLAIN: list[Json] = [None, True, False, -1, 1, 1.5, "", "x"]
DATED: list[Json] = [
    "2026-11-09",
    "20261109",
    "2026-11-09T07:00:00",
    "2026-11-09T07:00:00Z",
    "2026-02-30T07:00Z",
]
LISTS: list[Json] = [[], ["a"], ["a", 1], [["a"]], ["a", "b"], [{"person": "a", "kind": "k"}]]
PICKS: list[Json] = [[{"person": "a", "kind": "k", "about": about}] for about in ("", 1)]
OBJECTS: list[Json] = [{}, {"a": 1}, {"a": True}, {"a": "x"}, {"a": "2026-11-09"}, {"a": 1, "b": 2}]
JUNK = [*PLAIN, *DATED, *LISTS, *PICKS, *OBJECTS]
RARE: tuple[str, ...] = ("deleted", "conflict_of", "moved_from", "import_id", "source")


def outcome(read: Reader, fields: Fields) -> object:
    """What becomes of a document: the record with its type, or the sentence that refuses it."""
    try:
        made = read("an id", fields)
    except BadRecord as error:
        return str(error)
    return None if made is None else (type(made), vars(made), to_fields(made))


def as_usual(made: r.Record) -> dict[str, Json]:
    """The document of a record that one device has seen and nobody has deleted, moved or imported."""
    fields: dict[str, Json] = json.loads(json.dumps(to_fields(made)))
    return {name: value for name, value in fields.items() if name not in RARE} | {"seen": {"a": 1}}


def same(fields: Fields) -> bool:
    """Whether both readers make the same of a document."""
    return outcome(quick_fields.read_record, fields) == outcome(from_fields, fields)


@settings(deadline=None)
@given(any_record.filter(lambda made: made.kind in QUICK).map(as_usual))
def test_both_read_the_same_from_the_documents_that_there_are_many_of(fields: dict[str, Json]) -> None:
    assert same(fields)


@pytest.mark.parametrize(
    "made", [made for made in EXAMPLES if made.kind in QUICK], ids=lambda made: made.kind
)
def test_both_read_the_same_whatever_stands_in_whichever_field(made: r.Record) -> None:
    usual = as_usual(made) | ({"next": None} if made.kind == "interaction" else {})
    imported = {**usual, "import_id": "a", "source": "dayone:b"}
    for plain in (usual, imported):
        for name in (*plain, *RARE, "of a later version"):
            assert same({field: value for field, value in plain.items() if field != name})
            for value in JUNK:
                assert same({**plain, name: value}), (name, value)
                assert same({**plain, name: value, "of a later version": 1}), (name, value)


@pytest.mark.parametrize("kind", QUICK)
def test_what_this_version_writes_is_read_quickly(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def careful(_id: str, fields: Fields) -> r.Record | None:
        raise AssertionError(f"{sorted(fields)} of {kind} took the careful way: count its fields anew")

    monkeypatch.setattr(quick_fields, "from_fields", careful)
    for made in EXAMPLES:
        if made.kind == kind:
            plain: dict[str, Json] = {**to_fields(made), "seen": {"a": 1}}
            if kind == "interaction":
                plain["next"] = None
            assert quick_fields.read_record(made.id, plain) is not None
            imported: dict[str, Json] = {**plain, "import_id": "a", "source": "dayone:b"}
            read = quick_fields.read_record(made.id, imported)
            assert read is not None
            assert (read.import_id, read.source) == ("a", "dayone:b")


def test_the_examples_hold_every_kind_that_is_read_quickly() -> None:
    assert set(QUICK) == set(quick_fields.KINDS) <= {made.kind for made in EXAMPLES}
