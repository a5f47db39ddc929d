"""A page that is shown anew when the past was read, another program saved, or the page is in front again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from journal_tui.tui.screens.writing_page import WritingPage

if TYPE_CHECKING:
    from datetime import date

    from journal_tui.tui.desk import Desk
    from journal_tui.tui.look import Look

LOOK_AGAIN = 1.0
"""Seconds between two looks at the clock and at what other programs saved; a look alone draws nothing."""


class LivePage(WritingPage):
    """Reads the past, if nobody did before; until then it shows what it can."""

    class PastRead(Message):
        """What hangs on the past can be shown."""

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__(desk, look)
        self._shown_for = self.today

    @property
    def today(self) -> date:
        """The practice date, whatever day the page shows."""
        return self.desk.journal.moment().day

    def on_mount(self) -> None:
        """Show what there is, and read what is missing."""
        self.show()
        if not self.desk.knows_the_past:
            self.call_after_refresh(self._read_past)  # a busy thread would hold up the first paint
        self.set_interval(LOOK_AGAIN, self._look_again)

    @work(thread=True)
    def _read_past(self) -> None:
        self.desk.load_past()
        self.post_message(self.PastRead())
        self.desk.load_rest()
        self.post_message(self.FilesSeen())

    @on(PastRead)
    def _past_read(self) -> None:
        self.show()

    def on_screen_resume(self) -> None:
        """Something may have been done on the page that was in front."""
        if self.is_mounted:
            self.show()

    def _look_again(self) -> None:
        if not self.is_active:
            return
        today = self.today
        if self.desk.refresh() or today != self._shown_for:
            self._shown_for = today
            self.show()
