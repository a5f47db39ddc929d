"""The page with the timer: it counts while it is open and unpaused, is saved, and rings once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.domain.days import month_of
from journal_tui.domain.errors import JournalError, SavedUnconfirmed
from journal_tui.domain.timer import clock_face
from journal_tui.services.block import Block
from journal_tui.tui.screens.morning_page import MorningPage
from journal_tui.tui.widgets.timer_line import TimerLine, TimeShown
from journal_tui.tui.wording import date_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal_tui.tui.desk import Desk
    from journal_tui.tui.look import Look

TICK = 0.5
"""Seconds between two looks at the timer; it draws when a digit has changed."""


class TimedPage(MorningPage):
    """Holds the block. What can't be saved is said once, and tried again with the next save."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__(desk, look)
        self.block = Block(desk.journal, desk.outreach)
        self.trouble = ""

    def on_mount(self) -> None:
        """Begin to count."""
        self.set_interval(TICK, self.look_at_the_timer)
        self._show_time()

    def look_at_the_timer(self) -> None:
        """Count up to now; ring, save, or turn the page when it is time."""
        self.block.read()
        self._show_time()
        if self.block.ring():
            if self.look.bell:
                self.app.bell()
            self.say("Fifteen minutes. Stay as long as you like; n goes on.")
        if self.block.is_over:
            self._turn_the_page()
        elif self.block.is_due:
            self.keep(self.block.save)

    def _turn_the_page(self) -> None:
        """The day has ended: what was counted stays with it, and the new day begins at nought."""
        self.keep(self.block.save)
        self.block = Block(self.desk.journal, self.desk.outreach)
        self._show_time()
        self.day_turned()
        self.say(f"It is {date_words(self.block.day)} now. What you did stays with its own day.")

    def day_turned(self) -> None:
        """Begin anew."""

    def _show_time(self) -> None:
        timer = self.block.timer
        word = "" if timer.is_running else "paused"
        self.query_one(TimerLine).shown = TimeShown(clock_face(timer.left), timer.share, word)

    def keep(self, save: Callable[[], object]) -> bool:
        """Save something of the sitting; whether it is in place."""
        try:
            save()
        except SavedUnconfirmed as error:
            self._say_trouble(str(error))
        except JournalError as error:
            self._say_trouble(str(error))
            return False
        else:
            self.trouble = ""
        self.desk.ledger.follow({month_of(self.block.day)})
        return True

    def _say_trouble(self, sentence: str) -> None:
        """Say it, but not every ten seconds."""
        if sentence != self.trouble:
            self.trouble = sentence
            self.say(sentence, stay=True)

    def action_pause_timer(self) -> None:
        """Pause the timer, or let it go on."""
        self.block.pause()
        self._show_time()
        self.keep(self.block.save)

    def put_away(self) -> str:
        """Keep the seconds counted since the last save; a few that can't be kept hold nobody back."""
        self.block.read()
        self.keep(self.block.save)
        return ""
