"""What a page of a day is made of: passages under their headings, laid out in lines."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content

from journal_tui.tui.wording import line_of, readable

LABEL = 10
WIDEST = 76
"""Longer lines than this are hard to read on a wide terminal."""


@dataclass(frozen=True)
class Passage:
    """What one record says: its heading, perhaps a question before its text, perhaps a dim line after it.

    One without an id, such as the minutes of the day, can't be the current one; one that `is_earlier` is of
    another day, and stands after those of the day itself.
    """

    id: str
    label: str
    text: str = ""
    question: str = ""
    aside: str = ""
    is_earlier: bool = False


@dataclass(frozen=True)
class Line:
    """One line of the page: the passage it belongs to (none for a blank one), its heading, its words.

    A `key` stands before the words, in the accent.
    """

    passage: int | None = None
    label: str = ""
    words: str = ""
    quiet: bool = False
    key: str = ""


def laid_out(passages: tuple[Passage, ...], width: int) -> list[Line]:
    """The page in lines of so many cells; a heading stands once, and a blank line before it."""
    lines: list[Line] = []
    before: Passage | None = None
    for number, passage in enumerate(passages):
        said = _said(passage, max(8, width - LABEL))
        is_new = before is None or before.label != passage.label
        if before is not None and (is_new or (before.id and (before.question or len(said) > 1))):
            lines.append(Line())
        for index, (words, quiet) in enumerate(said):
            lines.append(Line(number, passage.label if is_new and not index else "", words, quiet))
        before = passage
    return lines


@dataclass(frozen=True)
class Empty:
    """What a page without records says: a sentence, and the key that changes it, with its verb."""

    sentence: str = ""
    key: str = ""
    verb: str = ""

    def lines(self, width: int) -> list[Line]:
        """The sentence and, under it, the key."""
        said = [Line(words=words) for words in _wrapped(line_of(self.sentence), width)]
        return [*said, Line(), Line(words=self.verb, key=self.key)] if self.key else said


NOTHING_SAID = Empty()


def _said(passage: Passage, width: int) -> list[tuple[str, bool]]:
    """A passage's lines, and whether they are dim."""
    said = [(line, True) for line in _wrapped(passage.question, width)]
    said += [(line, False) for line in _wrapped(passage.text, width)]
    return said + [(line, True) for line in _wrapped(passage.aside, width)]


def _wrapped(text: str, width: int) -> list[str]:
    """The text in lines that fit; its own line ends stay."""
    if not text.strip():
        return []
    paragraphs = readable(text).replace("\t", "    ").split("\n")
    return [line.plain for each in paragraphs for line in Content(each).wrap(width)]
