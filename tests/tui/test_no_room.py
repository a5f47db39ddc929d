"""A disk that takes nothing any more, neither a record nor a draft: what was typed stays where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.domain.records import words_of
from journal_tui.tui.screens import keyed
from journal_tui.tui.screens.connect import Connect
from journal_tui.tui.screens.editor import Editor
from journal_tui.tui.screens.gratitude_part import GratitudePart
from journal_tui.tui.screens.person_sheet import PersonSheet
from journal_tui.tui.screens.today import Today
from journal_tui.tui.widgets.field import QUIET, LineField, Writing
from tests.fakes import MONDAY
from tests.tui.hosts import in_front, running, shown
from tests.tui.mornings import a_morning, press

if TYPE_CHECKING:
    import pytest
    from textual.app import App

    from tests.fakes import Desk


def _fill(desk: Desk, *, full: bool) -> None:
    desk.store.full = desk.drafts.full = full


def _said(app: App[None]) -> str:
    return " ".join(line.strip() for line in shown(app).splitlines())


def _drafts(desk: Desk) -> list[str]:
    return [words_of(draft) for draft in desk.drafts.all()]


async def test_an_editor_is_left_only_when_its_text_is_kept_and_given_up_only_by_quitting_twice(
    desk: Desk,
) -> None:
    async with running(desk) as (app, pilot):
        _fill(desk, full=True)
        await press(pilot, "a", "g", "=Una", "escape", "ctrl+q")
        assert in_front(app, Editor)
        assert "could not be kept" in _said(app)
        assert "Quit once more to leave it behind." in _said(app)
        await press(pilot, "=, too", "ctrl+q")
        assert in_front(app, Editor)
        assert app.screen.query_one(Writing).text == "Una, too"
        _fill(desk, full=False)
        await press(pilot, "escape")
        assert in_front(app, Today)
        assert _drafts(desk) == ["Una, too"]
        _fill(desk, full=True)
        await press(pilot, "a", "p", "=Mei", "escape")
        assert in_front(app, PersonSheet)
        await press(pilot, "ctrl+q", "ctrl+q")
        assert not app.is_running


async def test_a_morning_without_room_goes_nowhere_with_a_text_and_goes_on_once_there_is() -> None:
    desk = a_morning()
    before = dict(desk.store.records)
    async with running(desk) as (app, pilot):
        _fill(desk, full=True)
        await press(pilot, "m", "tab", "=with my coffee", "enter", "enter", "escape")
        assert in_front(app, Connect)
        assert "There is no room left on the disk; nothing was changed." in _said(app)
        assert app.screen.query_one("#when", LineField).value == "with my coffee"
        _fill(desk, full=False)
        await press(pilot, "n")
        _fill(desk, full=True)
        await press(pilot, "=The light", "tab")
        for key in ("1", "escape", "2", "q"):
            await press(pilot, key)
            assert in_front(app, GratitudePart), key
            assert app.screen.query_one(Writing).text == "The light"
        _fill(desk, full=False)
        await press(pilot, "1")
        assert in_front(app, Today)
        assert _drafts(desk) == ["The light"]
        changed = {key: record for key, record in desk.store.records.items() if before.get(key) != record}
        assert [record.kind for record in changed.values()] == ["sitting"]
        assert all(record.day == MONDAY for record in changed.values())


async def test_a_draft_that_found_no_room_is_tried_again_without_another_key(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyed, "TRY_AGAIN", 0.05)
    async with running(desk) as (app, pilot):
        _fill(desk, full=True)
        await press(pilot, "a", "g", "=Una kept calm")
        await pilot.pause(QUIET + 0.2)
        assert "could not be kept" in _said(app)
        assert _drafts(desk) == []
        _fill(desk, full=False)
        await pilot.pause(0.3)
        assert _drafts(desk) == ["Una kept calm"]
