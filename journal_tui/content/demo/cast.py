"""The demo's people: those of the file, who carry the story, and as many more as a long journal gathers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from journal_tui.content.demo.dice import Dice, id_of, morning
from journal_tui.content.demo.words import source
from journal_tui.domain.records import ImportantDate, Person
from journal_tui.domain.text import fold

if TYPE_CHECKING:
    from journal_tui.content.demo.words import PersonEntry

MANY, LONG = 1000, 20
"""How many people a journal of so many years has."""

ROLES = (
    ("former colleague", 24),
    ("client", 16),
    ("peer", 16),
    ("colleague", 12),
    ("service provider", 10),
    ("other", 10),
    ("friend", 5),
    ("mentee", 4),
    ("mentor", 2),
    ("manager", 1),
)
"""The roles of the many, in percent."""

NEAR = 9
"""A date this near today is moved, so that Today shows the ones it is meant to show."""


def people(seed: int, first: date, today: date, years: int) -> list[Person]:
    """Everybody, those of the file first."""
    entries = source()["person"]
    held = [_person(seed, number, entry, first, today) for number, entry in enumerate(entries)]
    count = len(held) + (MANY - len(held)) * (min(years, LONG) - 1) // (LONG - 1)
    return held + _crowd(seed, count - len(held), first, today)


def _person(seed: int, number: int, entry: PersonEntry, first: date, today: date) -> Person:
    added = today - timedelta(days=entry["since"]) if "since" in entry else first
    org = entry.get("org", "")
    email = entry.get("email") or _address(entry["name"], org)
    back, snoozed = entry.get("stepped_back"), entry.get("snoozed")
    at = morning(added, number)
    return Person(
        id=id_of(seed, "person", number),
        day=added,
        written=added,
        created_at=at,
        updated_at=at if back is None else morning(today - timedelta(days=back), 40),
        name=entry["name"],
        role=entry["role"],
        emails=(email,),
        phones=(entry["phone"],) if "phone" in entry else (),
        org=org,
        met=entry["met"],
        mind=entry.get("mind", ""),
        dates=tuple(_date(label, text, today) for label, text in entry.get("dates", {}).items()),
        snoozed_until=None if snoozed is None else today + timedelta(days=snoozed),
        stepped_back=None if back is None else today - timedelta(days=back),
    )


def _address(name: str, org: str) -> str:
    """An address that no mail will ever reach."""
    host = "".join(letter for letter in fold(org) if letter.isascii() and letter.isalnum())
    return f"{fold(name.split(maxsplit=1)[0])}@{host or 'post'}.example"


def _date(label: str, text: str, today: date) -> ImportantDate:
    """A date of the file: `03-04`, `1988-06-17`, or once, so many days from today: `+31 once`."""
    if not text.startswith("+"):
        *year, month, day = map(int, text.split("-"))
        return _out_of_the_way(ImportantDate(label, month, day, year[0] if year else None), today)
    when = today + timedelta(days=int(text.removesuffix(" once")))
    return ImportantDate(label, when.month, when.day, when.year, once=True)


def _out_of_the_way(when: ImportantDate, today: date) -> ImportantDate:
    """The same date, or two months later where it would fall near today."""
    leap = date(2000, when.month, when.day)
    ahead = (leap - date(2000, today.month, today.day)).days % 366
    if NEAR < ahead < 366 - NEAR:
        return when
    moved = leap + timedelta(days=60)
    return when._replace(month=moved.month, day=moved.day)


def _crowd(seed: int, count: int, first: date, today: date) -> list[Person]:
    """So many more, met over the years; half of them came in a file, all on one day."""
    names, dice = source()["names"], Dice(seed, "crowd")
    firsts, lasts = names["first"].split(), names["last"].split()
    both = dice.shuffled([f"{one} {other}" for one in firsts for other in lasts])
    roles = [role for role, share in ROLES for _ in range(share)]
    span, arrival = (today - first).days, first + timedelta(days=200)
    held: list[Person] = []
    for number, name in enumerate(both[:count]):
        imported, org = dice.chance(0.5), dice.one(names["orgs"])
        day = arrival if imported else first + timedelta(days=dice.between(0, span * 9 // 10))
        at = morning(day, dice.between(0, 50))
        born = date(1950, 1, 1) + timedelta(days=dice.between(0, 18_000))
        held.append(
            Person(
                id=id_of(seed, "crowd", number),
                day=day,
                written=day,
                created_at=at,
                updated_at=at,
                name=name,
                role=dice.one(roles),
                rhythm="never" if imported and dice.chance(0.8) else None,
                emails=(_address(name, org),),
                org=org,
                met="" if imported else dice.one(names["met"]),
                mind=dice.one(names["mind"]) if dice.chance(0.15) else "",
                dates=(ImportantDate("birthday", born.month, born.day, born.year),)
                if dice.chance(0.2)
                else (),
                imported=imported,
            )
        )
    return held
