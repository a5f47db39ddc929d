"""The search language: words, "phrases", `@person`, `#tag`, `kind:`, `theme:`, `since:`, `before:`, `-`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from journal_tui.domain.errors import Refused
from journal_tui.domain.text import fold, one_line
from journal_tui.domain.typed_days import EARLIEST, LATEST, typed_day

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS = ("gratitude", "reflection", "note", "review", "interaction", "promise", "sitting", "tick")
OTHER_WORDS = {"contact": "interaction", "thanks": "gratitude", "answer": "reflection"}
"""What the screens call a kind, where that is another word."""

_TERM = re.compile(
    r"(?=\S)(?P<minus>-?)(?P<sign>@|#|(?:kind|theme|since|before):|)"
    r"(?:[\"“”„](?P<quoted>[^\"“”„]*)[\"“”„]?|(?P<bare>\S*))",
    re.IGNORECASE,
)
_MONTH = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2}))?")


@dataclass(frozen=True)
class Terms:
    """What is looked for, folded. `kinds` and `themes` are alternatives; all else has to be there."""

    words: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()


NOTHING = Terms()


@dataclass(frozen=True)
class Query:
    """A query: what has to be there, what must not, and the days between which it is looked for.

    `since` is included, `before` is not. Of `without` nothing may be there, not even one word.
    """

    wanted: Terms = NOTHING
    without: Terms = NOTHING
    since: date | None = None
    before: date | None = None

    @property
    def is_empty(self) -> bool:
        """Whether the query asks for nothing at all."""
        return self == Query()


class Reading(NamedTuple):
    """A query as far as it could be read, and a sentence on the first filter that makes no sense (yet)."""

    query: Query
    problem: str = ""


class _Term(NamedTuple):
    """One term as it was typed: its sign, perhaps empty, and its text."""

    sign: str
    text: str
    is_unwanted: bool


def parse_query(text: str, today: date) -> Query:
    """Read a query as it was typed; a last quote may still be open.

    Raises:
        Refused: for a kind that doesn't exist, or a day that doesn't.
    """
    query, problem = read_query(text, today)
    if problem:
        raise Refused(problem)
    return query


def read_query(text: str, today: date) -> Reading:
    """Read a query while it is being typed: a filter that makes no sense yet is left out, and named."""
    held: tuple[dict[str, list[str]], dict[str, list[str]]] = ({}, {})
    kinds: tuple[set[str], set[str]] = (set(), set())
    since: list[date] = []
    before: list[date] = []
    problem = ""
    for sign, value, is_unwanted in _terms(text):
        try:
            if sign == "kind:":
                kinds[is_unwanted].update(_kinds(value))
            elif sign in {"since:", "before:"}:
                # What is not since a day is before it.
                (since if (sign == "since:") != is_unwanted else before).append(_day(sign, value, today))
            elif folded := fold(one_line(value)):
                held[is_unwanted].setdefault(sign, []).append(folded)
        except Refused as refused:
            problem = problem or str(refused)
    wanted, without = (_as_terms(signs, names) for signs, names in zip(held, kinds, strict=True))
    return Reading(Query(wanted, without, max(since, default=None), min(before, default=None)), problem)


def _terms(text: str) -> Iterator[_Term]:
    for term in _TERM.finditer(text):
        quoted = term["quoted"]
        value = term["bare"] if quoted is None else quoted
        yield _Term(fold(term["sign"]), value or "", bool(term["minus"]))


def _as_terms(signs: dict[str, list[str]], kinds: set[str]) -> Terms:
    words, people, tags, themes = (tuple(signs.get(sign, ())) for sign in ("", "@", "#", "theme:"))
    return Terms(words, people, tags, themes, frozenset(kinds))


def _kinds(value: str) -> set[str]:
    """The kinds whose name begins so: `kind:note`, `kind:grat`, `kind:contact`."""
    begun = fold(value)
    found = {kind for kind in KINDS if kind.startswith(begun)}
    found |= {kind for word, kind in OTHER_WORDS.items() if word.startswith(begun)}
    if not begun or not found:
        said = f"“{value}” is none of them" if begun else "name one of them"
        raise Refused(f"kind: knows {', '.join(KINDS).replace('interaction', 'contact')}; {said}.")
    return found


def _day(sign: str, value: str, today: date) -> date:
    """The day meant: a year or a month means its first day, else a day as it is typed elsewhere."""
    part = _MONTH.fullmatch(value)
    try:
        if part:
            found = date(int(part["year"]), int(part["month"] or 1), 1)
            if EARLIEST <= found <= LATEST:
                return found
        elif not value.isdecimal():
            return typed_day(value, today)
    except (ValueError, Refused):
        pass
    raise Refused(
        f"{sign} needs a day such as {sign}2026-11-03, {sign}2026-11 or {sign}2026; “{value}” is none."
    )
