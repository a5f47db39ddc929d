"""How a day stands, as plain values for the widgets: the streak's words, the marks of the parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.domain.parts import CONNECT, GRATITUDE, REFLECT
from journal_tui.domain.records import words_of
from journal_tui.tui.screens.record_rows import rows_of
from journal_tui.tui.widgets.parts import PartMark
from journal_tui.tui.widgets.row import Heading, PickRow
from journal_tui.tui.wording import cut, some

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journal_tui.domain.parts import Day, DayParts
    from journal_tui.domain.records import Record
    from journal_tui.domain.streak import OpenYesterday, Streak
    from journal_tui.domain.suggestions import Suggestion
    from journal_tui.services.overview import Overview
    from journal_tui.tui.glyphs import Glyphs
    from journal_tui.tui.widgets.row import Row

_NAMES = {CONNECT: "Connect", GRATITUDE: "Gratitude", REFLECT: "Reflect"}

NOTHING_ASKED = "Nothing is asked of you today."

NOT_YET = "…"
"""Where the past has still to be read: a still sign, never a guess."""


def standing(streak: Streak | None) -> tuple[str, str]:
    """The figure and the words at the right of the title."""
    if streak is None:
        return "", NOT_YET
    if not streak.kept:
        return "", ""
    strength = f"strength {streak.strength:.0f}"
    # After a break the days say nothing kind, and the strength still does.
    if not streak.current:
        return strength, ""
    return some(streak.current, "day"), f" · {strength}"


def part_marks(day: Day, glyphs: Glyphs) -> tuple[PartMark, ...]:
    """The three parts with their signs; the next one stands out, unless nothing is asked of the day."""
    open_parts = [part for part in _NAMES if part not in day.parts.done]
    following = open_parts[0] if open_parts and day.is_asked else ""
    return tuple(
        PartMark(_sign(part, day.parts, glyphs), name, _word(part, day.parts), part == following)
        for part, name in _NAMES.items()
    )


def _sign(part: str, parts: DayParts, glyphs: Glyphs) -> str:
    if part in parts.done:
        return glyphs.full
    begun = part == CONNECT and parts.seconds > 0 and part not in parts.late
    return glyphs.part if begun else glyphs.open


def _word(part: str, parts: DayParts) -> str:
    if part in parts.late:
        return "later"
    minutes = parts.seconds // 60
    return f"{minutes} min" if part == CONNECT and minutes else ""


def pick_id(pick: Suggestion) -> str:
    """The id of a pick's row."""
    return f"pick {pick.person.id}"


def list_rows(day: Day, said: Overview, names: Mapping[str, str]) -> tuple[Row, ...]:
    """The picks, then what was written; headings as soon as there are picks to tell it from."""
    written = rows_of(day, names)
    if not said.picks:
        return written
    picks = [
        PickRow(pick_id(pick), pick.person.role, pick.sentence or pick.short, name=pick.person.name)
        for pick in said.picks
    ]
    head = (Heading("reach out", text="Reach out", is_first=True), *picks)
    return (*head, Heading("written", text="Written"), *written) if written else head


def draft_sentence(draft: Record, keys: str) -> str:
    """That a text waits, and what goes on with it."""
    return f"“{cut(words_of(draft), 30)}” waits as a draft: {keys} goes on with it."


def week_sentence(day: Day) -> str:
    """That the week has come to its end; on a day that asks for nothing, only if one likes."""
    return "The week can be looked over, in ten minutes." if day.is_asked else f"{NOTHING_ASKED} If you like:"


def yesterday_sentence(left_open: OpenYesterday) -> str:
    """What a line for yesterday would do."""
    if left_open.rested:
        return "Yesterday is still open: one line gives its rest day back."
    return f"Yesterday is still open: one line keeps your {some(left_open.days, 'day')}."
