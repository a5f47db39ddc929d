"""The demo's records: people, practice, and what each kept day holds."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, TypedDict

from journal_tui.content.demo.calendar import calendar
from journal_tui.content.demo.cast import people
from journal_tui.content.demo.contacts import Contacts, giver
from journal_tui.content.demo.dice import Bag, Dice, id_of, morning
from journal_tui.content.demo.script import QUIET_BEFORE, script
from journal_tui.content.demo.words import Writer
from journal_tui.domain.days import ONE_DAY, month_of
from journal_tui.domain.parts import CONNECT, GRATITUDE, REFLECT
from journal_tui.domain.practice import Schedule
from journal_tui.domain.reasons import RHYTHM
from journal_tui.domain.records import (
    Gratitude,
    Interaction,
    Note,
    PauseSet,
    Pick,
    Promise,
    Reflection,
    ScheduleChange,
    Sitting,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from journal_tui.content.demo.script import Meeting
    from journal_tui.domain.records import Record

    class Head(TypedDict):
        """What every record begins with."""

        id: str
        day: date
        written: date
        created_at: datetime
        updated_at: datetime


FATES = (
    *(("me", "kept"),) * 9,
    *(("them", "kept"),) * 6,
    ("me", "released"),
    ("them", "released"),
    ("them", "open"),
)
"""What becomes of promises, by whom they were made; one that stays open has no date."""


def demo_people(seed: int, today: date, years: int = 1) -> list[Record]:
    """Everybody in a journal of so many years: 24 people in one, 1,000 in twenty."""
    return list(people(seed, calendar(seed, today, years).first, today, years))


def demo_practice(seed: int, today: date, years: int = 1) -> list[Record]:
    """The schedule, and two pauses a year."""
    held, usual = calendar(seed, today, years), Schedule()
    schedule = ScheduleChange(
        **_practice_head(id_of(seed, "schedule", 0), held.first),
        starts=usual.starts,
        weekdays=usual.weekdays,
        rest_days=usual.rest_days,
        day_ends_at=usual.day_ends_at,
    )
    pauses = [
        PauseSet(
            **_practice_head(id_of(seed, "pause", number), pause.first - timedelta(days=3)),
            first=pause.first,
            last=pause.last,
        )
        for number, pause in enumerate(held.pauses)
    ]
    return [schedule, *pauses]


def _practice_head(record_id: str, day: date) -> Head:
    at = morning(day, -10)
    return {"id": record_id, "day": day, "written": day, "created_at": at, "updated_at": at}


def demo_months(seed: int, today: date, years: int = 1) -> Iterator[list[Record]]:
    """The records of each month, the oldest first; none is dated today, which is left to be begun."""
    month: list[Record] = []
    for record in _Diary(seed, today, years).records():
        if month and month_of(record.day) != month_of(month[0].day):
            yield month
            month = []
        month.append(record)
    if month:
        yield month


class _Diary:
    """Writes the days one after the other."""

    def __init__(self, seed: int, today: date, years: int) -> None:
        self._seed, self._is_short = seed, years == 1
        self._calendar = calendar(seed, today, years)
        everybody = people(seed, self._calendar.first, today, years)
        self._first_names = {person.id: person.name.split()[0] for person in everybody}
        self._script = script(self._calendar, {person.name: person for person in everybody})
        self._dice = Dice(seed, "diary")
        self._writer = Writer(self._dice)
        self._contacts = Contacts(self._dice, self._writer, self._calendar, everybody, self._script, years)
        self._fates = Bag(self._dice, FATES)
        self._made = 0
        self._minute = 0

    def records(self) -> Iterator[Record]:
        """Every record, in the order of the days."""
        missed = set(self._calendar.missed())
        day = self._calendar.first
        while day < self._calendar.today:
            self._minute = self._dice.between(-14, 22)
            parts = self._calendar.parts.get(day, frozenset())
            if parts:
                yield from self._kept(day, parts)
            elif day in missed and self._dice.chance(0.2):
                yield from self._late(day)
            day += ONE_DAY

    def _head(self, day: date, written: date | None = None, touched: date | None = None) -> Head:
        """The next record's envelope, some minutes after the one before; `touched` is when it was edited."""
        self._made += 1
        self._minute += self._dice.between(1, 5)
        at = morning(written or day, self._minute)
        return {
            "id": id_of(self._seed, "record", self._made),
            "day": day,
            "written": written or day,
            "created_at": at,
            "updated_at": at if touched is None else max(at, morning(touched, 25)),
        }

    def _kept(self, day: date, parts: frozenset[str]) -> Iterator[Record]:
        if CONNECT in parts:
            yield from self._connect(day)
        for word in self._script.words.get(day, ()):
            yield Promise(**self._head(day), text=word.text, people=(word.person,), by=word.by, due=word.due)
        written = self._written(day) if CONNECT not in parts else day
        if GRATITUDE in parts:
            yield from self._gratitudes(day, written)
        if REFLECT in parts:
            yield self._reflection(day, written)
        if self._dice.chance(0.12 if self._is_short else 0.4):
            yield Note(**self._head(day, written), text=self._writer.note(self._first_name()))

    def _written(self, day: date) -> date:
        """Now and then a line is written on the morning after, which still counts."""
        is_late = self._dice.chance(0.2) and (self._calendar.today - day).days > 2
        return day + ONE_DAY if is_late else day

    def _late(self, day: date) -> Iterator[Record]:
        """A missed day that got its line days later, too late to count."""
        written = day + timedelta(days=self._dice.between(2, 5))
        if written < self._calendar.today:
            yield Gratitude(**self._head(day, written), text=self._writer.gratitude(""))

    def _connect(self, day: date) -> Iterator[Record]:
        met = self._contacts.on(day)
        if met and self._dice.chance(0.9):
            ids = [meeting.people[0] for meeting in met]
            is_planned = self._dice.chance(0.4)
            when, will = self._writer.plan(self._first_names[ids[0]]) if is_planned else ("", "")
            yield Sitting(
                **self._head(day),
                seconds=self._dice.between(300, 1_100),
                picks=tuple(Pick(person, RHYTHM) for person in dict.fromkeys(ids[:3])),
                planned=tuple(dict.fromkeys(ids[:2])),
                when=when,
                will=will,
            )
        for meeting in met:
            yield self._interaction(day, meeting)
            if self._dice.chance(0.12) and (self._calendar.today - day).days > QUIET_BEFORE:
                yield self._promise(day, meeting.people[0])

    def _interaction(self, day: date, meeting: Meeting) -> Interaction:
        return Interaction(
            **self._head(day, touched=meeting.closed),
            people=meeting.people,
            channel=meeting.channel,
            act=meeting.act,
            gave=giver(meeting),
            note=meeting.note,
            waiting=meeting.waiting,
            closed=meeting.closed,
            next=meeting.next,
        )

    def _promise(self, day: date, person: str) -> Promise:
        """A promise that was kept, mostly in time, or let go; some of theirs are open still."""
        by, fate = self._fates.draw()
        due = day + timedelta(days=self._dice.between(3, 14)) if self._dice.chance(0.8) else None
        off = self._dice.one((-3, -2, -1, -1, 0, 0, 0, 0, 0, 2))
        end = (due or day + timedelta(days=9)) + timedelta(days=off)
        return Promise(
            **self._head(day, touched=None if fate == "open" else end),
            text=self._writer.promise(by),
            people=(person,),
            by=by,
            due=None if fate == "open" else due,
            kept=end if fate == "kept" else None,
            released=end if fate == "released" else None,
        )

    def _gratitudes(self, day: date, written: date) -> Iterator[Record]:
        sure = self._script.thanks.get(day, ())
        for thanks in sure:
            told = {thanks.person: day} if thanks.told else {}
            yield Gratitude(**self._head(day), text=thanks.text, people=(thanks.person,), told=told)
        for _ in range(0 if sure else 1 + self._dice.chance(0.2 if self._is_short else 0.6)):
            recent = list(dict.fromkeys(self._contacts.recent))
            person = self._dice.one(recent) if recent and self._dice.chance(0.75) else ""
            text = self._writer.gratitude(self._first_names.get(person, ""))
            said = self._said_on(person, max(day, written)) if person else None
            yield Gratitude(
                **self._head(day, written, said),
                text=text,
                people=(person,) if person else (),
                told={person: said} if said else {},
            )

    def _said_on(self, person: str, day: date) -> date | None:
        """When thanks were said: mostly at once, often within days; a few are left, though none of late."""
        is_recent = (self._calendar.today - day).days <= QUIET_BEFORE
        if is_recent or self._dice.chance(0.55):
            return day
        return None if self._dice.chance(0.2) else self._contacts.thank_later(person, day)

    def _reflection(self, day: date, written: date) -> Reflection:
        prompt, text = self._writer.answer(self._first_name())
        return Reflection(
            **self._head(day, written), text=text, prompt_id=prompt.id, prompt=prompt.text, theme=prompt.theme
        )

    def _first_name(self) -> str:
        """The first name of somebody met of late."""
        recent = list(self._contacts.recent)
        return self._first_names[self._dice.one(recent)] if recent else "Will"
