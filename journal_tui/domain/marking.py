"""Where the words of a query stand in a line of text, and as much of the line as there is room for."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from journal_tui.domain.search import tag_pattern
from journal_tui.domain.text import cells, first_cells, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from journal_tui.domain.query import Query

    Span = tuple[int, int]

_VOWELS_AND_ENDINGS = range(0x1160, 0x1200)
"""Of Korean syllables written letter by letter, what joins the letter before it."""

MORE = "…"
TWO_PIECES = 30
"""Columns from which on an excerpt may have two pieces."""

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
    # once each: a pasted page says a word a thousand times, and every one of them would find every hit
    yield from (re.compile(re.escape(word)) for word in dict.fromkeys(wanted.words))
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
    """As much of a line as fits in so many columns, the first mark in it; `…` stands for what is left out.

    Where a mark of another word would be left out, and there is room for two pieces, it is in the second.
    """
    if cells(line.text) <= room:
        return line
    first = line.spans[0] if line.spans else (0, 0)
    piece = _piece(line.text, 0, first, room)
    other = _left_out(line, piece)
    if other is None:
        return _assembled(line, (piece,))
    if cells(line.text[first[0] : other[1]]) + 2 * len(MORE) <= room:
        return _assembled(line, (_piece(line.text, 0, (first[0], other[1]), room),))
    if room < TWO_PIECES:
        return _assembled(line, (piece,))
    piece = _piece(line.text, 0, first, room // 2)
    taken = cells(line.text[slice(*piece)]) + len(MORE)
    return _assembled(line, (piece, _piece(line.text, piece[1], other, room - taken)))


def _left_out(line: Marked, piece: Span) -> Span | None:
    """The first mark beyond a piece whose word is marked nowhere in it."""
    shown = {fold(line.text[start:end]) for start, end in line.spans if end <= piece[1]}
    rest = (span for span in line.spans if span[1] > piece[1])
    return next((span for span in rest if fold(line.text[slice(*span)]) not in shown), None)


def _piece(text: str, after: int, mark: Span, room: int) -> Span:
    """The stretch of a text, not before `after`, that shows a mark in so many columns, with `…` about it."""
    start = _start(text, after, mark, room)
    left = room - len(MORE) * bool(start)
    if cells(text[start:]) <= left:
        return start, len(text)
    end = start + len(first_cells(text[start:], max(0, left - len(MORE))))
    word = text.rfind(" ", start, end + 1)
    if word >= mark[1] and (word - start) * 2 > end - start:
        end = word
    while end > max(start, mark[1]) and (text[end - 1].isspace() or text[end - 1] in ",;:"):
        end -= 1
    return start, end


def _start(text: str, after: int, mark: Span, room: int) -> int:
    """Where the piece begins: as soon as it may, if the mark is in sight then; else near the mark."""
    first, last = mark
    if cells(text[after:last]) + 2 * len(MORE) <= room:
        return after
    before = max(room // BEFORE, room - len(MORE) - cells(text[first:]))
    before = min(before, room - 2 * len(MORE) - cells(text[first:last]))
    start, left = first, before - cells(text[first - 1])
    while start > after and left >= 0:
        start -= 1
        left -= cells(text[start - 1])
    word = text.find(" ", max(after, start - 1), first) + 1
    return word or start


def _assembled(line: Marked, pieces: Sequence[Span]) -> Marked:
    """The pieces of a line as one, `…` for what lies between them, before them and after them."""
    text, at = "", 0
    spans: list[Span] = []
    for start, end in pieces:
        text += MORE if start > at else ""
        off = len(text) - start
        spans += [(max(a, start) + off, min(b, end) + off) for a, b in line.spans if a < end and b > start]
        text, at = text + line.text[start:end], end
    return Marked(text + (MORE if at < len(line.text) else ""), tuple(spans))
