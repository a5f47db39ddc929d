"""A morning to be tried: seven people, each with another reason, and what leads to each part."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from textual.events import Key
from textual.keys import _character_to_key

from journal_tui.domain.records import ImportantDate
from journal_tui.services import people, writing
from tests.fakes import MONDAY, Desk
from tests.tui.hosts import past_days

if TYPE_CHECKING:
    from datetime import date

    from textual.pilot import Pilot

    from journal_tui.domain.records import Person, Record

DAY = timedelta(days=1)


def add(desk: Desk, name: str, role: str = "colleague", *, again: bool = False, **fields: object) -> Person:
    """Somebody, with these fields; `again` allows a second person of one name."""
    new = people.new_person(desk.journal, name, role=role, again=again)
    made = replace(new, **fields)  # type: ignore[arg-type]
    writing.keep(desk.journal, made)
    return made


def keep(desk: Desk, record: Record, day: date = MONDAY) -> Record:
    """Save a record as one of this day."""
    return writing.keep(desk.journal, replace(record, day=day, written=day)).after


def a_morning() -> Desk:
    """Ana by rhythm, Will for a promise, Una for thanks, and four who wait for a first hello."""
    desk = Desk()
    past_days(desk, 12)
    journal = desk.journal
    desk.clock.set_day(MONDAY - 60 * DAY)
    ana = add(
        desk,
        "Ana Öztürk",
        "mentor",
        org="Northwind",
        mind="mornings only; no weekend mail",
        emails=("ana@northwind.example",),
        phones=("555 0142",),
        dates=(ImportantDate("birthday", 3, 4),),
    )
    will, una = add(desk, "Will Okafor"), add(desk, "Una Berg", "mentee")
    for name in ("Gus Lindqvist", "Zola Mbeki", "Theo Martin", "Una Frost"):
        add(desk, name, "friend", rhythm="never" if name == "Una Frost" else 30)
    talked = writing.new_interaction(journal, [ana.id], channel="call", note="asked about the move")
    keep(desk, talked, MONDAY - 45 * DAY)
    keep(desk, writing.new_promise(journal, ana.id, "send the reading list", by="them"), MONDAY - 45 * DAY)
    keep(desk, writing.new_interaction(journal, [will.id, una.id], channel="meeting"), MONDAY - 4 * DAY)
    slides = writing.new_promise(journal, will.id, "the slides", due=MONDAY + 3 * DAY)
    keep(desk, slides, MONDAY - 4 * DAY)
    keep(desk, writing.new_gratitude(journal, "@Una Berg was patient with the client"), MONDAY - 4 * DAY)
    desk.clock.set_day(MONDAY)
    return desk


_AT_ONCE = frozenset("jkaxysdu")
"""Keys after which another may follow at once; after all others what they bring is waited for."""


async def press(pilot: Pilot[None], *keys: str) -> int:
    """Press keys, one screen after the other; what begins with `=` is typed. Returns the strokes besides.

    Those that stay on their screen arrive as fast as a paste of keys would.
    """
    strokes = 0
    for key in keys:
        if key.startswith("="):
            for letter in key[1:]:
                pilot.app.post_message(Key(_character_to_key(letter), letter))
            await settle(pilot)
            continue
        strokes += 1
        typed = key if len(key) == 1 else {"space": " ", "at": "@"}.get(key)
        pilot.app.post_message(Key(key, typed))
        if key not in _AT_ONCE:
            await settle(pilot)
    await settle(pilot)
    return strokes


async def settle(pilot: Pilot[None]) -> None:
    """Wait until everything under way is done."""
    await pilot.pause()
