"""Text as people compare it: accents and case folded, one line, names."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from journal_tui.domain.records import Person

_VOICED = "\u3099\u309a"
"""The marks that make another letter of a Japanese one; they are no accents."""

_TYPESET = (
    *(("'", sign) for sign in "\u2018\u2019\u201a\u201b"),
    *(('"', sign) for sign in "\u201c\u201d\u201e\u201f"),
    *(("-", sign) for sign in "\u2010\u2011\u2012\u2013\u2014\u2015"),
)
"""The plain signs for a typesetter's quotation marks and dashes."""

_FIRST_MARK = "\u0300"
"""No letter before this one in Unicode is a mark on another."""

UNSPACED = "\u2e80"
"""From here on Unicode holds the scripts of East Asia, whose words no space divides."""


_BEGINNING = 2
"""Letters by which names are looked up."""

_Names = dict[str, dict[str, set[str]]]
"""The ids of those with a name, by the name's beginning and by the name."""


def fold(text: str) -> str:
    """The text with case and accents folded, so that `muller` finds Müller; other scripts stay whole.

    Compatibility forms (full-width letters, ligatures) fold too: Unicode NFKD without its combining marks;
    and so do the quotation marks and dashes of typesetters, for which a keyboard has plain ones.
    """
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize("NFKD", text)
    for plain, sign in _TYPESET:
        if sign in bare:
            bare = bare.replace(sign, plain)
    if bare.isascii():
        return bare.lower()
    for letter in set(bare):
        if letter >= _FIRST_MARK and unicodedata.combining(letter) and letter not in _VOICED:
            bare = bare.replace(letter, "")
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", bare).casefold())


def one_line(text: str) -> str:
    """The text with every run of white space, line ends too, as one space."""
    return " ".join(text.split())


def clean(text: str) -> str:
    """The text as it is kept: line ends as line feeds, no white space around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def named(people: Iterable[Person], name: str) -> list[Person]:
    """The people whose id is `name`, or else whose full name is, with case and accents folded."""
    held = list(people)
    exact = [person for person in held if person.id == name]
    wanted = fold(one_line(name))
    return exact or [person for person in held if fold(person.name) == wanted]


def mentioned(text: str, people: Sequence[Person]) -> tuple[str, ...]:
    """The ids of the people that `@name` links, in order of mention, each once.

    After a space or at the start, an `@` names the person with the longest full name that follows it, or
    else the only one with that first name; anything else stays text.
    """
    return Mentions(people).in_text(text) if "@" in text else ()


class Mentions:
    """Finds whom `@name` links, in one text after another."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._full: _Names = {}
        self._first: _Names = {}
        for person in people:
            name = fold(one_line(person.name))
            for names, known in ((self._full, name), (self._first, name.split(" ")[0])):
                if known:
                    names.setdefault(known[:_BEGINNING], {}).setdefault(known, set()).add(person.id)

    def in_text(self, text: str) -> tuple[str, ...]:
        """The ids of the people linked, in order of mention, each once."""
        if "@" not in text:
            return ()
        folded = fold(one_line(text))
        found: dict[str, None] = {}
        at = folded.find("@")
        while at != -1:
            if at == 0 or folded[at - 1] == " ":
                person = self._person_at(folded, at + 1)
                found.update({person: None} if person is not None else {})
            at = folded.find("@", at + 1)
        return tuple(found)

    def _person_at(self, text: str, at: int) -> str | None:
        """The one person whose name stands at a place; None for nobody or for several."""
        for names in (self._full, self._first):
            likely = (names.get(text[at : at + length], {}) for length in range(1, _BEGINNING + 1))
            fitting = {
                name: ids
                for begun in likely
                for name, ids in begun.items()
                if text.startswith(name, at) and _ends(text, at + len(name))
            }
            if fitting:
                ids = fitting[max(fitting, key=len)]
                return next(iter(ids)) if len(ids) == 1 else None
        return None


def _ends(rest: str, at: int) -> bool:
    """Whether a word ends at this place; scripts written without spaces may go on at once."""
    return at >= len(rest) or not rest[at].isalnum() or rest[at - 1] >= UNSPACED


def cells(text: str) -> int:
    """How many columns of a terminal the text takes: two for a wide letter, none for a mark on another."""
    if text.isascii():
        return len(text)
    return sum(_cells_of(letter) for letter in text)


def _cells_of(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def first_cells(text: str, room: int) -> str:
    """As much of the start of the text as fits in so many columns."""
    taken = 0
    for index, letter in enumerate(text):
        taken += _cells_of(letter)
        if taken > room:
            return text[:index]
    return text


def is_visible(text: str) -> bool:
    """Whether the text holds anything to see: a letter, a figure, a sign."""
    return any(unicodedata.category(letter)[0] in "LNPS" for letter in text)


def printable(text: str) -> str:
    """The text with control characters, but for line feeds and tabs, shown as a sign of their own.

    A journal may hold anything that was pasted into it; on a terminal it must not act.
    """
    if text.isprintable():
        return text
    return "".join(
        "\N{REPLACEMENT CHARACTER}"
        if unicodedata.category(letter) in {"Cc", "Cs"} and letter not in "\n\t"
        else letter
        for letter in text
    )
