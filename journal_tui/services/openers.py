"""What to say to begin with, for a pick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.content.starters import FIRST_HELLO, LAST_LINE, LONG_WHILE, opener
from journal_tui.domain.reasons import DATE, DORMANT, FIRST, FOLLOW_UP, PROMISE

if TYPE_CHECKING:
    from journal_tui.domain.facts import Facts
    from journal_tui.domain.suggestions import Suggestion


def opener_for(pick: Suggestion, facts: Facts) -> str:
    """An opener for the pick's person, act and cause; the same all day."""
    moment = _moment(pick, facts)
    cause = "" if moment else _cause(pick, facts)
    return opener(pick.person.role, moment or pick.act, pick.person.name, cause)


def _moment(pick: Suggestion, facts: Facts) -> str:
    """A moment with words of its own, if it is one."""
    wait = facts.of(pick.person).wait
    if pick.reason.kind == FOLLOW_UP and wait and wait.follow_ups:
        return LAST_LINE
    return {FIRST: FIRST_HELLO, DORMANT: LONG_WHILE}.get(pick.reason.kind, "")


def _cause(pick: Suggestion, facts: Facts) -> str:
    """The thanks, the promise or the date that it is about, in the user's own words."""
    reason = pick.reason
    if reason.kind == PROMISE:
        promise = facts.promise_by_id.get(reason.about)
        return promise.text if promise else ""
    return reason.about if reason.kind == DATE else pick.opener
