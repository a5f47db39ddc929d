"""A second version of the search: record by record and term by term, as one would explain it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal_tui.domain.records import (
    Gratitude,
    Interaction,
    Note,
    Promise,
    Reflection,
    Review,
    Sitting,
    Tick,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from journal_tui.domain.records import Record


@dataclass(frozen=True)
class Term:
    """One term: `sign` is empty for a word, else `@`, `#`, or a filter's name with its colon."""

    sign: str
    text: str
    is_unwanted: bool = False
    is_quoted: bool = False
    day: date | None = None

    def typed(self) -> str:
        """The term as somebody would type it."""
        text = f'"{self.text}"' if self.is_quoted else self.text
        return f"{'-' * self.is_unwanted}{self.sign}{text}"


def flat(text: str) -> str:
    """The text in small letters, without accents, each run of white space as one space."""
    letters = unicodedata.normalize("NFKD", " ".join(text.split()))
    letters = "".join("'" if each in "‘’‚‛" else '"' if each in "“”„‟" else each for each in letters)
    letters = "".join("-" if "\u2010" <= each <= "\u2015" else each for each in letters)
    bare = "".join(each for each in letters if not unicodedata.combining(each) or each in "\u3099\u309a")
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", bare).casefold())


def texts_of(record: Record, names: Mapping[str, str]) -> list[str]:
    """Everything of a record in which words are looked for."""
    match record:
        case Gratitude(text=text, people=people) | Note(text=text, people=people):
            found = [text]
        case Promise(text=text, people=people):
            found = [text]
        case Reflection(text=text, prompt=prompt, theme=theme, people=people):
            found = [text, prompt, theme]
        case Review(text=text, prompt=prompt, people=people):
            found = [text, prompt]
        case Interaction(note=note, channel=channel, act=act, people=people):
            found = [note, channel, act]
        case Sitting(when=when, will=will):
            found, people = [when, will], ()
        case Tick(habit=habit):
            found, people = [habit], ()
        case _:
            raise AssertionError(record)
    return [flat(text) for text in (*found, *(names.get(person, "") for person in people))]


def has(record: Record, term: Term, names: Mapping[str, str]) -> bool:
    """Whether a record has what one term says, whatever the term's minus."""
    if term.day is not None:
        return record.day >= term.day if term.sign == "since:" else record.day < term.day
    wanted, people = flat(term.text), getattr(record, "people", ())
    theme = record.theme if isinstance(record, Reflection) else ""
    truths = {
        "": any(wanted in text for text in texts_of(record, names)),
        "@": any(_begins_a_word(wanted, flat(names.get(person, ""))) for person in people),
        "#": any(_has_tag(wanted, text) for text in texts_of(record, {})),
        "kind:": record.kind == term.text,
        "theme:": _begins_a_word(wanted, flat(theme)),
    }
    return truths[term.sign]


def _begins_a_word(wanted: str, text: str) -> bool:
    places = [0, *(at + 1 for at, letter in enumerate(text) if letter == " ")]
    return any(text[at:].startswith(wanted) for at in places)


def _has_tag(wanted: str, text: str) -> bool:
    for at, letter in enumerate(text):
        if letter == "#" and text[at + 1 :].startswith(wanted):
            before = text[at - 1] if at else " "
            if before >= "\u2e80" or not (before.isalnum() or before in "_#&/"):
                return True
    return False


def answers(record: Record, terms: Sequence[Term], names: Mapping[str, str]) -> bool:
    """Whether a record answers all terms; of the kinds, and of the themes, one that is wanted is enough."""
    for sign in ("kind:", "theme:"):
        wanted = [term for term in terms if term.sign == sign and not term.is_unwanted]
        if wanted and not any(has(record, term, names) for term in wanted):
            return False
    rest = [term for term in terms if term.is_unwanted or term.sign not in {"kind:", "theme:"}]
    return all(has(record, term, names) is not term.is_unwanted for term in rest)


def search(records: Iterable[Record], terms: Sequence[Term], names: Mapping[str, str]) -> list[Record]:
    """The records that answer, the newest first."""
    found = [record for record in records if answers(record, terms, names)]
    return sorted(found, key=lambda record: (record.day, record.created_at, record.id), reverse=True)
