"""What is offered while the Connect page is open: an order that never shuffles under the user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.domain.phrases import day_name
from journal_tui.domain.reasons import PROMISE, THANKS
from journal_tui.tui.screens.connect_view import key_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from journal_tui.domain.facts import Facts
    from journal_tui.domain.suggestions import Suggestion

SETTLED = frozenset({PROMISE, THANKS})
"""Kinds of reasons that are over only by being done: kept, or told."""


class Offers:
    """The picks, and the rest once it is opened. Whoever was shown stays in place, done or left out."""

    def __init__(self) -> None:
        self.is_open = False
        self.more = 0
        self._held: dict[str, Suggestion] = {}
        self._over: frozenset[str] = frozenset()

    @property
    def shown(self) -> tuple[Suggestion, ...]:
        """The reasons, in the order in which they came."""
        return tuple(self._held.values())

    def find(self, row: str | None) -> Suggestion | None:
        """The reason of a row."""
        return self._held.get(row or "")

    def update(
        self,
        picks: Iterable[Suggestion],
        every: Iterable[Suggestion],
        facts: Facts,
        aside: Collection[str],
    ) -> None:
        """Take in what is offered now: a new reason comes last, one that is over stays as it was."""
        fresh = {key_of(pick): pick for pick in picks}
        people = {pick.person.id for pick in (*fresh.values(), *self._held.values())}
        rest: dict[str, Suggestion] = {}
        for each in every:
            if each.person.id not in people and each.person.id not in aside:
                rest.setdefault(each.person.id, each)
        live = {key_of(each): each for each in every} | fresh
        held = {
            key: live.get(key, pick)
            for key, pick in self._held.items()
            if (person := facts.person_by_id.get(pick.person.id)) and person.stepped_back is None
        }
        held |= {key: pick for key, pick in fresh.items() if key not in held}
        if self.is_open:
            held |= {key_of(pick): pick for pick in rest.values()}
        self.more = 0 if self.is_open else len(rest)
        self._held, self._over = held, frozenset(held) - frozenset(live)

    def words(self, facts: Facts, aside: Collection[str], reached: Collection[str]) -> dict[str, str]:
        """How somebody stands who is left out for now, or done, by id."""
        found: dict[str, str] = {}
        for key, pick in self._held.items():
            who = pick.person.id
            person = facts.person_by_id.get(who, pick.person)
            until = person.snoozed_until
            if who in aside:
                found[who] = "back tomorrow"
            elif until is not None and facts.today < until:
                found[who] = f"until {day_name(until, facts.today)}"
            elif (who in reached or pick.reason.kind in SETTLED) and (key in self._over or not pick.sentence):
                found[who] = "done"
        return found
