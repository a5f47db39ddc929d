"""Searching: the records that answer a query, newest first, each as soon as it is asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from journal_tui.domain.records import Reflection
from journal_tui.domain.text import UNSPACED, fold, one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from journal_tui.domain.corpus import Bundle, Entry
    from journal_tui.domain.query import Query, Terms
    from journal_tui.domain.records import Record

    Entries = Sequence[Entry]


class Test(NamedTuple):
    """A term of a query: whether it may be found in a bundle at all, and those entries that have it."""

    may_be_in: Callable[[Bundle], bool]
    narrow: Callable[[Entries], Entries]


def hits(bundles: Iterable[Bundle], query: Query, names: Mapping[str, str]) -> Iterator[Record]:
    """The records that answer the query, bundle by bundle; `names` are the people's names by id."""
    folded = {person: fold(one_line(name)) for person, name in names.items()}
    tests = [*_days(query), *_tests(query.wanted, folded), *map(_opposite, _tests(query.without, folded))]
    for bundle in bundles:
        if bundle.entries and all(test.may_be_in(bundle) for test in tests):
            held: Entries = bundle.entries
            for test in tests:
                held = test.narrow(held)
            yield from (entry.record for entry in held)


def _tests(terms: Terms, names: Mapping[str, str]) -> Iterator[Test]:
    """A test for each term; the alternatives among kinds, and among themes, are one."""
    if terms.kinds:
        yield _of_kind(terms.kinds)
    for begun in terms.people:
        yield _naming({person for person, name in names.items() if begins_a_word(begun, name)})
    for word in terms.words:
        yield _saying(word, {person for person, name in names.items() if word in name})
    for tag in terms.tags:
        yield _tagged(tag)
    if terms.themes:
        yield _on_one_of(terms.themes)


def _always(_block: Bundle) -> bool:
    return True


def _days(query: Query) -> Iterator[Test]:
    since, before = query.since, query.before
    if since is not None:
        yield Test(
            lambda bundle: bundle.entries[0].record.day >= since,
            lambda held: [each for each in held if each.record.day >= since],
        )
    if before is not None:
        yield Test(
            lambda bundle: bundle.entries[-1].record.day < before,
            lambda held: [each for each in held if each.record.day < before],
        )


def _of_kind(kinds: AbstractSet[str]) -> Test:
    return Test(
        lambda bundle: not kinds.isdisjoint(bundle.kinds),
        lambda held: [each for each in held if each.record.kind in kinds],
    )


def _naming(people: set[str]) -> Test:
    return Test(
        lambda bundle: not people.isdisjoint(bundle.people),
        lambda held: [each for each in held if not people.isdisjoint(each.people)],
    )


def _saying(word: str, people: set[str]) -> Test:
    """Whether a word stands in the text, or in the name of somebody who is named: one of these people."""
    if not people:
        return Test(
            lambda bundle: word in bundle.text, lambda held: [each for each in held if word in each.text]
        )
    return Test(
        lambda bundle: word in bundle.text or not people.isdisjoint(bundle.people),
        lambda held: [each for each in held if word in each.text or not people.isdisjoint(each.people)],
    )


def _tagged(tag: str) -> Test:
    sign, found = f"#{tag}", tag_pattern(tag).search
    return Test(
        lambda bundle: sign in bundle.text,
        lambda held: [each for each in held if sign in each.text and found(each.text)],
    )


def _on_one_of(themes: Sequence[str]) -> Test:
    """Whether a reflection's theme is one of these; a theme is part of the text, too."""

    def is_on(record: Record) -> bool:
        theme = fold(one_line(record.theme)) if isinstance(record, Reflection) else ""
        return any(begins_a_word(wanted, theme) for wanted in themes)

    return Test(
        lambda bundle: any(wanted in bundle.text for wanted in themes),
        lambda held: [each for each in held if is_on(each.record)],
    )


def _opposite(test: Test) -> Test:
    """The test for what must not be there."""

    def narrow(entries: Entries) -> Entries:
        found = {entry.record.id for entry in test.narrow(entries)}
        return [entry for entry in entries if entry.record.id not in found]

    return Test(_always, narrow)


def begins_a_word(begun: str, text: str) -> bool:
    """Whether a folded text, or a word of it, begins so."""
    return f" {begun}" in f" {text}"


def tag_pattern(tag: str) -> re.Pattern[str]:
    """Finds a folded tag that begins so.

    Before its `#` stands no letter, no figure, and nothing that it follows in an address; in scripts without
    spaces a letter may.
    """
    return re.compile(rf"(?:(?<![\w#&/])|(?<=[{UNSPACED}-\U0010ffff]))#{re.escape(tag)}")
