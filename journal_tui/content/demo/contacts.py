"""Who is met on which day of the demo: everybody at about their rhythm, awaited replies, and chance."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from datetime import timedelta
from heapq import heappop, heappush
from typing import TYPE_CHECKING

from journal_tui.content.demo.cast import LONG
from journal_tui.content.demo.dice import Bag
from journal_tui.content.demo.script import LAST, LAST_ROLES, QUIET_BEFORE, Meeting
from journal_tui.content.demo.words import source
from journal_tui.domain.parts import CONNECT
from journal_tui.domain.practice_settings import PracticeSettings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from journal_tui.content.demo.calendar import Calendar
    from journal_tui.content.demo.dice import Dice
    from journal_tui.content.demo.script import Script
    from journal_tui.content.demo.words import Writer
    from journal_tui.domain.records import Person

USUAL = PracticeSettings()
"""The made-up user set nothing about the practice."""

ACTS = {
    "mentor": ("ask an opinion", "ask an opinion", "seek feedback", "check in", "ask for help"),
    "mentee": ("offer help", "check in", "share an opportunity", "ask an opinion", "introduce"),
    "manager": ("check in", "ask an opinion", "follow up", "seek feedback"),
    "colleague": ("check in", "check in", "offer help", "ask for help", "thank", "follow up", "repair"),
    "peer": ("check in", "ask an opinion", "introduce", "share an opportunity", "seek feedback"),
    "client": ("check in", "follow up", "ask an opinion", "invite", "offer help", "congratulate"),
    "service provider": ("check in", "follow up", "thank", "ask for help"),
    "former colleague": ("check in", "share an opportunity", "introduce", "congratulate"),
    "friend": ("check in", "check in", "invite", "offer help", "congratulate"),
}
"""What contacts are for, by role: what stands twice comes twice as often."""

OTHERS = ("check in", "ask an opinion", "invite", "thank")
CHANNELS = (
    *("message",) * 8,
    *("email",) * 4,
    *("call",) * 3,
    *("video",) * 2,
    "coffee",
    "coffee",
    "meeting",
)
GIVER = {
    **dict.fromkeys(("thank", "congratulate", "offer help", "share an opportunity", "introduce"), "me"),
    **dict.fromkeys(("ask an opinion", "ask for help", "seek feedback"), "them"),
}
"""Who gives in an act; in any other, both."""

FEW, MANY = (1, 1, 2, 2, 2, 3), (9, 11, 12, 12, 13, 14, 15)
"""How many are met on a day, in a journal of one year and in one of twenty."""


FATES = (*("answered",) * 8, "asked again", "closed")
"""What becomes of a message that awaits a reply."""


def giver(meeting: Meeting) -> str:
    """Who gave at a contact."""
    return meeting.gave or GIVER.get(meeting.act, "both")


class Contacts:
    """Chooses whom to meet, and remembers when each is due again."""

    def __init__(
        self,
        dice: Dice,
        writer: Writer,
        calendar: Calendar,
        people: Sequence[Person],
        script: Script,
        years: int,
    ) -> None:
        self._dice, self._writer, self._today = dice, writer, calendar.today
        self._people = {person.id: person for person in people}
        self._known = [person.id for person in people[: len(source()["person"])]]
        self._days = calendar.days_with(CONNECT)
        self._last_days = self._days[-LAST:]
        self._roles_left = list(LAST_ROLES)
        self._to_come = script.meetings
        self._locked = script.locked
        self._share = (min(years, LONG) - 1) / (LONG - 1)
        self._last: dict[str, date] = {}
        self._taken: dict[str, int] = {}
        self._awaited: dict[str, date] = {}
        self._due: dict[str, date] = {}
        self._queue: list[tuple[date, str]] = []
        self._fates = Bag(dice, FATES)
        self.recent: deque[str] = deque(maxlen=12)
        """Who was met of late, the last at the end."""
        for person in people:
            rhythm = USUAL.rhythm_of(person)
            if rhythm != "never":
                self._put(person.id, person.day + timedelta(days=dice.between(1, rhythm)))

    def on(self, day: date) -> list[Meeting]:
        """The contacts of a day; at least one, as long as there is anybody to meet."""
        met = self._to_come.pop(day, [])
        for meeting in met:
            self._note(meeting, day)
        if day in self._last_days:
            met += self._whose_turn(day, 2 - len(met))
            return met
        count = self._dice.one(MANY if self._dice.chance(self._share) else FEW)
        if (self._today - day).days <= QUIET_BEFORE:
            count = max(2, count)  # after a week away there is some catching up to do
        while len(met) < count:
            person = self._next(day, at_least_one=not met)
            if person is None:
                break
            meeting = self._meeting(person, day)
            self._note(meeting, day)
            met.append(meeting)
        return met

    def thank_later(self, person: str, day: date) -> date | None:
        """Let somebody be thanked within some days of this one; the day, or None where it can't be."""
        when = self._after(day, self._dice.between(1, 6))
        if when is None or self._is_locked(person, when) or when < self._awaited.get(person, when):
            return None
        thanks = Meeting((person,), "thank", self._dice.one(CHANNELS), self._writer.contact("thank"))
        self._to_come.setdefault(when, []).append(thanks)
        return when

    def _note(self, meeting: Meeting, day: date) -> None:
        more = {"me": -1, "them": 1}.get(giver(meeting), 0)
        for person in meeting.people:
            self._last[person] = day
            self._taken[person] = self._taken.get(person, 0) + more
            self.recent.append(person)
            rhythm = USUAL.rhythm_of(self._people[person])
            if rhythm != "never":
                self._put(person, day + timedelta(days=rhythm * self._dice.between(70, 120) // 100))

    def _put(self, person: str, day: date) -> None:
        self._due[person] = day
        heappush(self._queue, (day, person))

    def _next(self, day: date, *, at_least_one: bool) -> str | None:
        """Whose turn it is, if anybody's is; or else the one whose turn is next."""
        latest = day + timedelta(days=30 if at_least_one else 0)
        later: list[tuple[str, date]] = []
        found: str | None = None
        while found is None and self._queue and self._queue[0][0] <= latest:
            due, person = heappop(self._queue)
            if self._due[person] != due or self._is_locked(person, day):
                continue
            if self._awaited.get(person, day) > day:
                later.append((person, self._awaited[person] + timedelta(days=5)))
            elif self._people[person].day > day:
                later.append((person, due))
            else:
                found = person
        for person, due in later:
            self._put(person, due)
        return found

    def _is_locked(self, person: str, day: date) -> bool:
        return person in self._locked and self._locked[person] <= day

    def _meeting(self, person: str, day: date) -> Meeting:
        act = self._act(person)
        channel, note = self._dice.one(CHANNELS), self._writer.contact(act)
        if self._dice.chance(0.02):
            return self._event(person, day)
        if channel in {"message", "email"} and self._dice.chance(0.25):
            return self._asked(Meeting((person,), act, channel, note), day)
        return Meeting((person,), act, channel, note)

    def _act(self, person: str) -> str:
        """What for; only from mentors more is taken than is given."""
        role = self._people[person].role
        acts = ACTS.get(role, OTHERS)
        if role != "mentor" and self._taken.get(person, 0) > 0:
            acts = tuple(act for act in acts if GIVER.get(act) != "them")
        return self._dice.one(acts)

    def _event(self, person: str, day: date) -> Meeting:
        """Something where several people were met at once."""
        others = [who for who in self._known if who in self._last and not self._is_locked(who, day)]
        free = [who for who in others if who != person and who not in self._awaited]
        several = (person, *self._dice.shuffled(free)[: self._dice.between(1, 3)])
        return Meeting(several, "check in", "event", self._writer.contact("event"))

    def _asked(self, meeting: Meeting, day: date) -> Meeting:
        """The same contact with a reply awaited, which will come, be asked for again, or be let go."""
        [person] = meeting.people
        asked = meeting._replace(waiting=True)
        fate = self._fates.draw()
        again = None if fate == "answered" else self._after(day, self._dice.between(7, 9))
        answer = self._after(again or day, self._dice.between(1, 3))
        if answer is None or (self._today - day).days < QUIET_BEFORE or self._is_locked(person, answer):
            return meeting
        self._awaited[person] = answer
        if again is not None and fate == "closed":
            return asked._replace(closed=again)
        if again is not None:
            nudge = self._writer.contact("follow up")
            self._to_come.setdefault(again, []).append(asked._replace(act="follow up", note=nudge))
        came = Meeting((person,), meeting.act, meeting.channel, self._writer.reply())
        self._to_come.setdefault(answer, []).append(came)
        return asked

    def _after(self, day: date, days: int) -> date | None:
        """The first day of contacts so many days later or after that; None where the last days begin."""
        at = bisect_left(self._days, day + timedelta(days=days))
        return self._days[at] if at < len(self._days) - LAST else None

    def _whose_turn(self, day: date, room: int) -> list[Meeting]:
        """On the last days: of each role the one not met for the longest time."""
        count = len(self._roles_left) if day == self._last_days[-1] else max(0, room)
        met: list[Meeting] = []
        for role in self._roles_left[:count]:
            free = [who for who in self._known if self._people[who].role == role]
            free = [who for who in free if who in self._last and not self._is_locked(who, day)]
            for person in sorted(free, key=lambda who: self._last[who])[:1]:
                act = self._act(person)
                met.append(Meeting((person,), act, self._dice.one(CHANNELS), self._writer.contact(act)))
                self._note(met[-1], day)
        del self._roles_left[:count]
        return met
