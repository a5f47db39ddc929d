"""The morning's steps as screens, and which of them a morning goes on with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.domain.parts import CONNECT, GRATITUDE, PARTS, REFLECT
from journal_tui.services.reading import read_day
from journal_tui.tui.screens.closing import Closing
from journal_tui.tui.screens.connect import Connect
from journal_tui.tui.screens.gratitude_part import GratitudePart
from journal_tui.tui.screens.morning_page import CLOSING
from journal_tui.tui.screens.reflect_part import ReflectPart

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from journal_tui.services.journal import Journal
    from journal_tui.tui.screens.morning_page import MorningPage

SCREEN_OF: Mapping[str, type[MorningPage]] = {
    CONNECT: Connect,
    GRATITUDE: GratitudePart,
    REFLECT: ReflectPart,
    CLOSING: Closing,
}
"""The screen of each step."""


class Bookmark:
    """Where the morning was left, so that it goes on there; only for the day it was left on."""

    def __init__(self) -> None:
        self._left: tuple[date, str] | None = None

    def put(self, journal: Journal, step: str) -> None:
        """Remember the step that is open."""
        self._left = journal.moment().day, step

    def step(self, journal: Journal) -> str:
        """The step to begin or go on with: the one that was left, else the first part not done.

        A part that is done meanwhile is passed by; Connect can always be gone on with.
        """
        today = journal.moment().day
        done = read_day(journal, today).parts.done
        left = self._left[1] if self._left and self._left[0] == today else ""
        if left in PARTS and (left == CONNECT or left not in done):
            return left
        return next((part for part in PARTS if part not in done), CONNECT)
