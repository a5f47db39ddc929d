"""The demo's days: which were kept and by which parts, which were missed, and the pauses."""

from __future__ import annotations

from bisect import bisect_right
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from journal_tui.content.demo.dice import Dice
from journal_tui.domain.days import ONE_DAY
from journal_tui.domain.parts import CONNECT, GRATITUDE, REFLECT, DayParts
from journal_tui.domain.practice import Pause, Practice
from journal_tui.domain.streak import reckon

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ALL = frozenset({CONNECT, GRATITUDE, REFLECT})
SOME = (
    frozenset({CONNECT, GRATITUDE}),
    frozenset({CONNECT, REFLECT}),
    frozenset({CONNECT}),
    frozenset({GRATITUDE, REFLECT}),
    frozenset({GRATITUDE}),
)
DOZEN = 12
RECENT = (ALL, SOME[0], ALL, SOME[1], ALL, ALL, SOME[0], ALL, ALL, SOME[2], ALL, SOME[0])
"""The parts of the dozen days before today, the latest first."""

HOLIDAYS = (((8, 3), 11), ((12, 24), 8), ((4, 6), 4))
"""Where pauses may lie: the first day, as (month, day), and how many days follow."""

PAUSES_A_YEAR = 2
SETTLED = 45
"""So many days before today no pause reaches: what Today shows is written there."""


class Calendar(NamedTuple):
    """The days from `first` to `today`, which is not begun. `parts` holds the kept ones, in order."""

    first: date
    today: date
    parts: Mapping[date, frozenset[str]]
    pauses: tuple[Pause, ...]

    def days_with(self, part: str) -> list[date]:
        """The days on which this part was done, in order."""
        return [day for day, parts in self.parts.items() if part in parts]

    def missed(self) -> list[date]:
        """The days that asked and were not kept, in order."""
        practice = Practice(pauses=self.pauses)
        span = (self.first + timedelta(days=number) for number in range((self.today - self.first).days))
        return [day for day in span if day not in self.parts and _is_asked(day, practice)]


def on_or_before(days: Sequence[date], day: date) -> date:
    """The last of these days that is no later than `day`; the first of all where there is none."""
    return days[max(0, bisect_right(days, day) - 1)]


def memories(today: date) -> tuple[date, date]:
    """The day a year ago and the day a month ago."""
    year, month = (today.year, today.month - 1) if today.month > 1 else (today.year - 1, 12)
    return _the_day(today.year - 1, today.month, today.day), _the_day(year, month, today.day)


def _the_day(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, monthrange(year, month)[1]))


def calendar(seed: int, today: date, years: int) -> Calendar:
    """So many years of days before today, a dozen of them in a row at the end, and a week missed before."""
    first = today - timedelta(days=365 * years + years // 4 + 7)
    pauses = _pauses(first, today, years)
    practice = Practice(pauses=pauses)
    usual = _usual(seed, first, today, practice)
    found = Calendar(first, today, usual, pauses)
    for gap, rests in ((5, True), (5, False), (6, False), (8, False), (12, False)):
        parts = _with_an_end(usual, today, gap, practice, rests=rests)
        found = Calendar(first, today, parts, pauses)
        days = {day: DayParts(done=done) for day, done in parts.items()}
        if reckon(days, practice, today).current == DOZEN:
            break
    return found


def _pauses(first: date, today: date, years: int) -> tuple[Pause, ...]:
    """Two pauses in each year, the latest first."""
    held: list[Pause] = []
    for year in range(today.year, first.year - 1, -1):
        for (month, day), more in HOLIDAYS:
            pause = Pause(date(year, month, day), date(year, month, day) + timedelta(days=more))
            if first + timedelta(days=20) < pause.first and date(year, month, day) < today - timedelta(
                SETTLED
            ):
                held.append(pause)
    held.sort(reverse=True)
    return tuple(sorted(_thinned(held, years)))


def _thinned(pauses: list[Pause], years: int) -> list[Pause]:
    """Not all three of a year: the one in spring goes first."""
    spare = len(pauses) - PAUSES_A_YEAR * years
    spring = [pause for pause in pauses if pause.first.month == HOLIDAYS[-1][0][0]][: max(0, spare)]
    return [pause for pause in pauses if pause not in spring][: PAUSES_A_YEAR * years]


def _is_asked(day: date, practice: Practice) -> bool:
    return not practice.is_off(day) and not practice.is_paused(day)


def _usual(seed: int, first: date, today: date, practice: Practice) -> dict[date, frozenset[str]]:
    """Days as they come: most weekdays kept, seldom a weekend, and the days of flu once a year."""
    dice = Dice(seed, "days")
    parts: dict[date, frozenset[str]] = {}
    ill = 0
    day = first
    while day < today:
        is_asked = _is_asked(day, practice)
        share = (0.82 if (day - first).days < SETTLED else 0.94) if is_asked else 0.015
        ill = dice.between(3, 5) if dice.chance(1 / 365) else ill
        if ill and is_asked:
            ill -= 1
        elif dice.chance(share):
            parts[day] = (ALL if dice.chance(0.42) else dice.one(SOME)) if is_asked else SOME[-1]
        day += ONE_DAY
    return parts


def _with_an_end(
    usual: Mapping[date, frozenset[str]], today: date, gap: int, practice: Practice, *, rests: bool
) -> dict[date, frozenset[str]]:
    """The same days with a dozen kept at their end, before that a gap, and the days to remember kept."""
    parts = dict(usual)
    asked = _asked_before(today, practice)
    recent = [day for number, day in enumerate(asked) if not (rests and number == 7)][:DOZEN]
    dozen = (today - recent[-1]).days
    for day in [day for day in parts if (today - day).days <= dozen]:
        del parts[day]
    parts |= dict(zip(recent, RECENT, strict=True))
    lost = [day for day in asked if day < recent[-1]]
    missed = lost[:gap]
    # Two more in the month of the gap use up its rest days, so that the streak does end.
    missed += [day for day in lost[gap + 1 : gap + 12 : 5] if day.month == missed[-1].month]
    for day in missed:
        parts.pop(day, None)
    for day in memories(today):
        parts[day] = parts.get(day, frozenset()) | {GRATITUDE}
    return dict(sorted(parts.items()))


def _asked_before(today: date, practice: Practice) -> list[date]:
    """The days of the last two months that ask for something, the latest first."""
    days = (today - timedelta(days=number) for number in range(1, 60))
    return [day for day in days if _is_asked(day, practice)]
