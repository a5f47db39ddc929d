"""A record told for somebody who reads: a heading, an opening, the user's own words, and what else is known.

Formats for readers (Markdown, a page, a text journal) share these words; each draws people in its own way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journal_tui.domain import records as r
from journal_tui.domain.phrases import clock_time, counted
from journal_tui.domain.text import clean, one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


class Who(NamedTuple):
    """A person in a line, by id."""

    id: str


Line = tuple["str | Who", ...]
"""A line of words and people."""


class Told(NamedTuple):
    """A record as it is told: its lines may name people; `text` is the user's own, said to the `prompt`."""

    heading: str
    text: str = ""
    opening: Line = ()
    facts: tuple[Line, ...] = ()
    prompt: str = ""


def say(line: Line, name_of: Callable[[str], str], words: Callable[[str], str] = str) -> str:
    """A line as text: each person as `name_of` draws them, all else as `words` does."""
    return "".join(name_of(piece.id) if isinstance(piece, Who) else words(piece) for piece in line)


def tell(record: r.Record) -> Told:
    """Tell a record of a day."""
    told: Told
    match record:
        case r.Gratitude():
            told = Told("Glad of", record.text, facts=tuple(_told(record)))
        case r.Reflection():
            told = Told("Reflect", record.text, facts=_with(record.people), prompt=one_line(record.prompt))
        case r.Review():
            told = Told("Week", record.text, facts=_with(record.people), prompt=one_line(record.prompt))
        case r.Interaction():
            opening: Line = (f"{record.channel} with ", *_people(record.people), f", {record.act}")
            told = Told("Connect", record.note, opening, tuple(_contact_facts(record)))
        case r.Promise():
            told = Told("Promise", record.text, _promise_opening(record), tuple(_promise_facts(record)))
        case r.Sitting():
            told = Told("Connect", "", (_minutes(record.seconds),), tuple(_sitting_facts(record)))
        case r.Tick():
            told = Told("Done", one_line(record.habit))
        case _:
            told = Told("Note", r.words_of(record), facts=_with(r.people_in(record)))
    return told._replace(text=clean(told.text))


def _people(ids: Sequence[str]) -> Line:
    """People one after the other, with commas between."""
    line: list[str | Who] = []
    for each in ids:
        line += [", ", Who(each)] if line else [Who(each)]
    return tuple(line) or ("somebody",)


def _with(ids: Sequence[str]) -> tuple[Line, ...]:
    return (("with ", *_people(ids)),) if ids else ()


def _told(record: r.Gratitude) -> Iterable[Line]:
    for each in record.people:
        told = record.told.get(each)
        yield ("for ", Who(each), f", told {told}" if told else ", not told yet")


def _minutes(seconds: int) -> str:
    return counted(seconds // 60, "minute")


def _contact_facts(record: r.Interaction) -> Iterable[Line]:
    if record.gave in {"me", "them"}:
        yield ("you gave",) if record.gave == "me" else ("they gave",)
    if record.waiting:
        yield (f"awaiting a reply, until {record.closed}" if record.closed else "awaiting a reply",)
    if record.next is not None:
        yield (_next(record.next),)


def _next(contact: r.NextContact) -> str:
    at = f" at {clock_time(contact.at)}" if contact.at else ""
    return f"next: {contact.channel or 'in touch'} on {contact.day}{at}"


def _promise_opening(record: r.Promise) -> Line:
    if record.by == "me":
        return ("you to ", *_people(record.people))
    return (*_people(record.people), " to you")


def _promise_facts(record: r.Promise) -> Iterable[Line]:
    if record.due is not None:
        yield (f"due {record.due}",)
    if record.kept is not None:
        yield (f"kept {record.kept}",)
    if record.released is not None:
        yield (f"released {record.released}",)


def _sitting_facts(record: r.Sitting) -> Iterable[Line]:
    if record.planned:
        yield ("planned: ", *_people(record.planned))
    if record.when or record.will:
        yield (f"when {record.when or '…'}, I will {record.will or '…'}",)
