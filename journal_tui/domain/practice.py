"""The practice: the schedule in force on each day, and the pauses."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, NamedTuple

from journal_tui.domain.days import ONE_DAY, Moment, practice_date
from journal_tui.domain.records import PauseSet, ScheduleChange

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from journal_tui.domain.records import Record

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Schedule(NamedTuple):
    """What a week asks for. `weekdays` counts Monday as 0, at least one; `rest_days` are a month's."""

    starts: date = date.min
    weekdays: frozenset[int] = frozenset(range(5))
    rest_days: int = 2
    day_ends_at: time = time(4)


class Pause(NamedTuple):
    """A range of dates set aside, both ends included; open-ended when `last` is None."""

    first: date
    last: date | None = None

    def holds(self, day: date) -> bool:
        """Whether the day lies in the pause."""
        return self.first <= day and (self.last is None or day <= self.last)


class Practice(NamedTuple):
    """Schedules in order of their start (the first holds from the beginning), and pauses."""

    schedules: tuple[Schedule, ...] = (Schedule(),)
    pauses: tuple[Pause, ...] = ()

    def schedule_on(self, day: date) -> Schedule:
        """The schedule by which this day is judged: the last that starts on it or before."""
        found = self.schedules[0]
        for schedule in self.schedules[1:]:
            if schedule.starts > day:
                break
            found = schedule
        return found

    def is_paused(self, day: date) -> bool:
        """Whether a pause holds on this day."""
        return any(pause.holds(day) for pause in self.pauses)

    def is_off(self, day: date) -> bool:
        """Whether this day's schedule leaves its weekday out."""
        return day.weekday() not in self.schedule_on(day).weekdays

    def moment(self, at: datetime) -> Moment:
        """The instant, with the practice date it belongs to: a day ends as its own schedule says."""
        yesterday = at.date() - ONE_DAY
        return Moment(at, practice_date(at, self.schedule_on(yesterday).day_ends_at))


def practice_from(records: Iterable[Record]) -> Practice:
    """Build the practice from its records; of two schedules that start on one day the later made holds."""
    schedules: dict[date, tuple[datetime, Schedule]] = {}
    pauses: list[Pause] = []
    for record in records:
        match record:
            case ScheduleChange():
                held = schedules.get(record.starts)
                if held is None or held[0] <= record.updated_at:
                    schedule = Schedule(record.starts, record.weekdays, record.rest_days, record.day_ends_at)
                    schedules[record.starts] = (record.updated_at, schedule)
            case PauseSet():
                pauses.append(Pause(record.first, record.last))
            case _:
                pass
    ordered = [schedules[start][1] for start in sorted(schedules)]
    if not ordered or ordered[0].starts > date.min:
        ordered.insert(0, Schedule())
    return Practice(tuple(ordered), tuple(sorted(pauses, key=lambda pause: (pause.first, str(pause.last)))))
