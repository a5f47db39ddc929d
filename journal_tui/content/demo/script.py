"""What is sure to happen in the demo's last weeks: what Today is meant to show."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from journal_tui.content.demo.calendar import memories, on_or_before
from journal_tui.domain.parts import CONNECT, GRATITUDE
from journal_tui.domain.records import NextContact

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from journal_tui.content.demo.calendar import Calendar
    from journal_tui.domain.records import Person

LAST = 5
"""On so many days at the end nobody is met by chance."""

LAST_ROLES = (
    "manager",
    "service provider",
    "mentee",
    "peer",
    "board member",
    "former colleague",
    "other",
    "colleague",
)
"""Whose turn it is on those days; with the client who is waited for, all roles but mentor and friend."""

QUIET_BEFORE = 25
"""So many days before today no other wait begins, and no other promise is made."""


ADVICE = (
    (70, "less detail, more of why"),
    (85, "ask them first, then tell"),
    (110, "clear and kind; a list of three things to try"),
    (135, "the opening was strong, the end too long"),
    (160, "sleep on it, then send half"),
)
"""What the mentor gave, and how many days before today: more than one has given back."""


class Meeting(NamedTuple):
    """A contact to come about; `people` are ids."""

    people: tuple[str, ...]
    act: str
    channel: str
    note: str
    waiting: bool = False
    gave: str | None = None
    closed: date | None = None
    next: NextContact | None = None


class Thanks(NamedTuple):
    """A gratitude to be written, for a person or, with an empty id, for nobody."""

    person: str
    text: str
    told: bool


class Word(NamedTuple):
    """A promise to be made, and left open."""

    person: str
    text: str
    by: str
    due: date | None


@dataclass
class Script:
    """What is sure to happen, by day; `locked` holds from when on somebody is met in no other way."""

    meetings: dict[date, list[Meeting]] = field(default_factory=dict)
    thanks: dict[date, list[Thanks]] = field(default_factory=dict)
    words: dict[date, list[Word]] = field(default_factory=dict)
    locked: dict[str, date] = field(default_factory=dict)

    def meet(self, day: date, meeting: Meeting, *, lock: bool = False) -> None:
        """Let a contact come about on a day, perhaps the last one with these people."""
        self.meetings.setdefault(day, []).append(meeting)
        if lock:
            self.locked |= dict.fromkeys(meeting.people, day)


def script(calendar: Calendar, people: Mapping[str, Person]) -> Script:
    """The story of the people of the file, by their names."""
    ids = {name: person.id for name, person in people.items()}
    held = Script()
    _contacts(held, calendar, ids)
    _gratitudes(held, calendar, ids)
    _promises(held, calendar, ids)
    for name, days in (("Noor Aziz", 10), ("Björn Dahl", 150), ("Mei Tanaka", 2)):
        held.locked[ids[name]] = calendar.today - timedelta(days=days)
    return held


def _contacts(held: Script, calendar: Calendar, ids: Mapping[str, str]) -> None:
    days, today = calendar.days_with(CONNECT), calendar.today

    def ago(number: int) -> date:
        return on_or_before(days, today - timedelta(days=number))

    asked = Meeting((ids["Ana Öztürk"],), "ask an opinion", "call", "asked about the move", gave="them")
    held.meet(ago(45), asked, lock=True)
    coffee = NextContact(today + timedelta(days=4), time(8, 30), "coffee")
    for days_ago, note in ADVICE:
        held.meet(ago(days_ago), Meeting((ids["Ana Öztürk"],), "seek feedback", "video", note))
    talk = Meeting((ids["Dora Haas"],), "check in", "email", "busy until the end of the month")
    held.meet(ago(325), talk, lock=True)
    soon = Meeting((ids["Zoë Martín"],), "check in", "call", "a new choir, an old laugh", next=coffee)
    held.meet(ago(35), soon, lock=True)
    printed = "could the cards be ready two days earlier?"
    held.meet(
        ago(9), Meeting((ids["Pia Lund"],), "ask for help", "message", printed, waiting=True), lock=True
    )
    second = "which of the two layouts serves the shop better?"
    held.meet(ago(2), Meeting((ids["Cy Rossi"],), "ask an opinion", "email", second, waiting=True), lock=True)
    proofs = Meeting((ids["Sam Taylor"],), "follow up", "message", "two chapters to go")
    held.meet(ago(7), proofs)
    phase = Meeting((ids["Jonas Weber"],), "check in", "call", "wants the second phase before the summer")
    held.meet(ago(12), phase)
    advice = Meeting((ids["Ibrahim Sow"],), "ask an opinion", "call", "good advice: smaller, sooner")
    held.meet(ago(18), advice)
    early = Meeting((ids["Mei Tanaka"],), "offer help", "message", "will look over the talk")
    held.meet(ago(8), early)
    started = Meeting(
        (ids["Will Okafor"],), "check in", "coffee", "the release is through; talked about the talk"
    )
    held.meet(days[-LAST], started)


def _gratitudes(held: Script, calendar: Calendar, ids: Mapping[str, str]) -> None:
    days = calendar.days_with(GRATITUDE)
    year, month = memories(calendar.today)
    will, una = "Will stayed late for the release and never mentioned it.", ids["Una Berg"]
    kept = "@Una kept calm while the client kept changing the date, and the rest of us followed."
    demo = "Priya covered the demo without being asked, and made it look easy."
    credit = "Tom said in front of everybody that the idea was Leila’s."
    for day, thanks in (
        (year, Thanks(ids["Priya Raghunathan"], demo, told=True)),
        (month, Thanks(ids["Tom Adeyemi"], credit, told=True)),
        (days[-2], Thanks(ids["Will Okafor"], will, told=True)),
        (days[-1], Thanks(una, kept, told=False)),
    ):
        held.thanks.setdefault(day, []).append(thanks)


def _promises(held: Script, calendar: Calendar, ids: Mapping[str, str]) -> None:
    days, today = calendar.days_with(CONNECT), calendar.today
    slides = Word(ids["Will Okafor"], "the slides", "me", today + timedelta(days=1))
    held.words[days[-LAST]] = [slides]
    for ago, word in (
        (45, Word(ids["Ana Öztürk"], "send the reading list", "them", None)),
        (7, Word(ids["Sam Taylor"], "the proofs", "them", today + timedelta(days=6))),
        (12, Word(ids["Jonas Weber"], "an offer for the second phase", "me", today + timedelta(days=9))),
        (20, Word(ids["Una Berg"], "read the chapter on questions", "me", None)),
    ):
        held.words.setdefault(on_or_before(days, today - timedelta(days=ago)), []).append(word)
