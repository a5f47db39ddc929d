"""The three parts of a morning, and which of them a day holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal_tui.domain.days import ONE_DAY
from journal_tui.domain.records import Gratitude, Interaction, Reflection, Review, Sitting, Tick

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from journal_tui.domain.records import Record

CONNECT, GRATITUDE, REFLECT = "connect", "gratitude", "reflect"
PARTS = (CONNECT, GRATITUDE, REFLECT)

BLOCK_SECONDS = 15 * 60
"""How long the sittings of a day have to be, together, to do the Connect part, unless they say otherwise."""


@dataclass(frozen=True)
class DayParts:
    """What one day holds: the parts done in time, those written too late to count, and a tick.

    `seconds` are those of the day's sittings, late ones too; `written` says that there is more than these.
    """

    done: frozenset[str] = frozenset()
    late: frozenset[str] = frozenset()
    ticked: bool = False
    seconds: int = 0
    written: bool = False

    @property
    def count(self) -> int:
        """How many parts count, 0 to 3; a tick does one."""
        return min(len(PARTS), len(self.done) + self.ticked)

    @property
    def kept(self) -> bool:
        """At least one part was done in time."""
        return self.count > 0

    @property
    def full(self) -> bool:
        """All three parts were done in time."""
        return self.count == len(PARTS)


NO_PARTS = DayParts()


def in_time(record: Record) -> bool:
    """Whether the record was written no later than the calendar day after its day, weekend or not."""
    return record.written - record.day <= ONE_DAY


def _parts_in(records: Iterable[Record]) -> frozenset[str]:
    found: set[str] = set()
    seconds, block = 0, 0
    for record in records:
        match record:
            case Interaction():
                found.add(CONNECT)
            case Sitting():
                seconds += record.seconds
                block = min(block or record.minutes * 60, record.minutes * 60)
            case Gratitude() if record.text.strip():
                found.add(GRATITUDE)
            case Reflection() | Review() if record.text.strip():
                found.add(REFLECT)
            case _:
                pass
    if seconds >= (block or BLOCK_SECONDS):
        found.add(CONNECT)
    return frozenset(found)


def day_parts(records: Iterable[Record]) -> DayParts:
    """The parts of one day, from its live records."""
    held = [record for record in records if record.deleted is None]
    timely = [record for record in held if in_time(record)]
    done = _parts_in(timely)
    return DayParts(
        done=done,
        late=_parts_in(held) - done,
        ticked=any(isinstance(record, Tick) for record in timely),
        seconds=sum(record.seconds for record in held if isinstance(record, Sitting)),
        written=any(not isinstance(record, Sitting) for record in held),
    )


def parts_by_day(records: Iterable[Record]) -> dict[date, DayParts]:
    """The parts of each day that holds a record."""
    days: dict[date, list[Record]] = {}
    for record in records:
        days.setdefault(record.day, []).append(record)
    return {day: day_parts(held) for day, held in days.items()}


@dataclass(frozen=True)
class Day:
    """One day as it is read: its live records in the order made, its parts, whether anything is asked."""

    day: date
    records: tuple[Record, ...] = ()
    parts: DayParts = NO_PARTS
    is_asked: bool = True
