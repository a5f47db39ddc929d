"""What several formats lose in the same way, in the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.domain.arrivals import Skipped

if TYPE_CHECKING:
    from journal_tui.domain.errors import Refused

_LONGEST = 40


def undated(where: str, when: str) -> Skipped:
    """The date of something; its words stay."""
    said = f" ({when[:_LONGEST]})" if when else ""
    return Skipped(where, f"its date can't be read{said}, so it becomes a note of today")


def without_text(where: str) -> Skipped:
    """Something that has no word in it."""
    return Skipped(where, "it holds no text")


def stayed_behind(where: str) -> Skipped:
    """Pictures and other files that a text shows."""
    return Skipped(where, "its pictures and other attachments stayed behind")


def refused(where: str, error: Refused) -> Skipped:
    """One file of several that is no use."""
    return Skipped(where, str(error).removeprefix("Nothing was taken: ").rstrip("."))
