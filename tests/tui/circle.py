"""A made-up circle of people to show: everybody of the sketches, and what was written about them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from textual.events import Paste

from journal_tui.domain.records import ImportantDate, NextContact, Person
from journal_tui.services import people, writing
from tests.fakes import MONDAY
from tests.tui.hosts import settled

if TYPE_CHECKING:
    from typing import Unpack

    from textual.app import App
    from textual.pilot import Pilot
    from textual.screen import Screen

    from journal_tui.services.people import PersonFields
    from tests.fakes import Desk


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press these keys, each once what the one before set off is done."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
    await settled(pilot)


async def put(pilot: Pilot[None], text: str, *keys: str) -> None:
    """Paste a text into the field in focus, then press these keys."""
    pilot.app.post_message(Paste(text))
    await pilot.pause()
    await press(pilot, *keys)


def front(app: App[None]) -> type[Screen[object]]:
    """What the screen in front is."""
    return type(app.screen)


def befriend(
    desk: Desk, name: str, role: str, /, *, days: int = 400, **fields: Unpack[PersonFields]
) -> Person:
    """Somebody added so many days ago."""
    made = people.new_person(desk.journal, name, role=role)
    made = people.with_fields(desk.journal, made, **fields)
    day = MONDAY - timedelta(days=days)
    kept = writing.keep(desk.journal, replace(made, day=day, written=day)).after
    assert isinstance(kept, Person)
    return kept


def meet(desk: Desk, person: Person, day: date, note: str = "", **manner: Unpack[writing.Manner]) -> None:
    """A contact on a day."""
    desk.clock.tick()
    made = writing.new_interaction(desk.journal, [person.id], note=note, day=day, **manner)
    writing.keep(desk.journal, made)


def ana(desk: Desk) -> Person:
    """Ana, with a page that has everything."""
    person = befriend(
        desk,
        "Ana Öztürk",
        "mentor",
        org="Northwind",
        met="2019, at the guild",
        emails=("ana@northwind.example",),
        phones=("555 0142",),
        mind="mornings only; no weekend mail",
        dates=(ImportantDate("birthday", 3, 4),),
    )
    journal = desk.journal
    meet(desk, person, date(2026, 7, 28), "thanked for the introduction", channel="message", act="thank")
    for day in (date(2026, 6, 2), date(2026, 9, 2)):
        meet(desk, person, day, "gave me the talk’s outline", channel="coffee", act="ask an opinion")
    meet(desk, person, date(2026, 10, 9), "asked about the move", channel="call", act="introduce")
    meet(desk, person, MONDAY, "The move is done; tired.", channel="call")
    reading = writing.new_promise(journal, person.id, "will send the reading list", by="them")
    review = writing.new_promise(
        journal, person.id, "the Thursday review", due=MONDAY + timedelta(days=3), day=date(2026, 10, 9)
    )
    for promise in (reading, review):
        writing.keep(journal, promise)
    return person


def a_circle(desk: Desk) -> Person:
    """Everybody; returns Ana."""
    first, back = ana(desk), timedelta
    cy = befriend(desk, "Cy Rossi", "client")
    meet(desk, cy, MONDAY - back(days=3), "asked for a date", waiting=True)
    dora = befriend(desk, "Dora Haas", "peer", days=900)
    agreed = NextContact(MONDAY + back(days=4), time(8, 30), "coffee")
    meet(desk, dora, MONDAY - back(days=731), "the old team", next_contact=agreed)
    gus = befriend(desk, "Gus Lindqvist", "former colleague")
    meet(desk, gus, MONDAY - back(days=36), "how the new place is")
    pia = befriend(desk, "Pia Lund", "service provider")
    meet(desk, pia, MONDAY - back(days=9), "the heating", waiting=True)
    priya = befriend(desk, "Priya Raghunathan-Iyer", "colleague")
    meet(desk, priya, MONDAY - back(days=3), "covered the demo")
    una = befriend(desk, "Una Berg", "mentee")
    meet(desk, una, MONDAY - back(days=6), "the client")
    glad = writing.new_gratitude(
        desk.journal, "Una kept calm with the client", people=[una.id], day=MONDAY - back(days=6)
    )
    writing.keep(desk.journal, glad)
    befriend(desk, "Wei 王小明", "peer", days=0)
    zola = befriend(desk, "Zola Mbeki", "friend", rhythm="never")
    meet(desk, zola, MONDAY - back(days=20), "the choir")
    theo = befriend(desk, "Theo Martin", "friend")
    meet(desk, theo, MONDAY - back(days=12), "the marathon")
    writing.keep(desk.journal, people.snoozed(desk.journal, theo, 7), theo)
    rosa = befriend(desk, "Rosa Feld", "other")
    meet(desk, rosa, MONDAY - back(days=60), "the contract")
    writing.keep(desk.journal, people.stepped_back(desk.journal, rosa), rosa)
    return first
