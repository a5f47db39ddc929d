"""The overview of today: the picks and what stands beside them, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal_tui.domain.overview import coming_up, days_like_this, memory, waiting_on

if TYPE_CHECKING:
    from datetime import date

    from journal_tui.domain.overview import Line
    from journal_tui.domain.records import Record
    from journal_tui.domain.suggestions import Suggestion
    from journal_tui.services.journal import Journal
    from journal_tui.services.outreach import Outreach


@dataclass(frozen=True)
class Remembered:
    """Something written on this day a month or some years ago, and how long ago in words."""

    when: str
    record: Record


@dataclass(frozen=True)
class Overview:
    """What Today shows. `more` counts the reasons beyond the picks."""

    picks: tuple[Suggestion, ...] = ()
    more: int = 0
    waiting: tuple[Line, ...] = ()
    coming: tuple[Line, ...] = ()
    remembered: Remembered | None = None


def overview(journal: Journal, outreach: Outreach) -> Overview:
    """Gather it; the outreach has to be loaded."""
    facts, picks = outreach.facts(), tuple(outreach.picks())
    shown = {(pick.person.id, pick.reason.kind) for pick in picks}
    rest = [told for told in outreach.suggestions() if (told.person.id, told.reason.kind) not in shown]
    return Overview(picks, len(rest), waiting_on(facts), coming_up(facts), _remembered(journal, facts.today))


def _remembered(journal: Journal, today: date) -> Remembered | None:
    months = set(journal.store.months())
    for words, day in days_like_this(today):
        if day.isoformat()[:7] in months:
            record = memory(journal.records_on(day))
            if record is not None:
                return Remembered(words, record)
    return None
