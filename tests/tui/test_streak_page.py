"""The streak: a year walked by keys, figures, a kind picture after a break, and pauses."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from journal_tui.domain.glances import Glance
from journal_tui.domain.practice import Pause
from journal_tui.domain.streak import Step, Streak
from journal_tui.services import practice
from journal_tui.tui.glyphs import UNICODE
from journal_tui.tui.screens import streak_view
from journal_tui.tui.screens.day_sheet import DaySheet
from journal_tui.tui.screens.deleted_sheet import DeletedSheet
from journal_tui.tui.screens.journal import JournalPage
from journal_tui.tui.screens.pause_sheet import PauseSheet
from journal_tui.tui.screens.pauses_sheet import PausesSheet
from journal_tui.tui.screens.streak_page import StreakPage
from journal_tui.tui.screens.today import Today
from journal_tui.tui.widgets.field import LineField
from journal_tui.tui.widgets.footer import KeyLine
from journal_tui.tui.widgets.glance_rows import picture
from journal_tui.tui.widgets.heat_map import HeatMap
from tests.fakes import MONDAY
from tests.tui.days import DAY, FULL_DAY, KEPT_DAY, LATE_DAY, MISSED_WEEK, PAUSE, front, some_months
from tests.tui.hosts import journal_app, lines, running, settled, shown
from tests.tui.test_snapshots import SIZES, ids
from tests.tui.test_snapshots import _compare as compare

if TYPE_CHECKING:
    from textual.app import App
    from textual.pilot import Pilot

    from tests.fakes import Desk
    from tests.tui.test_snapshots import Compare


async def _press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)


def _held(desk: Desk) -> list[Pause]:
    return [Pause(record.first, record.last) for record in practice.pauses(desk.journal)]


def _words(app: App[None]) -> list[str]:
    return [hint.word for hint in app.screen.query_one(KeyLine).hints]


def _broken() -> Desk:
    """Some months, and then four weeks without a line."""
    desk = some_months()
    desk.clock.set_day(MONDAY + timedelta(days=28))
    return desk


@pytest.mark.parametrize("size", SIZES, ids=ids)
def test_the_year(snap_compare: Compare, size: tuple[int, int]) -> None:
    compare(snap_compare, journal_app(some_months(400)), size, "4", "left", "left")


@pytest.mark.parametrize("size", SIZES, ids=ids)
def test_after_a_break(snap_compare: Compare, size: tuple[int, int]) -> None:
    compare(snap_compare, journal_app(_broken()), size, "4")


@pytest.mark.parametrize("size", SIZES, ids=ids)
def test_the_pauses(snap_compare: Compare, size: tuple[int, int]) -> None:
    compare(snap_compare, journal_app(some_months()), size, "4", "p")


@pytest.mark.parametrize("size", SIZES, ids=ids)
def test_a_pause_to_be_set(snap_compare: Compare, size: tuple[int, int]) -> None:
    compare(snap_compare, journal_app(some_months()), size, "4", "p", "a", "tab")


def test_the_year_in_a_narrow_terminal(snap_compare: Compare) -> None:
    compare(snap_compare, journal_app(some_months()), (60, 20), "4")


async def test_the_figures_stand_above_the_year() -> None:
    desk = some_months()
    async with running(desk) as (app, pilot):
        await _press(pilot, "4")
        assert isinstance(app.screen, StreakPage)
        streak = app.screen.desk.ledger.streak()
        assert lines(app)[1].startswith(f"   {streak.current} days")
        assert f"strength {streak.strength:.0f}  " in lines(app)[1]
        assert f"longest {streak.longest}   full mornings 1   " in shown(app)
        assert f"kept {streak.kept} days in all" in shown(app)
        assert "   Minutes   ·········▆··  0 min     this week; a usual one has 9" in shown(app)
        assert "   Roles     ●●            2 of 2    this month, every one you have" in shown(app)
        assert "   Promises  ············  none yet  those with a day show here" in shown(app)
        assert "   Thanks    ○             0 of 1    told; 1 can still be said" in shown(app)


async def test_the_line_below_says_what_the_day_under_the_cursor_was() -> None:
    async with running(some_months()) as (app, pilot):
        await _press(pilot, "4")
        said = {
            MONDAY: "Monday 23 November 2026  still open",
            FULL_DAY: "Thursday 12 November 2026  all three parts",
            KEPT_DAY: "Monday 9 November 2026  Gratitude, ticked",
            LATE_DAY: "Tuesday 10 November 2026  written later",
            PAUSE.first: "Monday 19 October 2026  paused",
            MISSED_WEEK: "Friday 11 September 2026  nothing written",
            date(2025, 12, 30): "Tuesday 30 December 2025\n",
        }
        for day, words in said.items():
            app.screen.query_one(HeatMap).go(day)
            await settled(pilot)
            assert words in shown(app) + "\n"


async def test_enter_opens_the_day_in_the_journal_and_escape_comes_back_to_it() -> None:
    async with running(some_months()) as (app, pilot):
        await _press(pilot, "4", "left", "left", "down", "enter")
        assert front(app) is JournalPage
        assert "Tuesday 10 November" in shown(app)
        await _press(pilot, "escape")
        assert front(app) is StreakPage
        assert "Tuesday 10 November 2026" in shown(app)
        await _press(pilot, "enter", "1")
        assert front(app) is Today
        await _press(pilot, "4", "escape")
        assert front(app) is Today


async def test_brackets_go_by_years() -> None:
    async with running(some_months()) as (app, pilot):
        await _press(pilot, "4", "left_square_bracket")
        assert "2025" in lines(app)[6]
        assert "Friday 21 November 2025" in shown(app)
        await _press(pilot, "right_square_bracket")
        assert "Friday 20 November 2026" in shown(app)
        await _press(pilot, "right_square_bracket")
        assert "Monday 23 November 2026" in shown(app)


async def test_every_verb_of_the_journal_the_streak_and_their_sheets_has_an_action() -> None:
    async with running(some_months()) as (app, _):
        for screen in (JournalPage, StreakPage, DaySheet, DeletedSheet, PausesSheet, PauseSheet):
            for command in screen.VERBS:
                place, _, name = command.runs.rpartition(".")
                node = app if place == "app" else screen
                if not command.after:
                    assert hasattr(node, f"action_{name.partition('(')[0]}"), (screen, command.id)


async def test_after_a_break_the_strength_comes_first_and_the_kept_days_are_named() -> None:
    async with running(_broken()) as (app, pilot):
        await _press(pilot, "4")
        assert lines(app)[1].startswith("   Strength ")
        assert "0 days" not in shown(app).replace("0 days in all", "")
        assert "kept days stay yours. A line today begins the next run.   1  today" in shown(app)
        assert "Thanks    ○             0 of 1  told; 1 can still be said" in shown(app), "all of it fits"


async def test_what_was_written_in_the_journal_shows_when_the_streak_is_in_front_again() -> None:
    async with running(some_months()) as (app, pilot):
        await _press(pilot, "4")
        before = lines(app)[1].split()[0]
        await _press(pilot, "enter", "a", "g")
        await _press(pilot, *"sun", "tab", "enter")
        await _press(pilot, "escape")
        assert lines(app)[1].split()[0] == str(int(before) + 1)
        await _press(pilot, "u")
        assert lines(app)[1].split()[0] == before


async def test_a_pause_is_set_ended_changed_and_deleted_and_each_is_taken_back() -> None:
    desk = some_months()
    async with running(desk) as (app, pilot):
        await _press(pilot, "4", "p", "a")
        assert front(app) is PauseSheet
        app.screen.query_one("#first", LineField).value = "2026-11-20"
        await _press(pilot, "tab", "tab", "enter")
        assert _held(desk) == [Pause(date(2026, 11, 20)), PAUSE]
        assert "These days are set aside. u takes it back." in shown(app)
        assert "Monday 23 November 2026  paused" in shown(app)
        await _press(pilot, "p", "x")
        assert _held(desk)[0] == Pause(date(2026, 11, 20), MONDAY - DAY)
        assert "Today counts again." in shown(app)
        await _press(pilot, "p", "e")
        app.screen.query_one("#last", LineField).value = "2026-11-21"
        await _press(pilot, "tab", "tab", "enter")
        assert _held(desk)[0] == Pause(date(2026, 11, 20), date(2026, 11, 21))
        await _press(pilot, "p", "d")
        assert _held(desk) == [PAUSE]
        assert "Deleted: the pause" in shown(app)
        await _press(pilot, "u", "u", "u")
        assert _held(desk) == [Pause(date(2026, 11, 20)), PAUSE]
        await _press(pilot, "u")
        assert _held(desk) == [PAUSE]


async def test_a_pause_that_is_over_can_not_be_ended_and_wrong_dates_are_refused_in_place() -> None:
    desk = some_months()
    async with running(desk) as (app, pilot):
        await _press(pilot, "4", "p")
        assert front(app) is PausesSheet
        assert "from 19 Oct to 23 Oct" in shown(app)
        assert "end" not in _words(app)
        await _press(pilot, "enter")
        for first, last, said in (
            ("soon", "open", "is no day"),
            ("2026-11-20", "2026-11-19", "can't end on"),
        ):
            app.screen.query_one("#first", LineField).value = first
            app.screen.query_one("#last", LineField).value = last
            await _press(pilot, "tab", "tab", "enter", "tab")
            assert front(app) is PauseSheet
            assert said in shown(app)
        await _press(pilot, "escape")
        assert _held(desk) == [PAUSE]


async def test_a_pause_takes_typed_days_over_what_stood_there_and_says_meanwhile_what_is_no_day() -> None:
    desk = some_months()
    async with running(desk) as (app, pilot):
        await _press(pilot, "4", "p", "a")
        await _press(pilot, *"20 nov", "tab", *"tomorrow")
        assert "Friday 20 November" in shown(app)
        assert "to Tuesday 24 November" in shown(app)
        await _press(pilot, "x")
        assert "“tomorrowx” is no day that is known here" in shown(app)
        await _press(pilot, "backspace", "tab", "enter")
        assert _held(desk)[0] == Pause(date(2026, 11, 20), date(2026, 11, 24))
        await _press(pilot, "p", "e", *"19 nov", "tab", *"25 nov", "tab", "enter")
        assert _held(desk)[0] == Pause(date(2026, 11, 19), date(2026, 11, 25))


async def test_with_nothing_set_aside_the_sheet_says_how_to_begin() -> None:
    desk = some_months()
    desk.store.records = {key: record for key, record in desk.store.records.items() if record.kind != "pause"}
    async with running(desk) as (app, pilot):
        await _press(pilot, "4", "p")
        assert "Nothing is set aside." in shown(app)
        assert {"change", "end", "delete"}.isdisjoint(_words(app))


async def test_when_a_pause_can_not_be_saved_a_sentence_says_so() -> None:
    desk = some_months()
    async with running(desk) as (app, pilot):
        await _press(pilot, "4", "p")
        desk.store.full = True
        await _press(pilot, "d")
        assert "There is no room left on the disk; nothing was changed." in shown(app)


async def test_a_page_higher_than_the_terminal_follows_the_cursor() -> None:
    async with running(some_months(), size=(40, 10)) as (app, pilot):
        await _press(pilot, "4", "up")
        assert "   F " in shown(app)


async def test_before_the_past_is_read_nothing_is_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    from journal_tui.services.streak import Ledger

    monkeypatch.setattr(Ledger, "load", lambda _self: None)
    async with running(some_months()) as (app, pilot):
        await _press(pilot, "4", "left", "enter")
        await _press(pilot, "escape")
        assert lines(app)[1].startswith("   Streak")
        assert "…" in lines(app)[1]


def test_the_strength_has_a_bar_for_each_twelfth_of_the_year_that_knows_it() -> None:
    steps = {
        MONDAY - number * DAY: Step(MONDAY - number * DAY, "kept", 1, 1 - number / 364, 0)
        for number in range(100)
    }
    assert streak_view.strength_bars(steps, MONDAY, UNICODE.strength) == "▅▆▆▆"
    assert streak_view.strength_bars({}, MONDAY, UNICODE.strength) == ""


def test_a_journal_without_a_kept_day_says_how_it_begins() -> None:
    assert streak_view.heading(Streak()) == "Streak"
    assert streak_view.figures(Streak()) == ()
    assert streak_view.strength_words(Streak(), {}, MONDAY, UNICODE.strength) == ("", "")
    assert "begins" in streak_view.kind_words(Streak())


def test_a_picture_has_a_sign_for_each_thing_and_of_many_one_for_several() -> None:
    def drawn(**of: Any) -> str:  # noqa: ANN401 (any field of a glance)
        return picture(Glance("", "", "", **of), UNICODE)

    assert drawn(some=5, of=7) == "●●●●●○○"
    assert drawn(some=162, of=163) == "●" * 11 + "○", "one is left to do, and that shows"
    assert drawn(some=1, of=163) == "○" * 12
    assert drawn(values=(0, 1, 60, 30)) == "·▁▆▃"
    assert drawn() == drawn(values=(0,) * 12) == "·" * 12
