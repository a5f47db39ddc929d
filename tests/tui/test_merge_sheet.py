"""Two who are one, merged in the app: from a page or the list, by keys alone, and back again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from journal_tui.services import people
from journal_tui.tui.screens.merge_sheet import MergeSheet
from journal_tui.tui.screens.people import People
from journal_tui.tui.screens.person import PersonScreen
from journal_tui.tui.widgets.save_line import SaveLine
from tests.fakes import MONDAY, Desk
from tests.tui.circle import a_circle, befriend, front, meet, press, put
from tests.tui.hosts import journal_app, lines, running, settled, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    a_circle(desk)
    again = befriend(desk, "Ana O.", "other", emails=("ana@northwind.example", "ana@home.example"))
    meet(desk, again, MONDAY, "the other list")
    return desk


def _names(desk: Desk) -> set[str]:
    return {person.name for person in desk.journal.people()}


async def test_a_page_merges_with_the_likely_one_and_shows_everything_in_three_strokes(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "2", "slash")
        await put(pilot, "ozturk", "enter")
        await press(pilot, "M")
        assert front(app) is MergeSheet
        assert "With    ▌Ana O." in shown(app), "an e-mail address is the same"
        assert "1 line and everything known of Ana O. will be Ana Öztürk’s." in shown(app)
        await press(pilot, "enter", "enter")
        assert front(app) is PersonScreen
        assert lines(app)[1].startswith("   Ana Öztürk  mentor · Northwind")
        assert "the other list" in shown(app)
        assert "The move is done; tired." in shown(app)
        assert "ana@northwind.example · ana@home.example · 555 0142" in shown(app)
        assert "Ana O. is Ana Öztürk now. u takes it back." in shown(app)
        await press(pilot, "u")
        assert "the other list" not in shown(app)
        assert "Ana O." in _names(desk)
        await press(pilot, "ctrl+r")
        assert "the other list" in shown(app)


async def test_the_other_name_can_stay_and_the_page_goes_on_with_whoever_has_it(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "2", "slash")
        await put(pilot, "ozturk", "enter")
        await press(pilot, "M", "tab", "right")
        assert "everything known of Ana Öztürk will be Ana O.’s." in shown(app)
        await press(pilot, "enter", "enter")
        assert lines(app)[1].startswith("   Ana O.  mentor · Northwind"), "what was only known of one"
        assert "The move is done; tired." in shown(app)
        await press(pilot, "escape")
        assert front(app) is People
        assert "Ana Öztürk" not in _names(desk)
        assert people.who(desk.journal, "ana ozturk").name == "Ana O."


async def test_two_selected_are_merged_and_more_are_asked_to_be_two(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "2", "r", "g", "v", "j", "v", "j", "v", "M")
        assert "Select two who are one" in shown(app)
        await press(pilot, "v", "M")
        assert front(app) is MergeSheet
        assert "Merge Ana O." in shown(app)
        assert "Name     Ana Öztürk" in shown(app), "more is written about Ana by that name"
        await press(pilot, "escape")
        assert "Ana O." in _names(desk)
        await press(pilot, "M", "enter", "enter")
        assert front(app) is People
        assert "selected" not in shown(app)
        assert "▌ Ana Öztürk" in shown(app)
        assert "Ana O." not in _names(desk)


async def test_who_is_nobody_or_several_is_refused_in_its_place_and_a_full_disk_changes_nothing(
    desk: Desk,
) -> None:
    befriend(desk, "Una Frost", "peer")
    async with running(desk) as (app, pilot):
        await press(pilot, "2", "slash")
        await put(pilot, "zola", "enter")
        await press(pilot, "M", "enter", "enter")
        assert "Who is the same as Zola Mbeki? One name of somebody here." in shown(app)
        app.screen.query_one("#other").focus()
        await put(pilot, "una")
        assert "Una Berg · Una Frost" in shown(app)
        await put(pilot, " x")
        app.screen.query_one(SaveLine).focus()
        await press(pilot, "enter")
        assert front(app) is MergeSheet
        app.screen.query_one("#other").focus()
        await press(pilot, "ctrl+u")
        await put(pilot, "theo", "enter")
        desk.store.full = True
        await press(pilot, "enter")
        assert "no room left on the disk" in shown(app)
        assert {"Zola Mbeki", "Theo Martin"} <= _names(desk)


async def _about_to_merge(pilot: Pilot[None]) -> None:
    await settled(pilot)
    await press(pilot, "2", "r", "g", "j", "enter", "M")


def test_how_it_looks(desk: Desk, snap_compare: Callable[..., bool]) -> None:
    assert snap_compare(journal_app(desk), terminal_size=(80, 24), run_before=_about_to_merge)
