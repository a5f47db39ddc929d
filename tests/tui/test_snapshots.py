"""Pictures of the screens, compared cell by cell; `pytest --snapshot-update` takes them anew."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from tests.fakes import MONDAY
from tests.tui.hosts import journal_app, settled, write_a_morning

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App
    from textual.pilot import Pilot

    from tests.fakes import Desk

    Compare = Callable[..., bool]

SIZES = [(80, 24), (120, 35)]
ids = [f"{width}x{height}" for width, height in SIZES]


def _after(*keys: str) -> Callable[[Pilot[None]], object]:
    """Let the app settle, press these keys one screen after the other, and still the text cursor."""

    async def press(pilot: Pilot[None]) -> None:
        await settled(pilot)
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        for field in pilot.app.screen.query(Input):
            field.cursor_blink = False
        await settled(pilot)

    return press


def _compare(snap_compare: Compare, app: App[None], size: tuple[int, int], *keys: str) -> None:
    assert snap_compare(app, terminal_size=size, run_before=_after(*keys))


@pytest.mark.parametrize("size", SIZES, ids=ids)
def test_an_empty_morning(desk: Desk, snap_compare: Compare, size: tuple[int, int]) -> None:
    _compare(snap_compare, journal_app(desk), size)


@pytest.mark.parametrize("size", SIZES, ids=ids)
def test_a_kept_day(desk: Desk, snap_compare: Compare, size: tuple[int, int]) -> None:
    write_a_morning(desk)
    _compare(snap_compare, journal_app(desk), size, "j")


@pytest.mark.parametrize("size", SIZES, ids=ids)
def test_an_off_day(desk: Desk, snap_compare: Compare, size: tuple[int, int]) -> None:
    desk.clock.set_day(MONDAY - timedelta(days=1))
    _compare(snap_compare, journal_app(desk), size)


@pytest.mark.parametrize("size", SIZES, ids=ids)
def test_yesterday_open(desk: Desk, snap_compare: Compare, size: tuple[int, int]) -> None:
    desk.clock.set_day(MONDAY + timedelta(days=1))
    _compare(snap_compare, journal_app(desk), size)


@pytest.mark.parametrize("size", SIZES, ids=ids)
def test_the_editor(desk: Desk, snap_compare: Compare, size: tuple[int, int]) -> None:
    write_a_morning(desk)
    _compare(snap_compare, journal_app(desk), size, "a", "g", *"Una kept calm")


@pytest.mark.parametrize("size", SIZES, ids=ids)
def test_the_editor_with_a_question_on_save(desk: Desk, snap_compare: Compare, size: tuple[int, int]) -> None:
    write_a_morning(desk)
    _compare(snap_compare, journal_app(desk), size, "a", "r", "I", "tab")


def test_a_refusal_in_the_editor(desk: Desk, snap_compare: Compare) -> None:
    _compare(snap_compare, journal_app(desk), (80, 24), "a", "g", "tab", "enter")


def test_what_may_follow_the_first_stroke(desk: Desk, snap_compare: Compare) -> None:
    write_a_morning(desk)
    _compare(snap_compare, journal_app(desk), (80, 24), "a")


def test_a_deletion(desk: Desk, snap_compare: Compare) -> None:
    write_a_morning(desk)
    _compare(snap_compare, journal_app(desk), (80, 24), "j", "d")


def test_the_help(desk: Desk, snap_compare: Compare) -> None:
    _compare(snap_compare, journal_app(desk), (80, 24), "question_mark")


def test_the_palette(desk: Desk, snap_compare: Compare) -> None:
    _compare(snap_compare, journal_app(desk), (80, 24), "ctrl+p")


def test_a_narrow_terminal(desk: Desk, snap_compare: Compare) -> None:
    write_a_morning(desk)
    _compare(snap_compare, journal_app(desk), (50, 18), "j")


@pytest.mark.parametrize("theme", ["dawn", "contrast", "ansi-dark", "ansi-light"])
def test_the_other_themes(desk: Desk, snap_compare: Compare, theme: str) -> None:
    write_a_morning(desk)
    _compare(snap_compare, journal_app(desk, theme), (80, 24), "a", "g")
