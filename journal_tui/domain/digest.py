"""What of a month's records could be a reason some day: read once, and good for as long as the month is."""

from __future__ import annotations

from dataclasses import dataclass, field
from heapq import nlargest
from itertools import pairwise
from typing import TYPE_CHECKING

from journal_tui.domain.records import Gratitude, Interaction, Promise
from journal_tui.domain.standing import A_YEAR, awaits, is_before, when

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from journal_tui.domain.records import Record


@dataclass(frozen=True)
class Digest:
    """What matters of some records, in their order.

    `newest` holds the last contact with each person, `promises` the open ones, `settled` the others by the
    day on which they were kept or released; `thanks` are those that somebody was not told yet.
    """

    contacts: tuple[Interaction, ...] = ()
    newest: Mapping[str, Interaction] = field(default_factory=dict)
    promises: tuple[Promise, ...] = ()
    settled: Mapping[date, Sequence[Promise]] = field(default_factory=dict)
    thanks: tuple[Gratitude, ...] = ()


def digest_of(records: Iterable[Record]) -> Digest:
    """What matters of these records, which come in the order of `when`."""
    contacts: list[Interaction] = []
    newest: dict[str, Interaction] = {}
    promises: list[Promise] = []
    settled: dict[date, list[Promise]] = {}
    thanks: list[Gratitude] = []
    # One loop, since twenty years are 60,000 records.
    for record in records:
        if isinstance(record, Interaction):
            contacts.append(record)
            for person in record.people:
                newest[person] = record
        elif isinstance(record, Promise):
            day = record.kept or record.released
            (promises if day is None else settled.setdefault(day, [])).append(record)
        elif isinstance(record, Gratitude) and any(person not in record.told for person in record.people):
            thanks.append(record)
    return Digest(tuple(contacts), newest, tuple(promises), settled, tuple(thanks))


def in_line(digests: Sequence[Digest]) -> Sequence[Digest]:
    """The digests, the newest first, so that none reaches into the time of another.

    A record that an editor put in another month's file would: then there is one digest of everything.
    """
    with_contacts = [digest for digest in digests if digest.contacts]
    if all(is_before(old.contacts[-1], new.contacts[0]) for new, old in pairwise(with_contacts)):
        return digests
    held: list[Record] = []
    for digest in digests:
        held += [*digest.contacts, *digest.promises, *digest.thanks]
        held += [promise for settled in digest.settled.values() for promise in settled]
    return [digest_of(sorted(held, key=when))]


def newest_of(digests: Sequence[Digest]) -> dict[str, Interaction]:
    """The last contact with each person, by id."""
    newest: dict[str, Interaction] = {}
    for digest in reversed(digests):
        newest.update(digest.newest)
    return newest


def favours(digests: Iterable[Digest], today: date) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """How often I gave something to each person, and they to me, within a year."""
    given: dict[str, int] = {}
    taken: dict[str, int] = {}
    begins = today - A_YEAR
    for digest in digests:
        for contact in reversed(digest.contacts):
            if contact.day <= begins:
                return given, taken
            for person in contact.people:
                if contact.gave in {"me", "both"}:
                    given[person] = given.get(person, 0) + 1
                if contact.gave in {"them", "both"}:
                    taken[person] = taken.get(person, 0) + 1
    return given, taken


def lately_with(digests: Iterable[Digest], person: str) -> list[Interaction]:
    """The contacts with somebody, back to the month of the last that awaited no reply."""
    found: list[Interaction] = []
    for digest in digests:
        if person in digest.newest:
            found += [contact for contact in digest.contacts if person in contact.people]
            if not all(awaits(contact) for contact in found):
                break
    return found


def last_contacts_in(digests: Iterable[Digest], most: int) -> list[Interaction]:
    """The last contacts with anybody, at most so many."""
    found: list[Interaction] = []
    for digest in digests:
        found += digest.contacts[-most:]
        if len(found) >= most:
            break
    return nlargest(most, found, key=when)
