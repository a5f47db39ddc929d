"""The editor: it returns a record or nothing, loses no text, and saves nothing itself."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from textual.events import Key

from journal_tui.domain.errors import NotSaved
from journal_tui.domain.records import Gratitude, Reflection, words_of
from journal_tui.services import writing
from journal_tui.settings import Settings
from journal_tui.tui.app import JournalApp
from journal_tui.tui.screens.editor import Editor
from journal_tui.tui.screens.today import Today
from journal_tui.tui.widgets.field import Writing
from journal_tui.tui.widgets.footer import KeyLine
from journal_tui.tui.widgets.save_line import SaveLine
from tests.fakes import MONDAY
from tests.tui.hosts import lines, running, settled, shown, write_a_morning

if TYPE_CHECKING:
    import pytest

    from journal_tui.domain.records import Record
    from tests.fakes import Desk


def _drafts(desk: Desk) -> list[str]:
    return [words_of(draft) for draft in desk.drafts.all()]


async def test_the_footer_says_how_to_save_leave_and_write_elsewhere(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("a", "g")
        await pilot.pause()
        keys = "tab next   enter on Save saves   ctrl+o your editor   esc keep as draft"
        assert lines(app)[23].strip() == keys


async def test_enter_is_a_new_line_in_the_field_and_saves_on_save(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("a", "n")
        await pilot.pause()
        await pilot.press("a", "enter", "d", "tab")
        assert isinstance(app.screen.focused, SaveLine)
        await pilot.press("enter")
        await settled(pilot)
        assert [words_of(record) for record in desk.journal.records_on(MONDAY)] == ["a\nd"]


async def test_a_click_on_save_saves(desk: Desk) -> None:
    async with running(desk) as (_, pilot):
        await pilot.press("a", "n")
        await pilot.pause()
        await pilot.press("x")
        await pilot.click(SaveLine)
        await settled(pilot)
        assert len(desk.journal.records_on(MONDAY)) == 1


async def test_an_empty_text_is_refused_in_place(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("a", "g")
        await pilot.pause()
        await pilot.press("space", "tab", "enter")
        await pilot.pause()
        assert isinstance(app.screen, Editor)
        assert "Nothing was saved: a gratitude needs a few words." in shown(app)
        assert isinstance(app.screen.focused, Writing)
        assert desk.journal.records_on(MONDAY) == []


async def test_a_draft_is_kept_half_a_second_after_the_last_key_and_goes_with_the_save(desk: Desk) -> None:
    async with running(desk) as (_, pilot):
        await pilot.press("a", "g")
        await pilot.pause()
        await pilot.press(*"Una")
        assert _drafts(desk) == []
        await pilot.pause(0.8)
        assert _drafts(desk) == ["Una"]
        draft = desk.drafts.all()[0]
        await pilot.press("!", "tab", "enter")
        await settled(pilot)
        await pilot.pause(0.8)
        assert _drafts(desk) == []
        assert [record.id for record in desk.journal.records_on(MONDAY)] == [draft.id]


async def test_escape_keeps_a_draft_and_the_next_time_goes_on_with_it(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("a", "g")
        await pilot.pause()
        await pilot.press(*"Una", "escape")
        await pilot.pause()
        assert isinstance(app.screen, Today)
        assert _drafts(desk) == ["Una"]
        assert desk.journal.records_on(MONDAY) == []
        await pilot.press("a", "n")
        await pilot.pause()
        assert "Una" not in shown(app)
        await pilot.press("escape", "a", "g")
        await pilot.pause()
        await pilot.press(*" Berg", "tab", "enter")
        await settled(pilot)
        assert [words_of(record) for record in desk.journal.records_on(MONDAY)] == ["Una Berg"]
        assert _drafts(desk) == []


async def test_a_draft_of_the_day_before_is_taken_up_for_today(desk: Desk) -> None:
    draft = writing.new_gratitude(desk.journal, "from last night")
    desk.drafts.keep(draft)
    desk.clock.set_day(MONDAY + timedelta(days=1))
    async with running(desk) as (_, pilot):
        await pilot.press("a", "g")
        await pilot.pause()
        await pilot.press("tab", "enter")
        await settled(pilot)
        saved = desk.journal.records_on(MONDAY + timedelta(days=1))
        assert [(record.id, words_of(record)) for record in saved] == [(draft.id, "from last night")]


async def test_an_emptied_draft_goes(desk: Desk) -> None:
    desk.drafts.keep(writing.new_gratitude(desk.journal, "x"))
    async with running(desk) as (_, pilot):
        await pilot.press("a", "g")
        await pilot.pause()
        await pilot.press("backspace", "escape")
        await pilot.pause()
        assert _drafts(desk) == []


async def test_leaving_an_edit_unchanged_keeps_no_draft_and_a_changed_one_waits(desk: Desk) -> None:
    write_a_morning(desk)
    async with running(desk) as (app, pilot):
        await pilot.press("j", "e")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert _drafts(desk) == []
        await pilot.press("e")
        await pilot.pause()
        await pilot.press("!", "escape")
        await pilot.pause()
        assert [text[-5:] for text in _drafts(desk)] == ["date!"]
        await pilot.press("e")
        await pilot.pause()
        assert "the date!" in shown(app)


async def test_quitting_keeps_the_last_words_as_a_draft(desk: Desk) -> None:
    async with running(desk) as (_, pilot):
        await pilot.press("a", "g")
        await pilot.pause()
        await pilot.press(*"Una", "ctrl+q")
    assert _drafts(desk) == ["Una"]


async def test_when_saving_fails_the_text_stays_with_the_sentence_and_can_be_saved_later(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        desk.store.full = True
        await pilot.press("a", "g")
        await pilot.pause()
        await pilot.press(*"Una", "tab", "enter")
        await settled(pilot)
        assert isinstance(app.screen, Editor)
        assert "There is no room left on the disk; nothing was changed." in shown(app)
        assert app.screen._text == "Una"
        assert _drafts(desk) == ["Una"]
        desk.store.full = False
        await pilot.press("tab", "enter")
        await settled(pilot)
        assert [words_of(record) for record in desk.journal.records_on(MONDAY)] == ["Una"]
        assert _drafts(desk) == []


async def test_a_draft_that_cannot_be_kept_says_so_and_the_text_stays(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_draft: Record) -> None:
        raise NotSaved("There is no room left on the disk.")

    monkeypatch.setattr(desk.drafts, "keep", full)
    async with running(desk) as (app, pilot):
        await pilot.press("a", "g")
        await pilot.pause()
        await pilot.press(*"Una")
        await pilot.pause(0.8)
        assert "The draft could not be kept: There is no room left on the disk." in shown(app)
        assert "Una" in shown(app)


async def test_another_question_can_be_asked_for_on_save_and_is_kept_as_shown(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("a", "r")
        await pilot.pause()
        assert isinstance(app.screen, Editor)
        first = app.screen._piece.question
        await pilot.press("o")
        assert app.screen._text == "o"
        await pilot.press("tab")
        await pilot.pause()
        assert "another question" in [hint.word for hint in app.screen.query_one(KeyLine).hints]
        await pilot.press("o")
        await pilot.pause()
        second = app.screen._piece.question
        assert second != first
        assert second[:30] in shown(app)
        await pilot.press("enter")
        await settled(pilot)
        (answer,) = desk.journal.records_on(MONDAY)
        assert isinstance(answer, Reflection)
        assert answer.prompt == second


async def test_an_answer_is_edited_under_its_own_question(desk: Desk) -> None:
    prompt = "What did [they] say?"
    kept = Reflection(**writing.envelope(desk.journal), text="Nothing.", prompt=prompt)
    desk.store.records[kept.id] = kept
    async with running(desk) as (app, pilot):
        await pilot.press("e")
        await pilot.pause()
        assert prompt in shown(app)
        await pilot.press("tab", "o")
        await pilot.pause()
        assert prompt in shown(app)


async def test_a_name_after_an_at_sign_links_the_person(desk: Desk) -> None:
    write_a_morning(desk)
    async with running(desk) as (_, pilot):
        await pilot.press("a", "g")
        await pilot.pause()
        await pilot.press("at", *"Mei", "tab", "enter")
        await settled(pilot)
        newest = desk.journal.records_on(MONDAY)[-1]
        assert isinstance(newest, Gratitude)
        assert [desk.journal.names()[person] for person in newest.people] == ["Mei Tanaka"]


async def test_your_own_editor_is_asked_for_with_ctrl_o(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from contextlib import nullcontext

    app = JournalApp(desk.journal, Settings(theme="dusk"), (), lambda text: text + " and more")
    monkeypatch.setattr(app, "suspend", nullcontext)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("a", "g")
        await pilot.pause()
        await pilot.press("x", "ctrl+o", "tab", "enter")
        await settled(pilot)
        assert [words_of(record) for record in desk.journal.records_on(MONDAY)] == ["x and more"]


async def test_a_long_text_scrolls_inside_the_sheet(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("a", "n")
        await pilot.pause()
        app.screen.query_one(Writing).load_text("line\n" * 200)
        await pilot.pause()
        assert "Save" in shown(app)
        assert "esc keep as draft" in lines(app)[23]
        assert "Monday 23 November" in lines(app)[1]


async def test_an_answer_stays_with_the_question_it_was_begun_under(desk: Desk) -> None:
    kept = Reflection(
        **writing.envelope(desk.journal), text="half", prompt="Why?", prompt_id="p1", theme="trust"
    )
    desk.drafts.keep(kept)
    async with running(desk) as (app, pilot):
        assert "“half” waits as a draft: a r goes on with it." in shown(app)
        await pilot.press("a", "r")
        await pilot.pause()
        assert "Why?" in shown(app)
        await pilot.press("tab", "enter")
        await settled(pilot)
        (answer,) = desk.journal.records_on(MONDAY)
        assert isinstance(answer, Reflection)
        assert (answer.prompt, answer.prompt_id, answer.theme) == ("Why?", "p1", "trust")


async def test_leaving_a_text_says_that_it_waits(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("a", "g")
        await pilot.pause()
        await pilot.press("x", "escape")
        await pilot.pause()
        assert "It waits as a draft; the same keys go on with it." in shown(app)


async def test_enter_right_after_tab_saves_however_fast(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("a", "n")
        await pilot.pause()
        for key, letter in (("x", "x"), ("tab", None), ("enter", "\r")):
            app.post_message(Key(key, letter))
        await settled(pilot)
        assert [words_of(record) for record in desk.journal.records_on(MONDAY)] == ["x"]
