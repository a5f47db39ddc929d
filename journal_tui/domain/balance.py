"""Give and take with a person: counts of acts in both directions, and one small suggestion. No grade."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from journal_tui.domain.records import Gratitude, Interaction, Promise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from journal_tui.domain.records import Record

A_YEAR = timedelta(days=365)
LEAST_IMBALANCE = 3
THANKS = "thanks"

_GIFTS: Mapping[str, str] = {
    "thank": THANKS,
    "congratulate": "congratulations",
    "offer help": "help",
    "share an opportunity": "an opportunity",
    "introduce": "an introduction",
    "ask an opinion": "advice",
    "ask for help": "help",
    "seek feedback": "feedback",
    "invite": "an invitation",
}
"""What whoever gave has given in each act; any other act, when one side gave, is a favour."""


@dataclass(frozen=True)
class Balance:
    """What was given and what was received within a year: (what, how often), the most frequent first."""

    given: tuple[tuple[str, int], ...] = ()
    taken: tuple[tuple[str, int], ...] = ()
    suggestion: str = ""


def balance(person: str, records: Iterable[Record], today: date) -> Balance:
    """Give and take with somebody, from the records that name them."""
    held = [record for record in records if today - A_YEAR < record.day <= today]
    thanked = {record.day for record in held if isinstance(record, Interaction) and record.act == "thank"}
    given: Counter[str] = Counter()
    taken: Counter[str] = Counter()
    for record in held:
        given.update(_gifts(record, "me", person, thanked))
        taken.update(_gifts(record, "them", person, thanked))
    return Balance(tuple(given.most_common()), tuple(taken.most_common()), _suggestion(given, taken))


def gift(record: Record, side: str) -> str | None:
    """What this side (`me`, `them`) gave in a contact or by a promise that was kept; None for nothing."""
    match record:
        case Interaction(gave="them", waiting=True):
            return None  # it was asked for, and has still to come
        case Interaction(gave=gave, act=act) if gave == side or (gave == "both" and act in _GIFTS):
            return _GIFTS.get(act, "a favour")
        case Promise(by=by, state="kept") if by == side:
            return "a promise kept"
        case _:
            return None


def _gifts(record: Record, side: str, person: str, thanked: set[date]) -> Iterator[str]:
    given = gift(record, side)
    if given is not None:
        yield given
    if (
        isinstance(record, Gratitude)
        and side == "me"
        and record.told.get(person, None) not in {None, *thanked}
    ):
        yield THANKS


def _suggestion(given: Counter[str], taken: Counter[str]) -> str:
    """One small thing to do, the same for the same counts."""
    more = taken.total() - given.total()
    if more >= LEAST_IMBALANCE:
        return "Something small back would be welcome: an article, an introduction, an hour of help."
    if -more >= LEAST_IMBALANCE:
        return "Ask for an opinion: people like to be asked."
    if taken and not given[THANKS]:
        return f"A thank-you for {taken.most_common(1)[0][0]} is never too late."
    if given and taken:
        return "It goes both ways. Something small, unasked, keeps it so."
    return "An introduction, an article or a question is a good beginning."
