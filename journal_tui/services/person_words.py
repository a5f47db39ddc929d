"""A person's page in words: labels and sentences, for whoever shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.domain.outlook import AGREED
from journal_tui.domain.phrases import MONTHS, counted, day_name
from journal_tui.domain.reasons import RHYTHM
from journal_tui.domain.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from journal_tui.domain.balance import Balance
    from journal_tui.domain.records import ImportantDate, Person, Promise
    from journal_tui.services.person_page import PersonPage

LABEL_LEAST, LABEL_MOST = 5, 9

LONGEST_ABOUT = 240
"""So much of what else is known about somebody stands on their page; all of it where it is edited."""

Rows = tuple[tuple[str, str], ...]


def first_name(person: Person) -> str:
    """What somebody is called for short."""
    return person.name.partition(" ")[0]


def label_width(person: Person) -> int:
    """Room for the labels of a page, one of which is the first name."""
    return max(LABEL_LEAST, min(LABEL_MOST, len(first_name(person))))


def who_words(person: Person) -> str:
    """What somebody is, and where."""
    return f"{person.role} · {person.org}" if person.org else person.role


def reach(person: Person) -> tuple[str, ...]:
    """Every way to reach somebody, the first to be copied first."""
    return (*person.emails, *person.phones, *person.urls)


def fact_rows(page: PersonPage, width: int = 60, *, with_met: bool = True) -> Rows:
    """How things stand, each with its dim label; what there is nothing of is left out.

    The ways to reach somebody stand on one line where so many letters hold them. How you met can be left out,
    where it is said elsewhere.
    """
    person = page.person
    return (
        ("next", next_words(page)),
        *_labelled("reply", [page.turn] if page.turn else []),
        *_labelled(first_name(person), [_promise(each, page.today) for each in page.theirs]),
        *_labelled("you", [_promise(each, page.today) for each in page.mine]),
        *_labelled("dates", [", ".join(map(date_words, person.dates))] if person.dates else []),
        *_labelled("reach", _ways(person, width)),
        *_labelled("mind", [person.mind] if person.mind else []),
        *_labelled("met", [person.met] if person.met and with_met else []),
        *_labelled("about", [shortened(person.about)] if person.about else []),
    )


def shortened(text: str) -> str:
    """A text on one line, as much of it as a page has room for."""
    line = one_line(text)
    return (
        line
        if len(line) <= LONGEST_ABOUT
        else f"{line[:LONGEST_ABOUT].rpartition(' ')[0] or line[:LONGEST_ABOUT]}…"
    )


def _ways(person: Person, width: int) -> list[str]:
    line = " · ".join(reach(person))
    return [line] if 0 < len(line) <= width else list(reach(person))


def _labelled(label: str, texts: list[str]) -> Iterator[tuple[str, str]]:
    """One row a text, the first with the label."""
    for number, text in enumerate(texts):
        yield "" if number else label, text


def next_words(page: PersonPage) -> str:
    """What comes next, and the rhythm where it is what counts."""
    words = page.outlook.words
    if page.outlook.kind not in {RHYTHM, AGREED} or page.rhythm == "never":
        return words
    return f"{words}: every {counted(page.rhythm, 'day') if page.rhythm > 1 else 'day'}"


def _promise(promise: Promise, today: date) -> str:
    due = f", by {day_name(promise.due, today)}" if promise.due else ""
    return f"{one_line(promise.text)}{due}"


def date_words(when: ImportantDate) -> str:
    """An important date as it is said: birthday 4 March."""
    year = f" {when.year}" if when.year else ""
    return f"{one_line(when.label)} {when.day} {MONTHS[when.month - 1]}{year}"


def balance_rows(balance: Balance, person: Person) -> Rows:
    """What each side gave, and one small suggestion."""
    return (
        *((("you", _gifts(balance.given)),) if balance.given else ()),
        *(((first_name(person), _gifts(balance.taken)),) if balance.taken else ()),
        ("", balance.suggestion),
    )


def _gifts(gifts: tuple[tuple[str, int], ...]) -> str:
    return ", ".join(gift if count == 1 else f"{_bare(gift)} ×{count}" for gift, count in gifts)


def _bare(gift: str) -> str:
    return gift.removeprefix("an ").removeprefix("a ")
