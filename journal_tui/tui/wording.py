"""The user's words on their way to the screen: made harmless, put on one line, cut, wrapped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len

from journal_tui.domain.text import one_line

if TYPE_CHECKING:
    from datetime import date

_HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Control characters, which a terminal would obey, and those that turn the direction of what follows."""

_CLAUSE = re.compile("\\s*(?:[;:,.](?=\\s)|\\s[\u2013\u2014·]\\s)")


def readable(text: str) -> str:
    """The text as it can be shown and edited: line ends as line feeds, nothing a terminal would obey."""
    return _HARMFUL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def line_of(text: str) -> str:
    """The text on one line, fit to be shown."""
    return one_line(readable(text))


def cut(text: str, width: int, more: str = "…") -> str:
    """The text, on one line, in at most `width` cells.

    Too long a text ends with the last clause that fits and fills half the width, which needs no sign that
    something is missing; else at a word, or in scripts without spaces at a letter, with one.
    """
    line = line_of(text[: max(width, 1) * 16])
    if cell_len(line) <= width:
        return line
    fitting = _fitting(line, width)
    clause = max((end.start() for end in _CLAUSE.finditer(line) if end.start() <= len(fitting)), default=0)
    if cell_len(line[:clause]) * 2 >= width:
        return line[:clause]
    short = _fitting(line, width - cell_len(more))
    word = short.rfind(" ") if line[len(short) : len(short) + 1] != " " else len(short)
    if cell_len(short[: max(word, 0)]) * 2 >= width:
        short = short[:word]
    return short.rstrip() + more if width > 0 else ""


def _fitting(line: str, width: int) -> str:
    """As much of the start of a line as fits; a letter keeps its combining marks."""
    cells = 0
    for index, letter in enumerate(line):
        cells += cell_len(letter)
        if cells > width:
            return line[:index]
    return line


def padded(text: str, width: int) -> str:
    """The text filled up with spaces to `width` cells."""
    return text + " " * max(0, width - cell_len(text))


def date_words(day: date) -> str:
    """A day as a title says it: Monday 23 November."""
    return f"{day:%A} {day.day} {day:%B}"


def some(count: int, word: str) -> str:
    """A number of things: 1 day, 12 days."""
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
