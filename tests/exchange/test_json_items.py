"""Arrays of JSON read element by element: a broken one costs itself, wherever the text is cut."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_tui.domain.arrivals import Skipped
from journal_tui.domain.errors import Refused
from journal_tui.exchange import json_items
from journal_tui.exchange.json_items import Items, json_value
from tests.text_that_hurts import HURTS


@pytest.fixture(params=[1, 7, 1 << 19])
def window(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read so many letters at once: every place in the text is where a piece ends, once."""
    monkeypatch.setattr(json_items, "_WINDOW", request.param)


def items(text: str) -> Items:
    return Items(text.encode(), "entries", "uuid", "a test's file")


def uuids(found: Items) -> list[object]:
    return [value["uuid"] for _, value in found]


pytestmark = pytest.mark.usefixtures("window")


def test_elements_come_out_as_the_json_module_reads_them() -> None:
    entries = [
        {"uuid": str(at), "text": text, "of": [{"deep": [1.5, None, True]}]} for at, text in enumerate(HURTS)
    ]
    whole = {"metadata": {"version": '"entries": [1]'}, "entries": entries, "after": [1]}
    for text in (json.dumps(whole), json.dumps(whole, indent="\t", ensure_ascii=False)):
        found = items(text)
        assert list(found) == list(enumerate(entries, 1))
        assert found.skipped == []


@pytest.mark.parametrize(
    "broken",
    ['{"uuid": "b", "text": }', '{"uuid": "b", "n": [1, {"x": "]}" ] }', '{"uuid" "b"}', '{"uuid": "b\\x"}'],
)
def test_a_broken_element_costs_itself_alone(broken: str) -> None:
    found = items(f'{{"entries": [{{"uuid": "a"}}, {broken}, {{"uuid": "c"}}]}}')
    assert uuids(found) == ["a", "c"]
    assert found.skipped == [Skipped("entry 2", "it is broken and can't be read")]
    assert uuids(items(f'{{"entries": [{{"uuid": "a"}}, {broken} ]}}')) == ["a"]


def test_an_element_without_its_last_quotation_mark_costs_no_later_one() -> None:
    found = items('{"entries": [{"uuid": "a"}, {"uuid": "b, "x": [{"y": 1}]}, {"uuid": "c"}, {"uuid": "d"}]}')
    assert uuids(found) == ["a", "c", "d"]
    assert [skipped.where for skipped in found.skipped] == ["entry 2"]


@pytest.mark.parametrize("rest", ["", ",", ', {"uuid": "b", "text": "and th', ', {"uuid": "b", "of": [1, 2'])
def test_a_file_that_breaks_off_keeps_what_came_before_and_says_so(rest: str) -> None:
    found = items('{"entries": [{"uuid": "a"}' + rest)
    assert uuids(found) == ["a"]
    assert [skipped.why for skipped in found.skipped] == ["the file breaks off there"]


def test_what_is_no_object_is_told_and_depth_without_end_is_no_crash() -> None:
    found = items('{"entries": [7, "x", {"uuid": "a"}, ' + "[" * 5000 + "]" * 5000 + ', {"uuid": "b"}]}')
    assert uuids(found) == ["a", "b"]
    assert [skipped.where for skipped in found.skipped] == ["entry 1", "entry 2", "entry 4"]


@pytest.mark.parametrize(
    "text", ["entries of a diary", '{"foo": 1}', '{"entries": 5}', "{", '{"x": "\\"entries\\": [1]"}']
)
def test_another_file_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(Refused, match=r"^Nothing was taken: this is not a test's file, since [^\n]+\.$"):
        items(text)


@pytest.mark.parametrize("text", ['{\n  "foo":\n}', "[" * 100_000, "1" * 5000, "{} {}"])
def test_what_is_no_json_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(
        Refused, match=r"^Nothing was taken: this is not a test's file, since it can't be read"
    ):
        json_value(text.encode(), "a test's file")


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_characters="\0"), max_size=40))
def test_whatever_stands_in_the_place_of_an_element_the_first_is_kept(rubbish: str) -> None:
    found = Items(
        f'{{"entries": [{{"uuid": "a"}},{rubbish}'.encode("utf-8", "replace"), "entries", "uuid", "x"
    )
    assert next(iter(uuids(found))) == "a"
