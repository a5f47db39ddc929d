"""What was written to be glad of, lately."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.domain.days import month_of
from journal_tui.domain.records import Gratitude

if TYPE_CHECKING:
    from journal_tui.services.journal import Journal


def recent_gratitudes(journal: Journal, most: int) -> list[Gratitude]:
    """The newest gratitudes up to today, the newest first; only as many months are read as it takes."""
    today = journal.moment().day
    found: list[Gratitude] = []
    for month in journal.store.months():
        if month > month_of(today):
            continue
        held = [record for record in journal.month(month) if isinstance(record, Gratitude)]
        found += [record for record in reversed(held) if record.day <= today]
        if len(found) >= most:
            break
    return found[:most]
