"""A journal of some months, for the screens that show days of the past."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from journal_tui.content.prompts import load
from journal_tui.domain.practice import Pause
from journal_tui.domain.records import Sitting, Tick
from journal_tui.services import people, practice, writing
from tests.fakes import MONDAY, Desk

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen

DAY = timedelta(days=1)
FULL_DAY = date(2026, 11, 12)
KEPT_DAY = date(2026, 11, 9)
MISSED_DAY = date(2026, 11, 13)
MISSED_WEEK = date(2026, 9, 11)
LATE_DAY = date(2026, 11, 10)
PAUSE = Pause(date(2026, 10, 19), date(2026, 10, 23))

ANSWER = (
    "At the review. I answered before Cy had ended the sentence. Next time I count to three first.\n\n"
    "It was said kindly all the same."
)


def front(app: App[None]) -> type[Screen[object]]:
    """What kind of screen is in front."""
    return type(app.screen)


def some_months(days: int = 120) -> Desk:
    """Weekdays kept, some in full, with a pause, a missed week, a late day, and a Thursday to read."""
    desk = Desk()
    at, journal = desk.clock.at, desk.journal
    mei = writing.keep(journal, people.new_person(journal, "Mei Tanaka", role="colleague")).after
    cy = writing.keep(journal, people.new_person(journal, "Cy Rossi", role="client")).after
    for back in range(days, 0, -1):
        day = MONDAY - back * DAY
        if day.weekday() > 4 or PAUSE.holds(day) or day in {MISSED_DAY, LATE_DAY, FULL_DAY}:
            continue
        if MISSED_WEEK - 4 * DAY <= day <= MISSED_WEEK:
            continue
        desk.clock.at = at
        desk.clock.set_day(day)
        writing.keep(journal, writing.new_gratitude(journal, f"day {day}"))
        if back % 3:
            writing.keep(journal, Tick(**writing.envelope(journal), habit="stretch"))
    desk.clock.at = at
    desk.clock.set_day(FULL_DAY)
    _a_day_to_read(desk, mei.id, cy.id)
    desk.clock.at = at
    late = writing.new_gratitude(journal, "Written days afterwards", day=LATE_DAY)
    writing.keep(journal, late)
    practice.set_pause(journal, PAUSE)
    return desk


def _a_day_to_read(desk: Desk, mei: str, cy: str) -> None:
    journal = desk.journal
    writing.keep(journal, Sitting(**writing.envelope(journal), seconds=9 * 60))
    records = (
        writing.new_interaction(journal, [mei], channel="coffee"),
        writing.new_interaction(journal, [cy], waiting=True),
        writing.new_gratitude(journal, "Mei asked the question nobody dared to", people=[mei]),
        writing.new_note(journal, "Walked to work.\nRain all the way [/b] and [name]"),
        writing.new_promise(journal, cy, "the Thursday review", due=MONDAY),
    )
    for record in records:
        desk.clock.tick()
        writing.keep(journal, replace(record, created_at=desk.clock.at))
    desk.clock.tick()
    prompt = replace(load().prompts[0], text="Where did I speak when I should have asked?")
    writing.keep(journal, writing.new_reflection(journal, ANSWER, prompt))
