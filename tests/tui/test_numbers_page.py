"""Numbers over time on their screen, and the milestone on the closing card."""

from __future__ import annotations

import re

from journal_tui.tui.screens.streak_page import StreakPage
from tests.fakes import Desk
from tests.tui.hosts import in_front, past_days, running, shown
from tests.tui.mornings import a_morning, press


async def test_spans_are_turned_and_periods_walked_by_keys_and_esc_goes_back() -> None:
    desk = a_morning()
    async with running(desk) as (app, pilot):
        await press(pilot, "4", "n")
        assert re.search(r"November 2026 +month", shown(app))
        words = re.search(r"words +\S+ (\d+)", shown(app))
        assert words is not None
        assert int(words[1]) > 0
        await press(pilot, "left")
        assert re.search(r"October 2026 +month", shown(app))
        await press(pilot, "right", "right")
        assert "November 2026" in shown(app), "the future holds no numbers"
        for title in ("October to December 2026 +quarter", "2026 +year", "All of it", "November 2026 +month"):
            await press(pilot, "tab")
            assert re.search(title, shown(app)), title
        await press(pilot, "escape")
        assert in_front(app, StreakPage)


async def test_the_closing_card_says_when_a_day_reaches_a_round_number_and_only_then() -> None:
    for before, said in ((24, True), (25, False)):
        desk = Desk()
        past_days(desk, before)
        async with running(desk) as (app, pilot):
            await press(pilot, "m", "n", "=Calm.", "tab", "n", "tab", "n")
            assert "That was your morning." in shown(app)
            assert ("Today makes 25 days kept in all." in shown(app)) == said
