"""Numbers over time: a period of the journal, counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.domain.numbers import moved, numbers, period_of

if TYPE_CHECKING:
    from journal_tui.domain.numbers import Numbers, Period
    from journal_tui.services.journal import Journal


def present_period(journal: Journal, span: str, back: int = 0) -> Period:
    """The period of this span that holds today, or one so many before it."""
    return moved(period_of(journal.moment().day, span), span, -back)


def count(journal: Journal, span: str, back: int = 0) -> Numbers:
    """Count the present period, or one so many before it; everything is read for it."""
    period, today = present_period(journal, span, back), journal.moment().day
    return numbers(span, period, journal.everything(), journal.people(), today, journal.settings())
