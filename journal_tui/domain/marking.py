"""Where the words of a query stand in a line of text, and as much of the line as there is room for."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from journal_tui.domain.search import tag_pattern
from journal_tui.domain.text import cells, first_cells, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from journal_tui.domain.query import Query

    Span = tuple[int, int]

_VOWELS_AND_ENDINGS = range(0x1160, 0x1200)
"""Of Korean syllables written letter by letter, what joins the letter before it."""

MORE = "…"
BEFORE = 3
"""What stands before the first hit gets one part in so many of the room, and what is left over after it."""


class Marked(NamedTuple):
    """A line, and the stretches of it (from, to) that answer a query, in order and apart from one another."""

    text: str
    spans: tuple[Span, ...] = ()

    def pieces(self) -> Iterator[tuple[str, bool]]:
        """The line in pieces, and whether each is marked."""
        at = 0
        for start, end in self.spans:
            yield self.text[at:start], False
            yield self.text[start:end], True
            at = end
        yield self.text[at:], False


def marked(line: str, query: Query) -> Marked:
    """Find what a query wants in a line that holds no line ends; case and accents are folded."""
    patterns = list(_patterns(query))
    if not patterns:
        return Marked(line)
    folded, clusters = _folded(line)
    matches = (match.span() for pattern in patterns for match in pattern.finditer(folded))
    found = sorted((clusters[start][0], clusters[end - 1][1]) for start, end in matches)
    return Marked(line, tuple(_joined(found)))


def _patterns(query: Query) -> Iterator[re.Pattern[str]]:
    wanted = query.wanted
    yield from (re.compile(re.escape(word)) for word in wanted.words)
    yield from (re.compile(rf"(?<!\S){re.escape(name)}") for name in wanted.people)
    yield from (tag_pattern(tag) for tag in wanted.tags)


def _folded(line: str) -> tuple[str, list[Span]]:
    """The folded line and, for each letter of it, from where to where in the line it comes from."""
    if line.isascii():
        return line.lower(), [(at, at + 1) for at in range(len(line))]
    starts = [at for at, letter in enumerate(line) if not at or not _joins(letter)]
    folded: list[str] = []
    clusters: list[Span] = []
    for start, end in zip(starts, [*starts[1:], len(line)], strict=True):
        letters = fold(line[start:end])
        folded.append(letters)
        clusters += [(start, end)] * len(letters)
    return "".join(folded), clusters


def _joins(letter: str) -> bool:
    """Whether a letter is one with the letter before it."""
    first = unicodedata.normalize("NFKD", letter)[0]
    return unicodedata.category(first)[0] == "M" or ord(first) in _VOWELS_AND_ENDINGS


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Sorted spans, those that touch as one."""
    held: Span | None = None
    for start, end in spans:
        if held is not None and start <= held[1]:
            held = held[0], max(held[1], end)
            continue
        if held is not None:
            yield held
        held = start, end
    if held is not None:
        yield held


def excerpt(line: Marked, room: int) -> Marked:
    """As much of a line as fits in so many columns, the first mark in it; `…` stands for what is left out."""
    if cells(line.text) <= room:
        return line
    start = _beginning(line, room)
    lead = MORE if start else ""
    rest = line.text[start:]
    shown = rest
    if cells(lead + rest) > room:
        shown = first_cells(rest, max(0, room - len(lead) - len(MORE)))
        word = shown.rfind(" ")
        if not rest[len(shown)].isspace() and word * 2 > len(shown):
            shown = shown[:word]
        shown = shown.rstrip()
    end = start + len(shown)
    off = len(lead) - start
    spans = ((max(a, start) + off, min(b, end) + off) for a, b in line.spans if a < end and b > start)
    return Marked(lead + shown + (MORE if len(shown) < len(rest) else ""), tuple(spans))


def _beginning(line: Marked, room: int) -> int:
    """Where an excerpt begins: at the line's own beginning, if the first mark is in sight then."""
    if not line.spans or cells(line.text[: line.spans[0][1]]) <= room - len(MORE):
        return 0
    first = line.spans[0][0]
    before = max(room // BEFORE, room - len(MORE) - cells(line.text[first:]))
    start, left = first, before - cells(line.text[first - 1])
    while start and left >= 0:
        start -= 1
        left -= cells(line.text[start - 1])
    word = line.text.find(" ", start - 1, first) + 1
    return word or start
