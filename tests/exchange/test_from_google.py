"""Google's contacts, in both layouts: one person a row, whatever its cells hold."""

from __future__ import annotations

import csv
import io

from journal_tui.domain.arrivals import Skipped
from journal_tui.domain.records import ImportantDate
from journal_tui.exchange.from_google import read, recognises
from tests.exchange.parcels import parcel


def table(header: str, *rows: dict[str, str]) -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, header.split("|"), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


OLD = table(
    "Name|Given Name|Additional Name|Family Name|Birthday|Notes|Group Membership|E-mail 1 - Type|"
    "E-mail 1 - Value|E-mail 2 - Type|E-mail 2 - Value|Phone 1 - Type|Phone 1 - Value|"
    "Address 1 - Formatted|Organization 1 - Name|Organization 1 - Title|Website 1 - Value|"
    "Event 1 - Type|Event 1 - Value",
    {
        "Given Name": "Ana",
        "Family Name": "Öztürk",
        "Birthday": "--02-29",
        "Notes": "plays the cello",
        "Group Membership": "Mentor ::: * myContacts",
        "E-mail 1 - Type": "* Work",
        "E-mail 1 - Value": "ana@north.example ::: a@home.example",
        "E-mail 2 - Value": "b@home.example",
        "Phone 1 - Value": "0171 23",
        "Address 1 - Formatted": "1 Long Road\r\nNorth",
        "Organization 1 - Name": "Northwind ::: Southwind",
        "Organization 1 - Title": "Lead",
        "Website 1 - Value": "http\\://x.example",
        "Event 1 - Type": "* Anniversary",
        "Event 1 - Value": "2015-05-01",
    },
    {"Name": "Bo Lund", "Birthday": "sometime in May"},
    {"E-mail 1 - Value": "who@x.example"},
)
NEW = table(
    "First Name|Middle Name|Last Name|Nickname|Organization Name|Organization Title|"
    "Organization Department|Birthday|Notes|Labels|E-mail 1 - Label|E-mail 1 - Value|Phone 1 - Label|"
    "Phone 1 - Value|Event 1 - Label|Event 1 - Value|Website 1 - Label|Website 1 - Value",
    {
        "First Name": "Ana",
        "Middle Name": "M.",
        "Last Name": "Öztürk",
        "Organization Name": "Northwind",
        "Organization Department": "Design",
        "Birthday": "1980-03-04",
        "Labels": "* myContacts ::: client",
        "E-mail 1 - Value": "ana@north.example",
        "Event 1 - Label": "Started here",
        "Event 1 - Value": " --07-01",
    },
    {"Nickname": "Cy"},
    {"Organization Name": "Harbour Café"},
)


def test_the_old_layout_with_several_values_in_a_cell() -> None:
    found = read(parcel(OLD))
    ana, bo = found.people
    assert (ana.name, ana.number, ana.role, ana.org) == ("Ana Öztürk", 2, "mentor", "Lead, Northwind")
    assert ana.emails == ("ana@north.example", "a@home.example", "b@home.example")
    assert (ana.phones, ana.about) == (("0171 23",), "plays the cello")
    assert ana.dates == (ImportantDate("birthday", 2, 29), ImportantDate("anniversary", 5, 1, 2015))
    assert (bo.name, bo.number, bo.about) == ("Bo Lund", 4, "Birthday: sometime in May")
    assert [skipped.where for skipped in found.skipped] == ["line 4", "line 5"]
    assert found.skipped[1] == Skipped("line 5", "it has no name, only who@x.example")


def test_the_new_layout_has_the_same_people() -> None:
    found = read(parcel(NEW.encode("utf-16")))
    ana, cy, cafe = found.people
    assert (ana.name, ana.role, ana.org) == ("Ana M. Öztürk", "client", "Northwind, Design")
    assert ana.dates == (ImportantDate("birthday", 3, 4, 1980), ImportantDate("started here", 7, 1))
    assert (cy.name, cafe.name) == ("Cy", "Harbour Café")
    assert len({each.key for each in found.people}) == 3


def test_both_layouts_are_recognised_and_linkedin_is_not() -> None:
    assert recognises(parcel(OLD))
    assert recognises(parcel(NEW.encode("utf-16-le")))
    assert not recognises(parcel("First Name,Last Name,URL,Connected On\n"))
