"""Monica's export: people with their dates and rhythm, and what was done together, on the writer's day."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from journal_tui.domain.arrivals import Skipped
from journal_tui.domain.errors import Refused
from journal_tui.domain.records import ImportantDate
from journal_tui.exchange.from_monica import read, recognises
from tests.exchange.parcels import parcel

if TYPE_CHECKING:
    from journal_tui.domain.arrivals import Arrivals
    from journal_tui.domain.fields import Json


def held(kind: str, *values: Json) -> dict[str, Json]:
    return {"count": len(values), "type": kind, "values": list(values)}


def contact(uuid: str, *data: dict[str, Json], **properties: Json) -> dict[str, Json]:
    return {"uuid": uuid, "created_at": "2020-01-01T10:00:00Z", "properties": properties, "data": list(data)}


def special(day: str, **about: bool) -> dict[str, Json]:
    return {"uuid": "d", "is_age_based": False, "is_year_unknown": False, "date": day, **about}


def value(**properties: Json) -> dict[str, Json]:
    return {"created_at": "2020-03-01T23:30:00Z", "properties": properties}


ANA = contact(
    "ana",
    held("call", value(called_at="2020-05-04T00:00:00.000000Z", content="the move", contact_called=True)),
    held("note", value(body="plays the cello\nwell")),
    held("contact_field", value(data="ana@north.example", type="t-email"), value(data="@ana", type="t-x")),
    held("reminder", value(title="Launch", initial_date="2027-02-01", frequency_type="one_time")),
    held(
        "reminder",
        value(title="Ana's birthday", initial_date="1980-03-04", frequency_type="year"),
    ),
    held("reminder", value(title="Tea", initial_date="2020-03-04", frequency_type="week")),
    held(
        "conversation",
        value(
            happened_at="2020-06-01",
            messages=[value(content="hello", written_by_me=True), value(content="hi", written_by_me=False)],
        ),
    ),
    held("task", value(title="Send the book", completed=False), value(title="Done", completed=True)),
    held("life_event", value(name="Moved", happened_at="2018-02-03")),
    held("debt", value(amount=3), value(amount=4)),
    {"count": 1, "type": "activity", "values": ["walk"]},
    first_name="Ana",
    last_name="Öztürk",
    job="Lead",
    company="Northwind",
    tags=["x", "Mentor"],
    stay_in_touch_frequency=30,
    description="quick",
    food_preferences="no fish",
    birthdate=special("1980-03-04T00:00:00.000000Z"),
    first_met_date=special("2019-05-01"),
    first_met_through="bo",
)
BO = contact(
    "bo",
    {"count": 1, "type": "activity", "values": ["walk"]},
    nickname="Bo",
    birthdate=special("1970-01-01", is_age_based=True),
    stay_in_touch_frequency=0,
)
CY = contact("cy", first_name="Cy", birthdate=special("2000-02-29", is_year_unknown=True), is_dead=True)
DORA = contact("dora", first_name="Dora", birthdate=special("2000-02-29", is_year_unknown=True))
KID = contact("kid", first_name="Kid", is_partial=True)
EXPORT: Json = {
    "version": "1.0-preview.1",
    "app_version": "4.1.2",
    "account": {
        "uuid": "a",
        "data": [
            held("user", value(timezone="Pacific/Auckland")),
            held("contact", ANA, BO, CY, DORA, KID, contact("n")),
            held("activity", {"uuid": "walk", **value(summary="A walk", happened_at="2020-07-01")}),
        ],
        "properties": {"journal_entries": [value(title="A day", post="went well", date="2020-08-01")]},
        "instance": {
            "contact_field_types": [
                {"uuid": "t-email", "properties": {"name": "Email", "type": "email"}},
                {"uuid": "t-x", "properties": {"name": "Twitter"}},
            ]
        },
    },
}


def arrivals() -> Arrivals:
    return read(parcel(json.dumps(EXPORT)))


def test_people_come_with_rhythm_role_dates_and_what_is_known() -> None:
    ana, bo, cy, dora = arrivals().people
    assert (ana.name, ana.rhythm, ana.role, ana.org) == ("Ana Öztürk", 30, "mentor", "Lead, Northwind")
    assert (ana.emails, ana.met) == (("ana@north.example",), "2019-05-01, through Bo")
    assert ana.dates == (
        ImportantDate("birthday", 3, 4, 1980),
        ImportantDate("Launch", 2, 1, 2027, once=True),
    )
    assert ana.about == "quick\nFood: no fish\nReminder, every week: Tea\nTwitter: @ana"
    assert (bo.name, bo.rhythm, bo.dates, bo.about) == ("Bo", None, (), "Born about 1970")
    assert (cy.dates, cy.about) == ((), "Birthday: 29.02.\nHas died")
    assert dora.dates == (ImportantDate("birthday", 2, 29),)


def test_what_stays_behind_is_told_by_contact() -> None:
    assert arrivals().skipped == [
        Skipped("contact 1", "2 debts stay behind: there is no place for it"),
        Skipped("contact 5", "it is only a relation of somebody's"),
        Skipped("contact 6", "it has no name"),
    ]


def test_what_was_done_together_comes_on_its_day_and_what_was_written_on_the_writers() -> None:
    found = arrivals().entries
    assert [(each.kind, each.day, each.text, each.people) for each in found] == [
        ("interaction", date(2020, 5, 4), "the move", ("ana",)),
        ("note", date(2020, 3, 2), "plays the cello\nwell", ("ana",)),
        ("interaction", date(2020, 6, 1), "me: hello\nthem: hi", ("ana",)),
        ("note", date(2020, 3, 2), "To do: Send the book", ("ana",)),
        ("note", date(2018, 2, 3), "Moved", ("ana",)),
        ("interaction", date(2020, 7, 1), "A walk", ("ana", "bo")),
        ("note", date(2020, 8, 1), "A day\nwent well", ()),
    ]
    assert [each.channel for each in found if each.kind == "interaction"] == ["call", "message", "meeting"]
    assert len({each.key for each in found}) == len(found)
    assert [each.key for each in arrivals().entries] == [each.key for each in found]


def test_it_is_recognised_and_another_json_is_refused() -> None:
    assert recognises(parcel(json.dumps(EXPORT, indent=4)))
    assert not recognises(parcel('{"metadata": {"version": "1.0"}, "entries": []}'))
    for text in ("[]", "{}", '{"account": 7}', "no JSON"):
        with pytest.raises(Refused, match=r"^Nothing was taken: this is not a Monica export"):
            read(parcel(text))


def test_values_of_the_wrong_kind_are_empty_and_never_an_error() -> None:
    strange_values: list[Json] = [None, 7, "x", [], {}, [[]], {"values": 3}, True]
    for odd in strange_values:
        strange = contact("x", first_name="X", birthdate=odd, stay_in_touch_frequency=odd, tags=odd)
        strange["data"] = [odd, {"type": "call", "values": odd}, {"type": odd, "values": [odd]}]
        whole = {"account": {"data": [held("contact", strange, odd)], "properties": odd, "instance": odd}}
        assert [each.name for each in read(parcel(json.dumps(whole))).people] == ["X"]
