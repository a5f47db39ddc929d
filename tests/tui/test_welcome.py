"""First launch: a greeting, a few names, and the first morning."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

import pytest

from journal_tui.services import people, practice, writing
from journal_tui.services.beginning import is_new
from journal_tui.tui.screens.people import People
from journal_tui.tui.screens.today import Today
from journal_tui.tui.screens.welcome import Welcome
from tests.fakes import Desk
from tests.tui.circle import front, press, put
from tests.tui.hosts import journal_app, lines, running, settled, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    Compare = Callable[..., bool]

SIZES = [(80, 24), (120, 35), (60, 20)]


def test_a_journal_is_new_until_anything_is_in_it() -> None:
    begun = [Desk() for _ in range(4)]
    assert all(is_new(desk.journal) for desk in begun)
    someone, noted, planned, typed = (desk.journal for desk in begun)
    writing.keep(someone, people.new_person(someone, "Una"))
    writing.keep(noted, writing.new_note(noted, "x"))
    practice.change(planned, {"day_ends_at": time(3)})
    typed.drafts.keep(writing.new_note(typed, "half a thought"))
    assert not any(is_new(desk.journal) for desk in begun)


async def test_two_people_are_three_enters_away_from_the_first_morning() -> None:
    desk = Desk()
    async with running(desk) as (app, pilot):
        assert lines(app)[1].strip() == "Good morning."
        await put(pilot, "Ana Öztürk", "right", "right", "enter")
        await put(pilot, "Will", "enter")
        assert "Ana Öztürk, client" in shown(app)
        assert "Will, colleague" in shown(app)
        assert "enter  begin your first morning" in shown(app)
        await press(pilot, "enter")
        assert front(app) is not Welcome
        assert lines(app)[1].startswith("   Connect")
        assert "Ana Öztürk" in shown(app)
        assert "Will" in shown(app)


async def test_nobody_is_fine_too_and_the_next_launch_greets_no_more_once_something_is_written() -> None:
    desk = Desk()
    async with running(desk) as (app, pilot):
        assert "enter  begin with nobody for now" in shown(app)
        await press(pilot, "enter")
        assert front(app) is not Welcome
    writing.keep(desk.journal, writing.new_note(desk.journal, "x"))
    async with running(desk) as (app, _):
        assert front(app) is Today


async def test_escape_looks_around_first_and_who_was_added_is_there() -> None:
    desk = Desk()
    async with running(desk) as (app, pilot):
        await put(pilot, "Una", "enter", "escape")

        assert front(app) is Today
        assert "Una" in shown(app)
        await press(pilot, "2")
        assert front(app) is People
        await press(pilot, "u")
        assert not desk.journal.people()


async def test_a_taken_name_and_a_full_disk_are_said_in_place() -> None:
    desk = Desk()
    async with running(desk) as (app, pilot):
        await put(pilot, "Una", "enter")
        await put(pilot, "una", "enter")
        assert "There is already somebody called “Una”" in shown(app)
        desk.store.full = True
        await put(pilot, " B", "enter")

        assert "no room left on the disk" in shown(app)
        assert len(desk.journal.people()) == 1


async def test_where_the_journal_lives_is_said() -> None:
    app = journal_app(Desk())
    app._lives_in = "~/.local/share/journal_tui"
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "It all stays on this computer, in ~/.local/share/journal_tui" in shown(app)


async def test_however_many_are_added_the_greeting_stays_on_one_screen() -> None:
    async with running(Desk(), size=(60, 20)) as (app, pilot):
        for number in range(7):
            await put(pilot, f"P{number}", "enter")
        await settled(pilot)
        assert "4 more · P4, colleague · P5, colleague · P6, colleague" in " ".join(shown(app).split())
        assert "enter  begin your first morning" in shown(app)


def _after(*keys: str) -> Callable[[Pilot[None]], object]:
    async def run(pilot: Pilot[None]) -> None:
        await settled(pilot)
        await press(pilot, *keys)

    return run


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_how_it_looks(snap_compare: Compare, size: tuple[int, int]) -> None:
    app = journal_app(Desk())
    app._lives_in = "~/.local/share/journal_tui"
    run = _after(*"Ana", "right", "enter", *"Wi")
    assert snap_compare(app, terminal_size=size, run_before=run)
