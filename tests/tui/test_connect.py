"""Connect: the picks stay put, what is done with them is kept, and the timer counts, rings and is saved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from journal_tui.domain.parts import CONNECT, day_parts
from journal_tui.domain.records import Gratitude, Interaction, Promise, Sitting, words_of
from journal_tui.services import people, writing
from journal_tui.services.outreach import Outreach
from journal_tui.settings import Settings
from journal_tui.tui.app import JournalApp
from journal_tui.tui.screens import timed_page
from journal_tui.tui.screens.connect import Connect
from journal_tui.tui.screens.log_sheet import LogSheet
from journal_tui.tui.screens.today import Today
from journal_tui.tui.widgets.timer_line import TimerLine
from tests.fakes import MONDAY, Desk
from tests.text_that_hurts import HURTS
from tests.tui.hosts import in_front, lines, running, settled, shown
from tests.tui.mornings import DAY, a_morning, add, press, settle

if TYPE_CHECKING:
    from textual.pilot import Pilot


@pytest.fixture(autouse=True)
def no_ticks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The timer is looked at when a test says so."""
    monkeypatch.setattr(timed_page, "TICK", 3600)


@pytest.fixture
def desk() -> Desk:
    return a_morning()


def _sitting(desk: Desk) -> Sitting:
    (found,) = [record for record in desk.journal.records_on(MONDAY) if isinstance(record, Sitting)]
    return found


async def _pass(pilot: Pilot[None], desk: Desk, *seconds: float) -> None:
    """Let the clock jump to these readings, one after the other."""
    for each in seconds:
        desk.clock.seconds = each
        for screen in pilot.app.screen_stack:
            if isinstance(screen, Connect):
                screen.look_at_the_timer()
    await settle(pilot)


async def _go_to(pilot: Pilot[None], name: str) -> None:
    """Put the cursor on somebody's row."""
    for _ in range(10):
        if f"{name} ·" in shown(pilot.app):
            return
        await press(pilot, "k")
    pytest.fail(f"{name} is not on the list")


async def test_m_shows_the_picks_the_person_and_an_opener(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "m")
        drawn = lines(app)
        assert drawn[1].startswith("   Connect  ◐ ○ ○")
        assert "15:00  ─" in drawn[1]
        assert drawn[3].startswith("   Reasons ")
        assert drawn[4].startswith(" ▌ Will Okafor    promise, Thursday")
        assert "Will Okafor · colleague" in drawn[3]
        assert "and 3 more" in shown(app)
        assert "you     the slides, by Thursday" in shown(app)
        assert "Will    nothing open" in shown(app)
        assert "To begin with" in shown(app)
        assert [pick.person for pick in _sitting(desk).picks] != []


async def test_the_whole_sentence_is_shown_where_there_is_room(desk: Desk) -> None:
    async with running(desk, size=(120, 35)) as (app, pilot):
        await press(pilot, "m")
        assert "colleague  you promised the slides by Thursday" in shown(app)


async def test_the_cursor_shows_what_to_know_of_somebody_boundaries_whole(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "m", "j", "j", "j", "enter", "G", "k")
        await _go_to(pilot, "Ana Öztürk")
        drawn = shown(app)
        assert "Ana Öztürk · mentor · Northwind" in drawn
        assert "last    9 Oct, call: asked about the" in drawn
        assert "Ana     send the reading list" in drawn
        assert "you     nothing open" in drawn
        assert "mind    mornings only; no weekend mail" in drawn
        assert "ana@northwind.example" in drawn
        assert "555 0142" in drawn


async def test_the_rest_of_the_reasons_opens_and_the_first_ones_stay_where_they_are(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "m")
        first = lines(app)[4:7]
        await press(pilot, "G", "enter")
        assert [line[:37] for line in lines(app)[4:6]] == [first[0][:37].replace("▌", " "), first[1][:37]]
        assert "and 3 more" not in shown(app)
        assert "Ana Öztürk" in shown(app)


async def test_a_promise_kept_and_thanks_told_are_done_without_a_contact(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        assert "c kept" in lines(app)[23]
        await press(pilot, "m", "c")
        assert " ▌ Will Okafor    done" in shown(app)
        assert "Kept. Well done." in shown(app)
        await _go_to(pilot, "Una Berg")
        await press(pilot, "t")
        assert " ▌ Una Berg       done" in shown(app)
        held = [*desk.store.everything()]
        assert [record.text for record in held if isinstance(record, Promise) and record.kept] == [
            "the slides"
        ]
        assert [record.told for record in held if isinstance(record, Gratitude) and record.people] == [
            {people.who(desk.journal, "Una Berg").id: MONDAY}
        ]
        await press(pilot, "u", "u")
        assert "   Will Okafor    promise, Thursday" in shown(app)
        assert "Una Berg       thanks not told" in shown(app)


async def test_a_pick_is_planned_and_taken_out_again(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "m", "space")
        assert "○ Will Okafor    the slides" in shown(app)
        assert len(_sitting(desk).planned) == 1
        await press(pilot, "space")
        assert "This morning" not in shown(app)


async def test_whom_it_is_not_for_today_is_back_tomorrow(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "m", "x")
        assert "▌ Will Okafor    back tomorrow" in shown(app)
        assert "Will is back tomorrow; x again takes that back." in shown(app)
        await press(pilot, "escape", "m")
        assert "Will Okafor    back" not in shown(app)
        assert "Will Okafor    promise" not in shown(app)
    desk.clock.set_day(MONDAY + DAY)
    outreach = Outreach(desk.journal)
    assert "Will Okafor" in [pick.person.name for pick in outreach.picks()]


async def test_x_again_takes_them_in_again(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "m", "x", "x")
        assert "▌ Will Okafor    promise, Thursday" in shown(app)
        assert _sitting(desk).set_aside == ()


async def test_a_snooze_grows_with_each_press_and_can_be_undone(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "m", "j", "s")
        assert "until Thursday" in shown(app)
        await press(pilot, "s")
        assert "until 30 Nov" in shown(app)
        await press(pilot, "u", "u")
        assert "until" not in lines(app)[5]


async def test_y_copies_one_way_after_the_other_and_says_when_there_is_none(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "m", "y")
        assert "No e-mail address, number or link of Will is known here yet." in shown(app)
        await press(pilot, "G", "enter", "G")
        await _go_to(pilot, "Ana Öztürk")
        await press(pilot, "y")
        assert app.clipboard == "ana@northwind.example"
        await press(pilot, "y")
        assert app.clipboard == "555 0142"
        assert "Copied: 555 0142." in shown(app)


async def test_enter_logs_and_the_pick_stays_on_the_list_as_done(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "m", "space", "enter")
        assert in_front(app, LogSheet)
        await press(pilot, *["tab"] * 5, "enter")
        await settled(pilot)
        assert "▌ Will Okafor    done" in shown(app)
        assert "● Will Okafor    message" in shown(app)
        assert "Connect  ● ○ ○" in shown(app)
        assert "Logged: Will Okafor, message." in shown(app)
        kept = [r for r in desk.store.records.values() if isinstance(r, Promise) and r.kept == MONDAY]
        assert [promise.text for promise in kept] == ["the slides"]
        await press(pilot, "u")
        assert "▌ Will Okafor    promise, Thursday" in shown(app)
        assert not [r for r in desk.journal.records_on(MONDAY) if isinstance(r, Interaction)]


async def test_the_if_then_line_is_kept_half_a_second_after_the_last_key(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "m", "tab", "=I sit down", "enter", "=call Ana")
        await pilot.pause(0.7)
        assert (_sitting(desk).when, _sitting(desk).will) == ("I sit down", "call Ana")
        await press(pilot, "escape")
        assert in_front(app, Connect)
        await press(pilot, "escape")
        assert in_front(app, Today)
        await press(pilot, "m")
        assert [field.value for field in app.screen.query(Input)] == ["I sit down", "call Ana"]


async def test_the_last_words_of_the_if_then_line_outlive_quitting(desk: Desk) -> None:
    async with running(desk) as (_, pilot):
        await press(pilot, "m", "tab", "=tea")
        await press(pilot, "ctrl+q")
    assert _sitting(desk).when == "tea"


async def test_the_timer_counts_down_with_a_bar_that_agrees(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "m")
        await _pass(pilot, desk, 25, 50, 75, 100)
        assert "13:20  ━━━─" in lines(app)[1]
        await _pass(pilot, desk, *range(125, 460, 25))
        bar = lines(app)[1].rstrip()[-32:]
        assert abs(bar.count("━") - 15) <= 1


async def test_an_hour_asleep_does_not_count(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "m")
        await _pass(pilot, desk, 12, 3612, 3615)
        assert "14:45" in lines(app)[1]


async def test_a_paused_timer_says_so_stands_still_and_goes_on(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "m")
        await _pass(pilot, desk, 5)
        await press(pilot, "p")
        assert _sitting(desk).seconds == 5
        await _pass(pilot, desk, 20)
        assert "paused  14:55" in lines(app)[1]
        await press(pilot, "p")
        await _pass(pilot, desk, 21)
        assert "14:54" in lines(app)[1]
        assert "paused" not in lines(app)[1]


async def test_its_seconds_are_saved_every_ten_and_when_it_is_left_and_go_on_after_quitting(
    desk: Desk,
) -> None:
    async with running(desk) as (_, pilot):
        await press(pilot, "m")
        await _pass(pilot, desk, 9)
        assert _sitting(desk).seconds == 0
        await _pass(pilot, desk, 11)
        assert _sitting(desk).seconds == 11
        await _pass(pilot, desk, 14)
        await press(pilot, "escape")
        assert _sitting(desk).seconds == 14
        await _pass(pilot, desk, 30)
        await press(pilot, "m")
        await _pass(pilot, desk, 31)
        await press(pilot, "q")
    assert _sitting(desk).seconds == 15
    desk.clock.seconds = 0
    async with running(desk) as (app, pilot):
        await press(pilot, "m")
        assert "14:45" in lines(app)[1]


async def test_seconds_counted_before_another_place_is_gone_to_are_kept(desk: Desk) -> None:
    async with running(desk) as (_, pilot):
        await press(pilot, "m")
        await _pass(pilot, desk, 7)
        await press(pilot, "2")
        assert _sitting(desk).seconds == 7


@pytest.mark.parametrize("bell", [True, False])
async def test_fifteen_minutes_ring_once_if_the_bell_is_wanted_and_stop_nobody(
    desk: Desk, bell: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = JournalApp(desk.journal, Settings(theme="dusk", bell=bell))
    rang: list[bool] = []
    monkeypatch.setattr(app, "bell", lambda: rang.append(True))
    desk.store.records["s"] = Sitting(
        id="s", day=MONDAY, written=MONDAY, created_at=desk.clock.at, updated_at=desk.clock.at, seconds=890
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "m")
        await _pass(pilot, desk, 9)
        assert rang == []
        await _pass(pilot, desk, 11, 20)
        assert rang == [True] * bell
        assert "Fifteen minutes. Stay as long as you like; n goes on." in shown(app)
        assert "+0:10" in lines(app)[1]
        assert CONNECT in day_parts(desk.journal.records_on(MONDAY)).done
        await press(pilot, "escape", "m")
        await _pass(pilot, desk, 30)
    assert rang == [True] * bell


async def test_the_timer_draws_only_when_a_digit_changes(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "m")
        drawn: list[object] = []
        timer = app.screen.query_one(TimerLine)
        app.screen.watch(timer, "shown", lambda: drawn.append(timer.shown), init=False)
        await _pass(pilot, desk, 0.2, 0.4, 0.9)
        assert drawn == []
        await _pass(pilot, desk, 1.1)
        assert len(drawn) == 1


async def test_a_disk_that_turns_read_only_is_said_once_and_everything_stays_and_is_saved_later(
    desk: Desk,
) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "m")
        desk.store.full = True
        await _pass(pilot, desk, 12)
        assert "There is no room left on the disk; nothing was changed." in shown(app)
        await press(pilot, "space", "x", "tab", "=tea", "enter", "escape")
        assert in_front(app, Connect)
        assert "14:48" in lines(app)[1]
        desk.store.full = False
        await _pass(pilot, desk, 24)
        assert _sitting(desk).seconds == 24
        await press(pilot, "escape")
        assert _sitting(desk).when == "tea"


async def test_the_day_that_ends_keeps_its_seconds_and_the_next_begins_at_nought(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "m")
        await _pass(pilot, desk, 8)
        desk.clock.set_day(MONDAY + DAY)
        await _pass(pilot, desk, 9)
        assert _sitting(desk).seconds == 9
        assert "It is Tuesday 24 November now." in shown(app)
        assert "15:00" in lines(app)[1]
        await _pass(pilot, desk, 12)
        tomorrow = [r for r in desk.journal.records_on(MONDAY + DAY) if isinstance(r, Sitting)]
        assert len(tomorrow) == 1


async def test_nobody_at_all_and_nobody_due_are_said_kindly() -> None:
    empty = Desk()
    empty.store.records["n"] = Sitting(
        id="n", day=MONDAY - DAY, written=MONDAY, created_at=empty.clock.at, updated_at=empty.clock.at
    )
    async with running(empty) as (app, pilot):
        await press(pilot, "m")
        assert "Nobody here yet. Begin with somebody you would miss." in shown(app)
        assert "a p  add a person" in shown(app)
    add(empty, "Ana", rhythm="never")
    async with running(empty) as (app, pilot):
        await press(pilot, "m")
        assert "Nobody waits for you this morning." in shown(app)
        assert "a i  log a contact all the same" in shown(app)


async def test_until_the_past_is_read_nothing_is_guessed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from journal_tui.tui.desk import Desk as Work

    monkeypatch.setattr(Work, "load_past", lambda _self: None)
    async with running(desk) as (app, pilot):
        await press(pilot, "m")
        assert "Reasons" not in shown(app)
        assert "Nobody" not in shown(app)
        assert not [r for r in desk.journal.records_on(MONDAY) if isinstance(r, Sitting)]


@pytest.mark.parametrize("size", [(40, 10), (72, 24), (200, 50)])
async def test_every_size_draws_and_a_resize_leaves_the_typed_words(
    desk: Desk, size: tuple[int, int]
) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "m", "tab", "=tea")
        await pilot.resize_terminal(*size)
        await pilot.pause()
        assert "Connect" in shown(app)
        assert app.screen.query_one("#when", Input).value == "tea"
        await press(pilot, "escape", "enter")
        assert "Log a contact" in shown(app)


async def test_any_name_note_and_boundary_can_be_shown_logged_and_planned() -> None:
    desk = Desk()
    for text in HURTS.values():
        made = add(desk, "somebody", again=True, mind=text, emails=(text,), org=text, role=text)
        desk.store.records[made.id] = replace(made, name=text)
        glad = writing.new_gratitude(desk.journal, text, people=[made.id], day=MONDAY - DAY)
        desk.store.records[glad.id] = replace(glad, text=text)
    async with running(desk) as (app, pilot):
        await press(pilot, "m", "G", "enter", "g")
        for _ in HURTS:
            await press(pilot, "space", "y", "x", "s", "j")
        await press(pilot, "enter")
        assert in_front(app, LogSheet)
        await press(pilot, *["tab"] * 5, "enter")
        await settled(pilot)
        assert in_front(app, Connect)
        assert len([r for r in desk.journal.records_on(MONDAY) if isinstance(r, Interaction)]) == 1


async def test_u_takes_back_a_turn_of_the_plan_and_leaves_what_was_done_before_it(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "a", "n", "=before it", "tab", "enter", "m", "x")
        assert "back tomorrow" in shown(app)
        await press(pilot, "u")
        assert "The plan is as it was." in shown(app)
        assert "back tomorrow" not in shown(app)
        assert any(words_of(record) == "before it" for record in desk.journal.records_on(MONDAY))
        await press(pilot, "u")
        assert not any(words_of(record) == "before it" for record in desk.journal.records_on(MONDAY))
