"""Pictures of the morning, compared cell by cell; `pytest --snapshot-update` takes them anew."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from journal_tui.domain.records import Sitting
from tests.fakes import MONDAY
from tests.tui.hosts import journal_app, settled
from tests.tui.mornings import a_morning, press

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    Compare = Callable[..., bool]

SIZES = [(80, 24), (120, 35)]
ids = [f"{width}x{height}" for width, height in SIZES]

LOGGED = ("m", "enter", "=Sent them, with a word on the second part.", *["tab"] * 5, "enter")
GLAD = ("n", "=@Una B", "tab", "= kept calm while the client kept changing the date", "tab")
STEPS = {
    "connect": ("m", "j", "space", "k", "space", "tab", "=I sit down with my coffee", "escape"),
    "logging": (
        "m",
        "j",
        "enter",
        "=The move is done; tired.",
        "tab",
        "tab",
        "tab",
        "=the review",
        "tab",
        "tab",
        "=thu",
    ),
    "gratitude": (*LOGGED, *GLAD),
    "reflect": (*LOGGED, *GLAD, "n", "=I answered before Cy had ended."),
    "closing": (*LOGGED, *GLAD, "n", "=I answered before Cy had ended.", "tab", "n"),
}


def _after(keys: tuple[str, ...]) -> Callable[[Pilot[None]], object]:
    """Let the app settle, press these keys, and still the text cursor."""

    async def go(pilot: Pilot[None]) -> None:
        await settled(pilot)
        await press(pilot, *keys)
        for field in pilot.app.screen.query(Input):
            field.cursor_blink = False
        await settled(pilot)

    return go


@pytest.mark.parametrize("size", SIZES, ids=ids)
@pytest.mark.parametrize("step", STEPS)
def test_the_steps_of_a_morning(snap_compare: Compare, step: str, size: tuple[int, int]) -> None:
    desk = a_morning()
    desk.store.records["s"] = Sitting(
        id="s", day=MONDAY, written=MONDAY, created_at=desk.clock.at, updated_at=desk.clock.at, seconds=252
    )
    assert snap_compare(journal_app(desk), terminal_size=size, run_before=_after(STEPS[step]))


@pytest.mark.parametrize("size", [(60, 20), (40, 10)], ids=["60x20", "40x10"])
def test_a_narrow_morning(snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(journal_app(a_morning()), terminal_size=size, run_before=_after(STEPS["connect"]))


def test_names_offered_in_a_gratitude(snap_compare: Compare) -> None:
    keys = ("m", "n", "=@Una")
    assert snap_compare(journal_app(a_morning()), terminal_size=(80, 24), run_before=_after(keys))


@pytest.mark.parametrize("theme", ["dawn", "contrast", "ansi-dark"])
def test_the_other_themes(snap_compare: Compare, theme: str) -> None:
    keys = STEPS["connect"]
    assert snap_compare(journal_app(a_morning(), theme), terminal_size=(80, 24), run_before=_after(keys))


@pytest.mark.parametrize("size", SIZES, ids=ids)
@pytest.mark.parametrize("keys", [("w",), ("4", "n")], ids=["week", "numbers"])
def test_looking_back(snap_compare: Compare, keys: tuple[str, ...], size: tuple[int, int]) -> None:
    desk = a_morning()
    desk.clock.set_day(MONDAY + timedelta(days=4))
    assert snap_compare(journal_app(desk), terminal_size=size, run_before=_after(keys))
