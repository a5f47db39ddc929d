"""What to say to begin with, for a pick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.content.starters import opener
from journal_tui.domain.reasons import DATE, PROMISE

if TYPE_CHECKING:
    from journal_tui.domain.facts import Facts
    from journal_tui.domain.suggestions import Suggestion


def opener_for(pick: Suggestion, facts: Facts) -> str:
    """An opener for the pick's person, act and cause; the same all day."""
    return opener(pick.person.role, pick.act, pick.person.name, _cause(pick, facts))


def _cause(pick: Suggestion, facts: Facts) -> str:
    """The thanks, the promise or the date that it is about, in the user's own words."""
    reason = pick.reason
    if reason.kind == PROMISE:
        promise = facts.promise_by_id.get(reason.about)
        return promise.text if promise else ""
    return reason.about if reason.kind == DATE else pick.opener
