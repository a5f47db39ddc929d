"""The made-up journal on disk, through the ordinary store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.content.demo import demo_months, demo_people, demo_practice
from journal_tui.storage.store import JournalStore

if TYPE_CHECKING:
    from datetime import date

SEED = 2026
DEVICE = "de30" * 8
"""The demo was written on no real machine, and says so the same way everywhere."""


def write_demo(folder: str, today: date, years: int = 1) -> int:
    """Write the journal of so many years before today, month by month; returns how many records it holds.

    Raises:
        NotSaved: the folder can't be written.
    """
    store = JournalStore(folder, DEVICE)
    try:
        count = len(store.save(demo_practice(SEED, today, years), today))
        count += len(store.save(demo_people(SEED, today, years), today))
        for records in demo_months(SEED, today, years):
            count += len(store.save(records, today))
    finally:
        store.close()
    return count
