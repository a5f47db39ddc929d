"""Reading: a day, and a record by its id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.domain.errors import Refused
from journal_tui.domain.parts import Day, day_parts
from journal_tui.domain.records import Person

if TYPE_CHECKING:
    from datetime import date

    from journal_tui.domain.records import Record
    from journal_tui.services.journal import Journal

SHORTEST_PREFIX = 4


def read_day(journal: Journal, day: date, *, with_people: bool = True) -> Day:
    """One day: its records, its parts, and whether its schedule asks for anything.

    Without people, who names whom is as it was written, and their file isn't read.
    """
    practice = journal.practice()
    records = tuple(journal.records_on(day) if with_people else journal.written_on(day))
    is_asked = not (practice.is_off(day) or practice.is_paused(day))
    return Day(day, records, day_parts(records), is_asked)


def find(journal: Journal, record_id: str) -> Record:
    """The live record with this id, or the only one whose id begins with it.

    Raises:
        Refused: when there is none, or more than one.
    """
    record = journal.find(record_id)
    found = [record] if record else _beginning_with(journal, record_id)
    live = [record for record in found if record.deleted is None]
    if len(live) > 1:
        live = [record for record in live if record.conflict_of is None] or live
    if len(live) == 1:
        return _itself(live[0])
    if live:
        raise Refused(f"{len(live)} records have an id that begins with “{record_id}”: give more of it.")
    raise Refused(f"No record has the id “{record_id}”; nothing was changed.")


def _itself(record: Record) -> Record:
    if isinstance(record, Person) and record.merged_into is not None:
        raise Refused(
            f"{record.name} was merged into somebody else: change that person; nothing was changed."
        )
    return record


def _beginning_with(journal: Journal, prefix: str) -> list[Record]:
    if len(prefix) < SHORTEST_PREFIX:
        return []
    records = [*journal.store.people(), *journal.store.practice(), *journal.store.everything()]
    return [record for record in records if record.id.startswith(prefix)]
