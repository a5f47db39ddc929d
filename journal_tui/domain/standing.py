"""How things stand with each person: last contact, a reply that is awaited, what is next, who gave."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from journal_tui.domain.records import Interaction

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from journal_tui.domain.records import NextContact, Record

FOLLOW_UP_DAYS = 7
MOST_FOLLOW_UPS = 2
A_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Standing:
    """How things stand with one person today.

    `waiting_since` is the day of the newest message that awaits a reply; `follow_ups` counts those sent while
    waiting. `next` is what was agreed at the newest contact. `given` and `taken` count acts within a year.
    """

    last: date | None = None
    waiting_since: date | None = None
    follow_ups: int = 0
    next: NextContact | None = None
    given: int = 0
    taken: int = 0

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


def standings(records: Iterable[Record], today: date) -> dict[str, Standing]:
    """How things stand with each person that an interaction up to today names, by id.

    The order is that of (day, created_at), whatever the order of the records.
    """
    held = [record for record in records if isinstance(record, Interaction) and record.day <= today]
    held.sort(key=lambda contact: (contact.day, contact.created_at, contact.id))
    found: dict[str, Standing] = {}
    for contact in held:
        for person in contact.people:
            found[person] = _after(found.get(person, NO_STANDING), contact, today)
    return found


def _after(standing: Standing, contact: Interaction, today: date) -> Standing:
    """The standing after one more contact, a newer one than all before it."""
    counts = contact.day > today - A_YEAR
    awaits = contact.waiting and contact.closed is None
    follows_up = awaits and standing.waits(contact.day)
    return replace(
        standing,
        last=contact.day,
        waiting_since=contact.day if awaits else None,
        follow_ups=standing.follow_ups + 1 if follows_up else 0,
        next=contact.next,
        given=standing.given + (counts and contact.gave in {"me", "both"}),
        taken=standing.taken + (counts and contact.gave in {"them", "both"}),
    )
