"""People: the list, its filter and orders, several at once, and the pane beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from journal_tui.services import people, writing
from journal_tui.tui.desk import Desk as AppDesk
from journal_tui.tui.screens.log_sheet import LogSheet
from journal_tui.tui.screens.people import People
from journal_tui.tui.screens.person import PersonScreen
from journal_tui.tui.screens.promise_sheet import PromiseSheet
from journal_tui.tui.screens.today import Today
from tests.fakes import MONDAY, Desk
from tests.text_that_hurts import HURTS
from tests.tui.circle import a_circle, befriend, front, press, put
from tests.tui.hosts import journal_app, lines, running, settled, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App
    from textual.pilot import Pilot

    from journal_tui.domain.records import Person

    Compare = Callable[..., bool]

SIZES = [(80, 24), (120, 35), (60, 20)]


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    a_circle(desk)
    return desk


def _names(app: App[None]) -> str:
    """The first names in the list, from top to bottom."""
    listed = [line[3:] for line in lines(app)[4:22] if line[3:5].strip()]
    return " ".join(line.split()[0] for line in listed)


def _cursor(app: App[None]) -> str:
    return next(line[3:].split()[0] for line in lines(app) if line[1] == "▌")


def _person(desk: Desk, name: str) -> Person:
    return people.who(desk.journal, name)


async def test_everybody_is_listed_by_what_comes_next_and_counted(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "2")
        assert lines(app)[1].startswith("   People  11")
        assert lines(app)[1].rstrip().endswith("by what comes next")
        assert _names(app) == "Pia Una Wei Ana Cy Dora Theo Priya Gus Zola Rosa"
        assert " ▌ Pia Lund            service provider  9 days      time to nudge" in shown(app)


async def test_the_order_is_turned_and_the_cursor_stays_on_its_person(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "2", "j", "r")
        assert lines(app)[1].rstrip().endswith("by name")
        assert _names(app).startswith("Ana Cy Dora ")
        assert _cursor(app) == "Una"
        await press(pilot, "r")
        assert _names(app).endswith(" Wei")
        await press(pilot, "r")
        assert _names(app).startswith("Pia ")


async def test_the_filter_narrows_the_list_at_each_letter_and_escape_shows_everybody(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "2", "slash")
        await put(pilot, "FRIEND")
        assert "2 of 11" in lines(app)[1]
        await put(pilot, " mbé")
        assert "1 of 11" in lines(app)[1]
        assert "Zola Mbeki" in shown(app)
        await press(pilot, "q", "q")
        assert "Nobody here fits “FRIEND mbéqq”." in shown(app)
        await press(pilot, "escape")
        assert lines(app)[1].startswith("   People  11 ")
        assert "mbéqq" not in shown(app)
        assert front(app) is People


async def test_enter_in_the_filter_opens_the_first_and_down_goes_to_the_list(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "2", "slash", "d", "o", "r", "enter")
        assert front(app) is PersonScreen
        assert lines(app)[1].startswith("   Dora Haas  peer")
        await press(pilot, "escape", "down", "s")
        assert _person(desk, "Dora Haas").snoozed_until is not None


async def test_s_snoozes_for_longer_each_time_then_ends_it_and_u_takes_it_back(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "2", "s")
        assert "Pia Lund: left alone until Thursday" in shown(app)
        until = []
        for key in "sssu":
            await press(pilot, key)
            day = _person(desk, "Pia Lund").snoozed_until
            until.append((day - MONDAY).days if day else 0)
        assert until == [7, 14, 0, 14]
        assert "Undone: snoozing Pia Lund" in shown(app)


async def test_several_are_selected_and_dealt_with_as_one_step(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "2", "v", "j", "v")
        assert "2 selected" in lines(app)[1]
        assert "●  Una Berg" in shown(app)
        assert "○  Wei" in shown(app)
        await press(pilot, "b")
        assert "2 people: never picked from now on" in shown(app)
        assert "selected" not in shown(app)
        chosen = [_person(desk, name) for name in ("Pia Lund", "Una Berg")]
        assert [person.stepped_back for person in chosen] == [MONDAY, MONDAY]
        await press(pilot, "u")
        chosen = [_person(desk, name) for name in ("Pia Lund", "Una Berg")]
        assert [person.stepped_back for person in chosen] == [None, None]


async def test_b_returns_to_somebody_stepped_back_from(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "2", "G", "b")
        assert _person(desk, "Rosa Feld").stepped_back is None
        assert "Rosa Feld: back in the picks." in shown(app)


async def test_escape_gives_up_the_selection_then_goes_to_today_and_never_out(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "2", "v", "escape")
        assert front(app) is People
        assert "selected" not in shown(app)
        await press(pilot, "escape")
        assert front(app) is Today
        await press(pilot, "escape")
        assert front(app) is Today


async def test_i_logs_with_and_o_promises_to_the_person_under_the_cursor(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "2", "i")
        assert front(app) is LogSheet
        assert "Pia Lund" in shown(app)
        await press(pilot, "escape", "o")
        assert front(app) is PromiseSheet
        assert "A promise, with Pia Lund" in shown(app)


async def test_a_failed_save_says_why_and_changes_nothing(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "2")
        desk.store.full = True
        await press(pilot, "s")
        assert "no room left on the disk" in shown(app)
        assert _person(desk, "Pia Lund").snoozed_until is None
        assert "time to nudge" in shown(app)


async def test_d_deletes_and_u_brings_back(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "2", "d")
        assert "Pia Lund" not in "\n".join(lines(app)[4:20])
        await press(pilot, "u")
        assert _cursor(app) == "Pia"


async def test_nobody_yet_is_said_kindly_with_the_keys_to_begin(desk: Desk) -> None:
    desk.store.records = {key: held for key, held in desk.store.records.items() if held.kind != "person"}
    async with running(desk) as (app, pilot):
        await press(pilot, "2")
        assert "Nobody is here yet. Begin with somebody you would miss." in shown(app)
        await press(pilot, "slash", "s", "v", "b", "r", "i", "enter", "o", "a", "p")
        await put(pilot, "Ana", "enter", "enter")

        assert " ▌ Ana " in shown(app)
        assert lines(app)[1].startswith("   People  1 ")


async def test_the_pane_shows_the_person_under_the_cursor_only_where_there_is_room(desk: Desk) -> None:
    async with running(desk, size=(120, 35)) as (app, pilot):
        await press(pilot, "2", *"jjj")
        drawn = shown(app)
        assert "│  Ana Öztürk" in drawn
        assert "│  mind   mornings only; no weekend" in drawn, "boundaries wrap and are never cut"
        assert "│         mail" in drawn
        await pilot.resize_terminal(100, 30)
        await settled(pilot)
        assert "│" not in shown(app)
        await pilot.resize_terminal(112, 30)
        await settled(pilot)
        assert "│  Ana Öztürk" in shown(app)


async def test_the_role_goes_in_a_narrow_terminal(desk: Desk) -> None:
    async with running(desk, size=(72, 24)) as (app, pilot):
        await press(pilot, "2")
        assert "service provider" in shown(app)
        await pilot.resize_terminal(71, 24)
        await settled(pilot)
        assert "service provider" not in shown(app)
        assert "role" not in lines(app)[3]
        assert "time to nudge" in shown(app)


async def test_until_the_past_is_read_last_and_next_are_a_still_sign(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(AppDesk, "load_past", lambda _self: None)
    async with running(desk) as (app, pilot):
        await press(pilot, "2")
        assert "   Ana Öztürk          mentor            …           …" in shown(app).replace("▌", " ")


async def test_what_another_program_adds_appears_while_the_list_is_open(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "2")
        befriend(desk, "Yuki Abe", "peer")
        desk.store.changed_elsewhere = ["people"]
        await pilot.pause(1.2)
        await settled(pilot)
        assert "Yuki Abe" in shown(app)


async def test_any_name_role_place_and_boundary_can_be_listed_opened_and_filtered() -> None:
    desk = Desk()
    for text in HURTS.values():
        person = people.new_person(desk.journal, text, role=text)
        person = people.with_fields(desk.journal, person, org=text, mind=text, met=text)
        writing.keep(desk.journal, person)
    async with running(desk, size=(112, 24)) as (app, pilot):
        await press(pilot, "2", "slash")
        await put(pilot, "[/")
        assert f"of {len(HURTS)}" in lines(app)[1]
        await press(pilot, "escape", "g")
        for _ in range(len(HURTS) // 3):
            await press(pilot, "enter")
            assert front(app) is PersonScreen
            await press(pilot, "escape", "j", "j", "j")


def _after(*keys: str) -> Callable[[Pilot[None]], object]:
    async def run(pilot: Pilot[None]) -> None:
        await settled(pilot)
        await press(pilot, *keys)

    return run


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(
    "keys",
    [("2", "j", "j", "j"), ("2", "v", "j", "v"), ("2", "slash", *"fri")],
    ids=["list", "several", "filter"],
)
def test_how_it_looks(
    desk: Desk, snap_compare: Compare, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    assert snap_compare(journal_app(desk), terminal_size=size, run_before=_after(*keys))


def test_how_nobody_looks(snap_compare: Compare) -> None:
    desk = Desk()
    writing.keep(desk.journal, writing.new_note(desk.journal, "x"))
    assert snap_compare(journal_app(desk), terminal_size=(80, 24), run_before=_after("2"))
