"""Which format a file is of is found out from the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_tui.domain.errors import Refused
from journal_tui.exchange.formats import FORMATS, read
from journal_tui.exchange.to_journal import write
from tests.exchange.extracts import extract
from tests.exchange.parcels import parcel, parcel_of

if TYPE_CHECKING:
    from journal_tui.domain.arrivals import Arrivals
    from journal_tui.exchange.parcel import Parcel

JOURNALS = {
    "jrnl": parcel("[2024-01-05 07:30] One\n", "j.txt"),
    "dayone": parcel_of({"Journal.json": '{"metadata": {}, "entries": [{"creationDate": "", "text": "x"}]}'}),
    "presently": parcel("entryDate,entryContent\n2024-01-05,x\n", "p.csv"),
    "daylio": parcel("full_date,date,mood\n2024-01-05,,rad\n", "d.csv"),
    "loop": parcel_of({"001 Run/Checkmarks.csv": "Date,Value,Notes\n2024-01-05,YES_MANUAL,\n"}),
    "markdown": parcel_of({"2024-01-05.md": "x"}, "folder"),
    "journal": parcel(write(extract()).files[0].data, "journal.json"),
}


@pytest.mark.parametrize("name", JOURNALS)
def test_a_journal_is_recognised_as_what_it_is_and_as_nothing_else(name: str) -> None:
    found = read("auto", JOURNALS[name])
    assert found.format == name
    assert found.entries or found.records
    assert name in FORMATS


@settings(max_examples=150)
@given(st.sampled_from(sorted(JOURNALS)), st.data())
def test_a_damaged_file_is_read_in_part_or_refused_in_a_sentence(name: str, data: st.DataObject) -> None:
    whole = JOURNALS[name]
    held = {member: bytearray(whole.all_of(member)) for member in whole.sizes}
    broken = data.draw(st.sampled_from(list(held.values())))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(broken)))
        piece = data.draw(st.binary(max_size=4) | st.sampled_from([b'"', b"\n", b"[", b"\xff\xfe", b"9" * 9]))
        broken[at : at + data.draw(st.integers(0, 9))] = piece
    damaged = parcel_of({member: bytes(rest) for member, rest in held.items()}, whole.shape)
    for form in (name, "auto"):
        found = read_or_refusal(form, damaged)
        if isinstance(found, str):
            assert re.fullmatch(r"Nothing was taken.*\.", found)
        else:
            assert len({entry.key for entry in found.entries}) == len(found.entries)


def read_or_refusal(form: str, held: Parcel) -> Arrivals | str:
    try:
        return read(form, held)
    except Refused as refused:
        return str(refused)


def test_what_nobody_knows_is_refused_with_the_names_there_are() -> None:
    for held in (parcel("hello"), parcel_of({"a.png": b"\x89PNG"}), parcel("{}")):
        with pytest.raises(Refused, match="markdown"):
            read("auto", held)
