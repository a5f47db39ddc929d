"""Which format a file is of is found out from the file."""

from __future__ import annotations

import pytest

from journal_tui.domain.errors import Refused
from journal_tui.exchange.formats import FORMATS, read
from journal_tui.exchange.to_journal import write
from tests.exchange.extracts import extract
from tests.exchange.parcels import parcel, parcel_of

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


def test_what_nobody_knows_is_refused_with_the_names_there_are() -> None:
    for held in (parcel("hello"), parcel_of({"a.png": b"\x89PNG"}), parcel("{}")):
        with pytest.raises(Refused, match="markdown"):
            read("auto", held)
