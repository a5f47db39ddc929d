"""Cards, read back by vobject: every field, whatever it holds."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_tui.domain import records as r
from journal_tui.domain.exports import Wanted
from journal_tui.exchange.content_lines import LONGEST
from journal_tui.exchange.to_vcard import write
from tests.exchange.extracts import ANA, PEOPLE, extract, person
from tests.exchange.test_to_ics import letters
from tests.text_that_hurts import HURTS

if TYPE_CHECKING:
    from journal_tui.domain.exports import Extract

Card = dict[str, list[str | list[str]]]


def cards_of(made: Extract) -> list[Card]:
    """Each card's values by their names, as vobject reads them."""
    data = write(made).files[0].data
    assert all(len(line) <= LONGEST for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    found = list(vobject.readComponents(data.decode()))
    assert data.count(b"BEGIN:VCARD") == len(found)
    return [{name: [each.value for each in held] for name, held in card.contents.items()} for card in found]


def test_a_card_holds_what_is_known_about_somebody_in_the_fields_that_address_books_have() -> None:
    ana, cy, mei = cards_of(extract())
    assert ana["version"] == ["4.0"]
    assert ana["uid"] == ["urn:uuid:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa"]
    assert ana["fn"] == ["Ana Öztürk"]
    (name,) = ana["n"]
    assert (name.given, name.family) == ("Ana", "Öztürk")  # type: ignore[union-attr]  # vobject's own class
    assert ana["email"] == ["ana@northwind.example"]
    assert ana["tel"] == ["+49 555 0142"]
    assert ana["url"] == ["https://northwind.example/ana?a=1;b=2%2C3"]
    assert ana["org"] == [["Northwind; Sons, Ltd"]]
    assert ana["categories"] == [["mentor"]]
    assert ana["bday"] == ["--0229"]
    assert (ana["x-abdate"], ana["x-ablabel"]) == (["20261201"], ["launch"])
    assert ana["note"] == ["2019, at the guild\nKnows everybody in print.\nmornings only; no weekend mail"]
    assert cy["fn"] == ["Cy Rossi"]
    assert "note" not in cy
    assert mei["fn"] == ["梅 (Mei) [/b] O'Neil|x"]


def test_boundaries_stay_at_home_unless_they_are_asked_for() -> None:
    output = write(extract(wanted=Wanted()))
    assert b"mornings" not in output.files[0].data
    assert b"2019" in output.files[0].data
    assert output.kept_home
    assert not write(extract()).kept_home
    assert not write(extract(people=[replace(PEOPLE[0], mind="")], wanted=Wanted())).kept_home


def test_a_second_birthday_and_dates_with_other_names_each_keep_their_label() -> None:
    dates = (
        r.ImportantDate("Birthday", 3, 11, 1971),
        r.ImportantDate("birthday", 3, 12),
        r.ImportantDate("anniversary", 9, 9, 1941),
        r.ImportantDate("joined; the guild", 1, 2, 2019),
    )
    data = write(extract([], [replace(person(ANA, "Ana"), dates=dates)])).files[0].data.decode()
    assert [line for line in data.split("\r\n") if re.match("BDAY|ANNIVERSARY|date", line)] == [
        "BDAY:19710311",
        "date2.X-ABDATE:--0312",
        "date2.X-ABLABEL:birthday",
        "ANNIVERSARY:19410909",
        "date4.X-ABDATE:20190102",
        "date4.X-ABLABEL:joined\\; the guild",
    ]


@settings(max_examples=60)
@given(st.sampled_from(list(HURTS.values())) | st.text(min_size=1, max_size=200))
def test_whatever_a_field_holds_the_card_is_whole_and_says_it(text: str) -> None:
    filled = replace(
        person(ANA, text), met=text, org=text, emails=(text, text), urls=("https://x.example/" + text,)
    )
    after = person("b" * 32, "Zoë after that one")
    found = cards_of(extract([], [filled, after]))
    (card,) = (each for each in found if each["fn"] != ["Zoë after that one"])
    assert len(found) == 2
    assert card["fn"] == [letters(text)]
    assert card["email"] == [letters(text)] * 2
    assert card.get("note", [""]) == [letters(text)]
