"""The days as the text that jrnl keeps, and that `jrnl --import` reads.

An entry is `[2026-11-23 07:30] title`, then its body. jrnl takes any line that begins with something in
brackets for the head of another entry if it can read a date in it, and a star at the end of the first line
for a mark of its own. A space without width keeps what the user wrote from being either; jrnl strips others.
"""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from journal_tui.domain.exports import Member, Output
from journal_tui.domain.phrases import counted
from journal_tui.domain.records import Note
from journal_tui.domain.text import one_line, printable
from journal_tui.exchange.telling import say, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from journal_tui.domain.exports import Extract
    from journal_tui.domain.records import Record

_LATE = time(23, 59)
"""The hour of what was written after midnight, or on another day."""

_GUARD = "\N{ZERO WIDTH SPACE}"


def write(extract: Extract) -> Output:
    """All records of days in one text."""

    def name_of(who: str) -> str:
        return extract.names.get(who, "somebody")

    entries = ["\n".join(_entry(record, name_of)) + "\n" for record in extract.records]
    data = "\n".join(entries).encode("utf-8", "replace")
    return Output([Member("journal.txt", data)], counted(len(entries), "record"))


def _entry(record: Record, name_of: Callable[[str], str]) -> Iterator[str]:
    made = record.created_at
    at = made.time() if made.date() == record.day else _LATE
    told = tell(record)
    text = printable(told.text)
    title, _, body = text.partition("\n") if isinstance(record, Note) else ("", "", text)
    if not title:
        title = one_line(printable(": ".join(filter(None, (told.heading, say(told.opening, name_of))))))
    yield f"[{record.day} {at:%H:%M}] {_no_star(title)}"
    facts = "\n".join(printable(say(fact, name_of)) for fact in told.facts)
    for paragraph in filter(None, (printable(told.prompt), body, facts)):
        yield from map(_no_head, paragraph.split("\n"))


def _no_star(title: str) -> str:
    return title + _GUARD if title.rstrip().endswith("*") else title


def _no_head(line: str) -> str:
    return _GUARD + line if line.startswith("[") else line
