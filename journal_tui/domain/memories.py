"""On this day: what was written a month ago, a year ago and every year before, worth reading again."""

from __future__ import annotations

from calendar import isleap
from typing import TYPE_CHECKING

from journal_tui.domain.days import in_months
from journal_tui.domain.phrases import counted, span
from journal_tui.domain.records import Gratitude, Interaction, Note, Reflection, Review, people_in, words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date

    from journal_tui.domain.records import Record

FURTHEST_YEARS = 60


def days_like(day: date) -> Iterator[date]:
    """The same day a month before, then a year before, two years and so on.

    The last of a shorter month stands for those it lacks; a 29 February is remembered on the 28th, too.
    """
    yield in_months(day, -1)
    for years in range(1, min(FURTHEST_YEARS, day.year)):
        then = in_months(day, -12 * years)
        yield then
        if (day.month, day.day) == (2, 28) and isleap(then.year) and not isleap(day.year):
            yield then.replace(day=29)


def ago(day: date, today: date) -> str:
    """How long ago a day was, in words: `a month ago`, `a year ago`, `3 years ago`, `9 days ago`."""
    years = today.year - day.year
    if years > 0 and (in_months(day, 12 * years) == today or in_months(today, -12 * years) == day):
        return "a year ago" if years == 1 else f"{counted(years, 'year')} ago"
    return "a month ago" if in_months(today, -1) == day else f"{span((today - day).days)} ago"


def best_of(records: Iterable[Record], avoided: Collection[str] = ()) -> Record | None:
    """What is best to read again of a day: thanks first, those that name somebody before others.

    What names nobody but people to be avoided is passed over.
    """
    held = [record for record in records if _worth(record) and not _is_about(record, avoided)]
    return min(held, key=_rank, default=None)


def _rank(record: Record) -> int:
    kinds = (Gratitude, Interaction, Reflection, Review, Note)
    place = next(number for number, kind in enumerate(kinds) if isinstance(record, kind))
    return 2 * place + (not people_in(record))


def _worth(record: Record) -> bool:
    is_kind = isinstance(record, Gratitude | Interaction | Reflection | Review | Note)
    return is_kind and record.deleted is None and bool(words_of(record).strip())


def _is_about(record: Record, people: Collection[str]) -> bool:
    named = people_in(record)
    return bool(named) and all(person in people for person in named)
