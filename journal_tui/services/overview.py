"""The overview of today: the picks and what stands beside them, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal_tui.domain.overview import coming_up, waiting_on
from journal_tui.domain.reasons import PROMISE
from journal_tui.services.remembering import todays_memory

if TYPE_CHECKING:
    from journal_tui.domain.overview import Line
    from journal_tui.domain.suggestions import Suggestion
    from journal_tui.services.journal import Journal
    from journal_tui.services.outreach import Outreach
    from journal_tui.services.remembering import Remembered


@dataclass(frozen=True)
class Overview:
    """What Today shows: what stands among the picks isn't said again under what is coming."""

    picks: tuple[Suggestion, ...] = ()
    waiting: tuple[Line, ...] = ()
    coming: tuple[Line, ...] = ()
    remembered: Remembered | None = None


def overview(journal: Journal, outreach: Outreach) -> Overview:
    """Gather it; the outreach has to be loaded."""
    facts, picks = outreach.facts(), tuple(outreach.picks())
    offered = {_about(pick.reason.kind, pick.reason.about, pick.person.id) for pick in picks if pick.sentence}
    coming = [line for line in coming_up(facts) if _about(line.kind, line.about, line.person) not in offered]
    return Overview(picks, waiting_on(facts), tuple(coming), todays_memory(journal, facts.today))


def _about(kind: str, about: str, person: str) -> tuple[str, ...]:
    """What tells a line from others: a promise has an id, a date a person and a label."""
    return (kind, about) if kind == PROMISE else (kind, about, person)
