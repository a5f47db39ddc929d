"""Folders of dated Markdown come in: whatever way the date is written, with links as names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_tui.domain import records as r
from journal_tui.domain.errors import Refused
from journal_tui.exchange.from_markdown import read, recognises
from journal_tui.exchange.to_markdown import write
from tests.exchange.extracts import extract, head, note
from tests.exchange.parcels import parcel, parcel_of
from tests.exchange.test_from_jrnl import brief, reasons
from tests.exchange.test_to_markdown import typed
from tests.text_that_hurts import HURTS

FRONT = """---
date: 2024-03-01T08:15:00+01:00
tags: [work, "two"]
aliases:
  - x
---
# Title

Met [[People/Ana Öztürk|Ana]] and [[Cy Rossi#role]]. ![[photo.png]] 3 \\* 4
"""


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2024-01-05.md", "2024-01-05"),
        ("daily/2024-01-05 Friday.md", "2024-01-05"),
        ("journals/2024_01_05.md", "2024-01-05"),
        ("20240105.markdown", "2024-01-05"),
        ("2024/01/05.md", "2024-01-05"),
        ("2024.01.05 - note.MD", "2024-01-05"),
        ("13-01-2024.md", "2024-01-13"),
        ("05.01.2024.md", "2024-01-05"),
    ],
)
def test_a_date_in_a_name_or_a_path_is_read_however_it_is_written(name: str, day: str) -> None:
    held = parcel_of({name: "words"}, "folder")
    assert recognises(held)
    assert brief(read(held).entries) == [(day, "", "words")]


def test_front_matter_gives_a_date_and_tags_links_become_names_and_attachments_are_named() -> None:
    found = read(parcel_of({"some/Meeting.md": FRONT}, "zip"))
    (entry,) = found.entries
    assert (entry.day, entry.text) == (
        date(2024, 3, 1),
        "# Title\n\nMet Ana and Cy Rossi.  3 * 4\n\n#work #two",
    )
    assert entry.at is not None
    assert entry.at.isoformat() == "2024-03-01T08:15:00+01:00"
    assert {"Ana Öztürk", "Cy Rossi"} <= set(entry.people)
    assert reasons(found) == {"some/Meeting.md": "its pictures and other attachments stayed behind"}


def test_files_without_a_date_or_a_text_and_other_files_are_named_and_the_rest_comes() -> None:
    held = parcel_of(
        {
            "2024-01-05.md": "good",
            "2024-01-06.md": "",
            "2024-01-07.md": "---\nx: 1\n---\n",
            "2024-02-30.md": "never",
            "Ideas.md": "undated",
            "2024-01-08.md": b"caf\xe9",
            "photo.png": b"\x89PNG",
        },
        "folder",
    )
    found = read(held)
    good, impossible, legacy = brief(found.entries)
    assert (good, legacy) == (("2024-01-05", "", "good"), ("2024-01-08", "", "café"))
    assert impossible == ("None", "", "2024-02-30\n\nnever")
    assert set(reasons(found)) == {
        "2024-01-06.md",
        "2024-01-07.md",
        "2024-02-30.md",
        "Ideas.md",
        "1 other file",
    }
    (said,) = found.guessed
    assert said.startswith("2024-01-08.md: ")


def test_what_has_no_dated_text_is_refused_in_a_sentence() -> None:
    for held in (
        parcel_of({"a.png": b"x"}, "folder"),
        parcel_of({"a.md": "x", "b.md": "y"}),
        parcel("x", "a.md"),
    ):
        assert not recognises(held)
        with pytest.raises(Refused, match=r"^Nothing was taken"):
            read(held)


@settings(max_examples=60)
@given(st.sampled_from(list(HURTS.values())) | st.text("ab\n\t *_[]()#-.!<>&1`~\\", min_size=1, max_size=40))
def test_no_word_of_our_own_export_is_lost_on_its_way_back(text: str) -> None:
    kept = typed(text)
    made = note(text)
    if not kept:
        return
    held = parcel_of({member.name: member.data for member in write(made).files}, "folder")
    (entry,) = read(held).entries
    assert entry.day == made.records[0].day
    body = entry.text.partition("## Note\n\n")[2].removesuffix("\n\n#journal")
    assert words(body) == words(kept)


def words(text: str) -> list[str]:
    """The words, without the angles that our export puts around an address."""
    return text.split()


def test_our_own_export_comes_back_as_a_note_a_day_that_links_its_people() -> None:
    made = extract([r.Gratitude(**head(1), text="calm", people=("a" * 32,))])
    held = parcel_of({member.name: member.data for member in write(made).files}, "folder")
    found = read(held)
    (entry,) = found.entries
    assert "Ana Öztürk" in entry.people
    assert {each.why for each in found.skipped} == {"neither its name nor its front matter holds a date"}
