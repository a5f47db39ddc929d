"""The streak: the parts of every day, read once and kept up with what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.domain.days import days_of
from journal_tui.domain.parts import parts_by_day
from journal_tui.domain.streak import open_yesterday, walked

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from journal_tui.domain.parts import DayParts
    from journal_tui.domain.streak import OpenYesterday, Step, Streak, Walked
    from journal_tui.services.journal import Journal


class Ledger:
    """The parts of every day there is. Reading the past may take a while, so it is done once, by `load`.

    After a change only the days from the first changed one on are walked anew.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._days: Mapping[date, DayParts] | None = None
        self._missed: set[str] = set()
        self._walked: Walked | None = None

    @property
    def is_loaded(self) -> bool:
        """Whether the past has been read; before that there is no streak to speak of."""
        return self._days is not None

    def load(self) -> None:
        """Read every month; safe to call from a thread, while other months change."""
        self._missed = set()
        self._days = parts_by_day(self._journal.everything())
        missed, self._missed = self._missed, set()
        self.follow(missed)

    def follow(self, months: set[str]) -> None:
        """Take in what has changed in these months."""
        if self._days is None:
            self._missed |= months
            return
        kept = dict(self._days)
        for month in months:
            for day in days_of(month):
                kept.pop(day, None)
            kept |= parts_by_day(self._journal.month(month))
        self._days = kept

    def streak(self) -> Streak:
        """The streak as it stands today."""
        return self._reckoned().streak

    def yesterday(self) -> OpenYesterday | None:
        """What a line for yesterday would keep."""
        walked = self._reckoned()
        return open_yesterday(walked.steps, walked.today)

    def days(self) -> Mapping[date, DayParts]:
        """The parts of every day that holds a record."""
        if self._days is None:
            self.load()
        return self._days or {}

    def steps(self) -> Mapping[date, Step]:
        """What each day from the first kept one to today was."""
        return self._reckoned().by_day

    def _reckoned(self) -> Walked:
        """The walk to today, taken up where something has changed since the last one."""
        days, practice = self.days(), self._journal.practice()
        today, before = self._journal.clock.moment(practice).day, self._walked
        if before is None or before.days is not days or (before.practice, before.today) != (practice, today):
            before = self._walked = walked(days, practice, today, before)
        return before
