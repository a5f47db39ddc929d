"""A stretch of days as calendars draw it: what each day was, in a word."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from journal_tui.domain.days import ONE_DAY, month_of
from journal_tui.domain.marks import mark_of
from journal_tui.domain.parts import parts_by_day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journal_tui.services.journal import Journal
    from journal_tui.services.streak import Ledger


def month_marks(journal: Journal, ledger: Ledger, day: date) -> Mapping[date, str]:
    """What each day was in the month of this one.

    Until the past is read only this month's file is asked, and what depends on the past is left open.
    """
    first = day.replace(day=1)
    if ledger.is_loaded:
        days, steps = ledger.days(), ledger.steps()
    else:
        days, steps = parts_by_day(journal.month(month_of(day))), {}
    marks: dict[date, str] = {}
    while first.month == day.month:
        marks[first] = mark_of(first, days, steps)
        if first == date.max:
            break
        first += ONE_DAY
    return marks


def all_marks(ledger: Ledger) -> Mapping[date, str]:
    """What each day was that holds something or lies in the walk."""
    days, steps = ledger.days(), ledger.steps()
    return {day: mark_of(day, days, steps) for day in {*days, *steps}}
