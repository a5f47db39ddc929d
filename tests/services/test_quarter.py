"""Thirteen weeks of mornings, taking what is offered: everybody is reached, and nothing is passed over."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from statistics import median
from typing import TYPE_CHECKING

import pytest

from journal_tui.domain.dates import in_year
from journal_tui.domain.reasons import RHYTHM, dormant_after
from journal_tui.domain.records import Gratitude
from tests.services.quarter import FIRST, WEEKS, Quarter, mornings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from journal_tui.domain.records import ImportantDate, Person

DAY = timedelta(days=1)
LAST = FIRST + (WEEKS * 7 - 1) * DAY
LEAD = 3 * DAY
CIRCLES = [(120, 1), (120, 2), (40, 3)]


@cache
def lived(people: int, seed: int) -> Quarter:
    """A quarter, lived through once for all the tests."""
    quarter = Quarter(people, seed)
    quarter.run()
    return quarter


every_circle = pytest.mark.parametrize(("people", "seed"), CIRCLES)


def gaps(quarter: Quarter) -> Iterator[tuple[Person, float]]:
    """How long each person went without a contact, in rhythms: each time, and up to the end."""
    for who, person in quarter.people.items():
        days = sorted(quarter.told.met.get(who, []))
        assert days, f"{person.name} was never reached"
        for before, after in zip(days, [*days[1:], LAST], strict=True):
            was_dormant = (after - before).days >= (dormant_after(quarter.rhythms[who]) or 0)
            if after >= FIRST and not was_dormant:
                yield person, (after - before).days / quarter.rhythms[who]


def on(quarter: Quarter) -> Iterator[tuple[Person, ImportantDate, date]]:
    """Every important date of the quarter that has its whole lead time in it."""
    for person in quarter.people.values():
        for dated in person.dates:
            day = in_year(dated, 2026)
            if FIRST + LEAD <= day <= LAST - 2 * DAY:
                yield person, dated, day


@every_circle
def test_everybody_is_reached_at_a_pace_near_their_rhythm(people: int, seed: int) -> None:
    quarter = lived(people, seed)
    slowest, slowest_by = max(gaps(quarter), key=lambda gap: gap[1])
    assert slowest_by <= 2, f"{slowest.name}, every {quarter.rhythms[slowest.id]} days: {slowest_by:.2f}"
    assert median(share for _, share in gaps(quarter) if share >= 1) <= 1.25
    assert quarter.told.picks[RHYTHM] > people / 3
    assert quarter.told.too_early == [], "the rhythm alone asks for nobody before their time"


@every_circle
def test_no_quiet_week_is_broken(people: int, seed: int) -> None:
    assert lived(people, seed).told.quiet_broken == []


@every_circle
def test_no_important_date_passes_unoffered_and_each_is_shown_on_its_day(people: int, seed: int) -> None:
    quarter = lived(people, seed)
    told = quarter.told
    dates = [*on(quarter)]
    assert len(dates) > people / 8
    for person, dated, day in dates:
        met = [each for each in told.met[person.id] if day - LEAD <= each <= day]
        was_offered = (person.id, dated.label) in told.dates_offered
        assert was_offered or met, f"{person.name}, {dated.label} on {day}"
        if day in set(mornings()):
            assert (person.id, dated.label, day) in told.dates_shown


@every_circle
def test_every_untold_thanks_is_offered_the_next_morning_and_told_before_long(people: int, seed: int) -> None:
    quarter = lived(people, seed)
    glad = [record for record in quarter.desk.store.everything() if isinstance(record, Gratitude)]
    assert len(glad) > 25
    for thanks in glad:
        (who,) = thanks.people
        following = next((day for day in mornings() if day > thanks.day), None)
        told_on = thanks.told.get(who)
        if following is not None and (told_on is None or told_on > thanks.day):
            assert (who, following) in quarter.told.thanks_offered
        if thanks.day < LAST - 21 * DAY:
            assert told_on is not None, f"{thanks.day}"


@every_circle
def test_no_kind_of_reason_takes_more_than_two_thirds_of_the_picks(people: int, seed: int) -> None:
    told = lived(people, seed).told
    for counted in (told.first, told.picks):
        assert max(counted.values()) <= counted.total() * 2 / 3, counted
    assert len(told.picks) == 8, "over a quarter every kind of reason has its turn"
