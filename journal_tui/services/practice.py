"""The practice's schedule and pauses: changing them, from today on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING

from journal_tui.domain.days import ONE_DAY
from journal_tui.domain.errors import Refused
from journal_tui.domain.records import PauseSet, ScheduleChange
from journal_tui.services.writing import envelope, keep

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TypedDict

    class ScheduleFields(TypedDict, total=False):
        """What may be changed of a schedule; what isn't named stays as it is."""

        weekdays: frozenset[int]
        rest_days: int
        day_ends_at: time

    from journal_tui.domain.changes import Change
    from journal_tui.domain.practice import Pause
    from journal_tui.domain.records import Record
    from journal_tui.services.journal import Journal

MOST_REST_DAYS = 31
LATEST_END = time(12)


def change(
    journal: Journal, asked: ScheduleFields, pause: Pause | None = None, others: Iterable[Record] = ()
) -> Sequence[Record]:
    """Change the schedule from today on, set a pause, and what else was changed, all in one save.

    On a journal without a record the change holds from the beginning. A pause may lie in the past.

    Raises:
        Refused: for no weekday, a budget that fits no month, a day's end after noon, a pause that ends
            before it begins; nothing was changed.
    """
    records: list[Record] = []
    if pause is not None:
        _check_pause(pause)
        records.append(PauseSet(**envelope(journal), first=pause.first, last=pause.last))
    if asked:
        _check(asked)
        records.append(_schedule(journal, asked))
    records += others
    return journal.store.save(records, journal.moment().day) if records else []


def pauses(journal: Journal) -> list[PauseSet]:
    """The pauses, the latest first."""
    held = [record for record in journal.store.practice() if isinstance(record, PauseSet)]
    return sorted(held, key=lambda record: (record.first, record.id), reverse=True)


def set_pause(journal: Journal, pause: Pause) -> Change:
    """Set a range of dates aside; it may lie in the past, and may be open-ended.

    Raises:
        Refused: when it ends before it begins; nothing was changed.
    """
    _check_pause(pause)
    return keep(journal, PauseSet(**envelope(journal), first=pause.first, last=pause.last))


def change_pause(journal: Journal, record: PauseSet, pause: Pause) -> Change:
    """Give a pause other dates; raises as `set_pause` does."""
    _check_pause(pause)
    now = journal.moment().at
    return keep(journal, replace(record, first=pause.first, last=pause.last, updated_at=now), before=record)


def end_pause(journal: Journal, record: PauseSet) -> Change:
    """End a pause so that today counts again; one that hadn't begun before today goes altogether.

    Raises:
        Refused: when it is over already; nothing was changed.
    """
    now = journal.moment()
    yesterday = now.day - ONE_DAY
    if record.last is not None and record.last <= yesterday:
        raise Refused(f"That pause ended on {record.last}; nothing was changed.")
    if record.first > yesterday:
        return keep(journal, replace(record, deleted=now.at, updated_at=now.at), before=record)
    return keep(journal, replace(record, last=yesterday, updated_at=now.at), before=record)


def _check_pause(pause: Pause) -> None:
    if pause.last is not None and pause.last < pause.first:
        raise Refused(
            f"A pause can't end on {pause.last}, before it begins on {pause.first}; nothing was changed."
        )


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
    # a month that can't be read today is a month all the same
    is_empty = not journal.store.months() and not journal.store.problems()
    starts = date.min if is_empty else now.day
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
