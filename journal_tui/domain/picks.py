"""The reasons to begin the day with: at most three, and not all of one sort."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.domain.reasons import DATE, DORMANT, FIRST, GIVE, THANKS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from journal_tui.domain.facts import Facts
    from journal_tui.domain.reasons import Reason

_UNEASY = frozenset({DORMANT, FIRST})
_GIVING = frozenset({THANKS, GIVE, DATE})


def picks(found: Sequence[Reason], facts: Facts) -> list[Reason]:
    """The three to begin with, from sorted reasons: the best, one beyond the comfort zone, one that gives.

    Each falls back to the next best; nobody is picked twice.
    """

    def stretches(reason: Reason) -> bool:
        return reason.kind in _UNEASY or facts.person_by_id[reason.person].role not in facts.recent_roles

    wishes: tuple[Callable[[Reason], bool], ...] = (
        lambda _: True,
        stretches,
        lambda reason: reason.kind in _GIVING,
    )
    chosen: list[Reason] = []
    for wish in wishes:
        taken = {reason.person for reason in chosen}
        left = [reason for reason in found if reason.pickable and reason.person not in taken]
        chosen += ([reason for reason in left if wish(reason)] or left)[:1]
    return chosen
