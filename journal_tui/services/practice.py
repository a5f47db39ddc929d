"""The practice's schedule and pauses: changing them, from today on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING

from journal_tui.domain.errors import Refused
from journal_tui.domain.records import PauseSet, ScheduleChange
from journal_tui.services.writing import envelope

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypedDict

    class ScheduleFields(TypedDict, total=False):
        """What may be changed of a schedule; what isn't named stays as it is."""

        weekdays: frozenset[int]
        rest_days: int
        day_ends_at: time

    from journal_tui.domain.practice import Pause
    from journal_tui.domain.records import Record
    from journal_tui.services.journal import Journal

MOST_REST_DAYS = 31
LATEST_END = time(12)


def change(journal: Journal, asked: ScheduleFields, pause: Pause | None = None) -> Sequence[Record]:
    """Change the schedule from today on, set a pause, or both, in one save.

    On a journal without a record the change holds from the beginning. A pause may lie in the past.

    Raises:
        Refused: for no weekday, a budget that fits no month, a day's end after noon, a pause that ends
            before it begins; nothing was changed.
    """
    records: list[Record] = []
    if pause is not None:
        if pause.last is not None and pause.last < pause.first:
            raise Refused(
                f"A pause can't end on {pause.last}, before it begins on {pause.first}; nothing was changed."
            )
        records.append(PauseSet(**envelope(journal), first=pause.first, last=pause.last))
    if asked:
        _check(asked)
        records.append(_schedule(journal, asked))
    return journal.store.save(records, journal.moment().day) if records else []


def _check(asked: ScheduleFields) -> None:
    if not asked.get("weekdays", {0}):
        raise Refused("A week needs at least one day; nothing was changed.")
    if not 0 <= asked.get("rest_days", 0) <= MOST_REST_DAYS:
        raise Refused(f"Rest days are a number from 0 to {MOST_REST_DAYS} a month; nothing was changed.")
    if asked.get("day_ends_at", time(0)) > LATEST_END:
        raise Refused("A day ends between 00:00 and 12:00 of the next; nothing was changed.")


def _schedule(journal: Journal, asked: ScheduleFields) -> ScheduleChange:
    """The schedule from today on; a second change on one day is an edit of the first."""
    now = journal.moment()
    held = journal.practice().schedule_on(now.day)
    starts = now.day if any(True for _ in journal.store.everything()) else date.min
    made = ScheduleChange(
        **envelope(journal),
        starts=starts,
        weekdays=asked.get("weekdays", held.weekdays),
        rest_days=asked.get("rest_days", held.rest_days),
        day_ends_at=asked.get("day_ends_at", held.day_ends_at),
    )
    same = [record for record in journal.store.practice() if isinstance(record, ScheduleChange)]
    same = [record for record in same if record.starts == starts]
    if not same:
        return made
    newest = max(same, key=lambda record: record.updated_at)
    return replace(made, id=newest.id, written=newest.written, created_at=newest.created_at, seen=newest.seen)
