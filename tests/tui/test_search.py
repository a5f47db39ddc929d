"""Search: found as one types, opened where it stands, and back again, by keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from journal_tui.domain.records import words_of
from journal_tui.services import writing
from journal_tui.tui.screens.journal import JournalPage
from journal_tui.tui.screens.search import AT_ONCE, Search
from journal_tui.tui.screens.streak_page import StreakPage
from journal_tui.tui.widgets.day_page import DayPage
from journal_tui.tui.widgets.field import LineField
from journal_tui.tui.widgets.footer import KeyLine
from journal_tui.tui.widgets.margin_list import MarginList
from tests.fakes import Desk
from tests.text_that_hurts import HURTS
from tests.tui.days import front, some_months
from tests.tui.hosts import journal_app, lines, running, settled, shown
from tests.tui.test_snapshots import SIZES, ids
from tests.tui.test_snapshots import _compare as compare

if TYPE_CHECKING:
    from textual.app import App
    from textual.pilot import Pilot

    from tests.tui.test_snapshots import Compare


async def _press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)


def _words(app: App[None]) -> list[str]:
    return [hint.word for hint in app.screen.query_one(KeyLine).hints]


@pytest.mark.parametrize("size", [*SIZES, (50, 18)], ids=[*ids, "50x18"])
def test_what_was_found(snap_compare: Compare, size: tuple[int, int]) -> None:
    keys = ("slash", *"mei -day", "tab", "down")
    compare(snap_compare, journal_app(some_months()), size, *keys)


def test_how_a_query_is_written(snap_compare: Compare) -> None:
    compare(snap_compare, journal_app(some_months()), (80, 24), "3", "slash")


async def test_something_said_long_ago_is_found_opened_at_its_record_and_left_to_the_same_place() -> None:
    async with running(some_months()) as (app, pilot):
        await _press(pilot, "4", "slash")
        assert front(app) is Search
        assert "about somebody whose name begins so" in shown(app)
        assert _words(app) == ["back"]
        await _press(pilot, *"Q1a?")
        assert "Nothing you wrote fits “Q1a?”." in shown(app)
        await _press(pilot, "ctrl+u", *"kind:x")
        assert "kind: knows gratitude, reflection, note, review, contact" in shown(app)
        await _press(pilot, "ctrl+u", *"rain")
        assert lines(app)[1].rstrip().endswith("1 found")
        assert "kind: knows" not in shown(app)
        assert _words(app) == ["open", "to the list", "back"]
        await _press(pilot, "enter")
        assert front(app) is JournalPage
        assert isinstance(app.focused, DayPage)
        assert "▌ Note      Walked to work." in shown(app)
        await _press(pilot, "escape")
        assert front(app) is Search
        assert isinstance(app.focused, LineField)
        await _press(pilot, "ctrl+u", *"kind:contact", "tab", "down")
        before = shown(app)
        assert "▌ 12 Nov       Connect   Mei Tanaka, coffee" in before
        assert shown(app).count("▌") == 1
        await _press(pilot, "enter", "left", "escape")
        assert shown(app) == before
        await _press(pilot, "enter", "slash")
        assert (front(app), shown(app)) == (Search, before)
        await _press(pilot, "slash", "tab", "escape")
        assert front(app) is StreakPage


async def test_records_are_edited_and_copied_where_they_were_found_and_the_list_follows() -> None:
    desk = some_months()
    async with running(desk) as (app, pilot):
        await _press(pilot, "slash", *"dared", "tab", "y")
        assert app.clipboard == "Mei asked the question nobody dared to"
        await _press(pilot, "e", *(" dared twice"), "tab", "enter")
        assert "Mei asked the question nobody dared to dared twice" in shown(app)
        await _press(pilot, "u")
        assert "dared twice" not in shown(app)
        note = writing.new_note(desk.journal, "somebody else dared, too")
        desk.store.records[note.id] = note
        desk.store.changed_elsewhere = ["2026-11"]
        await pilot.pause(1.3)
        assert lines(app)[1].rstrip().endswith("2 found")
        assert "▌ 12 Nov" in shown(app)


async def test_more_hits_come_when_the_cursor_gets_to_the_last_of_them() -> None:
    async with running(some_months()) as (app, pilot):
        await _press(pilot, "slash", *"day", "tab")
        listed = app.screen.query_one(MarginList)
        assert lines(app)[1].rstrip().endswith(f"the newest {AT_ONCE}")
        assert len(listed.rows) == AT_ONCE
        await _press(pilot, "G")
        assert len(listed.rows) > AT_ONCE
        assert listed.highlighted == AT_ONCE - 1
        assert lines(app)[1].rstrip().endswith(f"{len(listed.rows)} found")


async def test_until_everything_is_read_nothing_is_said_to_be_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from journal_tui.services.searching import Searcher

    monkeypatch.setattr(Searcher, "load", lambda _self: None)
    async with running(some_months()) as (app, pilot):
        await _press(pilot, "slash", *"rain")
        assert lines(app)[1].rstrip().endswith("…")
        assert "Nothing" not in shown(app)


async def test_any_text_can_be_found_and_any_text_can_be_a_query() -> None:
    desk = Desk()
    for text in HURTS.values():
        record = writing.new_note(desk.journal, "x")
        desk.store.records[record.id] = type(record)(**{**vars(record), "text": f"plum {text}"})
    async with running(desk) as (app, pilot):
        await _press(pilot, "slash", *"plum", "tab")
        for _ in HURTS:
            assert shown(app).count("▌") == 1
            await _press(pilot, "j")
        for text in HURTS.values():
            app.screen.query_one(LineField).value = text[:60]
            await settled(pilot)
        assert {words_of(record)[:4] for record in desk.store.records.values()} == {"plum"}
