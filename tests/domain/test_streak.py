"""The streak, the strength and the parts, against a slow second version of the rules and by example."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_tui.domain.parts import CONNECT, GRATITUDE, day_parts
from journal_tui.domain.streak import open_yesterday, reckon, walked
from journal_tui.domain.streak import walk as steps
from tests.domain.facts import (
    EVERY_DAY,
    FIRST,
    WEEK,
    days_of,
    in_force,
    near,
    one_fact,
    practice_of,
    record,
    some_ends,
    some_facts,
    some_pauses,
    some_rules,
)
from tests.domain.slow_streak import Fact, Rule, parts_on, rule_on, walk

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import time

    from journal_tui.domain.streak import Streak
    from tests.domain.slow_streak import Pauses


@settings(max_examples=250, deadline=None)
@given(some_facts(), some_rules, some_pauses, some_ends, near)
def test_the_streak_is_what_a_day_by_day_reading_of_the_rules_makes_it(
    facts: list[Fact], rules: list[Rule], pauses: Pauses, ends: list[time], today: date
) -> None:
    expected = walk(facts, in_force(rules), pauses, today)
    found = reckon(days_of(facts), practice_of(rules, pauses, ends), today)
    assert (found.current, found.longest, found.kept, found.full, found.rest_left) == (
        expected.current,
        expected.longest,
        expected.kept,
        expected.full,
        expected.rest_left,
    )
    assert found.strength == pytest.approx(expected.strength * 100)
    assert 0 <= found.strength <= 100


@settings(max_examples=100, deadline=None)
@given(some_facts(), some_rules, some_pauses, near, st.integers(0, 60))
def test_a_walk_taken_up_after_any_of_its_steps_goes_on_as_it_did(
    facts: list[Fact], rules: list[Rule], pauses: Pauses, today: date, taken: int
) -> None:
    days, practice = days_of(facts), practice_of(rules, pauses)
    whole = list(steps(days, practice, today))
    held = whole[:taken]
    assert held + list(steps(days, practice, today, held[-1] if held else None)) == whole


@settings(max_examples=100, deadline=None)
@given(some_facts(), some_facts(), st.lists(some_rules, min_size=2, max_size=2), some_pauses, near, near)
def test_a_walk_made_from_an_earlier_one_is_what_a_whole_walk_would_be(
    facts: list[Fact], more: list[Fact], rules: list[list[Rule]], pauses: Pauses, then: date, today: date
) -> None:
    days, practice = days_of(facts), practice_of(rules[0], pauses)
    before = walked(days, practice, then)
    days = {day: parts for day, parts in days.items() if day.day % 3} | days_of(more[:2])
    for ruled in (practice, practice_of(rules[1], pauses)):
        assert list(walked(days, ruled, today, before).steps) == list(steps(days, ruled, today))


@settings(max_examples=100, deadline=None)
@given(some_facts(), some_rules, some_pauses, near)
def test_a_line_for_yesterday_keeps_the_days_it_was_said_to_keep(
    facts: list[Fact], rules: list[Rule], pauses: Pauses, today: date
) -> None:
    practice, days = practice_of(rules, pauses), days_of(facts)
    offer = open_yesterday(list(steps(days, practice, today)), today)
    yesterday = today - timedelta(days=1)
    # On the evening of yesterday, before it was over, this was still there to keep.
    before = walk(facts, in_force(rules), pauses, yesterday).current
    if offer is None:
        asked = yesterday.weekday() in rule_on(in_force(rules), yesterday).weekdays
        assert before == 0 or parts_on(facts, yesterday) > 0 or not asked or practice.is_paused(yesterday)
        return
    assert offer.days == before > 0
    line = Fact(yesterday, today, "gratitude")
    today_too = parts_on(facts, today) > 0
    assert reckon(days_of([*facts, line]), practice, today).current == offer.days + 1 + today_too
    unmended = reckon(days, practice, today).current
    assert unmended == (offer.days if offer.rested else 0) + today_too


@settings(deadline=None)
@given(st.lists(one_fact, max_size=6))
def test_a_day_counts_the_parts_that_were_written_in_time_and_no_others(
    held: list[tuple[str, int, int]],
) -> None:
    facts = [Fact(FIRST, FIRST + timedelta(days=late), what, seconds) for what, late, seconds in held]
    facts = [fact for index, fact in enumerate(facts) if fact.what != "tick" or index == 0]
    found = day_parts([record(fact, number) for number, fact in enumerate(facts)])
    assert found.count == parts_on(facts, FIRST)
    assert found.kept == (found.count > 0)
    assert found.full == (found.count == 3)
    assert not found.late & found.done


def streak_of(
    kept: Iterable[date],
    today: date,
    rest_days: int = 2,
    weekdays: frozenset[int] = WEEK,
    pauses: Pauses | None = None,
) -> Streak:
    """The streak of days kept with one gratitude each, under one schedule."""
    days = days_of(Fact(day, day, "gratitude") for day in kept)
    return reckon(days, practice_of([Rule(date.min, weekdays, rest_days)], pauses or []), today)


def test_an_off_day_that_is_kept_adds_one_and_one_that_is_not_leaves_the_streak_alone() -> None:
    assert streak_of([date(2026, 11, 7), date(2026, 11, 9)], date(2026, 11, 9)).current == 2


@pytest.mark.parametrize(("rest_days", "current"), [(2, 2), (1, 1)])
def test_each_month_has_its_own_rest_days(rest_days: int, current: int) -> None:
    # Missed: Friday 30 October, Monday 2 and Tuesday 3 November.
    kept = [date(2026, 10, 29), date(2026, 11, 4)]
    assert streak_of(kept, date(2026, 11, 4), rest_days).current == current


def test_today_is_never_held_against_the_user_before_it_is_over() -> None:
    kept = [date(2026, 11, 2), date(2026, 11, 3)]
    on_the_day = streak_of(kept, date(2026, 11, 4), rest_days=0)
    assert (on_the_day.current, on_the_day.rest_left) == (2, 0)
    assert streak_of(kept, date(2026, 11, 4), rest_days=1).rest_left == 1
    assert streak_of(kept, date(2026, 11, 5), rest_days=0).current == 0


@pytest.mark.parametrize(("last", "current"), [(date(2026, 11, 5), 2), (date(2026, 11, 4), 1), (None, 2)])
def test_a_pause_covers_both_its_ends_and_all_days_when_it_has_none(last: date | None, current: int) -> None:
    kept = [date(2026, 11, 2), date(2026, 11, 6)]
    paused: Pauses = [(date(2026, 11, 3), last)]
    assert streak_of(kept, date(2026, 11, 6), rest_days=0, pauses=paused).current == current


def test_a_rest_day_is_not_spent_on_a_streak_of_nothing() -> None:
    # Thursday breaks the streak; Friday finds nothing to protect, and the month's budget has grown meanwhile.
    rules = [Rule(date.min, WEEK, 0), Rule(date(2026, 11, 6), WEEK, 2)]
    days = days_of([Fact(date(2026, 11, 4), date(2026, 11, 4), "gratitude")])
    found = reckon(days, practice_of(rules, []), date(2026, 11, 9))
    assert (found.current, found.rest_left) == (0, 2)


def test_a_smaller_budget_of_rest_days_leaves_none_rather_than_a_debt() -> None:
    # Tuesday and Wednesday rested under the old budget of two; from Thursday on it is one.
    rules = [Rule(date.min, WEEK, 2), Rule(date(2026, 11, 5), WEEK, 1)]
    kept = [Fact(day, day, "gratitude") for day in (date(2026, 11, 2), date(2026, 11, 5))]
    found = reckon(days_of(kept), practice_of(rules, []), date(2026, 11, 5))
    assert (found.current, found.rest_left) == (2, 0)


def test_each_day_of_the_walk_says_what_it_was() -> None:
    monday = date(2026, 11, 2)
    facts = [Fact(monday, monday, what) for what in ("interaction", "gratitude", "reflection")]
    facts.append(Fact(monday + timedelta(days=1), monday + timedelta(days=1), "gratitude"))
    practice = practice_of([Rule(date.min, WEEK, 1)], [(date(2026, 11, 6), date(2026, 11, 6))])
    today = date(2026, 11, 9)
    states = [step.state for step in steps(days_of(facts), practice, today)]
    assert states == ["full", "kept", "rest", "missed", "paused", "off", "off", "open"]
    paused_today = practice_of([], [(today, None)])
    assert [step.state for step in steps(days_of(facts), paused_today, today)][-1] == "paused"


def test_past_days_are_judged_by_the_schedule_of_their_time() -> None:
    kept = [Fact(day, day, "gratitude") for day in (date(2026, 11, 6), date(2026, 11, 9))]
    weekends_too_from_monday = [Rule(date.min, WEEK, 0), Rule(date(2026, 11, 9), EVERY_DAY, 0)]
    assert reckon(days_of(kept), practice_of(weekends_too_from_monday, []), date(2026, 11, 9)).current == 2
    weekends_too_before = [Rule(date.min, EVERY_DAY, 0), Rule(date(2026, 11, 9), WEEK, 0)]
    assert reckon(days_of(kept), practice_of(weekends_too_before, []), date(2026, 11, 9)).current == 1


def test_a_record_for_the_day_before_counts_and_one_for_two_days_before_does_not() -> None:
    day = date(
        2026, 11, 6
    )  # a Friday: the calendar day after it is a Saturday, the next scheduled one a Monday
    for late, kept in ((1, 1), (3, 0)):
        facts = [Fact(day, day + timedelta(days=late), "gratitude")]
        assert reckon(days_of(facts), practice_of([], []), date(2026, 11, 9)).kept == kept


def test_days_after_today_count_for_nothing() -> None:
    found = streak_of([date(2026, 11, 2), date(2026, 11, 3)], date(2026, 11, 2))
    assert (found.current, found.longest, found.kept) == (1, 1, 1)
    assert streak_of([date(2026, 11, 3)], date(2026, 11, 2)).kept == 0


def test_strength_follows_the_formula_of_the_loop_habit_tracker() -> None:
    # Seven days a week keep 0.5 ** (1/13) of it a day: 0.9480775...
    monday = date(2026, 11, 2)
    assert streak_of([monday], monday, weekdays=EVERY_DAY).strength == pytest.approx(2.596124, abs=1e-5)
    after_two_missed = streak_of([monday], monday + timedelta(days=3), rest_days=0, weekdays=EVERY_DAY)
    assert after_two_missed.strength == pytest.approx(2.596124 * 0.9480775**2, abs=1e-5)
    rested = streak_of([monday], monday + timedelta(days=3), rest_days=2, weekdays=EVERY_DAY)
    assert rested.strength == pytest.approx(2.596124, abs=1e-5)


def test_sittings_add_up_to_the_connect_part_but_a_late_one_is_only_shown() -> None:
    day = date(2026, 11, 4)
    timely = [Fact(day, day, "sitting", 600), Fact(day, day + timedelta(days=1), "sitting", 300)]
    assert day_parts([record(fact, number) for number, fact in enumerate(timely)]).done == {CONNECT}
    late = [timely[0], Fact(day, day + timedelta(days=2), "sitting", 300)]
    found = day_parts([record(fact, number) for number, fact in enumerate(late)])
    assert (found.done, found.late) == (frozenset(), frozenset({CONNECT}))
    assert (found.count, found.seconds) == (0, 900)


def test_a_deleted_record_keeps_no_day() -> None:
    day = date(2026, 11, 4)
    live = record(Fact(day, day, "gratitude"), 1)
    assert day_parts([live]).done == {GRATITUDE}
    assert not day_parts([replace(live, deleted=live.created_at)]).kept


def test_an_edit_or_a_change_of_zone_does_not_make_a_record_late() -> None:
    day = date(2026, 11, 4)
    edited = replace(
        record(Fact(day, day, "gratitude"), 1),
        updated_at=datetime(2027, 1, 1, tzinfo=UTC),
        created_at=datetime(2026, 11, 9, 23, 0, tzinfo=timezone(timedelta(hours=14))),
    )
    assert day_parts([edited]).kept
