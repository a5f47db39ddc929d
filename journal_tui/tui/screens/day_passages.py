"""A day as a page to read, and what kind of day it was, in words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from journal_tui.domain import marks as m
from journal_tui.domain.parts import CONNECT, PARTS, in_time
from journal_tui.domain.phrases import MONTHS
from journal_tui.domain.records import Gratitude, Interaction, Promise, Reflection, Review, words_of
from journal_tui.tui.screens.record_rows import is_listed, row_of
from journal_tui.tui.widgets.passages import Passage
from journal_tui.tui.wording import date_words, some

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from journal_tui.domain.parts import Day, DayParts
    from journal_tui.domain.records import Record
    from journal_tui.services.remembering import Remembered

_ORDER = ("Connect", "Glad of", "Reflect", "Week", "Note", "Promise")

_PART_NAMES = {CONNECT: "Connect", "gratitude": "Gratitude", "reflect": "Reflect"}

_WORDS = {
    m.LATE: "written later",
    m.WRITTEN: "something written",
    m.MISSED: "nothing written",
    m.REST: "a rest day",
    m.OFF: "nothing was asked",
    m.PAUSED: "paused",
    m.OPEN: "still open",
}


def day_words(mark: str, parts: DayParts) -> str:
    """What a day was: `all three parts`, `Connect, Gratitude`, `a rest day`; empty where nothing was."""
    if mark == m.FULL:
        return "all three parts"
    if mark == m.KEPT:
        done = [_PART_NAMES[part] for part in PARTS if part in parts.done]
        return ", ".join([*done, "ticked"] if parts.ticked else done)
    return _WORDS.get(mark, "")


def passages_of(day: Day, names: Mapping[str, str]) -> tuple[Passage, ...]:
    """The day's records under their headings, in the order of the morning, then as they were made."""
    found = [_passage(record, names) for record in day.records if is_listed(record)]
    minutes = day.parts.seconds // 60
    if minutes:
        found.insert(0, Passage("", "Connect", aside=f"{minutes} min"))
    return tuple(sorted(found, key=_rank))


def earlier_passages(
    found: Iterable[Remembered], names: Mapping[str, str], *, is_today: bool
) -> Iterator[Passage]:
    """What was written on days like this one, under the months of those days."""
    for each in found:
        passage, day = _passage(each.record, names), each.record.day
        when = each.when if is_today else f"{each.when.removesuffix('ago')}before"
        aside = ", ".join(filter(None, (f"on this day {when}", passage.aside)))
        label = f"{MONTHS[day.month - 1][:3]} {day.year}"
        yield replace(passage, label=label, aside=aside, is_earlier=True)


def _rank(passage: Passage) -> int:
    return _ORDER.index(passage.label) if passage.label in _ORDER else len(_ORDER)


def _passage(record: Record, names: Mapping[str, str]) -> Passage:
    label = row_of(record, names).label
    asked = record.prompt if isinstance(record, Reflection | Review) else ""
    question = f"“{asked}”" if asked else ""
    asides = ", ".join(_asides(record, names))
    text = _contact(record, names) if isinstance(record, Interaction) else words_of(record)
    return Passage(record.id, label, text or row_of(record, names).text, question, asides)


def _contact(record: Interaction, names: Mapping[str, str]) -> str:
    told = f"{_people(record.people, names)}, {record.channel}"
    return f"{told}: {record.note}" if record.note else told


def _people(people: Sequence[str], names: Mapping[str, str]) -> str:
    return ", ".join(names.get(person, "somebody") for person in people)


def _asides(record: Record, names: Mapping[str, str]) -> Iterator[str]:
    """What is to be known of a record besides its words."""
    match record:
        case Interaction(waiting=True, closed=None):
            yield "waiting for a reply"
        case Promise():
            yield from _promise(record, names)
        case Gratitude(people=people) if people:
            yield f"for {_people(people, names)}"
            yield "told" if all(person in record.told for person in people) else "not told yet"
        case _:
            pass
    if not in_time(record):
        yield f"written {_short(record.written)}"


def _promise(record: Promise, names: Mapping[str, str]) -> Iterator[str]:
    yield f"{'to' if record.by == 'me' else 'by'} {_people(record.people, names)}"
    if record.due is not None:
        yield f"by {_short(record.due)}"
    if record.kept is not None:
        yield f"kept {_short(record.kept)}"
    elif record.released is not None:
        yield "released"


def _short(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def whole_date(day: date) -> str:
    """A day with its year: Monday 23 November 2026."""
    return f"{date_words(day)} {day.year}"


def mornings(count: int) -> str:
    """How many mornings were full."""
    return some(count, "full morning")
