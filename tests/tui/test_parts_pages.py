"""Gratitude, Reflect and the closing card; and the whole morning, from the first key to the last."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from textual.events import Key

from journal_tui.domain.errors import NotSaved
from journal_tui.domain.parts import day_parts
from journal_tui.domain.records import Gratitude, Reflection, Sitting, words_of
from journal_tui.services import writing
from journal_tui.tui.screens.closing import Closing
from journal_tui.tui.screens.connect import Connect
from journal_tui.tui.screens.gratitude_part import GratitudePart
from journal_tui.tui.screens.reflect_part import ReflectPart
from journal_tui.tui.screens.text_part import TextPart
from journal_tui.tui.screens.today import Today
from journal_tui.tui.widgets.mentioning import Mentioning
from tests.fakes import MONDAY
from tests.text_that_hurts import HURTS
from tests.tui.hosts import in_front, lines, running, settled, shown
from tests.tui.mornings import DAY, a_morning, keep, press, settle

if TYPE_CHECKING:
    from textual.app import App

    from journal_tui.domain.records import Record
    from tests.fakes import Desk

TO_GRATITUDE = ("m", "n")
TO_REFLECT = ("m", "n", "tab", "n")


@pytest.fixture
def desk() -> Desk:
    return a_morning()


def _glad(desk: Desk) -> list[Gratitude]:
    return [record for record in desk.journal.records_on(MONDAY) if isinstance(record, Gratitude)]


def _answers(desk: Desk) -> list[Reflection]:
    return [record for record in desk.journal.records_on(MONDAY) if isinstance(record, Reflection)]


def _field(app: App[None]) -> Mentioning:
    return app.screen.query_one(Mentioning)


def _squeezed(app: App[None]) -> str:
    """The screen with every run of spaces as one."""
    return " ".join(shown(app).split())


async def test_the_whole_morning_takes_under_25_keys_besides_the_words_written(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        keys = await press(pilot, "m", "enter", "=Sent them.", *["tab"] * 5, "enter")
        keys += await press(pilot, "n", "=@Una B", "tab", "= kept calm.", "tab")
        keys += await press(pilot, "n", "=I answered before they had ended.", "tab", "n")
        assert in_front(app, Closing)
        assert "That was your morning." in shown(app)
        keys += await press(pilot, "enter")
        assert in_front(app, Today)
        assert keys == 15
        assert "● Connect" in shown(app)
        assert "● Gratitude" in shown(app)
        assert "● Reflect" in shown(app)
        assert "13 days" in shown(app)
    assert day_parts(desk.journal.records_on(MONDAY)).full


async def test_tab_keeps_a_gratitude_and_says_for_whom_it_is(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, *TO_GRATITUDE)
        assert lines(app)[1].startswith("   Gratitude  ○ ◐ ○")
        assert "one is plenty" in lines(app)[1]
        await press(pilot, "=@Una Berg kept calm", "tab")
        assert [(record.text, len(record.people)) for record in _glad(desk)] == [("@Una Berg kept calm", 1)]
        assert "▌ For Una Berg not told yet · becomes tomorrow’s opener" in _squeezed(app)
        assert "Gratitude  ○ ● ○" in lines(app)[1]
        assert "Kept." in shown(app)


async def test_the_name_is_shown_before_it_is_kept(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, *TO_GRATITUDE, "=@Will stayed")
        await pilot.pause(0.7)
        assert "For Will Okafor" in _squeezed(app)
        assert _glad(desk) == []


async def test_a_name_that_is_begun_is_offered_and_tab_takes_it_and_stays(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, *TO_GRATITUDE, "=Hello @wi")
        assert "   Will   tab takes it" in shown(app)
        await press(pilot, "tab", "=!")
        assert _field(app).text == "Hello @Will!"
        await press(pilot, "= and @un")
        assert "Una Berg · Una Frost   tab takes it" in shown(app)
        await press(pilot, "= more @home")
        assert "tab takes it" not in shown(app)
        await press(pilot, "tab")
        assert [record.text for record in _glad(desk)] == ["Hello @Will! and @un more @home"]


async def test_t_marks_what_was_just_kept_and_what_is_under_the_cursor(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, *TO_GRATITUDE, "=@Will stayed late", "tab", "t")
        (glad,) = _glad(desk)
        assert list(glad.told.values()) == [MONDAY]
        assert "For Will Okafor told" in _squeezed(app)
        assert "Told: Will Okafor." in shown(app)
        while "▌ Thu Una Berg was patient" not in _squeezed(app):
            await press(pilot, "j")
        await press(pilot, "t")
        assert next(line for line in lines(app) if "was patient" in line).rstrip().endswith("told")
        await press(pilot, "u")
        assert next(line for line in lines(app) if "was patient" in line).rstrip().endswith("not yet")


async def test_what_names_nobody_cannot_be_told(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, *TO_GRATITUDE, "=The light", "tab")
        assert "For " not in shown(app)
        assert app.screen.check_action("told", ()) is False


async def test_tab_goes_back_into_the_field_and_other_words_edit_the_same_record(desk: Desk) -> None:
    async with running(desk) as (_, pilot):
        await press(pilot, *TO_GRATITUDE, "=The light", "tab", "tab", "= at noon", "tab")
        assert [record.text for record in _glad(desk)] == ["The light at noon"]


async def test_undoing_what_was_kept_empties_the_field_and_redoing_fills_it(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, *TO_GRATITUDE, "=The light", "tab", "u")
        assert _glad(desk) == []
        assert _field(app).text == ""
        await press(pilot, "ctrl+r", "tab", "=Again", "tab")
        assert sorted(record.text for record in _glad(desk)) == ["Again", "The light"]


async def test_escape_goes_one_part_back_and_what_was_typed_waits(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, *TO_GRATITUDE, "=half a", "escape")
        assert in_front(app, Connect)
        assert [words_of(draft) for draft in desk.drafts.all()] == ["half a"]
        await press(pilot, "n")
        assert _field(app).text == "half a"
        await press(pilot, "= thought", "tab")
        assert [record.text for record in _glad(desk)] == ["half a thought"]
        assert desk.drafts.all() == []


async def test_each_part_can_be_skipped_and_the_card_is_kind_about_it(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, *TO_REFLECT)
        assert in_front(app, ReflectPart)
        await press(pilot, "tab", "n")
        assert "You reached    nobody today, and that is fine" in shown(app)
        assert "You were glad  left for another day" in shown(app)
        assert [r for r in desk.journal.records_on(MONDAY) if not isinstance(r, Sitting)] == []


async def test_the_morning_goes_on_where_it_was_left_and_with_the_first_part_that_is_open(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, *TO_REFLECT, "tab", "1", "m")
        assert in_front(app, ReflectPart)
        await press(pilot, "escape")
        assert in_front(app, GratitudePart)
        await press(pilot, "=The light", "tab", "1", "m")
        assert in_front(app, Connect)
    contact = writing.new_interaction(desk.journal, [desk.journal.people()[0].id])
    keep(desk, contact)
    async with running(desk) as (app, pilot):
        await press(pilot, "m")
        assert in_front(app, ReflectPart)


async def test_going_back_to_where_the_morning_was_begun_shows_what_was_done(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, *TO_GRATITUDE, "=The light", "escape", "n", "tab", "escape", "escape")
        assert in_front(app, Today)
        assert "● Gratitude" in shown(app)
        assert "The light" in shown(app)


async def test_the_day_after_begins_anew(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, *TO_REFLECT, "tab", "1")
        desk.clock.set_day(MONDAY + DAY)
        await press(pilot, "m")
        assert in_front(app, Connect)


async def test_a_reflection_is_kept_with_its_question_and_theme(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, *TO_REFLECT)
        assert isinstance(app.screen, ReflectPart)
        question, theme = app.screen.piece.question, app.screen.piece.theme
        assert lines(app)[1].startswith("   Reflect  ○ ○ ◐")
        assert lines(app)[1].rstrip().endswith(theme[1:])
        await press(pilot, "=I waited.", "tab")
        assert [(each.text, each.prompt) for each in _answers(desk)] == [("I waited.", question)]


async def test_another_prompt_before_and_after_an_answer(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, *TO_REFLECT)
        assert isinstance(app.screen, ReflectPart)
        first = app.screen.piece.question
        await press(pilot, "tab", "o")
        second = app.screen.piece.question
        assert second != first
        await press(pilot, "=I waited.", "tab", "o")
        third = app.screen.piece.question
        assert third not in {first, second}
        assert _field(app).text == ""
        await press(pilot, "=Again.", "tab")
        assert [(each.text, each.prompt) for each in _answers(desk)] == [
            ("I waited.", second),
            ("Again.", third),
        ]


async def test_the_card_says_what_the_morning_came_to(desk: Desk) -> None:
    desk.store.records["s"] = Sitting(
        id="s", day=MONDAY, written=MONDAY, created_at=desk.clock.at, updated_at=desk.clock.at, seconds=790
    )
    async with running(desk) as (app, pilot):
        await press(pilot, "m", "enter", *["tab"] * 5, "enter")
        await settled(pilot)
        await press(pilot, "n", "=@Una Berg kept calm", "tab", "n", "tab", "n")
        drawn = shown(app)
        assert "You reached    Will, the slides, as promised" in drawn
        assert "You were glad  Una Berg kept calm" in drawn
        assert "Waiting on     nobody new" in drawn
        assert "Tomorrow       Ana: 46 days since you spoke" in drawn
        assert "13 days in a row · strength 23 to " in drawn
        assert "· 13 minutes" in drawn


async def test_a_disk_that_turns_read_only_says_so_keeps_the_text_and_a_draft_and_saves_later(
    desk: Desk,
) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, *TO_GRATITUDE, "=The light")
        desk.store.full = True
        await press(pilot, "tab")
        assert "There is no room left on the disk; nothing was changed." in shown(app)
        assert _field(app).text == "The light"
        assert [words_of(draft) for draft in desk.drafts.all()] == ["The light"]
        await press(pilot, "n")
        assert in_front(app, ReflectPart)
        desk.store.full = False
        await press(pilot, "escape")
        assert _field(app).text == "The light"
        await press(pilot, "tab")
        assert [record.text for record in _glad(desk)] == ["The light"]


async def test_going_on_is_held_once_so_that_a_failed_save_is_read(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, *TO_GRATITUDE, "=The light")
        desk.store.full = True
        await app.screen.run_action("next_part")
        await settle(pilot)
        assert in_front(app, GratitudePart)
        assert "There is no room left on the disk; nothing was changed." in shown(app)


async def test_a_text_that_neither_disk_nor_draft_takes_holds_the_page(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_draft: Record) -> None:
        raise NotSaved("There is no room left on the disk.")

    monkeypatch.setattr(desk.drafts, "keep", full)
    desk.store.full = True
    async with running(desk) as (app, pilot):
        await press(pilot, *TO_GRATITUDE, "=The light", "tab", "n")
        assert in_front(app, GratitudePart)
        await press(pilot, "escape")
        assert in_front(app, GratitudePart)
        assert _field(app).text == "The light"


async def test_the_last_words_outlive_a_kill_quitting_and_another_place(desk: Desk) -> None:
    async with running(desk) as (_, pilot):
        await press(pilot, *TO_GRATITUDE, "=The")
        await pilot.pause(0.7)
        assert [words_of(draft) for draft in desk.drafts.all()] == ["The"]
        await press(pilot, "= light")
        await press(pilot, "ctrl+q")
    assert [words_of(draft) for draft in desk.drafts.all()] == ["The light"]


async def test_a_letter_typed_right_after_tab_is_a_key_and_the_one_before_it_is_kept(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, *TO_GRATITUDE)
        for key, letter in (("x", "x"), ("tab", None), ("n", "n")):
            app.post_message(Key(key, letter))
        await settled(pilot)
        assert in_front(app, ReflectPart)
        assert [record.text for record in _glad(desk)] == ["x"]


async def test_a_letter_typed_before_the_page_could_take_it_is_not_lost(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "m")
        await app.screen.run_action("next_part")
        app.post_message(Key("x", "x"))
        await settled(pilot)
        assert _field(app).text == "x"


async def test_your_own_editor_takes_the_text_and_gives_it_back(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from contextlib import nullcontext

    async with running(desk) as (app, pilot):
        monkeypatch.setattr(app, "suspend", nullcontext)
        await press(pilot, *TO_GRATITUDE, "=x")
        assert isinstance(app.screen, TextPart)
        app.screen.desk = replace(app.screen.desk, open_editor=lambda text: text + " and more")
        await press(pilot, "ctrl+o", "tab")
        assert [record.text for record in _glad(desk)] == ["x and more"]


async def test_any_text_can_be_kept_shown_again_and_told(desk: Desk) -> None:
    names = [person.id for person in desk.journal.people()]
    for text in HURTS.values():
        desk.clock.tick()
        glad = writing.new_gratitude(desk.journal, "x", people=names[:1], day=MONDAY - DAY)
        keep(desk, replace(glad, text=text), MONDAY - DAY)
    async with running(desk) as (app, pilot):
        await press(pilot, *TO_GRATITUDE, "tab")
        await press(pilot, *["j", "t"] * 7)
        for text in HURTS.values():
            await press(pilot, "tab")
            _field(app).load_text(text)
            await press(pilot, "tab")
        await press(pilot, "n", "tab", "n")
        assert in_front(app, Closing)


async def test_a_paste_of_a_hundred_thousand_letters_is_kept_whole(desk: Desk) -> None:
    long = "word @Will " * 10_000
    async with running(desk) as (app, pilot):
        await press(pilot, *TO_GRATITUDE)
        _field(app).insert(long)
        await press(pilot, "tab")
        assert [record.text for record in _glad(desk)] == [long.strip()]
        await press(pilot, "n", "tab", "n")
        assert "That was your morning." in shown(app)


@pytest.mark.parametrize("size", [(40, 10), (72, 24), (200, 50)])
async def test_every_size_draws_and_a_resize_leaves_the_typed_words(
    desk: Desk, size: tuple[int, int]
) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, *TO_GRATITUDE, "=The light")
        await pilot.resize_terminal(*size)
        await settle(pilot)
        assert "The light" in shown(app)
        await press(pilot, "tab", "n")
        assert "Reflect" in lines(app)[1]
        await press(pilot, "=I waited")
        assert "I waited" in shown(app)
        await press(pilot, "tab", "n")
        assert "That was your morning." in shown(app)


async def test_back_from_the_card_the_answer_is_there_and_letters_are_keys(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, *TO_REFLECT, "=Slowly, then.", "tab", "n", "escape")
        assert in_front(app, ReflectPart)
        assert "Slowly, then." in shown(app)
        await press(pilot, "2")
        assert not in_front(app, ReflectPart), "a letter or a figure is a key, no text"
        assert not desk.drafts.held
        await press(pilot, "m")
    assert [record.text for record in _answers(desk)] == ["Slowly, then."]
