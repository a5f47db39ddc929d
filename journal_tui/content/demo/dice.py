"""Chance that falls the same way each time, ids and mornings."""

from __future__ import annotations

from datetime import datetime, time, timedelta, timezone
from hashlib import blake2b
from random import Random
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

HERE = timezone(timedelta(hours=1))
"""Where the demo's mornings are."""

_T = TypeVar("_T")


class Dice:
    """Draws by lot, from `random()` alone: only that is promised to be the same in every Python."""

    def __init__(self, seed: int, purpose: str) -> None:
        self._random = Random(f"{seed} {purpose}").random  # noqa: S311 (nothing here is secret)

    def chance(self, share: float) -> bool:
        """True in such a share of the cases."""
        return self._random() < share

    def between(self, least: int, most: int) -> int:
        """A whole number, both ends included."""
        return least + int(self._random() * (most - least + 1))

    def one(self, of: Sequence[_T]) -> _T:
        """One of these."""
        return of[int(self._random() * len(of))]

    def shuffled(self, of: Sequence[_T]) -> list[_T]:
        """All of these, in another order."""
        return [
            each for _, _, each in sorted((self._random(), number, each) for number, each in enumerate(of))
        ]


class Bag(Generic[_T]):
    """Hands out each of its things once before it begins again, in another order."""

    def __init__(self, dice: Dice, things: Sequence[_T]) -> None:
        self._dice, self._things = dice, things
        self._left: list[_T] = []

    def draw(self) -> _T:
        """The next one."""
        if not self._left:
            self._left = self._dice.shuffled(self._things)
        return self._left.pop()


def id_of(seed: int, kind: str, number: int) -> str:
    """A record's id: 32 hex digits that look drawn."""
    return blake2b(f"{seed} {kind} {number}".encode(), digest_size=16).hexdigest()


def morning(day: date, minutes: int = 0) -> datetime:
    """Half past seven on a day, and so many minutes later."""
    return datetime.combine(day, time(7, 30), HERE) + timedelta(minutes=minutes)
