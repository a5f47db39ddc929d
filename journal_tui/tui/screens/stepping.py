"""Undoing, or redoing, something large: beside the screen, which goes on meanwhile."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from journal_tui.domain.errors import JournalError

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal_tui.services.history import Entry
    from journal_tui.tui.screens.writing_page import WritingPage


def step_beside(page: WritingPage, step: Callable[[], Entry], said: str) -> None:
    """Do it in a thread; the page says when it is done."""
    page.say("A moment…", stay=True)
    page.app.run_worker(partial(_step, page, step, said), thread=True)


def _step(page: WritingPage, step: Callable[[], Entry], said: str) -> None:
    try:
        told = said.format(page.desk.step_whole(step).word)
    except JournalError as error:
        told = str(error)
    page.app.call_from_thread(_tell, page, told)


def _tell(page: WritingPage, told: str) -> None:
    if page.is_attached:
        page.tell_of_step(told)
