"""Two people who turned out to be one: merging them, finding who could be the same, and taking it back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from journal_tui.domain.changes import Change
from journal_tui.domain.errors import Refused
from journal_tui.domain.joining import union
from journal_tui.domain.matching import same_email, same_phone, same_url
from journal_tui.domain.text import fold, named, one_line
from journal_tui.services.people import free_name
from journal_tui.services.writing import keep, keep_all

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journal_tui.domain.records import Person
    from journal_tui.services.journal import Journal


def merge(journal: Journal, kept: Person, gone: Person) -> tuple[Change, ...]:
    """Make one of two people: all that names either names `kept` from now on, who has what both had.

    One save in one file, so there is no moment in which only half of it is done.

    Raises:
        Refused: for one and the same person, or one of whom an edit waits as a draft; nothing was changed.
        NotSaved: as any save.
    """
    if kept.id == gone.id:
        raise Refused(f"That is {kept.name} already; nothing was changed.")
    drafts = {draft.id for draft in journal.drafts.all()}
    waiting = next((person for person in (kept, gone) if person.id in drafts), None)
    if waiting is not None:
        raise Refused(f"An edit of {waiting.name} waits as a draft: finish that first; nothing was changed.")
    now = journal.moment().at
    both = [
        replace(union(kept, gone), updated_at=now),
        replace(gone, merged_into=kept.id, updated_at=now),
    ]
    saved = keep_all(journal, both)
    return Change(kept, saved[0]), Change(gone, saved[1])


def separate(journal: Journal, merged: Person) -> Change:
    """Make somebody who was merged into another a person of their own again, with all that names them.

    Raises:
        Refused: when their name was given to somebody else since; nothing was changed.
    """
    free_name(journal, merged.name, merged.id, again=_shares_name(journal, merged))
    alone = replace(merged, merged_into=None, updated_at=journal.moment().at)
    return keep(journal, alone, before=merged)


def _shares_name(journal: Journal, merged: Person) -> bool:
    """Whether they had one name before they were merged, so that both may have it again."""
    stand_in = journal.stand_ins().get(merged.id)
    return all(person.id == stand_in for person in named(journal.people(), merged.name))


def merged_one(journal: Journal, name: str) -> Person:
    """The one who was merged into another, by their full name before or their id.

    Raises:
        Refused: when there is none, or several.
    """
    found = named(journal.merged(), name)
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(person.id for person in found)
        raise Refused(f"{len(found)} people called “{name}” were merged: give the id instead, one of {ids}.")
    raise Refused(f"Nobody called “{name}” was merged into somebody else; nothing was changed.")


def twins(people: Iterable[Person], person: Person) -> list[Person]:
    """Who could be the same, likely ones first: by an address, a number, a link, or the name."""
    ways = _ways(person)
    name = set(fold(one_line(person.name)).split())
    found: list[tuple[int, str, str, Person]] = []
    for other in people:
        if other.id == person.id:
            continue
        others = set(fold(one_line(other.name)).split())
        likeness = 2 * len(ways & _ways(other)) + 2 * (others == name) + (others < name or name < others)
        if likeness:
            found.append((-likeness, other.name, other.id, other))
    return [other for *_, other in sorted(found, key=lambda each: each[:3])]


def _ways(person: Person) -> set[str]:
    """How they are reached, as it is compared."""
    ways = (*map(same_email, person.emails), *map(same_phone, person.phones), *map(same_url, person.urls))
    return {way for way in ways if way}
