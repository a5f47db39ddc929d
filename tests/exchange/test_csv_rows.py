"""CSV as real files have it: nothing is dropped in silence, whatever a spreadsheet did to it."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_tui.domain.arrivals import Skipped
from journal_tui.domain.errors import Refused
from journal_tui.exchange.csv_rows import LARGEST_CELL, Table


def table(text: str | bytes) -> Table:
    return Table(text.encode() if isinstance(text, str) else text, ("Name", "Day"), "a test's file")


def found(text: str | bytes) -> list[tuple[int, str, str]]:
    return [(row.line, row.get("name"), row.get("day", "date")) for row in table(text)]


def test_the_header_is_found_below_a_preamble_in_any_order_and_case() -> None:
    text = 'Notes:\n"Some, words"\n\nDAY,x,Name\n\n1 May,,Ana\n'
    assert found(text) == [(6, "Ana", "1 May")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_delimiter_and_line_end_is_read_with_lines_in_cells_and_their_numbers(
    delimiter: str, end: str
) -> None:
    text = end.join(f"{a}{delimiter}{b}" for a, b in [("Name", "Day"), (f'"Ana{end}Öz"', "1"), ("Bo", "2")])
    assert found(text) == [(2, f"Ana{end}Öz", "1"), (4, "Bo", "2")]


def test_ragged_rows_are_kept_and_told_by_line() -> None:
    rows = table("Name,Day\nAna\nBo,2,3\nCy,4,,\n")
    assert [row.get("name") for row in rows] == ["Ana", "Bo", "Cy"]
    assert rows.skipped == [
        Skipped("line 2", "cells are missing at its end"),
        Skipped("line 3", "it has more cells than the header"),
    ]


def test_a_quotation_mark_that_never_closes_costs_its_own_row_alone() -> None:
    rows = table('Name,Day\nAna,1\nBo,"2\nCy,3\nDora,4\n')
    assert [(row.line, row.get("name")) for row in rows] == [(2, "Ana"), (4, "Cy"), (5, "Dora")]
    assert rows.skipped == [Skipped("line 3", "a quotation mark opens there and never closes")]


def test_a_quotation_mark_inside_of_a_cell_loses_no_words() -> None:
    assert found('Name,Day\n"Ana "Bee" Cee",1\n5" nail,2\n') == [
        (2, 'Ana Bee" Cee"', "1"),
        (3, '5" nail', "2"),
    ]


def test_many_marks_that_never_close_end_the_reading_soon() -> None:
    rows = table("Name,Day\n" + 'Ana,"x\n' * 2001)
    assert len(list(rows)) < 2001
    assert rows.skipped


def test_a_giant_cell_is_refused_in_a_sentence_that_names_its_line() -> None:
    with pytest.raises(Refused, match=r"^Nothing was taken: a cell that begins in line 3 never [^\n]+\.$"):
        found("Name,Day\nAna,1\nBo," + "x" * (LARGEST_CELL + 1))


def test_another_file_is_refused_in_a_sentence_that_says_what_was_looked_for() -> None:
    with pytest.raises(Refused, match="not a test's file; no line of it holds Name, Day"):
        table("Date,Mood\n1,2\n")


cell = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=8).map(str.strip)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(cell, cell), max_size=6))
def test_whatever_the_csv_module_wrote_comes_back(rows: list[tuple[str, str]]) -> None:
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\n").writerows([("Name", "Day"), *rows])
    assert [(a, b) for _, a, b in found(file.getvalue())] == [row for row in rows if any(row)]
