"""A page that reads the past beside the screen, one thing after the other, and shows what hangs on it."""

from __future__ import annotations

from textual import on, work
from textual.message import Message

from journal_tui.tui.screens.writing_page import WritingPage

LOOK_AGAIN = 1.0
"""Seconds between two looks at the clock and at what other programs saved; a look alone draws nothing."""

BREATH = 0.1
"""Seconds in which the page is painted before more is read: two busy threads take twice as long each."""


class PastPage(WritingPage):
    """Reads the past, if nobody did before, and then the rest; until then it shows what it can."""

    class PastRead(Message):
        """What hangs on the past can be shown."""

    def read_what_is_missing(self) -> None:
        """Begin to read, once the page is painted: a busy thread would hold that up."""
        if not self.desk.knows_the_past:
            self.call_after_refresh(self._read_past)
        elif not self.desk.knows_the_rest:
            self.set_timer(BREATH, self._read_rest)

    @work(thread=True)
    def _read_past(self) -> None:
        self.desk.load_past()
        self.post_message(self.PastRead())

    @on(PastRead)
    def _past_read(self) -> None:
        self.show()
        self.set_timer(BREATH, self._read_rest)

    @work(thread=True)
    def _read_rest(self) -> None:
        self.desk.load_rest()
        self.post_message(self.FilesSeen())
