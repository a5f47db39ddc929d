"""Presently, Daylio and Loop come in: dates, times, markup and marks as their real exports have them."""

from __future__ import annotations

from datetime import date, time

import pytest

from journal_tui.domain.errors import Refused
from journal_tui.exchange import from_daylio, from_loop, from_presently
from journal_tui.exchange.moments import clock
from tests.exchange.parcels import parcel, parcel_of
from tests.exchange.test_from_jrnl import brief, reasons

PRESENTLY = """\
"entryDate","entryContent"
2024-01-05,"Coffee, and ""time""

for a walk"
2024-01-06,
2024-01-07,plain
not a day,kept all the same
2024-01-08,too,many
"""


def test_presently_gives_gratitudes_with_all_their_lines() -> None:
    for data in (PRESENTLY, b"\xef\xbb\xbf" + PRESENTLY.encode(), PRESENTLY.encode("utf-16")):
        held = parcel(data, "presently.csv")
        assert from_presently.recognises(held)
        found = from_presently.read(held)
        assert brief(found.entries) == [
            ("2024-01-05", "", 'Coffee, and "time"\n\nfor a walk'),
            ("2024-01-07", "", "plain"),
            ("None", "", "kept all the same"),
            ("2024-01-08", "", "too"),
        ]
        assert {entry.kind for entry in found.entries} == {"gratitude"}
        assert set(reasons(found)) == {"line 5", "line 7", "line 8"}


def test_presently_is_read_with_bare_returns_and_other_orders_of_a_date_too() -> None:
    found = from_presently.read(
        parcel("entryDate,entryContent\r1/31/2024 12:00:00 AM,a\r2/1/2024,b\r", "p.csv")
    )
    assert [entry.day for entry in found.entries] == [date(2024, 1, 31), date(2024, 2, 1)]


DAYLIO = """\
full_date,date,weekday,time,mood,activities,scales,note_title,note
2024-01-05,5 janvier,vendredi,6:50\u202fpm,rad ,friends | movies / tv ,Energy: 4 | Stress: 1,Title,Yes
2024-01-05,5 janvier,vendredi,12:00 AM,meh,,,,"<b>bold</b><br>a &amp; b<br/><ul><li>one</li><li>two</li></ul>"
2024-01-05,5 janvier,vendredi,18:52,good,,,,1 < 2 and 3 > 2
2024-01-05,5 janvier,vendredi,soir,ok,,,,
31 février,31 février,vendredi,10:00,sad,,,,words
"""


def test_daylio_gives_a_note_for_each_mood_at_its_own_time() -> None:
    held = parcel(DAYLIO, "daylio_export.csv")
    assert from_daylio.recognises(held)
    found = from_daylio.read(held)
    assert brief(found.entries) == [
        (
            "2024-01-05",
            "2024-01-05 18:50",
            "rad: friends, movies / tv\nEnergy: 4, Stress: 1\nTitle\nYes",
        ),
        ("2024-01-05", "2024-01-05 00:00", "meh\nbold\na & b\n- one\n- two"),
        ("2024-01-05", "2024-01-05 18:52", "good\n1 < 2 and 3 > 2"),
        ("2024-01-05", "", "ok"),
        ("None", "", "sad\nwords"),
    ]
    assert reasons(found) == {
        "line 5": "its time can't be read (soir)",
        "line 6": "its date can't be read (31 février), so it becomes a note of today",
    }


def test_daylio_without_the_newer_columns_or_with_tabs_is_read_by_its_header() -> None:
    found = from_daylio.read(parcel("mood\tfull_date\nrad\t2024-01-05\n", "d.csv"))
    assert brief(found.entries) == [("2024-01-05", "", "rad")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12:00 AM", time(0)),
        ("12:30 pm", time(12, 30)),
        ("6:50 p.m.", time(18, 50)),
        ("7 am", time(7)),
        ("23:59:30", time(23, 59, 30)),
        ("18.52", time(18, 52)),
        ("13:00 pm", None),
        ("24:00", None),
        ("7", None),
        ("noon", None),
    ],
)
def test_a_time_is_read_in_twelve_or_twenty_four_hours_or_not_at_all(
    text: str, expected: time | None
) -> None:
    assert clock(text) == expected


HABITS = "Position,Name,Question,Description,NumRepetitions,Interval,Color\n001,Méditer,,,1,1,#D32F2F\n"


def test_loop_gives_a_tick_for_each_day_that_was_marked_and_no_words_of_its_own() -> None:
    held = parcel_of(
        {
            "Habits.csv": HABITS,
            "Checkmarks.csv": "Date,Méditer,Run, fast,\n2024-01-03,YES_MANUAL,NO,\n",
            "Scores.csv": "Date,Méditer,\n2024-01-03,0.5,\n",
            "001 Mditer/Checkmarks.csv": (
                "Date,Value,Notes\n2024-01-05,YES_MANUAL,\n2024-01-04,YES_AUTO,\n2024-01-03,SKIP,a cold\n"
                "2024-01-02,UNKNOWN,\n2024-01-01,yes_manual,\n2024-02-30,YES_MANUAL,\n"
            ),
            "001 Mditer/Scores.csv": "Date,Score\n2024-01-05,1.0\n",
            "002 Run fast/Checkmarks.csv": "Date,Value\n2016-01-02,2\n2016-01-01,0\n",
            "003 Water/Checkmarks.csv": "Date,Value,Notes\n2024-01-02,1500,\n2024-01-01,2,\n",
            "004/Checkmarks.csv": "",
        }
    )
    assert from_loop.recognises(held)
    found = from_loop.read(held)
    assert [(entry.kind, entry.text, str(entry.day)) for entry in found.entries] == [
        ("tick", "Méditer", "2024-01-05"),
        ("note", "Méditer: a cold", "2024-01-03"),
        ("tick", "Méditer", "2024-01-01"),
        ("tick", "Run fast", "2016-01-02"),
    ]
    assert reasons(found) == {
        "001 Mditer/Checkmarks.csv, line 7": "its date can't be read (2024-02-30)",
        "003 Water/Checkmarks.csv": "it counts amounts, so none of its days is just done",
        "004/Checkmarks.csv": "the file is empty",
    }


def test_tables_of_something_else_are_refused_in_a_sentence() -> None:
    for reader in (from_presently, from_daylio, from_loop):
        for data in ("a,b\n1,2\n", "", "entryDate;mood\n"):
            held = parcel(data, "x.csv")
            assert not reader.recognises(held)
            with pytest.raises(Refused, match=r"^Nothing was taken: "):
                reader.read(held)
