"""What was written on this day before, and making it a reason to write to somebody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal_tui.domain.days import in_months, month_of
from journal_tui.domain.errors import Refused
from journal_tui.domain.memories import ago, best_of, days_like
from journal_tui.domain.reasons import MEMORY, is_left_alone
from journal_tui.domain.records import people_in
from journal_tui.services.sittings import turn_memory

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from datetime import date

    from journal_tui.domain.records import Record
    from journal_tui.services.journal import Journal
    from journal_tui.services.outreach import Outreach


@dataclass(frozen=True)
class Remembered:
    """Something written on this day before, how long ago in words, and the names of those it is about."""

    when: str
    record: Record
    names: tuple[str, ...] = ()


def on_this_day(journal: Journal, day: date, written: Container[date] | None = None) -> Iterator[Remembered]:
    """The best of what was written on days like this one: a month before, a year, every year.

    What is about nobody but people who were stepped back from is left to the days it was written on.
    `written` are the days that hold something, if they are known.
    """
    months = set(journal.store.months()) if written is None else ()
    avoided = {person.id for person in journal.people() if person.stepped_back is not None}
    names = journal.names()
    for then in days_like(day):
        if month_of(then) in months if written is None else then in written:
            record = best_of(journal.records_on(then), avoided)
            if record is not None:
                named = tuple(names[person] for person in people_in(record) if person in names)
                yield Remembered(ago(then, day), record, named)


def todays_memory(journal: Journal, today: date) -> Remembered | None:
    """The one to show today: of the latest year that has any, else of a month ago."""
    found = on_this_day(journal, today)
    first = next(found, None)
    if first is None or first.record.day != in_months(today, -1):
        return first
    return next(found, first)


def make_reason(journal: Journal, outreach: Outreach, record: Record) -> tuple[bool, str]:
    """Make a record a reason to write to those it names, today; once more takes that back.

    Returns whether it is a reason now, and their names.

    Raises:
        Refused: when nobody is named who could be written to today.
        NotSaved: as any save.
    """
    facts = outreach.facts()
    named = [facts.person_by_id[each] for each in people_in(record) if each in facts.person_by_id]
    if not named:
        raise Refused("It names nobody to write to.")
    free = [person for person in named if not is_left_alone(person, facts.today)]
    if not free:
        raise Refused(f"{named[0].name} is left alone for now: their page (2) changes that.")
    meant = [person for person in free if facts.of(person).last != facts.today]
    if not meant:
        raise Refused(f"You have been in touch with {free[0].name} today.")
    picked = {pick.person.id for pick in outreach.picks() if pick.reason.kind != MEMORY}
    meant, others = [who for who in meant if who.id not in picked], meant
    if not meant:
        raise Refused(f"{others[0].name} is among today’s reasons already.")
    is_one = turn_memory(journal, outreach, record.id, [person.id for person in meant])
    outreach.follow()
    return is_one, ", ".join(person.name for person in meant)
