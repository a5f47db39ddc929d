"""The search language: words, "quoted phrases", `kind:`, `since:`, `before:` and `@person`.

Everything in a query must hold. Case and accents are folded; a word also matches the names of the people
that a record names. A query may be filters alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from journal_tui.domain.errors import Refused
from journal_tui.domain.records import Interaction, Reflection, people_in, words_of
from journal_tui.domain.text import fold, one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journal_tui.domain.records import Record

KINDS = ("gratitude", "reflection", "note", "interaction", "promise", "sitting", "tick")

_TERM = re.compile(r'(?P<sign>@?)"(?P<quoted>[^"]*)"?|(?P<bare>\S+)')


@dataclass(frozen=True)
class Query:
    """A parsed query: folded words and phrases, and filters. `since` is included, `before` is not."""

    words: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    since: date | None = None
    before: date | None = None

    @property
    def is_empty(self) -> bool:
        """Whether the query asks for nothing at all."""
        return self == Query()


def parse_query(text: str) -> Query:
    """Read a query as it was typed; a last quote may still be open.

    Raises:
        Refused: for a kind that doesn't exist, or a date that doesn't.
    """
    words: list[str] = []
    people: list[str] = []
    kinds: set[str] = set()
    bounds: dict[str, date] = {}
    for term in _TERM.finditer(text):
        bare = term["bare"] or ""
        name, colon, value = bare.partition(":")
        if term["bare"] is None:
            (people if term["sign"] else words).append(fold(one_line(term["quoted"])))
        elif bare.startswith("@") and len(bare) > 1:
            people.append(fold(bare[1:]))
        elif colon and name in {"since", "before"}:
            bounds[name] = _day(name, value)
        elif colon and name == "kind":
            kinds.add(_kind(value))
        else:
            words.append(fold(bare))
    return Query(
        words=tuple(word for word in words if word),
        people=tuple(name for name in people if name),
        kinds=frozenset(kinds),
        since=bounds.get("since"),
        before=bounds.get("before"),
    )


def _day(name: str, value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise Refused(f"{name}: needs a date such as {name}:2026-11-03; “{value}” is none.") from None


def _kind(value: str) -> str:
    kind = fold(value)
    if kind not in KINDS:
        raise Refused(f"kind: knows {', '.join(KINDS)}; “{value}” is none of them.")
    return kind


def searchable(record: Record, names: Mapping[str, str]) -> str:
    """The folded text in which words are looked for: the record's words, and the names it is linked to."""
    texts = [words_of(record), *(names.get(person, "") for person in people_in(record))]
    match record:
        case Reflection():
            texts += [record.prompt, record.theme]
        case Interaction():
            texts += [record.channel, record.act]
        case _:
            pass
    return fold(one_line("\n".join(texts)))


def matches(query: Query, record: Record, names: Mapping[str, str]) -> bool:
    """Whether a record answers the query; `names` are the people's names by id."""
    if query.kinds and record.kind not in query.kinds:
        return False
    if query.since is not None and record.day < query.since:
        return False
    if query.before is not None and record.day >= query.before:
        return False
    if query.people and not _names_all(query.people, record, names):
        return False
    if not query.words:
        return True
    text = searchable(record, names)
    return all(word in text for word in query.words)


def _names_all(wanted: tuple[str, ...], record: Record, names: Mapping[str, str]) -> bool:
    """Whether each wanted name begins the name, or a word of the name, of somebody the record names."""
    held = [" " + fold(one_line(names.get(person, ""))) for person in people_in(record)]
    return all(any(f" {name}" in full for full in held) for name in wanted)
