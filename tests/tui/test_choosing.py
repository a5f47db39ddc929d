"""Choosing whom to look after, of those who came in a file: many at once, by keys alone, each step undone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from journal_tui.domain.practice_settings import ROLE_RHYTHMS
from journal_tui.services import choosing, people, writing
from journal_tui.services.outreach import Outreach
from journal_tui.tui.screens.choosing import Choosing
from journal_tui.tui.screens.people import People
from journal_tui.tui.screens.person import PersonScreen
from journal_tui.tui.screens.role_sheet import RoleSheet, letters_for
from tests.fakes import MONDAY, Desk
from tests.tui.circle import befriend, front, press, put
from tests.tui.hosts import journal_app, lines, running, settled, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App
    from textual.pilot import Pilot

    from journal_tui.domain.records import Person

PLACES = ("Northwind", "Acme", "")


def _arrive(desk: Desk, number: int) -> Person:
    made = people.new_person(desk.journal, f"Person {number:02}", rhythm="never")
    arrived = replace(made, imported=True, org=PLACES[number % 3])
    writing.keep(desk.journal, arrived)
    return arrived


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    befriend(desk, "Zola Mbeki", "friend")
    for number in range(30):
        _arrive(desk, number)
    return desk


def _looked_after(desk: Desk) -> dict[str, tuple[str, object]]:
    found = {person.name: (person.role, person.rhythm) for person in desk.journal.people() if person.imported}
    return {name: held for name, held in found.items() if held[1] != "never"}


def _row(app: App[None], name: str) -> str:
    return next(line for line in lines(app) if name in line).rstrip()


async def test_thirty_at_rest_are_chosen_from_in_a_few_strokes_and_each_step_is_undone(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "2")
        assert "30 came in a file, and are at rest.   c  choose whom to look after" in shown(app)
        await press(pilot, "c")
        assert front(app) is Choosing
        assert lines(app)[1].startswith("   Whom to look after  0 of 30 ")
        assert lines(app)[1].rstrip().endswith("asks for about 0.1 a day"), "a friend's, who was here before"
        await press(pilot, "slash")
        await put(pilot, "ACME", "enter")
        await press(pilot, "V", "r")
        assert front(app) is RoleSheet
        assert "What are these 10 to you?" in shown(app)
        await press(pilot, "l")
        assert _row(app, "Person 01").endswith("client · 21 days")
        assert "10 people: client from now on." in shown(app)
        assert set(_looked_after(desk).values()) == {("client", None)}
        assert len(_looked_after(desk)) == 10
        await press(pilot, "escape")
        assert lines(app)[1].startswith("   Whom to look after  10 of 30 ")
        await press(pilot, "g", "space", "v", "right", "right")
        assert _row(app, "Person 00").endswith("other · 30 days")
        assert _row(app, "Person 01").endswith("client · 7 days"), "each from where they are"
        await press(pilot, "n")
        assert set(_looked_after(desk)) == {f"Person {number:02}" for number in range(4, 30, 3)}
        await press(pilot, *"uuuu")
        assert _looked_after(desk) == {}
        assert "Undone: choosing 10 people" in shown(app)
        await press(pilot, "escape")
        assert front(app) is People


async def test_the_chosen_are_met_little_by_little_and_a_full_disk_chooses_nobody(desk: Desk) -> None:
    async with running(desk) as (_, pilot):
        desk.clock.set_day(MONDAY.replace(month=12))
        await press(pilot, "2", "c", "V", "r", "m")
    assert {person.chosen for person in desk.journal.people() if person.imported} == {
        MONDAY.replace(month=12)
    }
    outreach = Outreach(desk.journal)
    outreach.load()
    first = [each for each in outreach.suggestions() if each.reason.kind == "first contact"]
    assert len(first) < 10, "spread over the rhythm, from the day on which they were chosen"


async def test_one_under_the_cursor_is_meant_where_nobody_is_selected(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "2", "c", "j", "r")
        assert "What is Person 01 to you?" in shown(app)
        await press(pilot, "p")
        assert _looked_after(desk) == {"Person 01": ("peer", None)}
        assert _row(app, "Person 01").startswith(" ▌")
        await press(pilot, "r", "z")
        assert front(app) is Choosing, "a key of no role chooses none"
        await press(pilot, "left", "left", "left", "left", "left")
        assert _looked_after(desk) == {}, "less and less often, and then never"
        await press(pilot, "enter")
        assert front(app) is PersonScreen
        assert lines(app)[1].startswith("   Person 01  peer · Acme")


async def test_the_filter_is_text_and_a_selection_outlives_it(desk: Desk) -> None:
    async with running(desk, size=(60, 20)) as (app, pilot):
        await press(pilot, "2", "c", "slash")
        await put(pilot, "rV n", "enter")
        assert "Nobody here fits “rV n”." in shown(app)
        await press(pilot, "escape", "slash")
        await put(pilot, "northw 0", "enter", "space", "space", "slash")
        await press(pilot, "ctrl+u")
        await put(pilot, "acme", "enter", "space")
        assert "3 selected" in shown(app)
        await press(pilot, "escape")
        assert "selected" not in shown(app)
        assert _looked_after(desk) == {}


def test_every_built_in_role_has_a_letter_of_its_own_and_so_has_one_of_the_users() -> None:
    roles = [*ROLE_RHYTHMS, "board member", "café owner", "王"]
    letters = letters_for(roles)
    assert sorted(letters.values()) == sorted(roles)
    assert {key: letters[key] for key in "meacplsfro"} == dict(zip("meacplsfro", ROLE_RHYTHMS, strict=True))


def test_choices_are_ordered_by_name_by_place_and_by_when_they_came(desk: Desk) -> None:
    desk.clock.set_day(MONDAY.replace(day=24))
    _arrive(desk, 31)
    found = choosing.choices(desk.journal)
    assert [each.person.name for each in choosing.in_order(found, choosing.BY_NAME)][:2] == [
        "Person 00",
        "Person 01",
    ]
    assert choosing.in_order(found, choosing.BY_PLACE)[0].person.org == "Acme"
    assert choosing.in_order(found, choosing.BY_PLACE)[-1].person.org == "", "who is nowhere comes last"
    assert choosing.in_order(found, choosing.BY_ARRIVAL)[0].person.name == "Person 31"


async def _some_chosen(pilot: Pilot[None]) -> None:
    await settled(pilot)
    await press(pilot, "2", "c", "space", "r", "c", "j", "space", "space", "r")


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
def test_how_it_looks(desk: Desk, snap_compare: Callable[..., bool], size: tuple[int, int]) -> None:
    assert snap_compare(journal_app(desk), terminal_size=size, run_before=_some_chosen)
