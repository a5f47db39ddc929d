"""Today: what it shows of a day, at every size, as the day and the journal change."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from journal_tui.domain.practice import Pause
from journal_tui.domain.records import Gratitude, NextContact, Reflection, Sitting, Tick
from journal_tui.services import people, practice, writing
from journal_tui.tui.desk import Desk as ScreensDesk
from journal_tui.tui.screens.editor import Editor
from journal_tui.tui.widgets.margin_list import MarginList
from journal_tui.tui.widgets.parts import PartsLine
from journal_tui.tui.widgets.title import Title
from tests.fakes import MONDAY, Desk, MemoryStore
from tests.text_that_hurts import HURTS
from tests.tui.days import some_months
from tests.tui.hosts import lines, past_days, running, shown, write_a_morning

if TYPE_CHECKING:
    from journal_tui.domain.records import Record

DAY = timedelta(days=1)


async def test_an_empty_day_says_one_sentence_and_the_key_to_begin_with(desk: Desk) -> None:
    async with running(desk) as (app, _):
        drawn = lines(app)
        assert drawn[1].startswith("   Monday 23 November")
        assert drawn[1].rstrip().endswith("12 days · strength 21")
        assert len(drawn[1].rstrip()) == 77
        assert drawn[3].startswith("   ○ Connect")
        assert "Nothing is written yet. One line is plenty." in drawn[5]
        assert "m  begin your morning" in drawn[7]


async def test_a_new_journal_shows_no_figures_of_nothing() -> None:
    async with running(Desk()) as (app, pilot):
        await pilot.press("escape")
        await pilot.pause()
        assert lines(app)[1].strip() == "Monday 23 November"


async def test_the_streak_is_a_still_sign_until_the_past_is_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from journal_tui.services.streak import Ledger

    monkeypatch.setattr(Ledger, "load", lambda _self: None)
    async with running(desk) as (app, _):
        assert lines(app)[1].rstrip().endswith("…")
        assert "days" not in lines(app)[1]


async def test_the_days_records_are_listed_with_their_labels(desk: Desk) -> None:
    write_a_morning(desk)
    async with running(desk) as (app, _):
        drawn = shown(app)
        assert "● Connect" in drawn
        assert "○ Reflect" in drawn
        assert " ▌ Connect    Mei Tanaka, coffee: Offered to take the Thursday…" in drawn
        assert "   Glad of    Una kept calm" in drawn
        assert "   Note       Walked to work. Rain all the way [/b] and [name]" in drawn
        assert "13 days" in drawn


async def test_minutes_of_a_sitting_a_tick_and_late_writing_are_shown(desk: Desk) -> None:
    sitting = Sitting(**writing.envelope(desk.journal), seconds=390)
    tick = Tick(**writing.envelope(desk.journal), habit="Meditate")
    answer = Reflection(**writing.envelope(desk.journal), text="later")
    late = replace(answer, written=MONDAY + 3 * DAY)
    desk.store.records |= {record.id: record for record in (sitting, tick, late)}
    async with running(desk) as (app, _):
        assert "◐ Connect  6 min" in shown(app)
        assert "Done       Meditate" in shown(app)
        assert "○ Reflect  later" in shown(app)


async def test_an_off_day_asks_for_nothing(desk: Desk) -> None:
    desk.clock.set_day(MONDAY - DAY)
    async with running(desk) as (app, _):
        assert "Nothing is asked of you today." in shown(app)
        assert "Nothing is written yet" not in shown(app)
        assert not any(mark.is_next for mark in app.screen.query_one(PartsLine).marks)


async def test_a_pause_asks_for_nothing_either(desk: Desk) -> None:
    practice.change(desk.journal, {}, Pause(MONDAY))
    async with running(desk) as (app, _):
        assert "Nothing is asked of you today." in shown(app)


async def test_a_broken_streak_shows_strength_first(desk: Desk) -> None:
    desk.clock.set_day(MONDAY + 21 * DAY)
    async with running(desk) as (app, _):
        assert lines(app)[1].rstrip().endswith("strength 12")
        assert "0 days" not in shown(app)


async def test_the_page_turns_kindly_when_the_day_ends(desk: Desk) -> None:
    write_a_morning(desk)
    async with running(desk) as (app, pilot):
        desk.clock.set_day(MONDAY + DAY)
        await pilot.pause(1.3)
        assert lines(app)[1].startswith("   Tuesday 24 November")
        assert "Una kept calm" not in shown(app)
        assert "It is Tuesday 24 November now. What you wrote stays with its own day." in shown(app)


async def test_half_past_one_at_night_is_still_the_day_before(desk: Desk) -> None:
    desk.clock.at = desk.clock.at.replace(hour=1, minute=30) + DAY
    async with running(desk) as (app, _):
        assert lines(app)[1].startswith("   Monday 23 November")


async def test_what_another_program_saves_appears_and_a_look_alone_draws_nothing(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        drawn: list[object] = []
        app.screen.query_one(Title).watch(app.screen.query_one(Title), "left", drawn.append, init=False)
        await pilot.pause(1.3)
        assert drawn == []
        other = writing.new_gratitude(desk.journal, "from elsewhere")
        desk.store.records[other.id] = other
        desk.store.changed_elsewhere = ["2026-11"]
        await pilot.pause(1.3)
        assert "Glad of    from elsewhere" in shown(app)
        assert "13 days" in shown(app)


async def test_what_the_store_has_to_say_is_said_at_the_start(desk: Desk) -> None:
    desk.store.said = ["The file 2026-10.json can't be read whole."]
    async with running(desk) as (app, _):
        assert "The file 2026-10.json can't be read whole." in shown(app)


@pytest.mark.parametrize("text", HURTS.values(), ids=list(HURTS))
async def test_any_text_can_be_listed_and_edited_and_is_left_as_it_was(text: str) -> None:
    desk = Desk()
    head = writing.envelope(desk.journal)
    desk.store.records[head["id"]] = Gratitude(**head, text=text)
    async with running(desk) as (app, pilot):
        assert "▌ Glad of" in shown(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, Editor)
        await pilot.press("escape")
        await pilot.pause()
        assert desk.store.records[head["id"]] == Gratitude(**head, text=text)
        await pilot.press("d")
        await pilot.pause()
        assert "Deleted:" in shown(app)


async def test_in_a_very_low_terminal_the_list_and_its_cursor_can_be_seen() -> None:
    async with running(some_months(), size=(40, 10)) as (app, pilot):
        assert any(line.startswith(" ▌") for line in lines(app))
        for _ in range(3):
            await pilot.press("j")
            await pilot.pause()
            assert any(line.startswith(" ▌") for line in lines(app))


async def test_what_is_coming_up_alone_begins_at_the_left_edge(desk: Desk) -> None:
    journal = desk.journal
    mei = people.new_person(journal, "Mei Tanaka", role="colleague")
    coming = NextContact(MONDAY + DAY, None, "message")
    writing.keep(journal, mei)
    contact = writing.new_interaction(journal, [mei.id], channel="coffee", note="met")
    writing.keep(journal, replace(contact, next=coming))
    async with running(desk) as (app, _):
        assert "   Coming up" in [line.rstrip() for line in lines(app)]
        assert "Waiting on" not in shown(app)


async def test_a_hundred_lines_scroll_under_the_title() -> None:
    desk = Desk()
    for number in range(100):
        writing.keep(desk.journal, writing.new_note(desk.journal, f"note {number}"))
        desk.clock.tick()
    async with running(desk) as (app, pilot):
        await pilot.press("G")
        await pilot.pause()
        assert "▌ Note       note 99" in shown(app)
        assert lines(app)[1].startswith("   Monday")
        assert "a add" in lines(app)[23]


@pytest.mark.parametrize("size", [(40, 10), (60, 20), (72, 24), (110, 30), (200, 50)])
async def test_every_size_draws(desk: Desk, size: tuple[int, int]) -> None:
    write_a_morning(desk)
    async with running(desk, size=size) as (app, pilot):
        assert "Monday" in shown(app)
        assert "Glad of" in shown(app)
        assert app.screen.query_one(MarginList).size.width <= 126
        await pilot.press("a", "g")
        await pilot.pause()
        assert "Gratitude" in shown(app)


async def test_the_first_paint_reads_no_month_but_this_and_no_people(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk()
    past_days(desk, 60)
    read: list[str] = []
    table = MemoryStore._live

    def noting(store: MemoryStore, name: str) -> list[Record]:
        read.append(name)
        return table(store, name)

    monkeypatch.setattr(MemoryStore, "_live", noting)
    monkeypatch.setattr(ScreensDesk, "load_past", lambda _desk: None)
    monkeypatch.setattr(ScreensDesk, "load_search", lambda _desk: None)
    async with running(desk) as (app, _pilot):
        assert "Nothing is written yet." in shown(app)
    assert set(read) == {"practice", "2026-11"}
