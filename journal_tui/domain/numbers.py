"""Numbers over time: what was given and received, what was answered, how much was written, who was seen.

They describe a month, a quarter, a year or everything; they grade nobody, and name people without a rank.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from journal_tui.domain.balance import THANKS, gift
from journal_tui.domain.days import ONE_DAY, in_months
from journal_tui.domain.look_back import NOTHING, Share
from journal_tui.domain.phrases import MONTHS
from journal_tui.domain.practice_settings import PracticeSettings
from journal_tui.domain.records import Gratitude, Interaction, Promise, words_of
from journal_tui.domain.standing import MOST_FOLLOW_UPS, when
from journal_tui.domain.text import UNSPACED, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from journal_tui.domain.records import Person, Record


MONTH, QUARTER, YEAR, ALL = "month", "quarter", "year", "all"
SPANS = (MONTH, QUARTER, YEAR, ALL)
_MONTHS_OF = {MONTH: 1, QUARTER: 3, YEAR: 12, ALL: 12}

STRETCH = 12
"""So many periods in a row are drawn, the one that is shown last."""

NAMED = 5
"""People named as seen lately, and as not seen for longest."""


class Period(NamedTuple):
    """Some months in a row, both ends included; `all` is drawn in years."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self.first <= day <= self.last


def period_of(day: date, span: str) -> Period:
    """The month, quarter or year that holds a day; for `all` everything up to it."""
    if span == ALL:
        return Period(date.min, day)
    months = _MONTHS_OF[span]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    return Period(first, in_months(first, months) - ONE_DAY)


def moved(period: Period, span: str, by: int) -> Period:
    """The period so many further on, or back; `all` stays, and so does one that would leave the calendar."""
    first = period.first
    months = by * _MONTHS_OF[span]
    if span == ALL or not 1 < first.year + months / 12 < date.max.year:
        return period
    return period_of(in_months(first, months), span)


def period_words(period: Period, span: str) -> str:
    """`November 2026`, `October to December 2026`, `2026`, `All of it`."""
    first, last = period
    if span == ALL:
        return "All of it"
    if span == YEAR:
        return str(first.year)
    name = MONTHS[first.month - 1]
    return f"{name} {first.year}" if span == MONTH else f"{name} to {MONTHS[last.month - 1]} {last.year}"


GIVEN, TAKEN, WORDS, ASKED, ANSWERED, AGAIN, AGAIN_ANSWERED = (
    "given",
    "taken",
    "words",
    "asked",
    "answered",
    "followed up",
    "follow-up answered",
)
"""What is counted, month by month."""

Month = tuple[int, int]
"""A year and a month of it."""


class _Event(NamedTuple):
    """Something that counts: when, as what, which gift it was, and for how much."""

    day: date
    sort: str
    what: str = ""
    number: int = 1


@dataclass(frozen=True)
class Numbers:
    """What a period holds. Gifts are (what, how often), the most frequent first; `replies` those that came.

    Each of the `…_over_time` counts the periods before it and, last, this one; for `all` the years.
    """

    span: str
    period: Period
    given: tuple[tuple[str, int], ...] = ()
    taken: tuple[tuple[str, int], ...] = ()
    replies: Share = NOTHING
    follow_ups: Share = NOTHING
    words: int = 0
    given_over_time: tuple[int, ...] = ()
    taken_over_time: tuple[int, ...] = ()
    words_over_time: tuple[int, ...] = ()
    lately: tuple[str, ...] = ()
    long_ago: tuple[str, ...] = ()


def numbers(
    span: str,
    period: Period,
    records: Iterable[Record],
    people: Iterable[Person],
    today: date,
    settings: PracticeSettings | None = None,
) -> Numbers:
    """Count a period, and the ones before it, from everything up to today."""
    reply_days = timedelta(days=(settings or PracticeSettings()).follow_up_days)
    held = [record for record in records if record.day <= today]
    counts: dict[Month, Counter[tuple[str, str]]] = {}
    for event in _events(held, reply_days):
        month = counts.setdefault((event.day.year, event.day.month), Counter())
        month[event.sort, event.what] += event.number

    def total(sort: str, within: Period) -> Counter[str]:
        found: Counter[str] = Counter()
        for (year, month), counted in counts.items():
            if within.holds(date(year, month, 1)):
                found.update({what: count for (kind, what), count in counted.items() if kind == sort})
        return found

    stretch = _stretch(period, span, today)
    lately, long_ago = _seen(held, people)
    return Numbers(
        span,
        period,
        tuple(total(GIVEN, period).most_common()),
        tuple(total(TAKEN, period).most_common()),
        Share(total(ANSWERED, period).total(), total(ASKED, period).total()),
        Share(total(AGAIN_ANSWERED, period).total(), total(AGAIN, period).total()),
        total(WORDS, period).total(),
        tuple(total(GIVEN, each).total() for each in stretch),
        tuple(total(TAKEN, each).total() for each in stretch),
        tuple(total(WORDS, each).total() for each in stretch),
        lately,
        long_ago,
    )


def _stretch(period: Period, span: str, today: date) -> list[Period]:
    """The periods to draw, this one last; for `all` the years up to now."""
    last, unit = (period_of(today, YEAR), YEAR) if span == ALL else (period, span)
    found = [moved(last, unit, -back) for back in range(STRETCH - 1, -1, -1)]
    return list(dict.fromkeys(found))


def _events(records: Sequence[Record], reply_days: timedelta) -> Iterator[_Event]:
    thanked: set[tuple[str, date]] = set()
    contacts: dict[str, list[Interaction]] = {}
    for record in records:
        if isinstance(record, Interaction):
            for who in record.people:
                contacts.setdefault(who, []).append(record)
                if record.act == "thank":
                    thanked.add((who, record.day))
    for record in records:
        yield _Event(record.day, WORDS, number=word_count(words_of(record)))
        yield from _gifts(record, thanked)
    for held in contacts.values():
        yield from _replies(held, reply_days)


def _gifts(record: Record, thanked: set[tuple[str, date]]) -> Iterator[_Event]:
    """A contact or a kept promise counts once, however many it was with; thanks once for each who heard."""
    if isinstance(record, Gratitude):
        for who, day in record.told.items():
            if (who, day) not in thanked:
                yield _Event(day, GIVEN, THANKS)
        return
    day = record.kept or record.day if isinstance(record, Promise) else record.day
    for side, sort in (("me", GIVEN), ("them", TAKEN)):
        what = gift(record, side)
        if what is not None:
            yield _Event(day, sort, what)


def _replies(contacts: Iterable[Interaction], reply_days: timedelta) -> Iterator[_Event]:
    """What awaited a reply of one person, and what came of it.

    A contact that awaits nothing answers all that was asked since the last such one, unless that wait had
    ended by itself: so many days after the second follow-up.
    """
    asked: list[Interaction] = []
    for contact in sorted(contacts, key=when):
        is_over = len(asked) > MOST_FOLLOW_UPS and contact.day - asked[-1].day >= reply_days
        if is_over:
            asked = []
        if contact.waiting:
            yield _Event(contact.day, AGAIN if asked else ASKED)
            asked.append(contact)
            if contact.closed is not None:
                asked = []
            continue
        for number, earlier in enumerate(asked):
            yield _Event(earlier.day, AGAIN_ANSWERED if number else ANSWERED)
        asked = []


def word_count(text: str) -> int:
    """The words of a text; where no spaces divide them, as in Chinese or Japanese, each letter is one."""
    count = 0
    for word in text.split():
        unspaced = 0 if word.isascii() else sum(letter >= UNSPACED for letter in word)
        count += unspaced or 1
    return count


def _seen(records: Iterable[Record], people: Iterable[Person]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who was seen lately, and who not for longest, by name; nobody stepped back from, nobody twice."""
    names = {person.id: person.name for person in people if person.stepped_back is None}
    last: dict[str, date] = {}
    for record in records:
        if isinstance(record, Interaction):
            for who in record.people:
                if who in names and (who not in last or last[who] < record.day):
                    last[who] = record.day
    newest_first = sorted(last, key=lambda who: (-last[who].toordinal(), fold(names[who]), who))
    lately, rest = newest_first[:NAMED], newest_first[NAMED:]

    def by_name(ids: Sequence[str]) -> tuple[str, ...]:
        return tuple(sorted((names[who] for who in ids), key=fold))

    return by_name(lately), by_name(rest[-NAMED:])
