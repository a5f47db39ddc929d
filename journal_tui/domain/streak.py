"""The streak and the strength of the habit: always derived from the days, never stored."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from typing import TYPE_CHECKING

from journal_tui.domain.days import ONE_DAY
from journal_tui.domain.parts import NO_PARTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from journal_tui.domain.parts import DayParts
    from journal_tui.domain.practice import Practice

FULL, KEPT, PAUSED, OFF, OPEN, REST, MISSED = "full", "kept", "paused", "off", "open", "rest", "missed"

_DONE = (0.0, 1 / 2, 3 / 4, 1.0)
"""How much of a day one, two or three parts make."""


@dataclass(frozen=True)
class Step:
    """One day of the walk: what it was (`full`, `kept`, `paused`, ...) and how things stood at its end.

    `strength` is 0 to 1; `rest_used` counts the rest days its month has used so far.
    """

    day: date
    state: str
    streak: int
    strength: float
    rest_used: int


@dataclass(frozen=True)
class Streak:
    """How the habit stands today. `strength` is 0 to 100; `rest_left` are this month's rest days."""

    current: int = 0
    longest: int = 0
    kept: int = 0
    full: int = 0
    strength: float = 0.0
    rest_left: int = 0


def smoothing(scheduled_days: int) -> float:
    """How much of yesterday's strength a day keeps, for so many scheduled days a week.

    The formula of the Loop Habit Tracker (`uhabits`, `Score.kt`): 0.5 ** (sqrt(frequency) / 13), with the
    frequency as a share of all days.
    """
    return float(0.5 ** (sqrt(scheduled_days / 7) / 13))


def _state(day: date, parts: DayParts, practice: Practice, today: date) -> str:
    if parts.kept:
        return FULL if parts.full else KEPT
    if practice.is_paused(day):
        return PAUSED
    if practice.is_off(day):
        return OFF
    return OPEN if day == today else MISSED


def walk(
    days: Mapping[date, DayParts], practice: Practice, today: date, after: Step | None = None
) -> Iterator[Step]:
    """Walk from the first kept day to today, a step a day; nothing when no day up to today is kept.

    With `after`, a step of an earlier walk, only the days after it are walked: what lies before them,
    and the practice, have to be as they were then.
    """
    if after is None:
        day = min((day for day, parts in days.items() if parts.kept and day <= today), default=None)
        if day is None:
            return
        streak, strength, rest_used, month = 0, 0.0, 0, day.month
    else:
        day, month = after.day + ONE_DAY, after.day.month
        streak, strength, rest_used = after.streak, after.strength, after.rest_used
    while day <= today:
        if day.month != month:
            rest_used, month = 0, day.month
        parts = days.get(day, NO_PARTS)
        schedule = practice.schedule_on(day)
        state = _state(day, parts, practice, today)
        keep = smoothing(len(schedule.weekdays))
        if parts.kept:
            streak += 1
            strength = strength * keep + _DONE[parts.count] * (1 - keep)
        elif state == MISSED and streak > 0 and rest_used < schedule.rest_days:
            state = REST
            rest_used += 1
        elif state == MISSED:
            streak = 0
            strength *= keep
        yield Step(day, state, streak, strength, rest_used)
        day += ONE_DAY


def reckon(days: Mapping[date, DayParts], practice: Practice, today: date) -> Streak:
    """The streak as it stands on practice date `today`; days after it don't count."""
    return streak_after(walk(days, practice, today), practice, today)


def streak_after(steps: Iterable[Step], practice: Practice, today: date) -> Streak:
    """The streak after the steps of a whole walk to `today`."""
    longest = kept = full = 0
    last: Step | None = None
    for last in steps:
        longest = max(longest, last.streak)
        kept += last.state in {FULL, KEPT}
        full += last.state == FULL
    budget = practice.schedule_on(today).rest_days
    if last is None:
        return Streak(rest_left=budget)
    return Streak(last.streak, longest, kept, full, last.strength * 100, max(0, budget - last.rest_used))


@dataclass(frozen=True)
class OpenYesterday:
    """Yesterday can still be written: the days a line would keep, and whether a rest day covers it now."""

    day: date
    days: int
    rested: bool


def open_yesterday(steps: Sequence[Step], today: date) -> OpenYesterday | None:
    """What a line for yesterday would keep; None when nothing was asked of it, or it is kept.

    `steps` are the walk to `today`, or the last three of them.
    """
    yesterday = today - ONE_DAY
    state = {step.day: step for step in steps[-3:]}
    before, held = state.get(yesterday - ONE_DAY), state.get(yesterday)
    if before is None or held is None or before.streak == 0 or held.state not in {REST, MISSED}:
        return None
    return OpenYesterday(yesterday, before.streak, held.state == REST)


@dataclass(frozen=True)
class Walked:
    """A whole walk to `today`, and what it was made from."""

    days: Mapping[date, DayParts]
    practice: Practice
    today: date
    steps: tuple[Step, ...]

    @cached_property
    def streak(self) -> Streak:
        """The streak as it stands at the end of the walk."""
        return streak_after(self.steps, self.practice, self.today)

    @cached_property
    def by_day(self) -> Mapping[date, Step]:
        """The steps by their days."""
        return {step.day: step for step in self.steps}


def walked(
    days: Mapping[date, DayParts], practice: Practice, today: date, before: Walked | None = None
) -> Walked:
    """Walk to `today`; what an earlier walk has in common with this one is taken over from it."""
    kept: tuple[Step, ...] = ()
    if before is not None and before.steps and before.practice == practice:
        # a day that is the same value in both was changed by nothing
        changed = (day for day in {*before.days, *days} if before.days.get(day) is not days.get(day))
        alike_until = min(before.today, today, *changed)
        kept = before.steps[: max(0, (alike_until - before.steps[0].day).days)]
    return Walked(days, practice, today, (*kept, *walk(days, practice, today, kept[-1] if kept else None)))
