"""Numbers over time as plain rows: small bars of the periods up to it, a figure, and what it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.domain.numbers import STRETCH
from journal_tui.tui.widgets.glance_rows import bars as bars_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal_tui.domain.look_back import Share
    from journal_tui.domain.numbers import Numbers
    from journal_tui.tui.glyphs import Glyphs

Rows = tuple[tuple[str, str], ...]


def number_rows(found: Numbers, glyphs: Glyphs) -> Rows:
    """What was given and received, what was answered, and how much was written."""
    return (
        ("you gave", f"{bars(found.given_over_time, glyphs)} {_made_of(found.given)}"),
        ("received", f"{bars(found.taken_over_time, glyphs)} {_made_of(found.taken)}"),
        ("words", f"{bars(found.words_over_time, glyphs)} {found.words:,}"),
        ("replies", _shared(found.replies, "came", "nothing awaited one")),
        ("follow-ups", _shared(found.follow_ups, "answered", "none was needed")),
    )


def seen_rows(found: Numbers) -> Rows:
    """Who was seen lately, and who not for longest: names, in the order of the alphabet."""
    rows = (("lately", ", ".join(found.lately)), ("long ago", ", ".join(found.long_ago)))
    return tuple(row for row in rows if row[1])


def bars(values: Sequence[int], glyphs: Glyphs) -> str:
    """A bar for each period, the highest as high as there is, and a point where there was nothing."""
    return bars_of(values, glyphs).rjust(STRETCH, glyphs.off)


def _made_of(gifts: Sequence[tuple[str, int]]) -> str:
    """How many there were, and of what."""
    if not gifts:
        return "nothing yet"
    held = ", ".join(what if number == 1 else f"{what} ×{number}" for what, number in gifts)
    return f"{sum(number for _, number in gifts)}: {held}"


def _shared(share: Share, what: str, none: str) -> str:
    return f"{share.some} of {share.of} {what}" if share.of else none
