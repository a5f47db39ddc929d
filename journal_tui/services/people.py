"""People: adding somebody, finding them by name, and when they were last in touch."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from journal_tui.domain.errors import Refused
from journal_tui.domain.people import last_contacts
from journal_tui.domain.records import Person
from journal_tui.domain.text import clean, named, one_line
from journal_tui.services.writing import encodable, envelope, keep, words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import TypedDict, Unpack

    class PersonFields(TypedDict, total=False):
        """What can be changed about somebody; what isn't named stays as it is."""

        name: str
        role: str
        rhythm: int | Literal["never"] | None
        emails: Sequence[str]
        phones: Sequence[str]
        urls: Sequence[str]
        org: str
        met: str
        mind: str
        about: str
        dates: Sequence[ImportantDate]

    from journal_tui.domain.changes import Change
    from journal_tui.domain.records import ImportantDate
    from journal_tui.services.journal import Journal

LONGEST_RHYTHM = 3650
LONGEST_SNOOZE = 365

SNOOZES = (3, 7, 14)
"""Days that somebody can be left alone for, from one press of a key to the next."""
SHORTEST_PREFIX = 4


def who(journal: Journal, name: str) -> Person:
    """The person with this full name (case and accents folded) or id, or who stands for the one with it.

    Raises:
        Refused: when nobody has it, or several people do.
    """
    found = named(journal.people(), name) or _standing_for(journal, name)
    if len(found) == 1:
        return found[0]
    if not found and len(name) >= SHORTEST_PREFIX:
        begun = [person for person in journal.people() if person.id.startswith(name)]
        found = begun if len(begun) == 1 else []
        if found:
            return found[0]
    if found:
        ids = ", ".join(person.id for person in found)
        raise Refused(f"{len(found)} people are called “{name}”: give the id instead, one of {ids}.")
    raise Refused(f"Nobody here is called “{name}”; nothing was saved. To add somebody: add person NAME")


def _standing_for(journal: Journal, name: str) -> list[Person]:
    """Whoever those became who had this name, or id, before they were merged into somebody else."""
    now = journal.stand_ins()
    if not now:
        return []
    wanted = {now[person.id] for person in named(journal.merged(), name)}
    return [person for person in journal.people() if person.id in wanted]


def free_name(journal: Journal, name: str, besides: str = "", *, again: bool = False) -> str:
    """The name as it is kept, when nobody else has it; `again` allows a second person of one name.

    Raises:
        Refused: when it is empty, or taken by somebody besides the one with the id `besides`.
    """
    kept = one_line(words(name, "a person"))
    taken = [person for person in named(journal.people(), kept) if person.id != besides]
    if taken and not again:
        raise Refused(f"There is already somebody called “{taken[0].name}”; nothing was saved.")
    return kept


def is_taken(journal: Journal, name: str) -> bool:
    """Whether somebody has this name already."""
    return bool(named(journal.people(), name))


def parse_rhythm(text: str) -> int | Literal["never"]:
    """A rhythm as it is typed: a number of days, or `never`.

    Raises:
        Refused: for anything else.
    """
    if text == "never":
        return "never"
    if text.isascii() and text.isdecimal() and 1 <= int(text[:9]) <= LONGEST_RHYTHM:
        return int(text)
    raise Refused(f"A rhythm is a number of days from 1 to {LONGEST_RHYTHM}, or never; “{text}” is neither.")


def new_person(
    journal: Journal,
    name: str,
    *,
    role: str = "other",
    rhythm: int | Literal["never"] | None = None,
    emails: Sequence[str] = (),
    phones: Sequence[str] = (),
    urls: Sequence[str] = (),
    again: bool = False,
) -> Person:
    """Somebody to look after, unsaved; `again` allows a second person of one name."""
    return Person(
        **envelope(journal),
        name=free_name(journal, name, again=again),
        role=role_name(role),
        rhythm=rhythm,
        emails=_each(emails, "an e-mail address"),
        phones=_each(phones, "a phone number"),
        urls=_each(urls, "a link"),
    )


def roles(journal: Journal) -> tuple[str, ...]:
    """Every role to choose from: built in, set by the user, or somebody's here already; `other` last."""
    *known, other = journal.settings().roles
    used = {person.role for person in journal.people()} - {*known, other}
    return (*known, *sorted(used), other)


def role_name(text: str) -> str:
    """A role as it is kept.

    Raises:
        Refused: when it is empty.
    """
    return one_line(words(text, "a role")).casefold()


def _each(texts: Sequence[str], what: str) -> tuple[str, ...]:
    return tuple(one_line(words(text, what)) for text in texts)


def with_fields(
    journal: Journal, person: Person, *, again: bool = False, **fields: Unpack[PersonFields]
) -> Person:
    """The person with these things changed, unsaved; `again` allows a name that somebody else has.

    Raises:
        Refused: for a name that is empty or taken, an empty role, or an empty entry of a list.
    """
    now, rhythm = journal.moment(), fields.get("rhythm", person.rhythm)
    is_chosen = person.imported and person.rhythm == "never" and rhythm != "never"
    return replace(
        person,
        name=free_name(journal, fields["name"], person.id, again=again) if "name" in fields else person.name,
        role=role_name(fields["role"]) if "role" in fields else person.role,
        rhythm=rhythm,
        chosen=now.day if is_chosen else person.chosen,
        emails=_each(fields.get("emails", person.emails), "an e-mail address"),
        phones=_each(fields.get("phones", person.phones), "a phone number"),
        urls=_each(fields.get("urls", person.urls), "a link"),
        org=one_line(encodable(fields.get("org", person.org))),
        met=one_line(encodable(fields.get("met", person.met))),
        mind=clean(encodable(fields.get("mind", person.mind))),
        about=clean(encodable(fields.get("about", person.about))),
        dates=tuple(fields.get("dates", person.dates)),
        updated_at=now.at,
    )


def edit_person(journal: Journal, person: Person, **fields: Unpack[PersonFields]) -> Change:
    """Change something about somebody."""
    return keep(journal, with_fields(journal, person, **fields), before=person)


def snoozed(journal: Journal, person: Person, days: int) -> Person:
    """The person left alone for so many days from today, unsaved; 0 ends that.

    Raises:
        Refused: for a number of days that is none, or longer than a year.
    """
    if not 0 <= days <= LONGEST_SNOOZE:
        raise Refused(f"A snooze is a number of days from 0 to {LONGEST_SNOOZE}; nothing was changed.")
    now = journal.moment()
    return replace(person, snoozed_until=now.day + timedelta(days=days) if days else None, updated_at=now.at)


def next_snooze(person: Person, today: date) -> int:
    """The days that a snooze asked for again is for: a step longer than what is left of it, after 14 none."""
    until = person.snoozed_until
    left = (until - today).days if until is not None else 0
    return next((days for days in SNOOZES if days > left), 0)


def snooze(journal: Journal, person: Person, days: int) -> Change:
    """Leave somebody alone for so many days; 0 ends that."""
    return keep(journal, snoozed(journal, person, days), before=person)


def stepped_back(journal: Journal, person: Person) -> Person:
    """The person as one who is never suggested, unsaved; what was promised to them still stands."""
    now = journal.moment()
    return replace(person, stepped_back=person.stepped_back or now.day, updated_at=now.at)


def step_back(journal: Journal, person: Person) -> Change:
    """Step back from somebody."""
    return keep(journal, stepped_back(journal, person), before=person)


def returned(journal: Journal, person: Person) -> Person:
    """The person as one who may be suggested again, now and without a snooze, unsaved."""
    return replace(person, stepped_back=None, snoozed_until=None, updated_at=journal.moment().at)


def return_to(journal: Journal, person: Person) -> Change:
    """Return to somebody: they may be suggested again."""
    return keep(journal, returned(journal, person), before=person)


def contacts(journal: Journal) -> dict[str, date]:
    """The day of the last contact with each person, by id, up to today."""
    return last_contacts(journal.records_until(journal.moment().day))
