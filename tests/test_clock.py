"""The dated clock: `--date D` makes D the practice date, at any time of the night."""

from __future__ import annotations

import time as process_time
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from journal_tui import clock
from journal_tui.domain.practice import Practice, Schedule

D = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")
    process_time.tzset()


@pytest.mark.parametrize("ends_at", [time(0), time(4), time(12)])
@pytest.mark.parametrize(
    "present", [time(0), time(1, 30), time(3, 59, 59), time(4), time(11, 59), time(23, 59)]
)
def test_the_dated_clock_says_its_day_at_any_time_under_any_days_end(
    monkeypatch: pytest.MonkeyPatch, ends_at: time, present: time
) -> None:
    now = datetime.combine(date(2024, 2, 29), present, ZoneInfo("UTC"))
    monkeypatch.setattr(clock, "_now", lambda: now)
    moment = clock.DatedClock(D).moment(Practice((Schedule(day_ends_at=ends_at),)))
    assert moment.day == D
    assert moment.at.time() == present
    assert moment.at.date() == (D + timedelta(days=1) if present < ends_at else D)


def test_where_two_days_end_at_different_hours_the_dated_clock_still_says_its_day(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = datetime.combine(D, time(2), ZoneInfo("UTC"))
    monkeypatch.setattr(clock, "_now", lambda: now)
    practice = Practice((Schedule(), Schedule(starts=D, day_ends_at=time(0))))
    assert clock.DatedClock(D).moment(practice).day == D


def test_the_systems_clock_knows_its_offset_and_keeps_what_a_file_keeps() -> None:
    moment = clock.SystemClock().moment(Practice())
    assert moment.at.utcoffset() is not None
    assert datetime.fromisoformat(moment.at.isoformat(timespec="milliseconds")) == moment.at
