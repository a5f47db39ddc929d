"""The streak: the parts of every day, read once and kept up with what is written."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from journal_tui.domain.days import month_of
from journal_tui.domain.parts import parts_by_day
from journal_tui.domain.streak import Streak, open_yesterday, reckon, walk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journal_tui.domain.parts import DayParts
    from journal_tui.domain.practice import Practice
    from journal_tui.domain.streak import OpenYesterday, Step
    from journal_tui.services.journal import Journal


class Ledger:
    """The parts of every day there is. Reading the past may take a while, so it is done once, by `load`."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._days: dict[date, DayParts] | None = None
        self._missed: set[str] = set()
        self._asked: tuple[date, Practice] | None = None
        self._answers: tuple[Streak, OpenYesterday | None] = (Streak(), None)
        self._steps: Mapping[date, Step] | None = None

    @property
    def is_loaded(self) -> bool:
        """Whether the past has been read; before that there is no streak to speak of."""
        return self._days is not None

    def load(self) -> None:
        """Read every month; safe to call from a thread, while other months change."""
        self._missed = set()
        self._days = parts_by_day(self._journal.everything())
        self._asked = None
        missed, self._missed = self._missed, set()
        self.follow(missed)

    def follow(self, months: set[str]) -> None:
        """Take in what has changed in these months."""
        if self._days is None:
            self._missed |= months
            return
        kept = {day: parts for day, parts in self._days.items() if month_of(day) not in months}
        for month in months:
            kept |= parts_by_day(self._journal.month(month))
        self._days, self._asked = kept, None

    def streak(self) -> Streak:
        """The streak as it stands today."""
        return self._reckoned()[0]

    def yesterday(self) -> OpenYesterday | None:
        """What a line for yesterday would keep."""
        return self._reckoned()[1]

    def days(self) -> Mapping[date, DayParts]:
        """The parts of every day that holds a record."""
        if self._days is None:
            self.load()
        return self._days or {}

    def steps(self) -> Mapping[date, Step]:
        """What each day from the first kept one to today was; worked out when first asked for."""
        self._reckoned()
        if self._steps is None:
            today, practice = self._asked or (date.min, self._journal.practice())
            self._steps = {step.day: step for step in walk(self._days or {}, practice, today)}
        return self._steps

    def _reckoned(self) -> tuple[Streak, OpenYesterday | None]:
        """Both answers, worked out once until the day, the practice or a record changes."""
        if self._days is None:
            self.load()
        days, practice = self._days or {}, self._journal.practice()
        question = self._journal.clock.moment(practice).day, practice
        if self._asked != question:
            today = question[0]
            self._answers = reckon(days, practice, today), open_yesterday(days, practice, today)
            self._asked, self._steps = question, None
        return self._answers
