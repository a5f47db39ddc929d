"""Worlds for the tests of reasons: people and records drawn at random, most where a rule turns."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from journal_tui.domain import records as r
from journal_tui.domain.practice_settings import ROLE_RHYTHMS
from tests.domain.slow_reasons import RHYTHMS, World

if TYPE_CHECKING:
    from collections.abc import Sequence

MADE = datetime(2026, 1, 5, 7, 30, tzinfo=UTC)
TODAYS = (date(2026, 11, 23), date(2027, 2, 27), date(2028, 2, 29), date(2027, 3, 1), date(2026, 1, 1))


def head(number: int, day: date, minute: int = 0) -> dict[str, Any]:
    """The envelope of a record."""
    at = MADE + timedelta(minutes=minute)
    return {"id": f"{number:032x}", "day": day, "written": day, "created_at": at, "updated_at": at}


def a_person(number: int, day: date, **own: Any) -> r.Person:  # noqa: ANN401 (any field of a person)
    """Somebody, added on a day."""
    return r.Person(**head(number, day), **{"name": f"Person {number}", "role": "peer", **own})


def a_contact(number: int, day: date, *people: r.Person, minute: int = 0, **own: Any) -> r.Interaction:  # noqa: ANN401
    """A contact with these people."""
    return r.Interaction(**head(1000 + number, day, minute), people=tuple(who.id for who in people), **own)


def chances(days: Sequence[int]) -> st.SearchStrategy[int]:
    """Days ago, mostly where a rule changes its mind."""
    return st.sampled_from(days) | st.integers(0, 430)


AGO = chances(
    (0, 1, 3, 6, 7, 8, 13, 14, 15, 21, 29, 30, 31, 59, 60, 89, 90, 91, 179, 180, 181, 364, 365, 366)
)
RECENTLY = st.integers(0, 24)


@st.composite
def _dates(draw: st.DrawFn, today: date) -> r.ImportantDate:
    near = today + timedelta(days=draw(st.integers(-9, 6)))
    if draw(st.booleans()):
        return r.ImportantDate("launch", near.month, near.day, near.year, once=True)
    year = draw(st.sampled_from([None, 1980, near.year - 1, near.year, near.year + 1]))
    if draw(st.integers(0, 5)) == 0:
        return r.ImportantDate("birthday", 2, 29, 1980)
    return r.ImportantDate(
        "birthday", near.month, near.day, None if (near.month, near.day) == (2, 29) else year
    )


@st.composite
def _person(draw: st.DrawFn, number: int, today: date) -> r.Person:
    off = st.none() | st.integers(-2, 2).map(lambda days: today + timedelta(days=days))
    return a_person(
        number,
        today - timedelta(days=draw(AGO)),
        role=draw(st.sampled_from([*ROLE_RHYTHMS, "neighbour"])),
        rhythm=draw(st.none() | st.sampled_from(["never", 1, 7, 30, 45, 100]) | st.integers(1, 400)),
        dates=tuple(draw(st.lists(_dates(today), max_size=2))),
        snoozed_until=draw(off) if draw(st.integers(0, 4)) == 0 else None,
        stepped_back=today if draw(st.integers(0, 6)) == 0 else None,
        imported=draw(st.booleans()),
        chosen=draw(off),
    )


@st.composite
def _contact(draw: st.DrawFn, number: int, today: date, ids: Sequence[str]) -> r.Interaction:
    day = today - timedelta(days=draw(st.one_of(AGO, RECENTLY, st.integers(-2, 0))))
    waiting = draw(st.booleans())
    agreed = st.sampled_from([-1, 0, 1, 5, 30, 200]).map(
        lambda days: r.NextContact(today - timedelta(days=days))
    )
    return r.Interaction(
        **head(1000 + number, day, draw(st.integers(0, 9))),
        people=tuple(draw(st.lists(st.sampled_from(ids), min_size=1, max_size=2, unique=True))),
        gave=draw(st.sampled_from(r.GAVE)),
        waiting=waiting,
        closed=today if waiting and draw(st.integers(0, 5)) == 0 else None,
        next=draw(agreed) if draw(st.integers(0, 4)) == 0 else None,
    )


@st.composite
def _promise(draw: st.DrawFn, number: int, today: date, ids: Sequence[str]) -> r.Promise:
    due = st.none() | st.integers(-6, 40).map(lambda days: today - timedelta(days=days))
    return r.Promise(
        **head(2000 + number, today - timedelta(days=draw(RECENTLY))),
        people=(draw(st.sampled_from(ids)),),
        text="the slides",
        by=draw(st.sampled_from(["me", "me", "them"])),
        due=draw(due),
        kept=today if draw(st.integers(0, 4)) == 0 else None,
        released=today if draw(st.integers(0, 4)) == 0 else None,
    )


@st.composite
def _gratitude(draw: st.DrawFn, number: int, today: date, ids: Sequence[str]) -> r.Gratitude:
    named = draw(st.lists(st.sampled_from(ids), max_size=2, unique=True))
    told = {who: today for who in named if draw(st.booleans())}
    day = today - timedelta(days=draw(AGO))
    return r.Gratitude(**head(3000 + number, day), text="a word in time", people=tuple(named), told=told)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Up to seven people and what happened with them, in no order."""
    today = draw(st.sampled_from(TODAYS))
    people = [draw(_person(number, today)) for number in range(1, draw(st.integers(1, 7)) + 1)]
    ids = [person.id for person in people]
    records: list[r.Record] = [draw(_contact(n, today, ids)) for n in range(draw(st.integers(0, 14)))]
    records += [draw(_promise(n, today, ids)) for n in range(draw(st.integers(0, 3)))]
    records += [draw(_gratitude(n, today, ids)) for n in range(draw(st.integers(0, 3)))]
    world = World(people, draw(st.permutations(records)), today)
    return world if draw(st.booleans()) else draw(_set_otherwise(world))


@st.composite
def _set_otherwise(draw: st.DrawFn, world: World) -> World:
    """The world with the practice set in another way."""
    roles = st.sampled_from([*ROLE_RHYTHMS, "neighbour"])
    own = draw(st.dictionaries(roles, st.just("never") | st.integers(1, 90), max_size=4))
    return world._replace(
        lead=draw(st.integers(0, 14)),
        reply=draw(st.integers(1, 20)),
        leap_month=draw(st.sampled_from([2, 3])),
        rhythms={**RHYTHMS, **own},
    )
