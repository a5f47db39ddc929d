"""What was found, as a line: the record's words and, where a hit is elsewhere in it, that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.domain.marking import marked
from journal_tui.domain.records import (
    Gratitude,
    Interaction,
    Promise,
    Reflection,
    Review,
    Sitting,
    Tick,
    people_in,
    words_of,
)
from journal_tui.domain.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from journal_tui.domain.marking import Marked
    from journal_tui.domain.query import Query
    from journal_tui.domain.records import Record


def hit_line(record: Record, names: Mapping[str, str], query: Query) -> Marked:
    """The line in which a record is listed, and where in it the query's words stand."""
    texts = [_said(record, names)]
    texts += [each for each in _besides(record, names) if marked(one_line(each), query).spans]
    return marked(one_line(" · ".join(text for text in texts if text)), query)


def _said(record: Record, names: Mapping[str, str]) -> str:
    """What the record says, for short."""
    match record:
        case Interaction(people=people, channel=channel, note=note):
            head = f"{_named(people, names)}, {channel}"
            return f"{head}: {note}" if note else head
        case Promise(people=people, by=by, text=text):
            return f"{'to' if by == 'me' else 'by'} {_named(people, names)}: {text}"
        case Sitting(seconds=seconds, when=when, will=will):
            plan = f"when {when}, I will {will}" if when and will else when or will
            return ": ".join(filter(None, (f"{seconds // 60} min", plan)))
        case Tick(habit=habit):
            return habit
        case _:
            return words_of(record)


def _besides(record: Record, names: Mapping[str, str]) -> Iterator[str]:
    """What else of the record words are looked for in."""
    match record:
        case Gratitude(people=people) if people:
            yield f"for {_named(people, names)}"
        case Reflection(prompt=prompt, theme=theme):
            yield f"“{prompt}”"
            yield theme
        case Review(prompt=prompt):
            yield f"“{prompt}”"
        case Interaction(act=act):
            yield act
        case _:
            pass
    if not isinstance(record, Gratitude | Interaction | Promise):
        yield _named(people_in(record), names)


def _named(people: Sequence[str], names: Mapping[str, str]) -> str:
    return ", ".join(names.get(person, "somebody") for person in people)
