"""Everything that a person's page shows, and a line of the list of people, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal_tui.domain.balance import balance
from journal_tui.domain.outlook import by_next, last_words, outlook, outlooks
from journal_tui.domain.records import Promise
from journal_tui.domain.text import fold
from journal_tui.domain.waiting import whose_turn

if TYPE_CHECKING:
    from datetime import date
    from typing import Literal

    from journal_tui.domain.balance import Balance
    from journal_tui.domain.outlook import Outlook
    from journal_tui.domain.records import Person, Record
    from journal_tui.services.journal import Journal
    from journal_tui.services.outreach import Outreach
    from journal_tui.services.together import Together


@dataclass(frozen=True)
class PersonPage:
    """A person and how things stand. `together` is all that names them, newest first.

    `turn` says whose turn it is after a message that awaits a reply; empty where there is none.
    """

    person: Person
    today: date
    outlook: Outlook
    turn: str
    rhythm: int | Literal["never"]
    mine: tuple[Promise, ...]
    theirs: tuple[Promise, ...]
    balance: Balance
    together: tuple[Record, ...]


def find_page(journal: Journal, outreach: Outreach, together: Together, person_id: str) -> PersonPage | None:
    """The page of whoever has this id; None when they are no longer there."""
    person = next((person for person in journal.people() if person.id == person_id), None)
    return None if person is None else person_page(person, outreach, together)


def person_page(person: Person, outreach: Outreach, together: Together) -> PersonPage:
    """The page of somebody."""
    facts = outreach.facts()
    records = together.of(person.id, facts.today)
    promises = [record for record in reversed(records) if isinstance(record, Promise)]
    wait = facts.of(person).wait
    open_ones = [promise for promise in promises if promise.state == "open"]
    return PersonPage(
        person=person,
        today=facts.today,
        outlook=outlook(person, facts),
        turn=whose_turn(wait, facts.today) if wait else "",
        rhythm=facts.rhythm(person),
        mine=tuple(promise for promise in open_ones if promise.by == "me"),
        theirs=tuple(promise for promise in open_ones if promise.by == "them"),
        balance=balance(person.id, records, facts.today),
        together=records,
    )


@dataclass(frozen=True)
class PersonLine:
    """One line of the list of people; `sought` is what a filter is held against."""

    person: Person
    last: str
    next: str
    sought: str
    by_name: tuple[str, str]
    by_last: tuple[int, str]
    by_next: tuple[int, int, int, int]


BY_NEXT, BY_NAME, BY_LAST = "by what comes next", "by name", "by last contact"
SORTS = (BY_NEXT, BY_NAME, BY_LAST)

NOT_YET = "…"
"""Where the past has still to be read."""


def person_lines(journal: Journal, outreach: Outreach) -> tuple[PersonLine, ...]:
    """Everybody, in no order; what hangs on a past that was not read yet is a still sign."""
    if not outreach.is_loaded:
        return tuple(_line(person, NOT_YET, NOT_YET) for person in journal.people())
    facts = outreach.facts()
    coming = outlooks(facts)
    lines: list[PersonLine] = []
    for person in facts.people:
        standing, following = facts.of(person), coming[person.id]
        group, day, rank, on = by_next(following, facts.today)
        lines.append(
            _line(
                person,
                last_words(standing.last, facts.today),
                following.words,
                by_last=-standing.last.toordinal() if standing.last else 0,
                by_next=(group, day.toordinal(), rank, on.toordinal()),
            )
        )
    return tuple(lines)


def _line(
    person: Person,
    last: str,
    coming: str,
    by_last: int = 0,
    by_next: tuple[int, int, int, int] = (0, 0, 0, 0),
) -> PersonLine:
    name = fold(person.name)
    return PersonLine(
        person,
        last,
        coming,
        sought=f"{name} {fold(person.role)} {fold(person.org)}",
        by_name=(name, person.id),
        by_last=(by_last, name),
        by_next=by_next,
    )


def in_order(lines: tuple[PersonLine, ...], sort: str) -> tuple[PersonLine, ...]:
    """The lines in one of the orders of `SORTS`; among equals by name."""
    if sort == BY_LAST:
        return tuple(sorted(lines, key=lambda line: (line.by_last, line.by_name)))
    if sort == BY_NEXT:
        return tuple(sorted(lines, key=lambda line: (line.by_next, line.by_name)))
    return tuple(sorted(lines, key=lambda line: line.by_name))


def fitting(lines: tuple[PersonLine, ...], typed: str) -> tuple[PersonLine, ...]:
    """The lines in which every typed word is found, case and accents folded."""
    words = fold(typed).split()
    return tuple(line for line in lines if all(word in line.sought for word in words))
