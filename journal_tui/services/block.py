"""The connection block under way: its timer, and the sitting in which it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.domain.errors import SavedUnconfirmed
from journal_tui.domain.timer import timer_at
from journal_tui.services import sittings

if TYPE_CHECKING:
    from datetime import date

    from journal_tui.domain.records import Sitting
    from journal_tui.domain.timer import Timer
    from journal_tui.services.journal import Journal
    from journal_tui.services.outreach import Outreach

SAVED_EVERY = 10
"""Seconds of the timer between two saves; a crash loses no more."""


class Block:
    """Counts from the moment it is made, and goes on from what the day's sittings hold already.

    The first thing that has to be kept opens the sitting, or `open` does.
    """

    def __init__(self, journal: Journal, outreach: Outreach) -> None:
        self._journal = journal
        self._outreach = outreach
        self.day: date = journal.moment().day
        held = sittings.sittings_on(journal, self.day)
        self._sitting: Sitting | None = None
        self._saved = sum(sitting.seconds for sitting in held)
        minutes = min((sitting.minutes for sitting in held), default=journal.settings().block_minutes)
        self.timer: Timer = timer_at(self._saved, minutes * 60).run(journal.clock.monotonic())

    @property
    def is_over(self) -> bool:
        """Whether the day has ended in which the block was begun."""
        return self._journal.moment().day != self.day

    @property
    def is_due(self) -> bool:
        """Whether so much was counted since the last save that it is time for one."""
        return self.timer.seconds - self._saved >= SAVED_EVERY

    def open(self) -> Sitting:
        """Go on with the day's sitting, or open its first; the picks are chosen when the reasons are known.

        Raises:
            NotSaved: as any save.
        """
        self._sitting = sittings.open_sitting(self._journal, self._outreach)
        return self._sitting

    @property
    def sitting(self) -> Sitting:
        """The sitting, opened if need be; raises as `open` does."""
        return self._sitting or self.open()

    def read(self) -> Timer:
        """Count up to now."""
        self.timer = self.timer.read(self._journal.clock.monotonic())
        return self.timer

    def pause(self) -> None:
        """Pause the timer, or let it go on."""
        now = self._journal.clock.monotonic()
        self.timer = self.timer.pause(now) if self.timer.is_running else self.timer.run(now)

    def ring(self) -> bool:
        """Whether the bell is to be rung now; it says so once."""
        rings = self.timer.should_ring
        self.timer = self.timer.rung() if rings else self.timer
        return rings

    def save(self) -> bool:
        """Save what was counted since the last save; whether there was anything.

        Raises:
            NotSaved: what was counted is kept for the next save.
            SavedUnconfirmed: it is in place; the disk did not confirm it.
        """
        counted = self.timer.seconds - self._saved
        if not counted:
            return False
        sitting = self.sitting
        try:
            self._sitting = sittings.add_seconds(self._journal, sitting, counted)
        except SavedUnconfirmed:
            self._saved += counted  # they are in place, and would be counted twice
            raise
        self._saved += counted
        return True

    def plan(self, person: str) -> None:
        """Plan to reach out to somebody, or leave them out again."""
        self._sitting = sittings.plan(self._journal, self.sitting, person)

    def set_aside(self, person: str) -> None:
        """Leave somebody out for today, or take them in again."""
        self._sitting = sittings.set_aside_today(self._journal, self.sitting, person)

    def set_if_then(self, when: str, will: str) -> None:
        """Put down the if-then line."""
        self._sitting = sittings.set_if_then(self._journal, self.sitting, when, will)
