"""Hits marked in their line, and lines cut so that the first hit is in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_tui.domain.corpus import bundle_of
from journal_tui.domain.hit_lines import hit_line
from journal_tui.domain.marking import _patterns, excerpt, marked
from journal_tui.domain.query import parse_query
from journal_tui.domain.search import folded_names, hits
from journal_tui.domain.text import cells, fold, one_line
from tests.domain.slow_search import Term, flat
from tests.domain.test_search import NAMES, RECORDS, TEXTS, TODAY, WORDS, some_record
from tests.text_that_hurts import HURTS

if TYPE_CHECKING:
    from journal_tui.domain.records import Record

LINES = TEXTS.map(one_line)


def shown(line: str, query: str, room: int = 1000) -> str:
    """The line with its marks in brackets."""
    pieces = excerpt(marked(line, parse_query(query, TODAY)), room).pieces()
    return "".join(f"[{text}]" if is_hit else text for text, is_hit in pieces)


@pytest.mark.parametrize(
    ("line", "query", "drawn"),
    [
        ("Müller said so, Muller did", "muller", "[Müller] said so, [Muller] did"),
        ("Mu\u0308ller", "mull", "[Mu\u0308ll]er"),
        ("Straße", "ss", "Stra[ß]e"),
        ("ＦＵＬＬ width", "full", "[ＦＵＬＬ] width"),
        ("王小明说得对", "小明", "王[小明]说得对"),
        ("sea and SEAL", 'sea "and se"', "[sea] [and SEA]L"),
        ("for Una, Luna", "@una", "for [Una], Luna"),
        ("a#b #book", "#bo", "a#b [#bo]ok"),
        ("nothing of it", "kind:note -nothing", "nothing of it"),
    ],
)
def test_hits_are_marked_as_they_were_written(line: str, query: str, drawn: str) -> None:
    assert shown(line, query) == drawn


def test_a_mark_of_another_word_is_in_sight_too() -> None:
    line = (
        "Una Berg, video: will look over the draft of the second plan for the autumn release, and una said so"
    )
    assert shown(line, "una release", 50) == "[Una] Berg, video: will…autumn [release], and [una]…"
    assert shown(line, "una", 50) == "[Una] Berg, video: will look over the draft of the…"
    assert shown(line, "una release", 24) == "[Una] Berg, video: will…"
    line = "Tom Adeyemi, message: talked about the autumn release, mostly"
    assert shown(line, "autumn release", 52) == "…message: talked about the [autumn] [release], mostly"
    assert shown(line, "about release", 26) == "…[about] the autumn [release]…"


@pytest.mark.parametrize(
    ("line", "room", "drawn"),
    [
        ("one two three four five", 23, "one two three [four] five"),
        ("one two three four five", 22, "one two three [four]…"),
        ("one two three four five", 18, "…three [four] five"),
        ("one two three four five", 12, "…[four] five"),
        ("four five six seven eight", 12, "[four] five…"),
        ("xxxxxxxxxxfourxxxxxxxxxx", 12, "…xxxx[four]xx…"),
        ("王小明王小明 four 王小明王小明", 14, "…[four] 王小明…"),
    ],
)
def test_a_long_line_is_cut_about_its_first_hit(line: str, room: int, drawn: str) -> None:
    assert shown(line, "four", room) == drawn


@given(LINES, WORDS)
@settings(max_examples=150, deadline=None)
def test_no_occurrence_goes_unmarked_and_each_mark_holds_the_word(line: str, word: str) -> None:
    wanted = flat(word)
    if not wanted:
        return
    found = marked(line, parse_query(f'"{word}"', TODAY))
    assert "".join(text for text, _ in found.pieces()) == line
    for text, is_hit in found.pieces():
        assert (wanted in fold(text)) is is_hit


LONG = st.sampled_from([one_line(text) for text in HURTS.values()])


@given(st.one_of(LINES, LONG, st.tuples(LINES, LONG, LINES).map(" ".join)), WORDS, WORDS, st.integers(0, 60))
@settings(max_examples=150, deadline=None)
def test_an_excerpt_fits_and_shows_a_hit_where_it_can(line: str, word: str, other: str, room: int) -> None:
    whole = marked(one_line(line), parse_query(f'"{word}" "{other}"', TODAY))
    cut = excerpt(whole, room)
    assert cells(cut.text) <= max(room, 2)
    assert all(0 <= start < end <= len(cut.text) for start, end in cut.spans)
    if whole.spans and room >= 12:
        assert cut.spans
        assert all(cut.text[start:end].strip("…") in line for start, end in cut.spans)


@given(some_record(0), WORDS)
@settings(max_examples=150, deadline=None)
def test_whatever_is_found_by_a_word_has_it_marked_in_its_line(record: Record, word: str) -> None:
    if not flat(word):
        return
    query = parse_query(Term("", word, is_quoted=True).typed(), TODAY)
    if list(hits([bundle_of([record])], query, folded_names(NAMES))):
        assert hit_line(record, NAMES, query).spans


def test_a_line_says_who_and_how_and_a_question_only_where_the_hit_is_in_it() -> None:
    said = {record.id: hit_line(record, NAMES, parse_query("", TODAY)).text for record in RECORDS}
    assert said["0"] == "Una stayed late for the release #work"
    assert said["3"] == "José Müller, call: asked about the move"
    assert said["5"] == "1 min: when the coffee is made, I will call Ana"
    assert said["6"] == "to Una Berg, José Müller: the slides (#Work-Trip)"
    assert hit_line(RECORDS[2], NAMES, parse_query("miss", TODAY)).text == (
        "I answered too soon · “What did you nearly miss?”"
    )


def test_a_word_that_a_query_repeats_is_looked_for_once() -> None:
    # of a pasted page every repetition would find every hit, which takes the square of its length
    assert len(list(_patterns(parse_query("word " * 2000, TODAY)))) == 1
