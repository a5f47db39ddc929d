"""One page to read and to print: everything in a single file, without a script, and without a network.

Its policy forbids the browser to load or run anything at all, whatever stands in the journal.
"""

from __future__ import annotations

import os
from html import escape
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from journal_tui.domain.dates import as_typed
from journal_tui.domain.days import month_of
from journal_tui.domain.exports import Member, whole
from journal_tui.domain.phrases import MONTHS, counted, long_date
from journal_tui.domain.text import clean, fold, one_line, printable
from journal_tui.exchange.telling import say, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from journal_tui.domain.exports import Extract, Output
    from journal_tui.domain.practice_settings import Rhythm
    from journal_tui.domain.records import Person, Record
    from journal_tui.exchange.telling import Told

_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>Journal</title>
<style>
"""


def write(extract: Extract) -> Output:
    """The page."""
    with open(os.path.join(os.path.dirname(__file__), "page.css"), encoding="utf-8") as file:
        css = file.read()
    page = [_HEAD, css, "</style>\n</head>\n<body>\n", *_body(extract), "</body>\n</html>\n"]
    return whole(extract, [Member("journal.html", "".join(page).encode("utf-8", "replace"))])


def _text(text: str) -> str:
    return escape(printable(clean(text)))


def _body(extract: Extract) -> Iterator[str]:
    people = sorted(extract.everybody, key=lambda each: (fold(each.name), each.id))
    known = {person.id for person in people}

    def link(who: str) -> str:
        name = _text(one_line(extract.names.get(who, "somebody")))
        return f'<a href="#{_anchor(who)}">{name}</a>' if who in known else name

    months = [(name, tuple(held)) for name, held in groupby(extract.records, lambda each: month_of(each.day))]
    yield f"<header>\n<h1>Journal</h1>\n<p class=dim>{_extent(extract)}</p>\n</header>\n"
    yield from _contents([name for name, _ in months], has_people=bool(people))
    yield "<main>\n"
    for name, records in months:
        yield from _month(name, records, link)
    if people:
        yield '<section>\n<h2 id="people">People</h2>\n'
        for person in people:
            yield from _person(person, extract.settings.rhythm_of(person))
        yield "</section>\n"
    yield "</main>\n"


def _anchor(person_id: str) -> str:
    return f"person-{escape(person_id)}"


def _extent(extract: Extract) -> str:
    """How much there is, and when it was written out."""
    made = f"written out on {long_date(extract.now.day)}"
    if not extract.records:
        return made
    first, last = extract.records[0].day, extract.records[-1].day
    return f"{counted(len(extract.records), 'record')}, {first} to {last}; {made}"


def _contents(months: Sequence[str], *, has_people: bool) -> Iterator[str]:
    """The way to each month, a line a year, and to the people."""
    yield "<nav>\n"
    for year, held in groupby(months, lambda name: name[:4]):
        links = (f'<li><a href="#m{name}">{MONTHS[int(name[5:]) - 1]}</a>' for name in held)
        yield f"<ul><li>{year}{''.join(links)}</ul>\n"
    if has_people:
        yield '<ul><li><a href="#people">People</a></ul>\n'
    yield "</nav>\n"


def _month(name: str, records: Iterable[Record], link: Callable[[str], str]) -> Iterator[str]:
    yield f'<section>\n<h2 id="m{name}">{MONTHS[int(name[5:]) - 1]} {name[:4]}</h2>\n'
    for day, held in groupby(records, attrgetter("day")):
        yield from _day(day, held, link)
    yield "</section>\n"


def _day(day: date, records: Iterable[Record], link: Callable[[str], str]) -> Iterator[str]:
    yield f"<article>\n<h3><time datetime={day.isoformat()}>{long_date(day)}</time></h3>\n"
    before = ""
    for told in map(tell, records):
        yield from _record(told, link, "" if told.heading == before else told.heading)
        before = told.heading
    yield "</article>\n"


def _record(told: Told, link: Callable[[str], str], heading: str) -> Iterator[str]:
    yield f"<div class=record>\n<div class=label>{heading}</div>\n<div>\n"
    if told.prompt:
        yield f"<p class=prompt dir=auto>{_text(told.prompt)}</p>\n"
    if told.opening:
        yield f"<p dir=auto>{say(told.opening, link, _text)}</p>\n"
    if told.text:
        yield f"<p class=text dir=auto>{_text(told.text)}</p>\n"
    if told.facts:
        facts = "".join(f"<li dir=auto>{say(fact, link, _text)}</li>" for fact in told.facts)
        yield f"<ul class=facts>{facts}</ul>\n"
    yield "</div>\n</div>\n"


def _person(person: Person, rhythm: Rhythm) -> Iterator[str]:
    yield f'<article class=person>\n<h3 id="{_anchor(person.id)}" dir=auto>{_text(person.name)}</h3>\n<dl>\n'
    rows = {
        "role": person.role,
        "in touch": "when it comes to it" if rhythm == "never" else f"every {counted(rhythm, 'day')}",
        "works at": person.org,
        "reach": "\n".join((*person.emails, *person.phones, *person.urls)),
        "dates": "\n".join(f"{when.label} {as_typed(when)}" for when in person.dates),
        "met": person.met,
        "about": person.about,
        "in mind": person.mind,
    }
    for label, text in rows.items():
        if text:
            yield f"<dt>{label}</dt><dd dir=auto>{_text(text)}</dd>\n"
    yield "</dl>\n</article>\n"
