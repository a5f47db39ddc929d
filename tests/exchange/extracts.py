"""Journals to export: one with a record of each kind, and any that hypothesis can think of."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, TypedDict

from journal_tui.domain import records as r
from journal_tui.domain.days import Moment
from journal_tui.domain.exports import Extract, Wanted
from journal_tui.domain.facts import facts_from
from journal_tui.domain.standing import when

if TYPE_CHECKING:
    from collections.abc import Sequence

TODAY = date(2026, 11, 23)
NOW = Moment(datetime(2026, 11, 23, 7, 30, tzinfo=UTC), TODAY)
ANA, CY, MEI = "a" * 32, "c" * 32, "e" * 32


class Head(TypedDict):
    id: str
    day: date
    written: date
    created_at: datetime
    updated_at: datetime


def head(number: int, day: date = TODAY) -> Head:
    """An envelope; the higher the number, the later it was made."""
    at = datetime.combine(day, time(7), UTC) + timedelta(minutes=number)
    return Head(id=f"{number:032x}", day=day, written=day, created_at=at, updated_at=at)


def person(person_id: str, name: str) -> r.Person:
    return replace(r.Person(**head(0, date(2026, 1, 2)), name=name), id=person_id)


PEOPLE = (
    replace(
        person(ANA, "Ana Öztürk"),
        role="mentor",
        emails=("ana@northwind.example",),
        phones=("+49 555 0142",),
        urls=("https://northwind.example/ana?a=1;b=2,3",),
        org="Northwind; Sons, Ltd",
        met="2019, at the guild",
        about="Knows everybody in print.",
        mind="mornings only; no weekend mail",
        dates=(r.ImportantDate("birthday", 2, 29), r.ImportantDate("launch", 12, 1, 2026, once=True)),
    ),
    replace(person(CY, "Cy Rossi"), role="client"),
    replace(person(MEI, "梅 (Mei) [/b] O'Neil|x"), stepped_back=date(2026, 6, 1)),
)

RECORDS: tuple[r.Record, ...] = (
    r.Gratitude(**head(1, date(2026, 10, 30)), text="the long view", people=(ANA, CY), told={ANA: TODAY}),
    r.Reflection(
        **head(2, date(2026, 10, 30)), text="I answered\n\ntoo soon.", prompt="Who waited?", theme="trust"
    ),
    r.Note(**head(3), text="=HYPERLINK(0) of a note\nwith [[brackets]]", people=(MEI,)),
    r.Interaction(
        **head(4, TODAY - timedelta(days=9)),
        people=(CY,),
        channel="email",
        act="ask an opinion",
        waiting=True,
    ),
    r.Interaction(
        **head(5),
        people=(ANA,),
        act="thank",
        gave="me",
        note="Thanks",
        next=r.NextContact(TODAY, time(9, 5), "call"),
    ),
    r.Promise(**head(6), text="the slides", people=(ANA,), due=date(2026, 11, 26)),
    r.Promise(**head(7), text="a reading list", people=(CY,), by="them", due=date(2026, 12, 24)),
    r.Promise(**head(8), text="kept long ago", people=(CY,), due=TODAY, kept=TODAY),
    r.Sitting(**head(9), seconds=754, planned=(ANA,), when="the kettle boils", will="call Ana"),
    r.Tick(**head(10), habit="stretch"),
    r.Review(**head(11), text="Less hurry.", ends=TODAY, prompt="What is the week's word?"),
)


def extract(
    records: Sequence[r.Record] = RECORDS,
    people: Sequence[r.Person] = PEOPLE,
    wanted: Wanted = Wanted(private=True),  # noqa: B008 (a frozen value)
) -> Extract:
    """An extract of these."""
    ordered = tuple(sorted(records, key=when))
    return Extract(
        now=NOW,
        wanted=wanted,
        people=tuple(people),
        records=ordered,
        names={each.id: each.name for each in people},
        standings=facts_from(people, ordered, TODAY).standing,
    )


def note(text: str) -> Extract:
    """A journal of one note."""
    return extract([r.Note(**head(1), text=text)], [])
