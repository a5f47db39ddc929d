"""The journal: a day is found, read, added to, edited, moved, deleted and brought back, by keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from journal_tui.domain.records import Gratitude, Reflection, words_of
from journal_tui.services import editing, people, writing
from journal_tui.tui.screens.day_sheet import DaySheet
from journal_tui.tui.screens.deleted_sheet import DeletedSheet
from journal_tui.tui.screens.editor import Editor
from journal_tui.tui.screens.journal import JournalPage
from journal_tui.tui.screens.today import Today
from journal_tui.tui.widgets.calendar import Calendar
from journal_tui.tui.widgets.day_page import DayPage
from journal_tui.tui.widgets.field import LineField
from journal_tui.tui.widgets.footer import KeyLine
from journal_tui.tui.widgets.passages import Passage, laid_out
from tests.fakes import MONDAY, Desk
from tests.text_that_hurts import HURTS
from tests.tui.days import (
    DAY,
    FULL_DAY,
    KEPT_DAY,
    LATE_DAY,
    MISSED_DAY,
    MISSED_WEEK,
    PAUSE,
    front,
    some_months,
)
from tests.tui.hosts import journal_app, lines, running, settled, shown
from tests.tui.test_snapshots import SIZES, ids
from tests.tui.test_snapshots import _compare as compare

if TYPE_CHECKING:
    from datetime import date

    from textual.app import App
    from textual.pilot import Pilot

    from tests.tui.test_snapshots import Compare

TO_FULL_DAY = ("3", "k", "k", "right", "right", "right")
"""From Today: the journal, two weeks up to Monday the 9th, and on to Thursday the 12th."""


async def _press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)


async def _open(app: App[None], pilot: Pilot[None], day: date = FULL_DAY, *keys: str) -> None:
    """Open the journal, put the calendar's cursor on a day, and press these keys."""
    await pilot.press("3")
    await settled(pilot)
    app.screen.query_one(Calendar).go(day)
    await settled(pilot)
    await _press(pilot, *keys)


def _on(desk: Desk, day: date) -> list[str]:
    return [words_of(record) for record in desk.journal.records_on(day) if words_of(record)]


def _words(app: App[None]) -> list[str]:
    return [hint.word for hint in app.screen.query_one(KeyLine).hints]


@pytest.mark.parametrize("size", SIZES, ids=ids)
def test_a_day_of_the_past(snap_compare: Compare, size: tuple[int, int]) -> None:
    compare(snap_compare, journal_app(some_months()), size, *TO_FULL_DAY)


@pytest.mark.parametrize("size", SIZES, ids=ids)
def test_among_a_days_records(snap_compare: Compare, size: tuple[int, int]) -> None:
    compare(snap_compare, journal_app(some_months()), size, *TO_FULL_DAY, "enter", "j", "j")


@pytest.mark.parametrize("size", SIZES, ids=ids)
def test_what_was_deleted(snap_compare: Compare, size: tuple[int, int]) -> None:
    compare(snap_compare, journal_app(some_months()), size, *TO_FULL_DAY, "enter", "d", "d", "x")


@pytest.mark.parametrize("size", SIZES, ids=ids)
def test_a_day_to_move_to(snap_compare: Compare, size: tuple[int, int]) -> None:
    compare(snap_compare, journal_app(some_months()), size, *TO_FULL_DAY, "enter", "M", *"9 oct")


def test_a_day_without_a_word(snap_compare: Compare) -> None:
    compare(snap_compare, journal_app(some_months()), (80, 24), "3", "left")


def test_the_journal_in_a_narrow_terminal(snap_compare: Compare) -> None:
    compare(snap_compare, journal_app(some_months()), (60, 20), *TO_FULL_DAY)


async def test_the_day_is_one_page_with_its_headings_and_sentences_whole() -> None:
    async with running(some_months()) as (app, pilot):
        await _open(app, pilot)
        drawn = shown(app)
        assert "Thursday 12 November" in drawn
        assert "all three parts" in drawn
        assert "Connect   9 min\n" in drawn
        assert "          Mei Tanaka, coffee\n" in drawn
        assert "Cy Rossi, message" in drawn
        assert "waiting for a reply" in drawn
        assert "for Mei Tanaka, not told yet" in drawn
        assert "Reflect   “Where did I speak when I should" in drawn
        assert "          have asked?”" in drawn
        assert "12●" in drawn


async def test_what_is_below_the_page_is_reached_a_line_at_a_time() -> None:
    async with running(some_months()) as (app, pilot):
        await _open(app, pilot, FULL_DAY, "enter")
        assert "Rain all the way" not in shown(app)
        await _press(pilot, "G", "k")
        assert "to Cy Rossi, by 23 November 2026" in shown(app)
        assert "▌ Promise   the Thursday review" in shown(app)
        await _press(pilot, "g")
        assert "▌           Mei Tanaka, coffee" in shown(app)
        await _press(pilot, "pagedown", "pagedown")
        assert "▌" in shown(app)


async def test_a_text_longer_than_the_screen_can_be_read_to_its_end() -> None:
    desk = Desk()
    words = " ".join(f"word{number}" for number in range(120))
    for text in (words, "after it"):
        writing.keep(desk.journal, writing.new_note(desk.journal, text))
        desk.clock.tick()
    async with running(desk) as (app, pilot):
        await _press(pilot, "3", "enter")
        seen = shown(app)
        for key in "jjk":
            await _press(pilot, *[key] * 14)
            seen += shown(app)
        assert all(word in seen for word in words.split())
        assert "after it" in seen


async def test_tab_and_enter_go_among_the_records_and_left_and_escape_come_back() -> None:
    async with running(some_months()) as (app, pilot):
        await _open(app, pilot)
        for into, back in (("tab", "escape"), ("enter", "left"), ("tab", "tab")):
            assert isinstance(app.focused, Calendar)
            assert "delete" not in _words(app)
            await _press(pilot, into)
            assert isinstance(app.focused, DayPage)
            assert {"edit", "move", "delete"} <= set(_words(app))
            await _press(pilot, back)
        assert front(app) is JournalPage


async def test_escape_from_the_calendar_leads_to_today_and_never_out() -> None:
    async with running(some_months()) as (app, pilot):
        await _press(pilot, "3", "escape")
        assert front(app) is Today


async def test_brackets_go_by_years_and_home_comes_back_to_today() -> None:
    async with running(some_months()) as (app, pilot):
        await _press(pilot, "3", "left_square_bracket")
        assert lines(app)[1].startswith("   November 2025")
        assert "Sunday 23 November" in shown(app)
        await _press(pilot, "left_square_bracket", "right_square_bracket", "right_square_bracket")
        assert lines(app)[1].startswith("   November 2026")
        await _press(pilot, "pageup", "home")
        assert "Monday 23 November" in shown(app)


async def test_what_kind_of_day_it_was_is_said_in_words() -> None:
    async with running(some_months()) as (app, pilot):
        await _press(pilot, "3")
        days = {
            MISSED_DAY: "a rest day",
            MISSED_WEEK: "nothing written",
            PAUSE.first: "paused",
            LATE_DAY: "written later",
            KEPT_DAY: "Gratitude, ticked",
            MONDAY: "still open",
        }
        for day, words in days.items():
            app.screen.query_one(Calendar).go(day)
            await settled(pilot)
            assert words in shown(app)


async def test_an_empty_day_says_so_kindly_and_a_adds_to_that_day() -> None:
    desk = some_months()
    async with running(desk) as (app, pilot):
        await _press(pilot, "3", "left")
        assert "Nothing is written for this day." in shown(app)
        assert "a  write something for it now" in shown(app)
        await _press(pilot, "a", "n")
        assert "Sunday 22 November" in shown(app)
        await _press(pilot, *"rain", "tab", "enter")
        assert _on(desk, MONDAY - DAY) == ["rain"]
        assert "Note      rain" in shown(app)
        assert "22·" in shown(app)


async def test_edit_changes_the_record_under_the_cursor() -> None:
    desk = some_months()
    async with running(desk) as (app, pilot):
        await _open(app, pilot, FULL_DAY, "enter", "j", "j")
        for key in ("e", "enter"):
            await _press(pilot, key)
            assert front(app) is Editor
            await _press(pilot, "!", "tab", "enter")
        assert "Mei asked the question nobody dared to!!" in _on(desk, FULL_DAY)
        assert "dared to!!" in shown(app)


async def test_d_deletes_and_u_brings_back_on_the_day_it_was_on() -> None:
    desk = some_months()
    async with running(desk) as (app, pilot):
        await _open(app, pilot, FULL_DAY, "enter", "j", "j", "d")
        assert "Mei asked the question nobody dared to" not in _on(desk, FULL_DAY)
        assert "12◐" in shown(app)
        await _press(pilot, "escape", "home")
        assert "Monday 23 November" in shown(app)
        await _press(pilot, "u")
        assert "Mei asked the question nobody dared to" in _on(desk, FULL_DAY)
        assert "Thursday 12 November" in shown(app)
        assert "12●" in shown(app)


@pytest.mark.parametrize(("typed", "month"), [("9 nov", "November"), ("9 oct", "October")])
async def test_a_record_is_moved_and_the_move_taken_back(typed: str, month: str) -> None:
    desk = some_months()
    async with running(desk) as (app, pilot):
        await _open(app, pilot, FULL_DAY, "enter", "j", "j", "M")
        assert front(app) is DaySheet
        await _press(pilot, *typed)
        assert f"9 {month} 2026" in shown(app)
        await _press(pilot, "enter")
        assert front(app) is JournalPage
        assert lines(app)[1].startswith(f"   {month} 2026")
        assert "Moved to" in shown(app)
        assert "Mei asked the question nobody" in shown(app)
        assert "Mei asked the question nobody dared to" not in _on(desk, FULL_DAY)
        await _press(pilot, "u")
        assert "Mei asked the question nobody dared to" in _on(desk, FULL_DAY)
        assert "Thursday 12 November" in shown(app)


async def test_a_day_that_can_not_be_had_is_refused_and_can_be_typed_again() -> None:
    refusals = {
        "24 nov 2026": "still to come",
        "12 nov": "there already",
        "soon": "is no day",
        "": "is no day",
    }
    async with running(some_months()) as (app, pilot):
        await _open(app, pilot, FULL_DAY, "enter", "M")
        for typed, said in refusals.items():
            app.screen.query_one(LineField).value = typed
            await _press(pilot, "enter")
            assert front(app) is DaySheet
            assert said in shown(app)
        await _press(pilot, "escape")
        assert front(app) is JournalPage
        assert "Thursday 12 November" in shown(app)


async def test_what_was_written_on_this_day_before_is_read_opened_and_made_a_reason_to_write() -> None:
    desk = some_months()
    mei = people.who(desk.journal, "Mei Tanaka")
    thanks = writing.new_gratitude(desk.journal, "Mei stayed late", people=[mei.id], day=FULL_DAY - 365 * DAY)
    writing.keep(desk.journal, thanks)
    for told in desk.journal.records_on(FULL_DAY):
        if isinstance(told, Gratitude):
            editing.mark_told(desk.journal, told)
    async with running(desk) as (app, pilot):
        await _open(app, pilot, FULL_DAY, "enter", "G")
        assert "▌ Nov 2025  Mei stayed late" in shown(app)
        assert "on this day a year before, for" in shown(app)
        await _press(pilot, "r")
        assert "Mei Tanaka: among today’s reasons now; r takes that back." in shown(app)
        await _press(pilot, "enter")
        assert lines(app)[1].startswith("   November 2025")
        assert "▌ Glad of   Mei stayed late" in shown(app)
        await _press(pilot, "escape", "1")
        assert "12 months ago: Mei stayed late" in shown(app)
        await _press(pilot, "3")
        app.screen.query_one(Calendar).go(MONDAY - 366 * DAY)
        await settled(pilot)
        assert "Nothing is written for this day." in shown(app)


async def test_when_a_move_can_not_be_saved_a_sentence_says_so() -> None:
    desk = some_months()
    async with running(desk) as (app, pilot):
        await _open(app, pilot, FULL_DAY, "enter", "M", *"9 oct")
        desk.store.full = True
        await _press(pilot, "enter")
        assert "There is no room left on the disk; nothing was changed." in shown(app)
        assert "Mei Tanaka, coffee" in shown(app)


async def test_y_copies_the_words_of_a_record() -> None:
    async with running(some_months()) as (app, pilot):
        await _open(app, pilot, FULL_DAY, "enter", "j", "j", "y")
        assert app.clipboard == "Mei asked the question nobody dared to"
        assert "Copied: “Mei asked the question" in shown(app)
        await _press(pilot, "g", "y")
        assert "It holds no words to copy." in shown(app)


async def test_what_was_deleted_is_listed_and_comes_back_with_enter() -> None:
    desk = some_months()
    async with running(desk) as (app, pilot):
        await _press(pilot, "3", "x")
        assert "Nothing was deleted in the last 30 days." in shown(app)
        await _press(
            pilot, "k", "k", "right", "right", "right", "enter", "j", "j", "d", "d", "escape", "home"
        )
        await _press(pilot, "x")
        assert front(app) is DeletedSheet
        assert "Glad of    Mei asked the question nobody dared to" in shown(app)
        await _press(pilot, "j", "enter")
        assert "Mei asked the question nobody dared to" in _on(desk, FULL_DAY)
        assert "It is back, on Thursday 12 November 2026." in shown(app)
        await _press(pilot, "u")
        assert "Mei asked the question nobody dared to" not in _on(desk, FULL_DAY)


async def test_the_calendar_has_no_second_bar_and_gives_it_away_to_a_sheet() -> None:
    async with running(some_months()) as (app, pilot):
        await _open(app, pilot)
        assert "▌" not in shown(app)
        await _press(pilot, "enter", "M")
        assert shown(app).count("▌") == 1
        await _press(pilot, "escape")
        assert "▌" in shown(app)


async def test_the_page_turns_at_the_days_end_and_follows_other_programs() -> None:
    desk = some_months()
    async with running(desk) as (app, pilot):
        await _press(pilot, "3")
        other = writing.new_note(desk.journal, "from elsewhere")
        desk.store.records[other.id] = other
        desk.store.changed_elsewhere = ["2026-11"]
        await pilot.pause(1.3)
        assert "Note      from elsewhere" in shown(app)
        desk.clock.set_day(MONDAY + DAY)
        await pilot.pause(1.3)
        await _press(pilot, "right")
        assert "Tuesday 24 November" in shown(app)


async def test_a_look_alone_draws_nothing() -> None:
    async with running(some_months()) as (app, pilot):
        await _press(pilot, "3")
        drawn: list[object] = []
        page = app.screen.query_one(DayPage)
        page.watch(page, "passages", drawn.append, init=False)
        await pilot.pause(1.3)
        assert drawn == []


async def test_until_the_past_is_read_only_what_the_month_says_is_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from journal_tui.services.streak import Ledger

    monkeypatch.setattr(Ledger, "load", lambda _self: None)
    async with running(some_months()) as (app, pilot):
        await _press(pilot, "3")
        assert lines(app)[1].rstrip().endswith("…")
        assert "20◐" in shown(app)
        assert "13○" not in shown(app)


async def test_any_text_can_be_read_and_listed_among_the_deleted() -> None:
    desk = Desk()
    for text in HURTS.values():
        head = writing.envelope(desk.journal)
        record = Reflection(**head, text=text, prompt=text)
        desk.store.records[record.id] = record
    async with running(desk) as (app, pilot):
        await _press(pilot, "3", "enter")
        for _ in HURTS:
            assert "▌ Reflect" in shown(app)
            await _press(pilot, "d")
        assert "Nothing is written yet." in shown(app)
        await _press(pilot, "x")
        assert front(app) is DeletedSheet
        for _ in HURTS:
            assert shown(app).count("▌") == 1
            await _press(pilot, "j")
        await _press(pilot, "enter")
        assert "Reflect" in shown(app)
        assert {words_of(record) for record in desk.store.records.values()} == set(HURTS.values())


@pytest.mark.parametrize("size", [(40, 10), (60, 20), (200, 50)])
async def test_every_size_draws_the_day_and_its_place_in_the_month(size: tuple[int, int]) -> None:
    async with running(some_months(), size=size) as (app, pilot):
        await _open(app, pilot)
        assert "Thursday 12 November" in shown(app)
        assert "12●" in shown(app)
        await _press(pilot, "enter")
        assert "Mei Tanaka, coffee" in shown(app)


def test_a_heading_stands_once_and_a_blank_line_before_it() -> None:
    passages = (
        Passage("", "Connect", aside="9 min"),
        Passage("a", "Connect", "Mei, coffee"),
        Passage("b", "Glad of", "one"),
        Passage("c", "Glad of", "two"),
        Passage("d", "Note", "three\nfour"),
    )
    lines = laid_out(passages, 40)
    assert [line.label for line in lines] == ["Connect", "", "", "Glad of", "", "", "Note", ""]
    assert [line.words for line in lines] == ["9 min", "Mei, coffee", "", "one", "two", "", "three", "four"]
