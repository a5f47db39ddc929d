"""What the morning came to, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal_tui.domain.closing import (
    gain,
    glad_words,
    reached_words,
    tomorrow_words,
    waiting_words,
)
from journal_tui.domain.milestones import reached_today
from journal_tui.services.reading import read_day

if TYPE_CHECKING:
    from journal_tui.domain.closing import Gain
    from journal_tui.services.journal import Journal
    from journal_tui.services.outreach import Outreach
    from journal_tui.services.streak import Ledger

NOT_YET = "…"
"""Where the past has still to be read."""


@dataclass(frozen=True)
class Closing:
    """What the closing card says; `gain` is None until the past was read, `milestone` empty on most days."""

    reached: str
    glad: str
    waiting: str
    tomorrow: str
    gain: Gain | None
    minutes: int
    milestone: str = ""


def closing(journal: Journal, outreach: Outreach, ledger: Ledger) -> Closing:
    """Gather it for today."""
    today = journal.moment().day
    day, names = read_day(journal, today), journal.names()
    facts = outreach.facts() if outreach.is_loaded else None
    kept = [promise for promise in facts.promises if promise.kept == today] if facts else []
    return Closing(
        reached=reached_words(day.records, kept, names),
        glad=glad_words(day.records),
        waiting=waiting_words(day.records, names),
        tomorrow=tomorrow_words(facts) if facts else NOT_YET,
        gain=gain(ledger.steps(), today) if ledger.is_loaded else None,
        minutes=day.parts.seconds // 60,
        milestone=reached_today(ledger.streak()) if ledger.is_loaded and day.parts.kept else "",
    )
