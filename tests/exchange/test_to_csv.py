"""Tables, read back by a CSV reader: every cell is there, and none is a formula."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_tui.domain.exports import Wanted
from journal_tui.domain.text import clean, printable
from journal_tui.exchange.to_csv import write
from tests.exchange.extracts import ANA, RECORDS, extract, note, person
from tests.text_that_hurts import HURTS

if TYPE_CHECKING:
    from journal_tui.domain.exports import Extract

FORMULAS = ("=1+2", "+49 555", "-3", "@SUM(A1)", "＝1+2", "=cmd|' /C calc'!A0", "'=1", "''@x")


def rows_of(made: Extract) -> list[dict[str, str]]:
    data = write(made).files[0].data
    assert data.startswith(b"\xef\xbb\xbf"), "by its mark a spreadsheet knows that it is UTF-8"
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def test_every_record_is_a_row_with_the_cells_of_its_kind() -> None:
    rows = {f"{row['kind']} {row['text']}": row for row in rows_of(extract())}
    assert len(rows) == len(RECORDS)
    gratitude = rows["gratitude the long view"]
    assert (gratitude["people"], gratitude["told"]) == ("Ana Öztürk; Cy Rossi", "Ana Öztürk 2026-11-23")
    assert rows["reflection I answered\n\ntoo soon."]["prompt"] == "Who waited?"
    thanks = rows["interaction Thanks"]
    assert (thanks["channel"], thanks["act"], thanks["gave"], thanks["next"]) == (
        "message",
        "thank",
        "me",
        "2026-11-23",
    )
    assert rows["interaction "]["waiting"] == "yes"
    kept = rows["promise kept long ago"]
    assert (kept["by"], kept["due"], kept["state"]) == ("me", "2026-11-23", "kept")
    assert rows["sitting "]["minutes"] == "12"
    assert rows["tick "]["habit"] == "stretch"


def test_people_alone_are_a_table_of_their_own_and_boundaries_are_in_it_only_when_asked_for() -> None:
    people = frozenset({"person"})
    ana, _, mei = rows_of(extract(wanted=Wanted(kinds=people)))
    assert (ana["name"], ana["rhythm"], ana["dates"]) == (
        "Ana Öztürk",
        "30",
        "birthday 02-29; launch 2026-12-01",
    )
    assert (ana["phones"], ana["boundaries"]) == ("'+49 555 0142", "")
    assert ana["about"] == "Knows everybody in print."
    assert mei["stepped back"] == "2026-06-01"
    private = rows_of(extract(wanted=Wanted(kinds=people, private=True)))
    assert private[0]["boundaries"] == "mornings only; no weekend mail"


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_computed_by_a_spreadsheet(text: str) -> None:
    (row,) = rows_of(note(text))
    assert row["text"] == f"'{text}"
    (someone,) = rows_of(
        extract([], [replace(person(ANA, text), org=text)], Wanted(kinds=frozenset({"person"})))
    )
    assert (someone["name"], someone["organisation"]) == (f"'{text}", f"'{text}")


@settings(max_examples=80)
@given(st.sampled_from(list(HURTS.values())) | st.text(max_size=100), st.text("'=+-@ x", max_size=4))
def test_a_cell_comes_back_letter_for_letter_but_for_the_apostrophe_before_it(rest: str, start: str) -> None:
    text = (start + rest).encode("utf-8", "replace").decode()
    (row,) = rows_of(note(text))
    cell = row["text"]
    assert cell[:1] not in set("=+-@\t\r＝＋－＠")
    guarded = cell.startswith("'") and cell.lstrip("'")[:1] in set("=+-@\t\r\n＝＋－＠") and cell.lstrip("'")
    assert (cell[1:] if guarded else cell) == printable(clean(text))
