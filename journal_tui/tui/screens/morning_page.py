"""What the parts of the morning share: their marks, the way on and back, and that nothing typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from journal_tui.domain.parts import PARTS
from journal_tui.services.reading import read_day
from journal_tui.tui.screens.live_page import LivePage
from journal_tui.tui.widgets.part_title import Mark, PartTitle

if TYPE_CHECKING:
    from journal_tui.domain.parts import Day

CLOSING = "closing"
STEPS = (*PARTS, CLOSING)
"""The morning, step by step, by the names that the app gives them."""


class MorningPage(LivePage):
    """One step of the morning. It can be skipped, done alone, left and resumed."""

    STEP: ClassVar[str] = ""

    def show_marks(self, day: Day | None = None) -> None:
        """Show which parts are done; the present one stands out, and is begun at the least."""
        parts = (day or read_day(self.desk.journal, self.writing_day)).parts
        glyphs = self.look.glyphs

        def sign(part: str) -> str:
            if part in parts.done:
                return glyphs.full
            return glyphs.part if part == self.STEP else glyphs.open

        self.query_one(PartTitle).marks = tuple(Mark(sign(part), part == self.STEP) for part in PARTS)

    async def action_next_part(self) -> None:
        """On to the next step."""
        if self.may_leave():
            await self._go(STEPS.index(self.STEP) + 1)

    async def action_back(self) -> None:
        """One step back; from the first, to where the morning was begun."""
        if self.may_leave():
            await self._go(STEPS.index(self.STEP) - 1)

    async def _go(self, step: int) -> None:
        if step < 0:
            await self.run_action("app.leave_morning")
        else:
            await self.run_action(f"app.step('{STEPS[step]}')")

    def on_screen_suspend(self) -> None:
        """Another screen is in front: keep what there is."""
        self.keep_typed()
