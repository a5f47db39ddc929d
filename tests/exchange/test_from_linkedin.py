"""LinkedIn's connections: every row becomes somebody, or is told by its line."""

from __future__ import annotations

import pytest

from journal_tui.domain.arrivals import Skipped
from journal_tui.domain.errors import Refused
from journal_tui.exchange.dates_found import day_in_words
from journal_tui.exchange.from_linkedin import read, recognises
from tests.exchange.parcels import parcel, parcel_of

PLAIN = """\
Notes:
"When exporting your data, some fields may be empty,
 because of what people chose."


First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ana,Öztürk,https://www.linkedin.com/in/ana,ana@north.example,Northwind,"Head of Design, Web",02 Jan 2023
,,,,,,14 Feb 2024
Bo,Lund,https://www.linkedin.com/in/bo,,,,
"""
TURNED = """\
Notes:
hello
Connected On;Position;Last Name;First Name;URL
7-Feb-22;CTO;Lund;Wang;https://de.linkedin.com/in/wang-1/
soon;;Lund;Wang;http://linkedin.com/in/wang-2?trk=x
;;Lund;Wang;
"""


def test_people_come_with_what_is_known_of_them_and_nameless_rows_are_told() -> None:
    found = read(parcel(PLAIN))
    ana, bo = found.people
    assert (ana.name, ana.number, ana.emails) == ("Ana Öztürk", 7, ("ana@north.example",))
    assert (ana.org, ana.met) == ("Head of Design, Web, Northwind", "connected on LinkedIn, 2 January 2023")
    assert (bo.name, bo.emails, bo.org, bo.met) == ("Bo Lund", (), "", "connected on LinkedIn")
    assert found.skipped == [Skipped("line 8", "it has no name")]


def test_a_file_saved_again_by_a_spreadsheet_is_read_by_its_header_and_names_are_no_keys() -> None:
    for data in (TURNED.encode("utf-8-sig"), TURNED.encode("utf-16"), TURNED.replace("\n", "\r").encode()):
        people = read(parcel(data)).people
        assert [each.name for each in people] == ["Wang Lund"] * 3
        assert len({each.key for each in people}) == 3
        assert [each.met for each in people] == [
            "connected on LinkedIn, 7 February 2022",
            "connected on LinkedIn, soon",
            "connected on LinkedIn",
        ]


def test_somebody_keeps_their_key_in_a_later_file_whatever_else_has_changed() -> None:
    later = PLAIN.replace("ana@north.example", "").replace("Northwind", "Elsewhere").replace("www.", "uk.")
    assert read(parcel(later)).people[0].key == read(parcel(PLAIN)).people[0].key


def test_the_whole_download_is_recognised_and_other_tables_are_not() -> None:
    whole = parcel_of({"Profile.csv": b"First Name,Last Name", "Connections.csv": PLAIN.encode()})
    assert recognises(whole)
    assert len(read(whole).people) == 2
    assert recognises(parcel(PLAIN))
    assert not recognises(parcel("First Name,Last Name,Labels\n"))
    with pytest.raises(Refused, match="not LinkedIn's Connections"):
        read(parcel("First Name,Last Name,Labels\n"))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("02 Jan 2023", "2023-01-02"),
        ("7-Feb-22", "2022-02-07"),
        ("31 September 2020", None),
        ("30 Foo 2020", None),
        ("2 Jan 20231", None),
        ("", None),
    ],
)
def test_days_in_words_are_read_in_english_or_not_at_all(text: str, day: str | None) -> None:
    found = day_in_words(text)
    assert (str(found) if found else None) == day
