"""Searching: the records that answer a query, newest first, each as soon as it is asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from journal_tui.domain.records import Reflection
from journal_tui.domain.text import UNSPACED, fold, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from journal_tui.domain.corpus import Bundle
    from journal_tui.domain.query import Query, Terms
    from journal_tui.domain.records import Record


WIDE, NAMED = 8000, 60
"""About how many records are of a kind, or hold a word of one letter, and how many name somebody; with each
letter a word is in half as many."""


class Test(Protocol):
    """One term of a query."""

    @property
    def breadth(self) -> int:
        """About how many records have it, against other terms: the narrowest is looked for first."""
        ...

    def places(self, bundle: Bundle) -> Iterable[int]:
        """The places of all the records that have it, in order."""
        ...

    def has(self, bundle: Bundle, place: int) -> bool:
        """Whether the record at this place has it."""
        ...


def folded_names(names: Mapping[str, str]) -> dict[str, str]:
    """The people's names by id, as a search looks for them."""
    return {person: fold(one_line(name)) for person, name in names.items()}


def hits(bundles: Iterable[Bundle], query: Query, names: Mapping[str, str]) -> Iterator[Record]:
    """The records that answer the query, bundle by bundle; `names` are the people's folded names by id."""
    first, *others = sorted(_tests(query.wanted, names), key=lambda test: test.breadth) or [_Any()]
    unwanted = list(_tests(query.without, names))
    since, before = query.since or date.min, query.before or date.max
    for bundle in bundles:
        if not bundle.records or bundle.records[0].day < since or bundle.records[-1].day > before:
            continue
        for place in first.places(bundle):
            record = bundle.records[place]
            if (
                since <= record.day <= before
                and record.day != query.before
                and all(test.has(bundle, place) for test in others)
                and not any(test.has(bundle, place) for test in unwanted)
            ):
                yield record


def _tests(terms: Terms, names: Mapping[str, str]) -> Iterator[Test]:
    """A test for each term; the alternatives among kinds, and among themes, are one."""
    for word in terms.words:
        yield _Word(word, frozenset(person for person, name in names.items() if word in name))
    for begun in terms.people:
        yield _Named(frozenset(person for person, name in names.items() if begins_a_word(begun, name)))
    for tag in terms.tags:
        yield _Tag(tag)
    if terms.themes:
        yield _Theme(terms.themes)
    if terms.kinds:
        yield _Kind(terms.kinds)


@dataclass(frozen=True)
class _Any:
    """What every record has."""

    breadth: int = 0

    def places(self, bundle: Bundle) -> Iterable[int]:
        return range(len(bundle.records))

    def has(self, _bundle: Bundle, _place: int) -> bool:
        return True


@dataclass(frozen=True)
class _Word:
    """A word in the text, or in the name of somebody who is named: one of these people."""

    text: str
    people: AbstractSet[str]

    @property
    def breadth(self) -> int:
        """What is part of somebody's name is rarer than other words are elsewhere."""
        said = WIDE >> len(self.text)
        return said // 2 + NAMED * len(self.people) if self.people else said

    def places(self, bundle: Bundle) -> Iterable[int]:
        said = bundle.places_of(self.text)
        return sorted({*said, *_naming(bundle, self.people)}) if self.people else said

    def has(self, bundle: Bundle, place: int) -> bool:
        return bundle.says(self.text, place) or _names_any(bundle.records[place], self.people)


@dataclass(frozen=True)
class _Named:
    """Somebody who is named: one of these people."""

    people: AbstractSet[str]

    @property
    def breadth(self) -> int:
        return NAMED * len(self.people)

    def places(self, bundle: Bundle) -> Iterable[int]:
        return sorted(set(_naming(bundle, self.people)))

    def has(self, bundle: Bundle, place: int) -> bool:
        return _names_any(bundle.records[place], self.people)


@dataclass(frozen=True)
class _Tag:
    """A tag that begins so."""

    text: str
    breadth: int = NAMED

    def places(self, bundle: Bundle) -> Iterable[int]:
        return (place for place in bundle.places_of(f"#{self.text}") if self.has(bundle, place))

    def has(self, bundle: Bundle, place: int) -> bool:
        return tag_pattern(self.text).search(bundle.text_at(place)) is not None


@dataclass(frozen=True)
class _Theme:
    """A reflection on one of these themes; a theme is part of the text, too."""

    themes: tuple[str, ...]
    breadth: int = 2 * NAMED

    def places(self, bundle: Bundle) -> Iterable[int]:
        said = {place for theme in self.themes for place in bundle.places_of(theme)}
        return (place for place in sorted(said) if self.has(bundle, place))

    def has(self, bundle: Bundle, place: int) -> bool:
        record = bundle.records[place]
        theme = fold(one_line(record.theme)) if isinstance(record, Reflection) else ""
        return any(begins_a_word(wanted, theme) for wanted in self.themes)


@dataclass(frozen=True)
class _Kind:
    """A record of one of these kinds."""

    kinds: AbstractSet[str]
    breadth: int = WIDE

    def places(self, bundle: Bundle) -> Iterable[int]:
        return sorted(place for kind in self.kinds for place in bundle.by_kind.get(kind, ()))

    def has(self, bundle: Bundle, place: int) -> bool:
        return bundle.records[place].kind in self.kinds


def _naming(bundle: Bundle, people: AbstractSet[str]) -> Iterator[int]:
    """The places of the records that name one of these people, some perhaps twice."""
    for person in bundle.by_person.keys() & people:
        yield from bundle.by_person[person]


def _names_any(record: Record, people: AbstractSet[str]) -> bool:
    """Whether a record names one of these people; thousands are asked, by a shorter way than `people_in`."""
    return bool(people) and not people.isdisjoint(getattr(record, "people", ()))


def begins_a_word(begun: str, text: str) -> bool:
    """Whether a folded text, or a word of it, begins so."""
    return f" {begun}" in f" {text}"


@lru_cache(maxsize=100)
def tag_pattern(tag: str) -> re.Pattern[str]:
    """Finds a folded tag that begins so.

    Before its `#` stands no letter, no figure, and nothing that it follows in an address; in scripts without
    spaces a letter may.
    """
    return re.compile(rf"(?:(?<![\w#&/])|(?<=[{UNSPACED}-\U0010ffff]))#{re.escape(tag)}")
