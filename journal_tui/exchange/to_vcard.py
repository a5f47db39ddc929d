"""The people as cards: vCard 4.0 (RFC 6350).

Dates that have a property of their own (birthday, anniversary) use it; others go as `X-ABDATE` with a label,
which address books on phones read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.domain.exports import Member, only_people
from journal_tui.domain.text import fold, one_line, printable
from journal_tui.exchange.content_lines import escaped, lines, utc

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journal_tui.domain.exports import Extract, Output
    from journal_tui.domain.records import ImportantDate, Person

_PROPERTIES = {"birthday": "BDAY", "anniversary": "ANNIVERSARY"}


def write(extract: Extract) -> Output:
    """All cards in one file, in order of name."""
    asked = {person.id for person in extract.people}
    people = [person for person in extract.everybody if person.id in asked]
    people.sort(key=lambda person: (fold(person.name), person.id))
    data = lines(line for person in people for line in _card(person))
    return only_people(extract, len(people), Member("people.vcf", data))


def _card(person: Person) -> Iterator[str]:
    yield from ("BEGIN:VCARD", "VERSION:4.0", f"UID:{_uid(person.id)}", f"FN:{escaped(person.name)}")
    yield f"N:{_structured(person.name)}"
    for name, values in (("EMAIL", person.emails), ("TEL", person.phones)):
        for value in values:
            yield f"{name}:{escaped(value)}"
    for value in person.urls:
        yield f"URL:{_uri(value)}"
    if person.org:
        yield f"ORG:{escaped(person.org)}"
    yield f"CATEGORIES:{escaped(person.role)}"
    yield from _dates(person.dates)
    if note := "\n".join(filter(None, (person.met, person.about, person.mind))):
        yield f"NOTE:{escaped(note)}"
    yield f"REV:{utc(person.updated_at)}"
    yield "END:VCARD"


def _uri(address: str) -> str:
    """A URI is no text: nothing in it is escaped. A comma goes as %2C, since some readers end it there."""
    return one_line(printable(address)).replace(",", "%2C")


def _uid(record_id: str) -> str:
    """The id as a URI; ids of 128 bits are UUIDs, others (a copy kept from a conflict) are text."""
    if len(record_id) == 32:
        parts = (record_id[:8], record_id[8:12], record_id[12:16], record_id[16:20], record_id[20:])
        return f"urn:uuid:{'-'.join(parts)}"
    return escaped(record_id)


def _structured(name: str) -> str:
    """Family and given name, by the last space; a name of one word is a given name."""
    given, _, family = name.rpartition(" ")
    family, given = (family, given) if given else ("", family)
    return f"{escaped(family)};{escaped(given)};;;"


def _dates(dates: Sequence[ImportantDate]) -> Iterator[str]:
    used: set[str] = set()
    for when in dates:
        name = "" if when.once else _PROPERTIES.get(fold(one_line(when.label)), "")
        if name and name not in used:
            used.add(name)
            yield f"{name}:{_date(when)}"
        else:
            group = f"date{len(used) + 1}"
            used.add(group)
            yield f"{group}.X-ABDATE:{_date(when)}"
            yield f"{group}.X-ABLABEL:{escaped(when.label)}"


def _date(when: ImportantDate) -> str:
    """`19710311`, or `--0311` where the year isn't known (RFC 6350, section 4.3.1)."""
    year = "--" if when.year is None else f"{when.year:04}"
    return f"{year}{when.month:02}{when.day:02}"
