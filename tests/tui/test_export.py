"""Exporting from a page: asked for in a sheet that suggests, carried out, and said."""

from __future__ import annotations

import json
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from journal_tui.outbox import Outbox
from journal_tui.services import people, writing
from journal_tui.settings import Settings
from journal_tui.tui.app import JournalApp
from journal_tui.tui.doors import Doors
from journal_tui.tui.screens.export_sheet import ExportSheet
from journal_tui.tui.screens.today import Today
from journal_tui.tui.widgets.field import LineField
from journal_tui.tui.widgets.said import Said
from journal_tui.tui.widgets.title import Title
from tests.tui.circle import front, press
from tests.tui.hosts import settled

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.app import App
    from textual.pilot import Pilot

    from tests.fakes import Desk


@asynccontextmanager
async def running(app: JournalApp) -> AsyncIterator[Pilot[None]]:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        yield pilot


def value(app: App[None], field: str) -> str:
    return app.screen.query_one(f"#{field}", LineField).value


def said(app: App[None]) -> str:
    return app.screen.query_one(Said).sentence


@pytest.fixture
def app(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> JournalApp:
    monkeypatch.setenv("HOME", str(tmp_path))
    writing.keep(desk.journal, people.new_person(desk.journal, "Ana Öztürk"))
    people.edit_person(desk.journal, desk.journal.people()[0], mind="mornings only")
    outbox = Outbox(str(tmp_path / "journal"))
    return JournalApp(desk.journal, Settings(theme="dusk"), doors=Doors(outbox))


async def test_an_export_is_ordered_by_keys_and_a_place_that_cannot_be_used_is_asked_for_again(
    app: JournalApp, tmp_path: Path
) -> None:
    async with running(app) as pilot:
        await press(pilot, "E")
        assert isinstance(app.screen, ExportSheet)
        assert (value(app, "format"), value(app, "path")) == ("journal", "~/journal-2026-11-23.json")
        await press(pilot, "right")
        assert (value(app, "format"), value(app, "path")) == ("markdown", "~/journal-2026-11-23")
        assert "Obsidian" in app.screen.query_one(Title).words
        await press(pilot, "left", "tab", "home", *"gone/", "tab", "tab", "enter")
        assert isinstance(app.screen, ExportSheet)
        assert "can't be written" in said(app)
        assert value(app, "path").startswith("gone/")
        path = app.screen.query_one("#path", LineField)
        path.value = "~/mine.json"
        await press(pilot, "right", "left")
        assert path.value == "~/mine.json", "a place that was typed stays whatever the format"
        await press(pilot, "tab", "tab", "right", "tab", "enter")
        assert front(app) is Today
        assert str(tmp_path / "mine.json") in said(app)
        assert "stayed at home" not in said(app)
    held = json.loads((tmp_path / "mine.json").read_bytes())
    assert "mornings only" in {person["mind"] for person in held["people"]}


async def test_what_stayed_at_home_and_what_would_be_replaced_is_said(
    app: JournalApp, tmp_path: Path
) -> None:
    (tmp_path / "journal-2026-11-23.json").write_text("older")
    async with running(app) as pilot:
        await press(pilot, "E")
        assert "would be replaced" in said(app)
        await press(pilot, "escape")
        assert (tmp_path / "journal-2026-11-23.json").read_text() == "older"
        await press(pilot, "E", "tab", "tab", "tab", "enter")
        assert "stayed at home" in said(app)
    assert "mornings only" not in (tmp_path / "journal-2026-11-23.json").read_text()


async def test_the_palette_offers_it_where_there_is_somewhere_to_export_to(
    app: JournalApp, desk: Desk
) -> None:
    async with running(app) as pilot:
        await press(pilot, "ctrl+p", *"other f", "enter")
        assert isinstance(app.screen, ExportSheet)
    bare = JournalApp(desk.journal, Settings(theme="dusk"))
    async with running(bare) as pilot:
        await press(pilot, "E")
        assert isinstance(bare.screen, Today)
