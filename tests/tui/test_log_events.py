"""An event logged once: several people, new ones in the same form, everybody heard from in two days."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from journal_tui.domain.records import Interaction, Person, Promise
from journal_tui.services import people, writing
from journal_tui.services.outreach import Outreach
from journal_tui.tui.screens.log_sheet import LogSheet
from journal_tui.tui.screens.people import People
from journal_tui.tui.screens.today import Today
from journal_tui.tui.widgets.field import LineField, Writing
from tests.fakes import MONDAY
from tests.tui.hosts import in_front, journal_app, lines, running, settled, shown
from tests.tui.mornings import a_morning, press

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from textual.pilot import Pilot

    from journal_tui.tui.app import JournalApp
    from tests.fakes import Desk

DAY = timedelta(days=1)


@pytest.fixture
def desk() -> Desk:
    return a_morning()


def _contacts(desk: Desk, day: date = MONDAY) -> list[Interaction]:
    return [record for record in desk.journal.records_on(day) if isinstance(record, Interaction)]


def _focused(app: JournalApp) -> str | None:
    return app.screen.focused.id if app.screen.focused else None


def _value(app: JournalApp, field: str) -> str:
    return app.screen.query_one(f"#{field}", LineField).value


async def test_a_pick_is_logged_as_it_is_in_four_strokes_from_today(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        assert await press(pilot, "enter", "tab", "enter", "enter") == 4
        await settled(pilot)
        assert isinstance(app.screen, Today)
        assert len(_contacts(desk)) == 1
        assert "Logged: Will Okafor, message." in shown(app)


async def test_a_nudge_awaits_a_reply_again_and_begins_the_week_anew(desk: Desk) -> None:
    zola = people.who(desk.journal, "Zola Mbeki")
    asked = writing.new_interaction(desk.journal, [zola.id], day=MONDAY - 8 * DAY, waiting=True)
    writing.keep(desk.journal, asked)
    async with running(desk) as (app, pilot):
        assert "8 days and no reply yet" in next(line for line in lines(app) if line[1] == "▌")
        await press(pilot, "enter")
        assert [_value(app, each) for each in ("who", "act", "reply")] == [
            "Zola Mbeki",
            "follow up",
            "awaited",
        ]
        await press(pilot, "tab", "enter", "enter")
        await settled(pilot)
        assert _contacts(desk)[0].waiting


async def test_an_event_with_old_and_new_people_is_one_record_and_all_are_heard_from_in_two_days(
    desk: Desk,
) -> None:
    before = {person.id for person in desk.journal.people()}
    async with running(desk) as (app, pilot):
        strokes = await press(pilot, "a", "i", "=una berg, Bob Lind, Cara Mey", "enter")
        assert _focused(app) == "role"
        assert "Bob Lind, Cara Mey" in lines(app)[10]
        strokes += await press(pilot, "right", "tab", "left")
        assert (_value(app, "channel"), _value(app, "next")) == ("event", "in 2 days")
        assert "25 Nov" in shown(app)
        strokes += await press(pilot, "enter", "=PyData meetup", "tab", "enter", "enter")
        await settled(pilot)
        assert strokes == 10
        assert "Logged: Una Berg, Bob Lind, Cara Mey, event. New here: Bob Lind, Cara Mey." in shown(app)
        (contact,) = _contacts(desk)
        assert [desk.journal.names()[who] for who in contact.people] == ["Una Berg", "Bob Lind", "Cara Mey"]
        assert contact.next is not None
        assert contact.next.day == MONDAY + 2 * DAY
        bob = people.who(desk.journal, "Bob Lind")
        assert (bob.role, bob.met) == ("client", "PyData meetup, November 2026")
        desk.clock.set_day(MONDAY + 2 * DAY)
        outreach = Outreach(desk.journal)
        outreach.load()
        offered = {each.person.id for each in outreach.suggestions() if each.reason.kind == "rhythm"}
        assert set(contact.people) <= offered, "each of them is offered"
        desk.clock.set_day(MONDAY)
        await press(pilot, "u")
        assert {person.id for person in desk.journal.people()} == before
        assert _contacts(desk) == []
        await press(pilot, "ctrl+r")
        assert len(desk.journal.people()) == len(before) + 2
        assert _contacts(desk)[0].people == contact.people


async def test_a_name_that_is_new_is_shown_before_it_is_saved_and_a_slip_adds_nobody(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "a", "i")
        app.screen.query_one("#who", LineField).value = "Will Okafor, Zolla"
        app.screen.query_one("SaveLine").focus()
        await press(pilot, "enter")
        assert isinstance(app.screen, LogSheet)
        assert "Zolla is new here. What are they to you? Save adds them." in shown(app).replace("\n   ", " ")
        assert _focused(app) == "role"
        assert not _contacts(desk)


async def test_a_plus_makes_somebody_new_of_a_name_that_somebody_here_begins_with(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "a", "i", "=Guido")
        assert app.screen.query_one(".new").display, "nobody here begins so, which is seen at once"
        await press(pilot, "tab")
        assert _focused(app) == "role"
        await press(pilot, "shift+tab", "ctrl+u", "=Gus")
        assert not app.screen.query_one(".new").display, "it could still be the Gus who is here"
        assert "Gus Lindqvist · +Gus is somebody new" in shown(app)
        await press(pilot, "ctrl+u", "=+Gus", "enter", "enter", "=hello", "tab", "enter")
        await press(pilot, "enter")
        await settled(pilot)
        assert [person.name for person in desk.journal.people() if "Gus" in person.name] == [
            "Gus Lindqvist",
            "Gus",
        ]


async def test_new_names_wait_in_the_draft_as_they_were_typed_and_nowhere_else(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "a", "i", "=will okafor, Bob Li")
        await pilot.pause(0.7)
        await press(pilot, "=nd, +Gus", "tab", "right", "escape")
        drafts = [draft for draft in desk.drafts.all() if isinstance(draft, Person)]
        assert sorted(draft.name for draft in drafts) == ["Bob Lind", "Gus"], (
            "half a name is no draft any more"
        )
        assert {person.name for person in desk.journal.people()}.isdisjoint({"Bob Lind", "Gus"})
        await press(pilot, "a", "p")
        assert "Bob" not in shown(app), "somebody new is somebody else"
        await press(pilot, "escape", "a", "i")
        assert (_value(app, "who"), _value(app, "role")) == ("Will Okafor, Bob Lind, +Gus", "client")
        app.screen.query_one("SaveLine").focus()
        await press(pilot, "enter", "enter", "enter", "tab", "enter", "enter")
        await settled(pilot)
        assert {draft.id for draft in drafts} <= {person.id for person in desk.journal.people()}
        assert desk.drafts.all() == []


async def test_what_happened_yesterday_is_logged_for_yesterday_with_all_that_it_settles(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "enter")
        app.screen.query_one("#day").focus()
        await press(pilot, "right", "tab")
        assert "Sunday 22 November" in shown(app)
        app.screen.query_one("#next", LineField).value = "in 2 days"
        app.screen.query_one("SaveLine").focus()
        await press(pilot, "enter")
        await settled(pilot)
        assert "Logged: Will Okafor, message on Sunday 22 November." in shown(app)
        (contact,) = _contacts(desk, MONDAY - DAY)
        assert contact.written == MONDAY
        assert contact.next is not None
        assert contact.next.day == MONDAY + DAY, "counted from the day it happened"
        kept = [
            record for record in desk.store.records.values() if isinstance(record, Promise) and record.kept
        ]
        assert [promise.kept for promise in kept] == [MONDAY - DAY]


async def test_in_the_journal_a_contact_is_logged_for_the_day_under_the_cursor(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "3", "left", "left", "left", "a", "i", "=Zola Mbeki", "enter")
        assert _value(app, "day") == "2026-11-20"
        await press(pilot, "tab", "enter", "enter")
        await settled(pilot)
        assert len(_contacts(desk, MONDAY - 3 * DAY)) == 1
        assert "Logged: Zola Mbeki, message on Friday 20 November." in shown(app)


async def test_when_the_disk_is_full_nobody_is_added_twice_afterwards(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "a", "i", "=Bob Lind", "enter", "enter", "=hello", "tab", "enter")
        desk.store.full = True
        await press(pilot, "enter")
        await settled(pilot)
        assert isinstance(app.screen, LogSheet)
        assert "no room left" in shown(app)
        assert (_value(app, "who"), app.screen.query_one(Writing).text) == ("Bob Lind", "hello")
        desk.store.full = False
        app.screen.query_one("SaveLine").focus()
        await press(pilot, "enter")
        await settled(pilot)
        assert [person.name for person in desk.journal.people()].count("Bob Lind") == 1
        assert len(_contacts(desk)) == 1


async def test_several_selected_people_are_logged_together(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "2", "v", "j", "v", "i")
        assert _value(app, "who").count(",") == 1
        assert isinstance(app.screen.focused, Writing)
        await press(pilot, "=lunch", "tab", "enter", "enter")
        await settled(pilot)
        assert in_front(app, People)
        assert len(_contacts(desk)[0].people) == 2


async def _three_new_at_an_event(pilot: Pilot[None]) -> None:
    await settled(pilot)
    await press(pilot, "a", "i", "=una berg, Bob Lind, Cara Mey, Dan Ito", "tab", "tab", "left")
    await settled(pilot)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
def test_how_an_event_looks(desk: Desk, snap_compare: Callable[..., bool], size: tuple[int, int]) -> None:
    assert snap_compare(journal_app(desk), terminal_size=size, run_before=_three_new_at_an_event)
