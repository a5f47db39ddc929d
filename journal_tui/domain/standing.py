"""How things stand with each person: last contact, a reply that is awaited, what is next, who gave."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from operator import attrgetter
from typing import TYPE_CHECKING

from journal_tui.domain.records import Interaction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date, datetime

    from journal_tui.domain.records import NextContact, Record

FOLLOW_UP_DAYS = 7
MOST_FOLLOW_UPS = 2
A_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Standing:
    """How things stand with one person today.

    `waiting_since` is the day of the newest message that awaits a reply; `follow_ups` counts those sent while
    waiting. `next` is what was agreed at the newest contact. `given` and `taken` count acts within a year.
    `asked_at` is when the message that the wait began with was logged.
    """

    last: date | None = None
    waiting_since: date | None = None
    follow_ups: int = 0
    next: NextContact | None = None
    given: int = 0
    taken: int = 0
    asked_at: datetime | None = None

    def waits(self, today: date) -> bool:
        """Whether a reply is still awaited: a wait ends kindly, a week after the second follow-up."""
        if self.waiting_since is None:
            return False
        waited = (today - self.waiting_since).days
        return self.follow_ups < MOST_FOLLOW_UPS or waited < FOLLOW_UP_DAYS

    def is_quiet(self, today: date) -> bool:
        """Whether the other side is given time: the first week of a wait."""
        return (
            self.waits(today)
            and self.waiting_since is not None
            and (today - self.waiting_since).days < FOLLOW_UP_DAYS
        )


NO_STANDING = Standing()


when: Callable[[Record], tuple[date, datetime, str]] = attrgetter("day", "created_at", "id")
"""What records are ordered by: the day, then when they were made."""


def standings(records: Iterable[Record], today: date) -> dict[str, Standing]:
    """How things stand with each person that an interaction up to today names, by id.

    The order is that of (day, created_at), whatever the order of the records.
    """
    contacts: dict[str, list[Interaction]] = {}
    for record in records:
        if isinstance(record, Interaction) and record.day <= today:
            for person in record.people:
                contacts.setdefault(person, []).append(record)
    return {person: _standing(held, today) for person, held in contacts.items()}


def _standing(contacts: Sequence[Interaction], today: date) -> Standing:
    """How things stand after these contacts with one person, at least one, in any order."""
    newest, year = max(contacts, key=when), [contact for contact in contacts if contact.day > today - A_YEAR]
    return replace(
        _wait(contacts) if _awaits(newest) else NO_STANDING,
        last=newest.day,
        next=newest.next,
        given=sum(contact.gave in {"me", "both"} for contact in year),
        taken=sum(contact.gave in {"them", "both"} for contact in year),
    )


def _wait(contacts: Iterable[Interaction]) -> Standing:
    """The wait that the messages make up which were sent since the last contact that awaited nothing."""
    wait = NO_STANDING
    for contact in sorted(contacts, key=when):
        wait = _asked(wait, contact) if _awaits(contact) else NO_STANDING
    return wait


def _awaits(contact: Interaction) -> bool:
    return contact.waiting and contact.closed is None


def _asked(standing: Standing, contact: Interaction) -> Standing:
    """The wait after one more message that awaits a reply."""
    asked = standing.asked_at if standing.waits(contact.day) else None
    # A message logged after the one that follows it is older than that one's wait: it changes nothing there.
    if asked is None or asked > contact.created_at:
        return Standing(waiting_since=contact.day, asked_at=contact.created_at)
    return replace(standing, waiting_since=contact.day, follow_ups=standing.follow_ups + 1)
