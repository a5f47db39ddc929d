"""The streak: the parts of every day, read once and kept up with what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.domain.days import month_of
from journal_tui.domain.parts import parts_by_day
from journal_tui.domain.streak import open_yesterday, reckon

if TYPE_CHECKING:
    from datetime import date

    from journal_tui.domain.parts import DayParts
    from journal_tui.domain.streak import OpenYesterday, Streak
    from journal_tui.services.journal import Journal


class Ledger:
    """The parts of every day there is. Reading the past may take a while, so it is done once, by `load`."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._days: dict[date, DayParts] | None = None

    @property
    def is_loaded(self) -> bool:
        """Whether the past has been read; before that there is no streak to speak of."""
        return self._days is not None

    def load(self) -> None:
        """Read every month; safe to call from a thread."""
        self._days = parts_by_day(self._journal.store.everything())

    def follow(self, months: set[str]) -> None:
        """Take in what has changed in these months."""
        if self._days is None:
            return
        kept = {day: parts for day, parts in self._days.items() if month_of(day) not in months}
        for month in months:
            kept |= parts_by_day(self._journal.store.month(month))
        self._days = kept

    def streak(self) -> Streak:
        """The streak as it stands today."""
        return reckon(self._held(), self._journal.practice(), self._journal.moment().day)

    def yesterday(self) -> OpenYesterday | None:
        """What a line for yesterday would keep."""
        return open_yesterday(self._held(), self._journal.practice(), self._journal.moment().day)

    def _held(self) -> dict[date, DayParts]:
        if self._days is None:
            self.load()
        return self._days or {}
