"""A folder of Markdown: a file a day (`2026/2026-11-23.md`), and one for each person, which the days link to.

The front matter and the `[[links]]` are those of Obsidian; any other reader of Markdown shows the rest.
"""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from journal_tui.domain.dates import as_typed
from journal_tui.domain.exports import Member, whole
from journal_tui.domain.parts import PARTS, day_parts
from journal_tui.domain.phrases import long_date
from journal_tui.domain.records import people_in
from journal_tui.exchange.file_names import file_names
from journal_tui.exchange.markdown_text import at_start, front_matter, inline, plain, quoted
from journal_tui.exchange.telling import say, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from journal_tui.domain.exports import Extract, Output
    from journal_tui.domain.practice_settings import Rhythm
    from journal_tui.domain.records import Person, Record

PEOPLE_FOLDER = "People"
TAG = "journal"
PERSON_TAG = "person"


def write(extract: Extract) -> Output:
    """The files of the days, then those of the people."""
    people = extract.everybody
    stems = file_names((person.id, person.name) for person in people)

    def link(who: str) -> str:
        return _link(stems.get(who, ""), extract.names.get(who, "somebody"))

    is_whole = not extract.wanted.kinds and not extract.wanted.people
    days = groupby(extract.records, attrgetter("day"))
    files = [_day(day, tuple(held), link, is_whole=is_whole) for day, held in days]
    return whole(
        extract, [*files, *(_person(person, extract.settings.rhythm_of(person), stems) for person in people)]
    )


def _link(stem: str, name: str) -> str:
    if not stem:
        return inline(name)
    shown = " ".join(name.split())
    return f"[[{stem}]]" if shown == stem else f"[[{stem}|{_in_link(shown)}]]"


def _in_link(name: str) -> str:
    """A name as a link shows it, without what would end the link."""
    return "".join(letter for letter in name if letter not in "[]|") or "somebody"


def _day(day: date, records: Sequence[Record], link: Callable[[str], str], *, is_whole: bool) -> Member:
    head = [f"date: {day.isoformat()}", f"tags: [{TAG}]"]
    if is_whole:
        done = day_parts(records).done
        head.append(f"parts: [{', '.join(part for part in PARTS if part in done)}]")
    ids = dict.fromkeys(who for record in records for who in people_in(record))
    if ids:
        head += ["people:", *(f"  - {quoted(link(who))}" for who in ids)]
    body = "\n".join(_section(record, link) for record in records)
    text = f"{front_matter(head)}\n# {long_date(day)}\n\n{body}"
    return Member(f"{day.year:04}/{day.isoformat()}.md", text.encode("utf-8", "replace"))


def _section(record: Record, link: Callable[[str], str]) -> str:
    told = tell(record)
    pieces = [f"## {told.heading}"]
    if told.prompt:
        pieces.append(f"> {at_start(inline(told.prompt))}")
    if told.opening:
        pieces.append(at_start(say(told.opening, link, inline)))
    if told.text:
        pieces.append(plain(told.text))
    if told.facts:
        pieces.append("\n".join(f"- {say(fact, link, inline)}" for fact in told.facts))
    return "\n\n".join(pieces) + "\n"


def _person(person: Person, rhythm: Rhythm, stems: Mapping[str, str]) -> Member:
    stem = stems[person.id]
    text = (
        front_matter(_person_head(person, rhythm, stem))
        + f"\n# {inline(person.name).strip()}\n"
        + "".join(_about(person))
    )
    return Member(f"{PEOPLE_FOLDER}/{stem}.md", text.encode("utf-8", "replace"))


def _person_head(person: Person, rhythm: Rhythm, stem: str) -> Iterator[str]:
    if stem != person.name:
        yield f"aliases: [{quoted(person.name)}]"
    yield f"tags: [{PERSON_TAG}]"
    yield f"role: {quoted(person.role)}"
    yield f"rhythm: {rhythm}"
    if person.org:
        yield f"organisation: {quoted(person.org)}"
    for name, values in (("emails", person.emails), ("phones", person.phones), ("links", person.urls)):
        if values:
            yield f"{name}: [{', '.join(map(quoted, values))}]"
    if person.stepped_back is not None:
        yield f"stepped_back: {person.stepped_back}"


def _about(person: Person) -> Iterator[str]:
    if person.dates:
        dates = (
            f"- {at_start(inline(when.label))}: {as_typed(when)}{', once' * when.once}\n"
            for when in person.dates
        )
        yield "\n## Dates\n\n" + "".join(dates)
    if person.met:
        yield f"\n## How you met\n\n{plain(person.met)}\n"
    if person.about:
        yield f"\n## About\n\n{plain(person.about)}\n"
    if person.mind:
        yield f"\n## To keep in mind\n\n{plain(person.mind)}\n"
