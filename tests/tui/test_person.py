"""A person's page: what it shows, and what its keys do."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from textual.containers import VerticalScroll

from journal_tui.domain.records import Gratitude, Promise
from journal_tui.services import people, writing
from journal_tui.tui.screens.editor import Editor
from journal_tui.tui.screens.log_sheet import LogSheet
from journal_tui.tui.screens.people import People
from journal_tui.tui.screens.person import PersonScreen
from journal_tui.tui.widgets.margin_list import MarginList
from tests.fakes import MONDAY, Desk
from tests.tui.circle import ana, befriend, front, meet, press, put
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
    ana(desk)
    return desk


def _ana(desk: Desk) -> Person:
    return people.who(desk.journal, "Ana Öztürk")


def _above(app: App[None]) -> str:
    return "\n".join(line.rstrip() for line in lines(app)[:14])


async def test_the_page_shows_how_things_stand_both_ways(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "2", "enter")
        assert _above(app).split("\n")[1:14] == [
            "   Ana Öztürk  mentor · Northwind                      met 2019, at the guild",
            "",
            "   next   promise, Thursday",
            "   Ana    will send the reading list",
            "   you    the Thursday review, by Thursday",
            "   dates  birthday 4 March",
            "   reach  ana@northwind.example · 555 0142",
            "   mind   mornings only; no weekend mail",
            "",
            "   Give and take, in a year",
            "   you    an introduction, thanks",
            "   Ana    advice ×2",
            "          It goes both ways. Something small, unasked, keeps it so.",
        ]
        assert " ▌ 23 Nov  promise  will send the reading list" in shown(app)
        assert "   9 Oct   call     asked about the move" in shown(app)


async def test_how_you_met_moves_below_where_the_title_has_no_room_for_it(desk: Desk) -> None:
    people.edit_person(desk.journal, _ana(desk), met="2019, at the guild’s summer party by the river")
    async with running(desk) as (app, pilot):
        await press(pilot, "2", "enter")
        assert "\n   met    2019, at the guild’s summer party by the river" in shown(app)
        await pilot.resize_terminal(110, 24)
        await settled(pilot)
        assert lines(app)[1].rstrip().endswith("met 2019, at the guild’s summer party by the river")
        assert "\n   met " not in shown(app)


async def test_a_boundary_wraps_and_is_never_cut(desk: Desk) -> None:
    mind = "no calls after 17:00, and never on a Friday; write first and say what it is about, please"
    people.edit_person(desk.journal, _ana(desk), mind=mind)
    async with running(desk, size=(50, 24)) as (app, pilot):
        await press(pilot, "2", "enter")
        text = " ".join(" ".join(line.split()) for line in lines(app))
        assert mind in text


async def test_the_cursor_walks_a_timeline_longer_than_the_page_which_alone_scrolls(desk: Desk) -> None:
    for number in range(40):
        meet(desk, _ana(desk), MONDAY, f"contact {number}")
    async with running(desk, size=(60, 16)) as (app, pilot):
        await press(pilot, "2", "enter", "G")
        assert "gave me the talk’s outline" in shown(app)
        assert "mind " not in shown(app)
        listed, scroll = app.screen.query_one(MarginList), app.screen.query_one(VerticalScroll)
        assert listed.highlighted == 46
        assert (listed.show_vertical_scrollbar, scroll.show_vertical_scrollbar) == (False, True)
        await press(pilot, "g")
        assert "next   promise" in shown(app)


async def test_i_logs_and_what_was_logged_is_on_top_of_the_page(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "2", "enter", "i")
        assert front(app) is LogSheet
        await put(pilot, "about the talk")
        await press(pilot, *["tab"] * 4, "enter")
        assert front(app) is PersonScreen
        assert "about the talk" in shown(app)


async def test_a_promise_is_made_due_on_thursday_and_kept_with_c(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "2", "enter", "o")
        await put(pilot, "the slides", "tab", "tab")
        await put(pilot, "thu")
        assert "by Thursday 26 November" in shown(app)
        await press(pilot, "tab", "enter")
        assert "you    the slides, by Thursday" in shown(app).replace(
            "       the slides", "you    the slides"
        )
        assert " ▌ 23 Nov  promise  the slides" in shown(app)
        assert "yours, open" in shown(app)
        await press(pilot, "c")
        kept = next(r for r in desk.journal.records_on(MONDAY) if r.kind == "promise" and "slides" in str(r))
        assert isinstance(kept, Promise)
        assert kept.kept == MONDAY
        assert "yours, kept" in shown(app)
        assert "by Thursday" in _above(app), "the other promise stands"


async def test_a_promise_is_moved_to_another_day_let_go_and_opened_again(desk: Desk) -> None:
    made = writing.new_promise(desk.journal, _ana(desk).id, "the slides", due=MONDAY)
    slides = writing.keep(desk.journal, replace(made, text="the slides,\nboth sets")).after

    def held() -> Promise:
        found = desk.store.find(slides.id)
        assert isinstance(found, Promise)
        return found

    async with running(desk) as (app, pilot):
        await press(pilot, "2", "enter")
        app.screen.query_one(MarginList).select_row(slides.id)
        await press(pilot, "enter", "tab", "tab", "home", *["delete"] * 10)
        await put(pilot, "in 2 weeks")
        assert "by Monday 7 December" in shown(app)
        await press(pilot, "escape", "enter")
        assert "by Monday 7 December" in shown(app), "the draft goes on"
        await press(pilot, "tab", "tab", "tab", "enter")
        assert (held().due, held().text) == (MONDAY + timedelta(days=14), "the slides,\nboth sets")
        assert "both sets, by 7 Dec" in _above(app)
        await press(pilot, "x")
        assert (held().state, held().released) == ("released", MONDAY)
        assert "yours, released" in shown(app)
        await press(pilot, "x")
        assert held().state == "open"
        await press(pilot, "u", "u", "u")
        assert held().due == MONDAY


async def test_x_waits_no_longer_for_a_reply(desk: Desk) -> None:
    cy = befriend(desk, "Cy Rossi", "client")
    meet(desk, cy, MONDAY - timedelta(days=2), waiting=True)
    async with running(desk) as (app, pilot):
        await press(pilot, "2", "slash", *"cy", "enter")
        assert "reply  their turn: you wrote on Saturday; let it be until 28 Nov" in shown(app)
        await press(pilot, "x")
        assert "their turn" not in shown(app)
        assert "No reply is awaited any more." in shown(app)
        await press(pilot, "u")
        assert "their turn" in shown(app)


async def test_t_notes_that_thanks_were_told_to_the_person_whose_page_it_is(desk: Desk) -> None:
    cy = befriend(desk, "Cy Rossi", "client")
    made = writing.new_gratitude(desk.journal, "the outline", people=[_ana(desk).id, cy.id])
    glad = writing.keep(desk.journal, made).after
    async with running(desk) as (app, pilot):
        await press(pilot, "2", "slash", *"ana", "enter")
        assert "thanks, not told yet" in shown(app)
        app.screen.query_one(MarginList).select_row(glad.id)
        await press(pilot, "t")
        told = desk.store.find(glad.id)
        assert isinstance(told, Gratitude)
        assert told.told == {_ana(desk).id: MONDAY}
        assert "thanks, not told yet" not in shown(app)


async def test_enter_edits_the_line_and_e_the_person(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "2", "enter", "j", "enter")
        assert front(app) is Editor
        await press(pilot, "escape", "e")
        await put(pilot, " Demir", "enter", "enter")

        assert lines(app)[1].startswith("   Ana Öztürk Demir  mentor")
        await press(pilot, "u")
        assert lines(app)[1].startswith("   Ana Öztürk  mentor")


async def test_y_copies_the_first_way_to_reach_them_and_says_which(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "2", "enter", "y")
        assert app.clipboard == "ana@northwind.example"
        assert "Copied: ana@northwind.example" in shown(app)


async def test_s_and_b_leave_the_person_alone_and_return(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "2", "enter", "s")
        assert (_ana(desk).snoozed_until or MONDAY) > MONDAY
        await press(pilot, "b")
        assert _ana(desk).stepped_back == MONDAY
        await press(pilot, "b")
        assert (_ana(desk).stepped_back, _ana(desk).snoozed_until) == (None, None)
        assert "Ana Öztürk: back in the picks." in shown(app)


async def test_d_deletes_the_person_and_u_brings_them_back_with_all_that_was_written(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "2", "enter", "d")
        assert front(app) is People
        assert "Deleted: Ana Öztürk. u brings them back." in shown(app)
        await press(pilot, "u", "enter")
        assert "asked about the move" in shown(app)


async def test_a_page_without_anything_written_is_kind_and_escape_leads_back() -> None:
    desk = Desk()
    befriend(desk, "Yuki Abe", "peer", rhythm="never")
    async with running(desk) as (app, pilot):
        await press(pilot, "2", "enter")
        assert "   next   when you like" in shown(app)
        assert "Nothing is written about the two of you yet." in shown(app)
        await press(pilot, "y", "c", "t", "enter", "j", "escape")
        assert front(app) is People


async def test_a_person_deleted_elsewhere_closes_the_page(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "2", "enter")
        desk.store.records.pop(_ana(desk).id)
        desk.store.changed_elsewhere = ["people"]
        await pilot.pause(1.2)
        await settled(pilot)
        assert front(app) is People


def _after(*keys: str) -> Callable[[Pilot[None]], object]:
    async def run(pilot: Pilot[None]) -> None:
        await settled(pilot)
        await press(pilot, *keys)

    return run


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_how_it_looks(desk: Desk, snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(journal_app(desk), terminal_size=size, run_before=_after("2", "enter", "j"))


def test_how_an_empty_page_looks(snap_compare: Compare) -> None:
    desk = Desk()
    befriend(desk, "Yuki Abe", "peer")
    assert snap_compare(journal_app(desk), terminal_size=(80, 24), run_before=_after("2", "enter"))
