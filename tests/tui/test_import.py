"""Importing in the app: looked at first, carried out beside the screen, taken back as one step."""

from __future__ import annotations

import threading
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from journal_tui.domain.arrivals import Arrivals, Entry, Newcomer
from journal_tui.domain.errors import NotSaved, Refused
from journal_tui.domain.records import Note
from journal_tui.services import people, writing
from journal_tui.settings import Settings
from journal_tui.tui.app import JournalApp
from journal_tui.tui.doors import Doors
from journal_tui.tui.screens.choosing import Choosing
from journal_tui.tui.screens.import_page import ImportPage
from journal_tui.tui.screens.import_sheet import ImportSheet, plain_path
from journal_tui.tui.screens.people import People
from journal_tui.tui.screens.today import Today
from journal_tui.tui.widgets.said import Said
from tests.fakes import MONDAY
from tests.text_that_hurts import HURTS
from tests.tui.circle import front, press, put
from tests.tui.hosts import settled, shown

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence
    from datetime import date

    from textual.pilot import Pilot

    from journal_tui.domain.records import Record
    from tests.fakes import Desk

HURTING = "[/] [b]Cy[/b]"
ARRIVALS = Arrivals(
    "linkedin",
    [Entry("1", MONDAY, text) for text in HURTS.values()],
    [
        Newcomer("ana", "Ana Öztürk", 2, emails=("ana@north.example",)),
        Newcomer("wang", "Wang Wei", 3),
        Newcomer("cy", HURTING, 4),
    ],
)


class FakeInbox:
    """Knows one file."""

    formats: Mapping[str, str] = {"linkedin": "LinkedIn's Connections.csv"}

    def read(self, form: str, path: str) -> Arrivals:
        if path != "/home/Connections.csv":
            raise Refused(f"Nothing was taken: [/] {path} looks like none of the formats ({form}).")
        return ARRIVALS


class Gate:
    """Holds up an import's saves until it is opened; the disk may be full by then."""

    def __init__(self, desk: Desk) -> None:
        self._save = desk.store.save
        self.opened = threading.Event()
        self.reached = threading.Event()
        self.is_full = False

    def __call__(self, records: Sequence[Record], today: date) -> Sequence[Record]:
        if any(record.import_id for record in records):
            self.reached.set()
            assert self.opened.wait(20)
            if self.is_full and any(isinstance(record, Note) for record in records):
                raise NotSaved("Not saved, because the disk is full.")
        return self._save(records, today)


@pytest.fixture
def gate(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Gate:
    gate = Gate(desk)
    monkeypatch.setattr(desk.store, "save", gate)
    return gate


@asynccontextmanager
async def looking_at_it(desk: Desk) -> AsyncIterator[tuple[JournalApp, Pilot[None]]]:
    """The app, with the plan of the one file there is in front."""
    for email in ("", "w@x.example"):
        emails = (email,) if email else ()
        writing.keep(desk.journal, people.new_person(desk.journal, "Wang Wei", emails=emails, again=True))
    writing.keep(desk.journal, people.new_person(desk.journal, "Ana Öztürk"))
    app = JournalApp(desk.journal, Settings(theme="dusk"), doors=Doors(inbox=FakeInbox()))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "I")
        await put(pilot, "'/home/Connections.csv'", "tab", "tab", "enter")
        assert isinstance(app.screen, ImportPage)
        yield app, pilot


def said(app: JournalApp) -> str:
    return app.screen.query_one(Said).sentence


async def test_a_file_that_is_no_use_is_asked_for_again_with_the_reason(desk: Desk) -> None:
    app = JournalApp(desk.journal, Settings(theme="dusk"), doors=Doors(inbox=FakeInbox()))
    before = dict(desk.store.records)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "I", "tab", "tab", "enter")
        assert said(app) == "Say where it lies: a file, a folder or a zip."
        await put(pilot, "~/wrong\\ place.csv", "tab", "right", "tab", "enter")
        assert isinstance(app.screen, ImportSheet)
        assert said(app) == (
            "Nothing was taken: [/] ~/wrong place.csv looks like none of the formats (linkedin)."
        )
        await press(pilot, "escape")
        assert front(app) is Today
    assert desk.store.records == before


async def test_what_would_come_is_shown_decided_brought_in_and_taken_back(desk: Desk) -> None:
    async with looking_at_it(desk) as (app, pilot):
        before = dict(desk.store.records)
        text = shown(app)
        for part in ("nothing is written yet", f"1 person: {HURTING}", "Ana Öztürk: the same name"):
            assert part in text
        assert desk.store.records == before
        await press(pilot, "right", "right")
        assert "the same as Wang Wei, w@x.example" in shown(app)
        await press(pilot, "enter", "enter")
        assert "it came" in shown(app)
        assert said(app).startswith("Came: 1 person, 2 people joined with those here, 15 records.")
        await press(pilot, "c")
        assert front(app) is Choosing
        assert HURTING in shown(app)
        await press(pilot, "escape", "2")
        assert front(app) is People
        assert len(desk.journal.people()) == 4
        await press(pilot, "u")
        assert said(app) == "Undone: the import. ctrl+r makes it again."
        assert len(desk.journal.people()) == 3
        await press(pilot, "ctrl+r")
        assert len(desk.journal.people()) == 4
        await press(pilot, "I")
        await put(pilot, "/home/Connections.csv", "tab", "tab", "enter")
        assert "there is nothing new in it" in shown(app)


async def test_the_app_stays_usable_while_an_import_goes_on(desk: Desk, gate: Gate) -> None:
    async with looking_at_it(desk) as (app, pilot):
        await press(pilot, "tab")
        await pilot.press("enter")
        assert gate.reached.wait(20)
        assert "it is coming in" in shown(app)
        await pilot.press("escape", "a", "n")
        await pilot.pause()
        await pilot.press(*"mine", "tab", "enter")
        await pilot.pause()
        assert front(app) is Today
        assert "mine" in shown(app)
        gate.opened.set()
        await settled(pilot)
        assert said(app).startswith("Came: 1 person, 1 person joined with those here, 15 records.")
        await press(pilot, "u")
        assert [record.kind for record in desk.journal.records_on(MONDAY)].count("note") == 1


async def test_an_import_that_finds_no_room_says_what_is_in_place_and_can_be_taken_back(
    desk: Desk, gate: Gate
) -> None:
    async with looking_at_it(desk) as (app, pilot):
        gate.is_full = True
        gate.opened.set()
        await press(pilot, "tab", "enter")
        assert "it stopped" in shown(app)
        assert said(app).startswith("Not saved, because the disk is full. 1 of 2 parts of the import")
        gate.is_full = False
        await press(pilot, "escape", "u")
        assert len(desk.journal.people()) == 3


def test_a_path_dropped_on_a_terminal_is_taken_without_its_quotes() -> None:
    assert (
        plain_path(" '/a b/c.csv' ")
        == plain_path("/a\\ b/c.csv")
        == plain_path('"/a b/c.csv"')
        == "/a b/c.csv"
    )
    assert plain_path("file:///a") == "/a"
    assert plain_path("'") == "'"
