"""Facts for the tests of the streak: drawn at random, and turned into the records that they mean."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from journal_tui.domain import records as r
from journal_tui.domain.parts import parts_by_day
from journal_tui.domain.practice import practice_from
from tests.domain.slow_streak import Fact, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from journal_tui.domain.parts import DayParts
    from journal_tui.domain.practice import Practice
    from tests.domain.slow_streak import Pauses

FIRST = date(2025, 11, 20)  # a winter: the walk crosses four months and a new year
SPAN = 90
WEEK = frozenset(range(5))
EVERY_DAY = frozenset(range(7))


_OWN: dict[str, tuple[type[r.Record], dict[str, Any]]] = {
    "interaction": (r.Interaction, {"people": ("somebody",)}),
    "gratitude": (r.Gratitude, {"text": "a word in time"}),
    "reflection": (r.Reflection, {"text": "an answer", "prompt_id": "trust-1", "theme": "trust"}),
    "blank reflection": (r.Reflection, {"text": " \n", "prompt_id": "trust-1", "theme": "trust"}),
    "review": (r.Review, {"text": "a good week", "ends": FIRST}),
    "sitting": (r.Sitting, {}),
    "tick": (r.Tick, {"habit": "journal"}),
    "note": (r.Note, {"text": "asked for by nobody"}),
    "promise": (r.Promise, {"text": "the report", "people": ("somebody",)}),
}


def record(fact: Fact, number: int) -> r.Record:
    """The fact as a record; when on the clock it was made, and where, should be of no account."""
    at = datetime(2026, 5, 5, 0, 30, tzinfo=timezone(timedelta(hours=number % 27 - 12)))
    kind, own = _OWN[fact.what]
    if kind is r.Sitting:
        own = {"seconds": fact.seconds}
    made = at + timedelta(hours=number)
    return kind(
        id=f"{number:032x}", day=fact.day, written=fact.written, created_at=made, updated_at=made, **own
    )


def days_of(facts: Iterable[Fact]) -> dict[date, DayParts]:
    """The parts by day, the real way."""
    return parts_by_day([record(fact, number) for number, fact in enumerate(facts)])


def practice_of(rules: Sequence[Rule], pauses: Pauses, ends: Sequence[time] = (time(4),)) -> Practice:
    """The practice, the real way: through its records, handed over in no helpful order."""
    made = datetime(2026, 5, 5, 6, 0, tzinfo=UTC)
    head: dict[str, Any] = {"day": FIRST, "written": FIRST, "created_at": made}
    records: list[r.Record] = [
        r.PauseSet(id=f"p{number}", **head, updated_at=made, first=first, last=last)
        for number, (first, last) in enumerate(pauses)
    ]
    for number, rule in enumerate(rules):
        asked: dict[str, Any] = {"weekdays": rule.weekdays, "rest_days": rule.rest_days}
        asked |= {"starts": rule.starts, "day_ends_at": ends[number % len(ends)]}
        at = made + timedelta(minutes=number)
        records.append(r.ScheduleChange(id=f"s{number}", **head, updated_at=at, **asked))
    return practice_from(reversed(records))


KINDS = ("interaction", "gratitude", "reflection", "blank reflection", "review", "note", "promise", "tick")
LATENESS = (0, 0, 0, 0, 0, 1, 1, 2, 3, 9, -1)
SECONDS = (0, 299, 300, 301, 450, 599, 600, 899, 900, 4000)

one_fact = st.tuples(st.sampled_from(KINDS), st.sampled_from(LATENESS), st.just(0)) | st.tuples(
    st.just("sitting"), st.sampled_from(LATENESS), st.sampled_from(SECONDS)
)
Held = list[tuple[str, int, int]]
kept_simply: st.SearchStrategy[Held] = st.just([("gratitude", 0, 0)])
one_day: st.SearchStrategy[Held] = st.one_of(kept_simply, st.just([]), st.lists(one_fact, max_size=5))
near = st.integers(-10, SPAN + 10).map(lambda offset: FIRST + timedelta(days=offset))
weeks = st.frozensets(st.integers(0, 6), min_size=1)
some_rules = st.lists(st.builds(Rule, near | st.just(date.min), weeks, st.integers(0, 5)), max_size=5)
some_pauses = st.lists(
    st.tuples(near, st.none())
    | st.tuples(near, st.integers(-1, 20)).map(lambda p: (p[0], p[0] + timedelta(p[1]))),
    max_size=3,
)
some_ends = st.lists(st.sampled_from([time(0), time(4), time(6, 30), time(11, 59)]), min_size=1, max_size=3)


@st.composite
def some_facts(draw: st.DrawFn) -> list[Fact]:
    """A stretch of days, most of them with something on them; one tick a day at most."""
    facts: list[Fact] = []
    for offset, held in enumerate(draw(st.lists(one_day, min_size=1, max_size=SPAN))):
        day = FIRST + timedelta(days=offset)
        ticked = False
        for what, late, seconds in held:
            if what != "tick" or not ticked:
                facts.append(Fact(day, day + timedelta(days=late), what, seconds))
            ticked = ticked or what == "tick"
    return draw(st.permutations(facts)) if len(facts) < 20 else facts[::-1]


def in_force(rules: list[Rule]) -> list[Rule]:
    """As the slow version wants them: in order, the later made of one day last, the usual one before."""
    return sorted([Rule(date.min, WEEK, 2), *rules], key=lambda rule: rule.starts)
