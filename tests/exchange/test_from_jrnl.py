"""jrnl's journals come in: text, folders and JSON, from jrnl itself or as its older versions wrote them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_tui.domain import records as r
from journal_tui.domain.errors import Refused
from journal_tui.domain.text import clean, is_visible, printable
from journal_tui.exchange.from_jrnl import read, recognises
from journal_tui.exchange.to_jrnl import write
from tests.exchange.extracts import extract, head
from tests.exchange.parcels import parcel, parcel_of
from tests.exchange.test_to_jrnl import Jrnl
from tests.text_that_hurts import HURTS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from journal_tui.domain.arrivals import Arrivals, Entry

NEW = """\
[2024-01-05 07:30] First. And a second sentence
[1] a footnote
[x] a box
[see below] nor is this a head

 indented

[2024-01-06 11:59:30 PM] Starred *
body
[2024-02-30 10:00] no such day
its body
[2024-03-01] a day alone
"""


def brief(entries: Iterable[Entry]) -> list[tuple[str, str, str]]:
    return [
        (str(entry.day), entry.at.isoformat(" ", "minutes") if entry.at else "", entry.text)
        for entry in entries
    ]


def reasons(found: Arrivals) -> dict[str, str]:
    return {each.where: each.why for each in found.skipped}


def test_an_entry_begins_with_a_date_in_brackets_and_with_nothing_else() -> None:
    held = parcel(NEW, "journal.txt")
    assert recognises(held)
    found = read(held)
    first = (
        "First. And a second sentence\n[1] a footnote\n[x] a box\n[see below] nor is this a head\n\n indented"
    )
    assert brief(found.entries) == [
        ("2024-01-05", "2024-01-05 07:30", first),
        ("2024-01-06", "2024-01-06 23:59", "Starred\nbody\n#starred"),
        ("None", "", "[2024-02-30 10:00] no such day\nits body"),
        ("2024-03-01", "", "a day alone"),
    ]
    assert reasons(found) == {
        "line 10": "its date can't be read (2024-02-30 10:00), so it becomes a note of today"
    }


@pytest.mark.parametrize(
    ("head", "day", "at"),
    [
        ("[09.06.2013 15:39]", "2013-06-09", "2013-06-09 15:39"),
        ("09.06.2013 15:39", "2013-06-09", "2013-06-09 15:39"),
        ("2013-06-09 15:39", "2013-06-09", "2013-06-09 15:39"),
        ("2013-06-09 03:39 PM", "2013-06-09", "2013-06-09 15:39"),
        ("[2013/06/09 15:39]", "2013-06-09", "2013-06-09 15:39"),
        ("[Sunday, 9 June 2013 at 3:39 pm]", "2013-06-09", "2013-06-09 15:39"),
        ("[June 9, 2013]", "2013-06-09", ""),
        ("[2013-06-09T15:39]", "2013-06-09", "2013-06-09 15:39"),
    ],
)
def test_heads_of_every_version_and_setting_are_read(head: str, day: str, at: str) -> None:
    text = f"{head} One\nbody\n\n{head} Two\n2013-06-09 is no head here\n"
    assert recognises(parcel(text, "journal.txt"))
    found = read(parcel(text, "journal.txt")).entries
    assert brief(found) == [(day, at, "One\nbody"), (day, at, "Two\n2013-06-09 is no head here")]


def test_dates_with_slashes_are_read_as_the_whole_file_has_them_or_the_guess_is_said() -> None:
    known = read(parcel("[13/01/2024 10:00] a\n[02/03/2024 10:00] b\n", "j.txt"))
    assert ([entry.day for entry in known.entries], known.guessed) == (
        [date(2024, 1, 13), date(2024, 3, 2)],
        (),
    )
    american = read(parcel("[01/13/2024 10:00] a\n[02/03/2024 10:00] b\n", "j.txt"))
    assert [entry.day for entry in american.entries] == [date(2024, 1, 13), date(2024, 2, 3)]
    unknown = read(parcel("[02/03/2024 10:00] b\n", "j.txt"))
    assert unknown.entries[0].day == date(2024, 2, 3)
    assert unknown.guessed == ("Dates such as 02/03/2024 were read with the month first.",)


def test_what_stands_before_the_first_head_is_kept_as_an_entry_without_a_date() -> None:
    found = read(parcel("left over\n\n[2024-01-05 07:30] dated\n", "j.txt"))
    assert brief(found.entries) == [("None", "", "left over"), ("2024-01-05", "2024-01-05 07:30", "dated")]
    assert reasons(found) == {"line 1": "it has no date, so it becomes a note of today"}


def test_a_folder_has_the_days_of_its_files_and_other_files_are_named() -> None:
    held = parcel_of(
        {
            "2024/01/06.txt": "[2019-12-31 10:00] moved\n",
            "2024/01/05.txt": "[07:30] time alone\n[2024-01-05 08:00] both\n",
            "2024/01/07.txt": "no head at all\n",
            "2024/02/30.txt": "[08:00] never\n",
            "2024/01/08.txt": "",
            "notes.txt": "[2024-01-05 08:00] elsewhere\n",
        },
        "folder",
    )
    assert recognises(held)
    found = read(held)
    assert brief(found.entries) == [
        ("2024-01-05", "2024-01-05 07:30", "time alone"),
        ("2024-01-05", "2024-01-05 08:00", "both"),
        ("2024-01-06", "2024-01-06 10:00", "moved"),
        ("2024-01-07", "", "no head at all"),
    ]
    assert reasons(found) == {
        "2024/02/30.txt": "jrnl has no day in a file of that name",
        "notes.txt": "jrnl has no day in a file of that name",
        "2024/01/08.txt": "the file is empty",
    }


def test_its_json_has_local_dates_and_a_broken_entry_costs_itself_alone() -> None:
    text = """{"tags": {"@ana": 1}, "entries": [
        {"title": "One.", "body": "Two\\nlines", "date": "2024-01-05", "time": "07:30", "starred": true},
        {"title": "broken, "date": "2024-01-06"},
        {"title": "no date", "body": "", "date": null, "time": "", "starred": false},
        {"title": "last", "body": "", "date": "2024-01-07", "time": "00:10", "starred": false}
    ]}"""
    assert recognises(parcel(text, "j.json"))
    found = read(parcel(text, "j.json"))
    assert brief(found.entries) == [
        ("2024-01-05", "2024-01-05 07:30", "One.\nTwo\nlines\n#starred"),
        ("None", "", "[no date] no date"),
        ("2024-01-07", "2024-01-07 00:10", "last"),
    ]
    assert set(reasons(found)) == {"entry 2", "entry 3"}


def test_what_is_no_journal_or_an_encrypted_one_is_refused_in_a_sentence() -> None:
    for data, word in (
        (b"just a text\nwithout dates\n", "no journal"),
        (b"gAAAAABh...", "encrypted"),
        (b"", "empty"),
    ):
        with pytest.raises(Refused, match=word) as refused:
            read(parcel(data, "j.txt"))
        assert str(refused.value).startswith("Nothing was taken: ")
    assert not recognises(parcel(b"just a text", "j.txt"))


def test_the_same_file_has_the_same_keys_and_no_two_entries_share_one() -> None:
    text = "[2024-01-05 07:30] same\n[2024-01-05 07:30] same\n[2024-01-05 07:30] other\n"
    keys = [[entry.key for entry in read(parcel(text, "j.txt")).entries] for _ in range(2)]
    assert keys[0] == keys[1]
    assert len(set(keys[0])) == 3


def test_what_jrnl_keeps_and_writes_out_comes_in_the_same_by_every_way(tmp_path: Path) -> None:
    jrnl = Jrnl(tmp_path)
    text = "[2024-01-05 07:30] Tea with @Ana. It was long. *\nA body\n[1] note\n\n"
    text += "[2024-01-06 23:59] 王小明 said so!\n"
    jrnl.run("--import", stdin=text.encode())
    kept = read(parcel((tmp_path / "journal.txt").read_bytes(), "journal.txt"))
    assert [(entry.day, entry.at) for entry in kept.entries] == [
        (date(2024, 1, 5), datetime(2024, 1, 5, 7, 30)),  # noqa: DTZ001 (the writer's own clock)
        (date(2024, 1, 6), datetime(2024, 1, 6, 23, 59)),  # noqa: DTZ001
    ]
    for form in ("json", "text"):
        written = read(parcel(jrnl.run("--format", form).encode(), f"out.{form}"))
        assert brief(written.entries) == brief(kept.entries), form


def test_our_own_text_for_jrnl_comes_back_on_its_days_with_every_record() -> None:
    made = extract()
    found = read(parcel(write(made).files[0].data, "journal.txt"))
    assert [entry.day for entry in found.entries] == [record.day for record in made.records]
    assert not found.skipped


hurting = st.sampled_from(list(HURTS.values())) | st.text("a \n[]*0-1:.", max_size=30) | st.text()


@settings(max_examples=80)
@given(st.lists(hurting, max_size=5))
def test_any_notes_that_go_out_as_text_for_jrnl_come_back_letter_for_letter(texts: list[str]) -> None:
    kept = [text for text in texts if is_visible(clean(text))]
    made = extract([r.Note(**head(number), text=text) for number, text in enumerate(kept)], [])
    data = write(made).files[0].data
    found = read(parcel(data, "journal.txt")).entries if kept else ()
    assert [shown(entry.text) for entry in found] == [shown(text) for text in kept]


def shown(text: str) -> str:
    """A text as a file can hold it; at the end of its first line white space is lost."""
    first, end, rest = printable(clean(text)).encode("utf-8", "replace").decode().partition("\n")
    return f"{first.rstrip()}{end}{rest}".strip()
