"""The prompt of the Reflect part: the day's, or another for the asking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.content.prompts import choose, load
from journal_tui.domain.records import Reflection

if TYPE_CHECKING:
    from datetime import date

    from journal_tui.content.prompts import Prompt
    from journal_tui.services.journal import Journal


def prompt_for(journal: Journal, day: date, skip: int = 0) -> Prompt:
    """The prompt for a day, chosen from what was answered before it; `skip` asks for another one."""
    answered = [
        (record.day, record.prompt_id, record.theme)
        for record in journal.records_until(day)
        if isinstance(record, Reflection)
    ]
    return choose(load(journal.own_prompts()).prompts, answered, day, skip)


def theme_name(journal: Journal, theme: str) -> str:
    """A theme's name on the screen, given its key."""
    return load(journal.own_prompts()).themes.get(theme, theme)
