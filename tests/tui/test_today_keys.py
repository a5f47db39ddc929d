"""What the keys of Today do to the journal."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from textual.events import Key

from journal_tui.domain.errors import SavedUnconfirmed
from journal_tui.domain.records import Promise, Reflection, words_of
from journal_tui.services import people, writing
from journal_tui.tui.screens.editor import Editor
from journal_tui.tui.screens.journal import JournalPage
from journal_tui.tui.screens.streak_page import StreakPage
from journal_tui.tui.screens.today import Today
from journal_tui.tui.widgets.field import Writing
from journal_tui.tui.widgets.footer import KeyLine
from tests.fakes import MONDAY, Desk
from tests.tui.hosts import in_front, journal_app, lines, past_days, running, settled, shown, write_a_morning
from tests.tui.mornings import a_morning, press

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    import pytest
    from textual.app import App

    from journal_tui.domain.records import Record


DAY = timedelta(days=1)


def _written(desk: Desk, day: date = MONDAY) -> list[str]:
    return [words_of(record) for record in desk.journal.records_on(day)]


def _words(app: App[None]) -> list[str]:
    return [hint.word for hint in app.screen.query_one(KeyLine).hints]


async def test_a_gratitude_is_written_with_two_strokes_and_kept(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("a")
        await pilot.pause()
        assert lines(app)[23].startswith(
            "   g gratitude   i contact   n note   r reflection   p person   esc back"
        )
        await pilot.press("g")
        await pilot.pause()
        await pilot.press(*"Una", "tab", "enter")
        await settled(pilot)
        assert _written(desk) == ["Una"]
        assert isinstance(app.screen, Today)
        assert "● Gratitude" in shown(app)
        assert "13 days" in shown(app)
        assert "Kept." in shown(app)
        assert " ▌ Glad of    Una" in shown(app)


async def test_a_note_and_an_answer_are_written_the_same_way(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("a", "n")
        await pilot.pause()
        await pilot.press(*"rain", "tab", "enter")
        await settled(pilot)
        await pilot.press("a", "r")
        await pilot.pause()
        assert isinstance(app.screen, Editor)
        question = app.screen._piece.question
        assert question.split()[0] in shown(app)
        await pilot.press(*"I asked", "tab", "enter")
        await settled(pilot)
        note, answer = desk.journal.records_on(MONDAY)
        assert words_of(note) == "rain"
        assert isinstance(answer, Reflection)
        assert (answer.prompt, answer.text) == (question, "I asked")
        assert answer.prompt_id


async def test_any_other_key_after_the_first_stroke_changes_nothing(desk: Desk) -> None:
    write_a_morning(desk)
    before = dict(desk.store.records)
    async with running(desk) as (app, pilot):
        for key in ("d", "x", "u", "escape", "enter", "q"):
            await pilot.press("a", key)
            await pilot.pause()
            assert isinstance(app.screen, Today)
    assert desk.store.records == before


async def test_keys_typed_faster_than_the_screens_reach_the_field(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        for letter in "agdeq":
            app.post_message(Key(letter, letter))
        await settled(pilot)
        assert isinstance(app.screen, Editor)
        assert app.screen._text == "deq"


async def test_keys_typed_faster_than_a_chooser_closes_close_nothing_else(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("4", "enter")
        await pilot.pause()
        for typed, left in (("xyzx", JournalPage), ("gno", Editor)):
            await pilot.press("a")
            await pilot.pause()
            for letter in typed:
                app.post_message(Key(letter, letter))
            await settled(pilot)
            assert in_front(app, left)
        assert app.screen.query_one(Writing).text == "no"
        assert [type(screen) for screen in app.screen_stack[1:]] == [StreakPage, JournalPage, Editor]


async def test_enter_and_e_edit_the_line_under_the_cursor(desk: Desk) -> None:
    write_a_morning(desk)
    async with running(desk) as (app, pilot):
        await pilot.press("j", "enter")
        await pilot.pause()
        assert isinstance(app.screen, Editor)
        await pilot.press(*" again", "tab", "enter")
        await settled(pilot)
        assert any(text.endswith("the date again") for text in _written(desk))
        assert len(_written(desk)) == 3
        await pilot.press("e")
        await pilot.pause()
        assert "again" in shown(app)


async def test_d_deletes_u_brings_back_and_ctrl_r_deletes_again(desk: Desk) -> None:
    write_a_morning(desk)
    async with running(desk) as (app, pilot):
        assert "undo" not in _words(app)
        await pilot.press("j", "d")
        await pilot.pause()
        assert len(_written(desk)) == 2
        assert "Deleted: “Una kept calm while the client kept…”. u brings it back." in shown(app)
        assert "undo" in _words(app)
        assert "○ Gratitude" in shown(app)
        await pilot.press("u")
        await pilot.pause()
        assert len(_written(desk)) == 3
        assert "Undone: deleting the gratitude. ctrl+r makes it again." in shown(app)
        assert "▌ Glad of" in shown(app)
        assert "13 days" in shown(app)
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert len(_written(desk)) == 2


async def test_what_was_added_can_be_undone_and_undo_ends_kindly(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("a", "n")
        await pilot.pause()
        await pilot.press(*"x", "tab", "enter")
        await settled(pilot)
        await pilot.press("u")
        await pilot.pause()
        assert _written(desk) == []
        assert "Undone: adding the note." in shown(app)
        await pilot.press("u")
        await pilot.pause()
        assert isinstance(app.screen, Today)


async def test_undo_refuses_when_somebody_changed_the_record_since(desk: Desk) -> None:
    write_a_morning(desk)
    async with running(desk) as (app, pilot):
        await pilot.press("d")
        await pilot.pause()
        gone = next(record for record in desk.store.records.values() if record.deleted)
        desk.store.records[gone.id] = replace(gone, seen={"there": 9})
        await pilot.press("u")
        await pilot.pause()
        assert "Somebody changed that record since" in shown(app)


async def test_when_deleting_fails_a_sentence_says_so_and_the_line_stays(desk: Desk) -> None:
    write_a_morning(desk)
    async with running(desk) as (app, pilot):
        desk.store.full = True
        await pilot.press("d")
        await pilot.pause()
        assert "There is no room left on the disk; nothing was changed." in shown(app)
        assert "Mei Tanaka" in shown(app)


async def test_a_save_that_the_disk_did_not_confirm_is_shown_and_says_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    save = desk.store.save

    def unsure(records: Sequence[Record], today: date) -> Sequence[Record]:
        save(records, today)
        raise SavedUnconfirmed("Saved, but the disk did not confirm it.")

    monkeypatch.setattr(desk.store, "save", unsure)
    async with running(desk) as (app, pilot):
        await pilot.press("a", "g")
        await pilot.pause()
        await pilot.press(*"sun", "tab", "enter")
        await settled(pilot)
        assert isinstance(app.screen, Today)
        assert "Saved, but the disk did not confirm it." in shown(app)
        assert "Glad of    sun" in shown(app)


async def test_yesterday_can_be_written_while_it_is_open() -> None:
    desk = Desk()
    past_days(desk, 12)
    desk.clock.set_day(MONDAY + DAY)
    async with running(desk) as (app, pilot):
        assert "Yesterday is still open: one line gives its rest day back.   a y  write it" in shown(app)
        await pilot.press("a", "y")
        await pilot.pause()
        assert "Monday 23 November" in shown(app)
        await pilot.press(*"Will", "tab", "enter")
        await settled(pilot)
        assert _written(desk, MONDAY) == ["Will"]
        assert "Yesterday is still open" not in shown(app)
        assert "Kept for Monday 23 November." in shown(app)
        assert "13 days" in shown(app)


async def test_when_yesterday_is_kept_it_is_not_offered(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("a")
        await pilot.pause()
        assert "yesterday" not in lines(app)[23]
        await pilot.press("y")
        await pilot.pause()
        assert isinstance(app.screen, Today)


async def test_q_quits_and_so_does_ctrl_q_from_a_field(desk: Desk) -> None:
    for keys in (["q"], ["a", "n", "ctrl+q"], ["ctrl+q"]):
        app = journal_app(desk)
        async with app.run_test() as pilot:
            await settled(pilot)
            for key in keys:
                await pilot.press(key)
                await pilot.pause()
            assert app._exit


async def test_ctrl_c_says_how_to_quit(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert "q quits" in shown(app)


async def test_the_last_line_can_be_deleted_and_brought_back(desk: Desk) -> None:
    writing.keep(desk.journal, writing.new_note(desk.journal, "only"))
    async with running(desk) as (app, pilot):
        await pilot.press("d")
        await pilot.pause()
        assert "Nothing is written yet." in shown(app)
        await pilot.press("u")
        await pilot.pause()
        assert " ▌ Note       only" in shown(app)


async def test_the_bar_is_in_the_sheet_while_one_is_open_and_comes_back(desk: Desk) -> None:
    writing.keep(desk.journal, writing.new_note(desk.journal, "here"))
    async with running(desk) as (app, pilot):
        await pilot.press("a")
        await pilot.pause()
        assert " ▌ Note       here" in shown(app)
        await pilot.press("n")
        await pilot.pause()
        assert "   Note       here" in shown(app)
        assert shown(app).count("▌") == 5
        await pilot.press("escape")
        await pilot.pause()
        assert " ▌ Note       here" in shown(app)


async def test_what_was_written_a_year_ago_is_made_a_reason_to_write_and_taken_back(desk: Desk) -> None:
    mei = writing.keep(desk.journal, people.new_person(desk.journal, "Mei Tanaka", rhythm="never")).after
    day = MONDAY - 365 * DAY
    writing.keep(desk.journal, writing.new_gratitude(desk.journal, "asked", people=[mei.id], day=day))
    writing.keep(desk.journal, writing.new_interaction(desk.journal, [mei.id], day=MONDAY - 3 * DAY))
    async with running(desk) as (app, pilot):
        assert "A year ago · Mei Tanaka · r to write to them today" in shown(app)
        assert "“asked”" in shown(app)
        assert "reach out" in _words(app)
        await pilot.press("r")
        await settled(pilot)
        assert "▌ Mei Tanaka" in shown(app)
        assert "a year ago: asked" in shown(app)
        assert "“asked”" not in shown(app)
        await pilot.press("r")
        await settled(pilot)
        assert "no reason of today any more" in shown(app)
        assert "“asked”" in shown(app)
        desk.store.full = True
        await pilot.press("r")
        await settled(pilot)
        assert "There is no room left on the disk; nothing was changed." in shown(app)


async def test_a_promise_is_added_for_whoever_is_under_the_cursor_and_else_not_offered() -> None:
    desk = a_morning()
    async with running(desk) as (app, pilot):
        await press(pilot, "a")
        assert "o promise" in shown(app)
        await press(pilot, "o", "=the agenda", "enter", "enter", "enter", "enter")
    made = [record for record in desk.journal.records_on(MONDAY) if isinstance(record, Promise)]
    assert [record.text for record in made] == ["the agenda"]
    async with running(Desk()) as (app, pilot):
        await press(pilot, "escape", "a")
        assert "o promise" not in shown(app)
