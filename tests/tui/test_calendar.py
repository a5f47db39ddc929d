"""The month calendar and the heat map as widgets: what they draw, and where their keys lead."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import on

from journal_tui.domain.days import in_months
from journal_tui.tui.glyphs import PLAIN
from journal_tui.tui.widgets.calendar import Calendar
from journal_tui.tui.widgets.day_walker import EARLIEST, DayWalker
from journal_tui.tui.widgets.heat_map import Grid, HeatMap
from tests.fakes import MONDAY
from tests.tui.hosts import Host, lines

if TYPE_CHECKING:
    from textual.pilot import Pilot

DAY = timedelta(days=1)
MARKS = {
    date(2026, 11, 2): "full",
    date(2026, 11, 3): "kept",
    date(2026, 11, 4): "missed",
    date(2026, 11, 5): "rest",
    date(2026, 11, 6): "paused",
    date(2026, 11, 7): "off",
    date(2026, 11, 9): "late",
    date(2026, 11, 10): "written",
}


class Walked(Host):
    """Does what a screen does: it moves the cursor where the widget asks."""

    def __init__(self, walker: DayWalker) -> None:
        super().__init__(walker)
        self.walker = walker

    @on(DayWalker.Moved)
    def _moved(self, event: DayWalker.Moved) -> None:
        self.walker.day = event.day


async def _press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


async def test_a_month_is_drawn_with_a_sign_for_each_day_it_knows() -> None:
    calendar = Calendar(MONDAY)
    async with Walked(calendar).run_test(size=(40, 10)) as pilot:
        calendar.marks = MARKS
        await pilot.pause()
        drawn = [line.rstrip() for line in lines(pilot.app)]
        assert drawn[0] == "   Mo  Tu  We  Th  Fr  Sa  Su"
        assert drawn[1] == "                            1"
        assert drawn[2] == "    2●  3◐  4○  5·  6·  7   8"
        assert drawn[3] == "    9◦ 10· 11  12  13  14  15"
        assert drawn[6] == "   30"


async def test_the_plain_signs_are_used_where_they_are_asked_for() -> None:
    calendar = Calendar(MONDAY, glyphs=PLAIN)
    async with Walked(calendar).run_test(size=(40, 10)) as pilot:
        calendar.marks = MARKS
        await pilot.pause()
        assert lines(pilot.app)[2].rstrip() == "    2*  3~  4o  5.  6.  7   8"


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        (["left"], MONDAY - DAY),
        (["h", "h", "l"], MONDAY - DAY),
        (["up"], MONDAY - 7 * DAY),
        (["k", "k", "j"], MONDAY - 7 * DAY),
        (["pageup"], date(2026, 10, 23)),
        (["pageup", "pagedown"], MONDAY),
        (["pageup", "k", "home"], MONDAY),
        (["right"], MONDAY),
        (["down"], MONDAY),
        (["up", "left", "down"], MONDAY - DAY),
    ],
)
async def test_the_arrows_go_by_days_and_weeks_and_never_past_today(keys: list[str], day: date) -> None:
    calendar = Calendar(MONDAY)
    async with Walked(calendar).run_test(size=(40, 10)) as pilot:
        await _press(pilot, *keys)
        assert calendar.day == day


async def test_keys_pressed_faster_than_the_screen_answers_all_count() -> None:
    calendar = Calendar(MONDAY)
    async with Host(calendar).run_test(size=(40, 10)) as pilot:
        for _ in range(5):
            calendar.action_cursor_left()
        await pilot.pause()
        assert calendar._wanted == MONDAY - 5 * DAY


async def test_a_click_goes_to_a_day_and_none_to_a_day_to_come() -> None:
    calendar = Calendar(MONDAY)
    async with Walked(calendar).run_test(size=(40, 10)) as pilot:
        await pilot.click(Calendar, offset=(8, 2))
        await pilot.pause()
        assert calendar.day == date(2026, 11, 3)
        for offset in ((8, 5), (4, 1), (8, 0)):
            await pilot.click(Calendar, offset=offset)
            await pilot.pause()
            assert calendar.day == date(2026, 11, 3)


async def test_where_there_is_no_height_for_a_month_the_weeks_around_the_cursor_stay() -> None:
    calendar = Calendar(MONDAY)
    calendar.styles.height = 4
    async with Walked(calendar).run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        assert [line.strip()[:2] for line in lines(pilot.app)[1:4]] == ["16", "23", "30"]
        calendar.styles.height = 1
        await pilot.pause()
        assert lines(pilot.app)[0].strip().startswith("23")


async def test_the_first_day_there_is_is_as_far_back_as_it_goes() -> None:
    calendar = Calendar(MONDAY)
    async with Walked(calendar).run_test(size=(40, 10)) as pilot:
        calendar.go(EARLIEST + DAY)
        await pilot.pause()
        for _ in range(3):
            await _press(pilot, "pageup")
        assert calendar.day == EARLIEST


async def test_the_year_is_drawn_as_weeks_that_end_with_this_one() -> None:
    heat = HeatMap(MONDAY)
    async with Walked(heat).run_test(size=(80, 12)) as pilot:
        heat.marks = MARKS
        await pilot.pause()
        drawn = [line.rstrip() for line in lines(pilot.app)]
        assert drawn[0] == "   2026   D   J   F   M    A   M    J   J   A    S   O   N"
        assert drawn[1] == "   Mon" + " " * 52 + "●◦        ● full"
        assert drawn[2] == "   Tue" + " " * 52 + "◐·        ◐ kept"
        assert drawn[3].endswith("○ missed")
        assert not any(line.startswith("   Sat") for line in drawn)


@pytest.mark.parametrize("mark", ["full", "late", "missed"])
async def test_a_weekend_has_a_row_once_it_holds_something(mark: str) -> None:
    heat = HeatMap(MONDAY)
    async with Walked(heat).run_test(size=(80, 12)) as pilot:
        heat.marks = {date(2026, 11, 14): mark}
        await pilot.pause()
        drawn = lines(pilot.app)
        assert drawn[6].startswith("   Sat")
        assert not drawn[7].startswith("   Sun")


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        (["left"], MONDAY - 7 * DAY),
        (["up"], MONDAY - 3 * DAY),
        (["up", "down"], MONDAY),
        (["left", "l"], MONDAY),
        (["right"], MONDAY),
        (["pageup"], date(2026, 10, 23)),
        (["pageup", "pageup", "pageup"], date(2026, 8, 21)),
        (["left", "home"], MONDAY),
    ],
)
async def test_the_heat_map_is_walked_by_weeks_and_days_past_hidden_weekends(
    keys: list[str], day: date
) -> None:
    heat = HeatMap(MONDAY)
    async with Walked(heat).run_test(size=(80, 12)) as pilot:
        await _press(pilot, *keys)
        assert heat.day == day


async def test_a_click_on_the_map_goes_to_its_day() -> None:
    heat = HeatMap(MONDAY)
    async with Walked(heat).run_test(size=(80, 12)) as pilot:
        await pilot.click(HeatMap, offset=(3 + 6 + 51, 2))
        await pilot.pause()
        assert heat.day == date(2026, 11, 17)
        await pilot.click(HeatMap, offset=(3 + 6 + 52, 3))
        await pilot.pause()
        assert heat.day == date(2026, 11, 17)


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.integers(0, 4000), st.integers(1, 200))
def test_the_cursor_is_always_among_the_weeks_on_show(today: date, back: int, width: int) -> None:
    day = today - back * DAY
    grid = Grid(width, today, day)
    assert grid.first.weekday() == 0
    assert grid.first <= day < grid.first + grid.weeks * 7 * DAY
    assert grid.first <= today


def test_a_year_back_from_any_day_shows_the_weeks_before() -> None:
    now, then = (Grid(80, MONDAY, in_months(MONDAY, -12 * years)) for years in (0, 1))
    assert now.first - then.first == 52 * 7 * DAY


@given(st.dates(date(1900, 1, 1), date(2999, 1, 1)), st.integers(-120, 120))
def test_months_away_keep_the_day_or_take_the_months_last(day: date, months: int) -> None:
    if not 1 <= day.year + months // 12 <= 9000:
        return
    found = in_months(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == day.day or (found.day < day.day and (found + DAY).day == 1)
