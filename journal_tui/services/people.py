"""People: adding somebody, finding them by name, and when they were last in touch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from journal_tui.domain.errors import Refused
from journal_tui.domain.people import last_contacts
from journal_tui.domain.records import Person
from journal_tui.domain.text import named, one_line
from journal_tui.services.writing import envelope, words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from journal_tui.services.journal import Journal

LONGEST_RHYTHM = 3650


def who(journal: Journal, name: str) -> Person:
    """The person with this full name (case and accents folded) or id.

    Raises:
        Refused: when nobody has it, or several people do.
    """
    found = named(journal.people(), name)
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(person.id for person in found)
        raise Refused(f"{len(found)} people are called “{name}”: give the id instead, one of {ids}.")
    raise Refused(f"Nobody here is called “{name}”; nothing was saved. To add somebody: add person NAME")


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
        role=one_line(words(role, "a role")).casefold(),
        rhythm=rhythm,
        emails=tuple(words(email, "an e-mail address") for email in emails),
        phones=tuple(words(phone, "a phone number") for phone in phones),
        urls=tuple(words(url, "a link") for url in urls),
    )


def contacts(journal: Journal) -> dict[str, date]:
    """The day of the last contact with each person, by id, up to today."""
    return last_contacts(journal.records_until(journal.moment().day))
