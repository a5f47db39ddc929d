"""Practice dates: which day an instant belongs to, over time zones, clock changes and settings."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_tui.domain.days import days_of, month_of, practice_date
from journal_tui.domain.fields import from_fields, to_fields
from journal_tui.domain.parts import parts_by_day
from journal_tui.domain.practice import Practice, Schedule
from journal_tui.domain.records import Gratitude

if TYPE_CHECKING:
    from datetime import tzinfo

ZONES = (
    "UTC",
    "Europe/Amsterdam",
    "Europe/Helsinki",  # falls back at 04:00
    "America/New_York",
    "America/Havana",  # falls back at 01:00
    "Asia/Beirut",  # falls back at midnight
    "Australia/Lord_Howe",  # by half an hour
    "Antarctica/Troll",  # by two hours
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Pacific/Kiritimati",  # +14:00
    "Pacific/Pago_Pago",  # -11:00
    "Pacific/Apia",  # left out a whole day in 2011
)

some_zone = st.sampled_from(ZONES).map(ZoneInfo)
some_instant = st.datetimes(datetime(2005, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
some_offset = st.integers(-11 * 4, 14 * 4).map(lambda quarters: timezone(timedelta(minutes=15 * quarters)))
some_end = st.integers(0, 12 * 60).map(lambda minutes: time(*divmod(minutes, 60)))
four = time(4)


@settings(deadline=None)
@given(some_instant, some_zone, some_end)
def test_a_day_ends_when_its_setting_says_wherever_the_user_is(
    at: datetime, zone: tzinfo, ends: time
) -> None:
    local = at.astimezone(zone)
    # Said another way: wind the clock on the wall back by the day's end, and read the date off it.
    wound_back = local.replace(tzinfo=None) - timedelta(hours=ends.hour, minutes=ends.minute)
    assert practice_date(local, ends) == wound_back.date()


@pytest.mark.parametrize("zone", ZONES)
def test_four_in_the_morning_is_the_new_day_and_a_microsecond_before_is_not(zone: str) -> None:
    edge = datetime(2026, 11, 10, 4, 0, tzinfo=ZoneInfo(zone))
    assert practice_date(edge, four) == date(2026, 11, 10)
    assert practice_date(edge - timedelta(microseconds=1), four) == date(2026, 11, 9)
    assert practice_date(edge.replace(hour=1, minute=30), four) == date(2026, 11, 9)
    assert practice_date(edge.replace(hour=0), four) == date(2026, 11, 9)
    assert practice_date(edge.replace(hour=23, minute=59), four) == date(2026, 11, 10)


def test_with_an_end_at_midnight_the_calendar_rules() -> None:
    midnight = datetime(2027, 1, 1, tzinfo=UTC)
    assert practice_date(midnight, time(0)) == date(2027, 1, 1)
    assert practice_date(midnight - timedelta(microseconds=1), time(0)) == date(2026, 12, 31)


@cache
def clock_changes(zone: tzinfo, year: int) -> list[datetime]:
    """The UTC days of a year on which the clocks of a zone change, or its first day when they never do."""
    days = [datetime(year, 1, 1, tzinfo=UTC) + timedelta(days=number) for number in range(366)]
    offsets = [day.astimezone(zone).utcoffset() for day in days]
    return [days[number] for number in range(365) if offsets[number] != offsets[number + 1]] or days[:1]


@st.composite
def around_a_clock_change(draw: st.DrawFn) -> tuple[datetime, datetime]:
    """Two local instants of one zone, the second no earlier, mostly on both sides of a clock change."""
    zone = draw(some_zone)
    change = draw(st.sampled_from(clock_changes(zone, draw(st.integers(2005, 2034)))))
    at, later = sorted(draw(st.integers(-24 * 60, 48 * 60)) for _ in range(2))
    return (change + timedelta(minutes=at)).astimezone(zone), (change + timedelta(minutes=later)).astimezone(
        zone
    )


@settings(deadline=None)
@given(around_a_clock_change())
def test_no_clock_change_ever_takes_the_user_back_a_day(instants: tuple[datetime, datetime]) -> None:
    # True of four o'clock in every zone here. An end inside an hour that a clock repeats comes twice.
    first, then = instants
    assert practice_date(first, four) <= practice_date(then, four)


@settings(deadline=None)
@given(some_instant, st.timedeltas(timedelta(0), timedelta(hours=30)), some_offset, some_end)
def test_time_never_runs_backwards_under_any_end_of_the_day(
    at: datetime, later: timedelta, zone: tzinfo, ends: time
) -> None:
    first, then = at.astimezone(zone), (at + later).astimezone(zone)
    assert practice_date(first, ends) <= practice_date(then, ends)
    assert practice_date(then, ends) - practice_date(first, ends) <= timedelta(days=2)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2026-03-29T00:59:59+00:00", "2026-03-29T01:00:00+00:00"),  # Amsterdam goes from 02:00 to 03:00
        ("2026-10-25T00:59:59+00:00", "2026-10-25T01:00:00+00:00"),  # and from 03:00 to 02:00
    ],
)
def test_the_night_of_a_clock_change_is_still_yesterday(before: str, after: str) -> None:
    amsterdam = ZoneInfo("Europe/Amsterdam")
    found = [practice_date(datetime.fromisoformat(at).astimezone(amsterdam), four) for at in (before, after)]
    assert found == [datetime.fromisoformat(before).date() - timedelta(days=1)] * 2


@st.composite
def some_practice(draw: st.DrawFn) -> Practice:
    """A practice whose day has ended at several times over the years."""
    starts = sorted(draw(st.sets(st.dates(date(2026, 1, 1), date(2026, 1, 20)), max_size=5)))
    return Practice(tuple(Schedule(start, day_ends_at=draw(some_end)) for start in (date.min, *starts)))


@settings(deadline=None)
@given(
    some_practice(),
    st.datetimes(datetime(2026, 1, 1), datetime(2026, 1, 22), timezones=st.just(UTC)),  # noqa: DTZ001
    st.timedeltas(timedelta(0), timedelta(hours=50)),
)
def test_a_moment_never_falls_back_a_day_when_the_end_of_the_day_was_changed(
    practice: Practice, at: datetime, later: timedelta
) -> None:
    first, then = practice.moment(at), practice.moment(at + later)
    assert first.day <= then.day
    assert then.at == at + later


def test_each_day_ends_by_the_schedule_of_that_day_not_of_the_next() -> None:
    changed = Schedule(date(2026, 11, 10), day_ends_at=time(6))
    practice = Practice((Schedule(), changed))
    assert practice.moment(datetime(2026, 11, 10, 5, 0, tzinfo=UTC)).day == date(2026, 11, 10)
    assert practice.moment(datetime(2026, 11, 11, 5, 0, tzinfo=UTC)).day == date(2026, 11, 10)
    assert practice.moment(datetime(2026, 11, 11, 6, 0, tzinfo=UTC)).day == date(2026, 11, 11)


@settings(deadline=None)
@given(some_instant, some_zone, some_end, some_offset, some_end)
def test_a_stamped_day_is_moved_by_neither_a_journey_nor_a_setting(
    at: datetime, zone: tzinfo, ends: time, elsewhere: tzinfo, other_end: time
) -> None:
    local = at.replace(microsecond=0).astimezone(zone)
    moment = Practice((Schedule(day_ends_at=ends),)).moment(local)
    made = Gratitude(
        id="1",
        day=moment.day,
        written=moment.day,
        created_at=local,
        updated_at=local,
        text="the quiet carriage",
    )
    travelled = {**to_fields(made), "updated_at": local.astimezone(elsewhere).isoformat()}
    again = from_fields("1", travelled)
    assert again is not None
    moved = Practice((Schedule(day_ends_at=other_end),))
    assert moved.moment(local.astimezone(elsewhere)).at == local
    assert (again.day, again.written) == (moment.day, moment.day)
    assert set(parts_by_day([again])) == {moment.day}


@pytest.mark.parametrize(("day", "month"), [(date(2026, 11, 9), "2026-11"), (date(987, 1, 31), "0987-01")])
def test_a_month_is_named_so_that_names_sort_as_months_do(day: date, month: str) -> None:
    assert month_of(day) == month


@given(st.dates())
def test_a_month_has_every_day_that_lies_in_it_and_no_other(day: date) -> None:
    held = days_of(month_of(day))
    assert day in held
    assert {month_of(each) for each in held} == {month_of(day)}
    assert [each.day for each in held] == list(range(1, len(held) + 1))
    assert len(held) >= 28
    assert day.day == 31 or day.month == 2 or date(day.year, day.month, 30) in held
