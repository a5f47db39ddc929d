"""A page that is shown anew when the past was read, another program saved, or the page is in front again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.tui.screens.past_page import LOOK_AGAIN, PastPage

if TYPE_CHECKING:
    from datetime import date

    from journal_tui.tui.desk import Desk
    from journal_tui.tui.look import Look


class LivePage(PastPage):
    """Looks at the clock and at the disk, and shows what has changed, while it is in front."""

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
        self.read_what_is_missing()
        self.set_interval(LOOK_AGAIN, self._look_again)

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
