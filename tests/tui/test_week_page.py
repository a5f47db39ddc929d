"""The weekly review on its screen: offered in time, acted on by keys, left and gone on with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from journal_tui.domain.records import Interaction, Review
from journal_tui.services import writing
from journal_tui.tui.screens.today import Today
from journal_tui.tui.screens.week_page import WeekPage
from tests.fakes import MONDAY
from tests.text_that_hurts import HURTS
from tests.tui.hosts import in_front, running, shown
from tests.tui.mornings import DAY, a_morning, press

if TYPE_CHECKING:
    from datetime import date

    from journal_tui.domain.records import Record
    from tests.fakes import Desk

FRIDAY = MONDAY + 4 * DAY
OFFER = "w  your week"


@pytest.fixture
def desk() -> Desk:
    return a_morning()


def _saved(desk: Desk, day: date) -> list[Record]:
    return desk.journal.records_on(day)


def _review(desk: Desk, day: date = FRIDAY) -> Review:
    found = [record for record in _saved(desk, day) if isinstance(record, Review)]
    assert len(found) == 1
    return found[0]


async def test_it_is_offered_from_its_day_on_until_it_is_written(desk: Desk) -> None:
    for day, offered in ((FRIDAY - DAY, False), (FRIDAY + 2 * DAY, True), (FRIDAY + 3 * DAY, False)):
        desk.clock.set_day(day)
        async with running(desk) as (app, _):
            assert (OFFER in shown(app)) == offered, day
            assert ("Nothing is asked of you today. If you like:" in shown(app)) == (day.weekday() == 6)
    desk.clock.set_day(FRIDAY)
    async with running(desk) as (app, pilot):
        assert f"The week can be looked over, in ten minutes.   {OFFER}" in shown(app)
        await press(pilot, "w", "tab", "=Slowly.", "tab", "escape")
        assert in_front(app, Today)
        assert OFFER not in shown(app)
        assert "Week       Slowly." in shown(app)
    assert _review(desk).text == "Slowly."
    assert _review(desk).ends == FRIDAY


async def test_thanks_are_told_promises_kept_and_somebody_invited_from_the_page(desk: Desk) -> None:
    desk.clock.set_day(MONDAY + DAY)
    async with running(desk) as (app, pilot):
        await press(pilot, "w")
        assert "Una Berg       Una Berg was patient with the client" in shown(app)
        assert re.search("you +the slides, for Will Okafor +by Thursday", shown(app))
        await press(pilot, "t")
        assert "Told today." in shown(app)
        assert "Thanks not told yet" not in shown(app)
        await press(pilot, "u")
        assert "Thanks not told yet" in shown(app)
        await press(pilot, "enter")
        assert re.search("For +thank", shown(app))
        assert "Told     yes" in shown(app)
        await press(pilot, "escape", "j", "c")
        assert "Kept. Well done." in shown(app)
        assert "Promises" not in shown(app)
        assert "Somebody for a coffee" in shown(app)
        await press(pilot, "enter")
        assert re.search("For +invite", shown(app))
        assert "Reply    awaited" in shown(app)
        await press(pilot, *["tab"] * 4, "enter")
        assert "Somebody for a coffee" not in shown(app)
    invited = [record for record in _saved(desk, MONDAY + DAY) if isinstance(record, Interaction)]
    assert [(each.act, each.waiting) for each in invited] == [("invite", True)]


async def test_what_is_typed_waits_as_a_draft_and_what_is_kept_can_be_changed(desk: Desk) -> None:
    desk.clock.set_day(FRIDAY)
    async with running(desk) as (app, pilot):
        await press(pilot, "w", "o")
        question = " ".join(shown(app).split())
        await press(pilot, "tab", "=half a thought", "escape")
        assert in_front(app, Today)
        await press(pilot, "w")
        assert "half a thought" in shown(app)
        await press(pilot, "tab", "= and the rest", "tab", "escape")
    assert _review(desk).text == "half a thought and the rest"
    assert _review(desk).prompt in question
    assert not desk.drafts.held
    desk.clock.set_day(FRIDAY + 2 * DAY)
    async with running(desk) as (app, pilot):
        await press(pilot, "w", "tab", "= on Sunday", "tab")
        await press(pilot, "u")
        assert _review(desk).text == "half a thought and the rest"
        await press(pilot, "ctrl+r")
    assert _review(desk).text == "half a thought and the rest on Sunday"
    assert _review(desk).written == FRIDAY


async def test_a_full_disk_leaves_the_words_in_the_field(desk: Desk) -> None:
    desk.clock.set_day(FRIDAY)
    async with running(desk) as (app, pilot):
        await press(pilot, "w", "tab", "=Slowly.")
        desk.store.full = True
        await press(pilot, "tab")
        assert "There is no room left on the disk" in shown(app)
        assert "Slowly." in shown(app)
        desk.store.full = False
        await press(pilot, "tab", "tab")
        assert in_front(app, WeekPage)
    assert _review(desk).text == "Slowly."


async def test_any_text_of_the_week_can_be_shown_at_any_size(desk: Desk) -> None:
    for text in HURTS.values():
        if text.strip():
            writing.keep(desk.journal, writing.new_note(desk.journal, f"x {text}", day=MONDAY))
    desk.clock.set_day(FRIDAY)
    async with running(desk) as (app, pilot):
        await press(pilot, "w")
        for size in ((40, 10), (80, 24), (200, 50)):
            await pilot.resize_terminal(*size)
            await press(pilot, "tab", "=x", "tab")
            assert "Your week" in shown(app)
            assert "x" in _review(desk).text
    assert _review(desk).text == "xxx"
