"""The rules of waiting, reasons and picks once more: slow, literal and apart from the real ones.

Every person is looked at by themselves, every question goes through every record again, and nothing is
remembered from one question to the next.
"""

from __future__ import annotations

import zlib
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from journal_tui.domain.records import Gratitude, Interaction, Promise

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from journal_tui.domain.records import ImportantDate, Person, Record

RHYTHMS = {
    "mentor": 30,
    "mentee": 14,
    "manager": 7,
    "colleague": 14,
    "peer": 30,
    "client": 21,
    "service provider": 60,
    "former colleague": 90,
    "friend": 30,
}
OUTSIDE = ("dormant", "first contact")
GIVES = ("untold thanks", "give first", "important date")


class Row(NamedTuple):
    """A reason to reach out to somebody."""

    person: str
    kind: str
    score: float


class Wait(NamedTuple):
    """A reply is awaited since a day; how often it was asked for again."""

    since: date
    follow_ups: int


class World(NamedTuple):
    """Everything there is to know on a day."""

    people: Sequence[Person]
    records: Sequence[Record]
    today: date
    lead: int = 3
    reply: int = 7
    leap_month: int = 2
    rhythms: Mapping[str, int | str] = RHYTHMS

    def contacts(self, person: Person) -> list[Interaction]:
        """What happened with somebody up to today, in order."""
        found = [
            record
            for record in self.records
            if isinstance(record, Interaction) and person.id in record.people and record.day <= self.today
        ]
        return sorted(found, key=lambda record: (record.day, record.created_at, record.id))

    def last(self, person: Person) -> date | None:
        """The day of the newest contact with somebody."""
        return max((contact.day for contact in self.contacts(person)), default=None)

    def since(self, person: Person) -> int:
        """Days since the last contact."""
        last = self.last(person)
        return 1_000_000 if last is None else (self.today - last).days


def rhythm(world: World, person: Person) -> int | None:
    """Days between contacts; None for never."""
    days = person.rhythm or world.rhythms.get(person.role, world.rhythms.get("other", 60))
    return int(days) if days != "never" else None


def waiting(world: World, person: Person) -> Wait | None:
    """Whether a reply of theirs is awaited today, since when, and after how many follow-ups."""
    wait: Wait | None = None
    opener: Interaction | None = None
    for contact in world.contacts(person):
        wait = _still(world, wait, contact.day)
        if not contact.waiting or contact.closed is not None:
            wait = None
        elif wait is None or opener is None or opener.created_at > contact.created_at:
            # What seems to begin this wait was logged after it: something older, which changes nothing.
            wait, opener = Wait(contact.day, 0), contact
        else:
            wait = Wait(contact.day, wait.follow_ups + 1)
    return _still(world, wait, world.today)


def _still(world: World, wait: Wait | None, day: date) -> Wait | None:
    """The wait, unless it has kindly ended by this day: a week after the second follow-up."""
    if wait is not None and wait.follow_ups >= 2 and day >= wait.since + timedelta(days=world.reply):
        return None
    return wait


def is_quiet(world: World, person: Person) -> bool:
    """Whether somebody is to be left alone for now: a reply is awaited, for less than a week."""
    wait = waiting(world, person)
    return wait is not None and (world.today - wait.since).days < world.reply


def promise(world: World, person: Person) -> float:
    """Mine, open, due by now or soon."""
    best = 0.0
    for record in world.records:
        if not isinstance(record, Promise) or person.id not in record.people or record.day > world.today:
            continue
        if record.by != "me" or record.kept or record.released or record.due is None:
            continue
        past = (world.today - record.due).days
        if past >= 0:
            best = max(best, min(130, 100 + past))
        elif past >= -world.lead:
            best = max(best, 85 + 5 * past)
    return best


def _on(world: World, dated: ImportantDate, year: int) -> date:
    """The day of a date in a year; one on 29 February is beside it in a year that has none."""
    try:
        return date(year, dated.month, dated.day)
    except ValueError:
        return date(year, 2, 28) if world.leap_month == 2 else date(year, 3, 1)


def important_date(world: World, person: Person) -> float:
    """Today, soon or, happening once, a week ago at most; with nothing logged in its lead time."""
    best = 0.0
    for dated in person.dates:
        years = [dated.year] if dated.once else range(world.today.year - 1, world.today.year + 2)
        for year in years:
            assert year is not None, "what happens once happens in a year"
            day = _on(world, dated, year)
            if dated.year is not None and year < dated.year:
                continue
            if any(contact.day >= day - timedelta(days=world.lead) for contact in world.contacts(person)):
                continue
            ahead = (day - world.today).days
            if ahead == 0:
                best = max(best, 95)
            elif 0 < ahead <= world.lead:
                best = max(best, 80 - 5 * ahead)
            elif dated.once and -7 <= ahead < 0:
                best = max(best, 80)
    return best


def follow_up(world: World, person: Person) -> float:
    """Waiting for seven days or more."""
    wait = waiting(world, person)
    if wait is None:
        return 0
    days = (world.today - wait.since).days
    return min(90, 75 + days - world.reply) if days >= world.reply else 0


def untold_thanks(world: World, person: Person) -> float:
    """A gratitude names them, and they haven't been told; from the next day on."""
    best = 0.0
    for record in world.records:
        if isinstance(record, Gratitude) and person.id in record.people and person.id not in record.told:
            age = (world.today - record.day).days
            if 1 <= age <= 14:
                best = max(best, 60)
            elif 15 <= age <= 90:
                best = max(best, 40)
    return best


def dormant_after(days: int) -> int:
    """Six rhythms, at least 180 and at most 365 days."""
    return max(180, min(365, 6 * days))


def by_rhythm(world: World, person: Person) -> float:
    """As long since the last contact as the rhythm says or longer, or the day set for the next is there."""
    every, contacts = rhythm(world, person), world.contacts(person)
    if not contacts or is_quiet(world, person) or dormant(world, person):
        return 0
    if contacts[-1].next is not None:
        past = (world.today - contacts[-1].next.day).days
        usual = world.rhythms.get(person.role, world.rhythms.get("other", 60))
        share = 1 + past / (every or (60 if usual == "never" else int(usual)))
        return 40 * min(1.75, share) if past >= 0 else 0
    if every is None or world.since(person) < every:
        return 0
    return 40 * min(1.75, world.since(person) / every)


def give_first(world: World, person: Person) -> float:
    """They gave at least three more than I did, within a year."""
    if is_quiet(world, person):
        return 0
    year = [contact for contact in world.contacts(person) if (world.today - contact.day).days < 365]
    theirs = len([contact for contact in year if contact.gave == "them"])
    mine = len([contact for contact in year if contact.gave == "me"])
    return 45 if theirs - mine >= 3 else 0


def first_contact(world: World, person: Person) -> float:
    """Never in touch: at once when added by hand; of those imported, a few each day over one rhythm."""
    every = rhythm(world, person)
    if world.contacts(person) or every is None:
        return 0
    if not person.imported:
        return 40
    turn = zlib.crc32(person.id.encode()) % every
    return 40 if (world.today - (person.chosen or person.day)).days >= turn else 0


def dormant(world: World, person: Person) -> float:
    """In touch once, and not for six rhythms."""
    every = rhythm(world, person)
    if every is None or not world.contacts(person) or is_quiet(world, person):
        return 0
    agreed = world.contacts(person)[-1].next
    if agreed is not None and world.today < agreed.day:
        return 0  # the day for it is set
    return 35 if world.since(person) >= dormant_after(every) else 0


KINDS: dict[str, Callable[[World, Person], float]] = {
    "promise": promise,
    "important date": important_date,
    "follow up": follow_up,
    "untold thanks": untold_thanks,
    "rhythm": by_rhythm,
    "give first": give_first,
    "first contact": first_contact,
    "dormant": dormant,
}


def is_snoozed(world: World, person: Person) -> bool:
    """Whether somebody was put off until a later day."""
    return person.snoozed_until is not None and world.today < person.snoozed_until


def reasons(world: World) -> list[Row]:
    """Every reason of the day: the strongest first, then those longest out of touch, then by id."""
    rows: list[tuple[Row, int]] = []
    for person in world.people:
        for kind, score_of in KINDS.items():
            if kind != "promise" and (
                is_snoozed(world, person)
                or person.stepped_back is not None
                or world.last(person) == world.today
            ):
                continue
            score = score_of(world, person)
            if score > 0:
                rows.append((Row(person.id, kind, score), world.since(person)))
    rows.sort(key=lambda each: (-each[0].score, -each[1], each[0].person))
    return [row for row, _ in rows]


def picks(world: World) -> list[Row]:
    """At most three: the best; the best from outside the comfort zone; the best give. Nobody twice."""
    people = {person.id: person for person in world.people}
    rows = [
        row
        for row in reasons(world)
        if not is_snoozed(world, people[row.person]) and people[row.person].stepped_back is None
    ]
    contacts = [
        record for record in world.records if isinstance(record, Interaction) and record.day <= world.today
    ]
    ten = sorted(contacts, key=lambda record: (record.day, record.created_at, record.id))[-10:]
    roles = {people[who].role for contact in ten for who in contact.people if who in people}

    def is_outside(row: Row) -> bool:
        return row.kind in OUTSIDE or people[row.person].role not in roles

    chosen: list[Row] = []
    for wanted in (lambda _: True, is_outside, lambda row: row.kind in GIVES):
        left = [row for row in rows if row.person not in [pick.person for pick in chosen]]
        fitting = [row for row in left if wanted(row)]
        chosen += (fitting or left)[:1]
    return chosen
