"""The streak as plain values for the widgets: figures, strength over time, the look back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from journal_tui.domain.milestones import milestones
from journal_tui.domain.phrases import day_name
from journal_tui.tui.widgets.figures import Figure
from journal_tui.tui.wording import some

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from journal_tui.domain.records import PauseSet
    from journal_tui.domain.streak import Step, Streak

YEAR = timedelta(days=364)
BARS = 12


def heading(streak: Streak) -> str:
    """The title: the days in a row or, after a break, the strength, which a break leaves standing."""
    if not streak.kept:
        return "Streak"
    return some(streak.current, "day") if streak.current else _strength(streak).capitalize()


def strength_words(streak: Streak, steps: Mapping[date, Step], today: date, glyphs: str) -> tuple[str, str]:
    """What stands at the title's right: the strength, unless it is the title, and its bars over a year."""
    if not streak.kept:
        return "", ""
    return _strength(streak) if streak.current else "", f"  {strength_bars(steps, today, glyphs)}"


def _strength(streak: Streak) -> str:
    return f"strength {streak.strength:.0f}"


def strength_bars(steps: Mapping[date, Step], today: date, glyphs: str) -> str:
    """The strength at the end of each twelfth of the year, from the first that has one."""
    ends = (today - YEAR * number // BARS for number in range(BARS - 1, -1, -1))
    held = [steps[end].strength for end in ends if end in steps]
    return "".join(glyphs[min(len(glyphs) - 1, int(strength * len(glyphs)))] for strength in held)


def figures(streak: Streak) -> tuple[Figure, ...]:
    """The counts that stay, whatever a day brings."""
    if not streak.kept:
        return ()
    return (
        Figure("longest", str(streak.longest)),
        Figure("full mornings", str(streak.full)),
        Figure("", str(streak.rest_left), f"rest {'day' if streak.rest_left == 1 else 'days'} left"),
        Figure("kept", some(streak.kept, "day"), "in all"),
        *_milestones(streak),
    )


def _milestones(streak: Streak) -> Iterator[Figure]:
    """The round numbers reached, and the next one."""
    found = milestones(streak)
    if found.in_all:
        yield Figure("reached", str(found.in_all), "kept")
    if found.in_a_row:
        yield Figure("", str(found.in_a_row), "in a row")
    yield Figure("next", str(found.following), "kept")


def kind_words(streak: Streak) -> str:
    """After a break: what stands all the same, and how it goes on."""
    if not streak.kept:
        return "It begins with the first day that holds a line; one is enough."
    if streak.current:
        return ""
    return f"Your {some(streak.kept, 'kept day')} stay yours. A line today begins the next run."


def pause_words(pause: PauseSet, today: date) -> str:
    """A pause in words: `from 3 Aug to 14 Aug`, `from today, open`."""
    first = day_name(pause.first, today)
    if pause.last is None:
        return f"from {first}, until you end it"
    return f"on {first}" if pause.last == pause.first else f"from {first} to {day_name(pause.last, today)}"
