"""One definition of each verb: unique keys, footer, help, palette, and a user's own keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.events import Key

from journal_tui.tui import commands as c
from journal_tui.tui.keymap import checked
from journal_tui.tui.palette import VerbsProvider
from journal_tui.tui.screens.help import Help, grouped
from journal_tui.tui.screens.today import Today
from journal_tui.tui.widgets.footer import KeyLine
from tests.fakes import MONDAY
from tests.tui.hosts import in_front, running, settled, shown, write_a_morning

if TYPE_CHECKING:
    from tests.fakes import Desk

RUNS_ELSEWHERE = {"next_field"}


@pytest.mark.parametrize("screen", list(c.SCREENS))
def test_no_key_means_two_things_on_one_screen(screen: str) -> None:
    taken: dict[tuple[str, str], str] = {}
    for command in c.SCREENS[screen]:
        for key in command.keys.split(","):
            other = taken.setdefault((command.after, key), command.runs)
            assert other == command.runs, f"{key} on {screen}"


def test_each_command_has_a_name_of_its_own_and_the_words_that_show_it() -> None:
    commands = {command for each in c.SCREENS.values() for command in each}
    assert len({command.id for command in commands}) == len(commands)
    for command in commands:
        assert command.word
        assert command.sentence
        assert not command.sentence.endswith(".")


def test_the_help_lists_each_command_once() -> None:
    for screen, commands in c.SCREENS.items():
        rows = [sentence for _, rows in grouped(commands, {}) for _, sentence in rows]
        assert sorted(rows) == sorted({command.sentence for command in commands}), screen


def test_the_help_shows_two_strokes_and_the_keys_a_user_set() -> None:
    rows = dict(row for _, rows in grouped(c.SCREENS["Today"], {"add": "ctrl+n"}) for row in rows)
    assert rows["ctrl+n g"] == c.ADD_GRATITUDE.sentence
    assert rows["down, j"] == c.DOWN.sentence


async def test_every_verb_of_today_has_an_action(desk: Desk) -> None:
    async with running(desk) as (app, _):
        for command in (*Today.VERBS, *c.ANYWHERE):
            place, _, name = command.runs.rpartition(".")
            node = app if place == "app" else app.screen
            assert callable(getattr(node, f"action_{name.partition('(')[0]}", None)), command.id


async def test_question_mark_opens_the_help_and_escape_closes_it(desk: Desk) -> None:
    async with running(desk, size=(80, 60)) as (app, pilot):
        await pilot.press("question_mark")
        await pilot.pause()
        assert isinstance(app.screen, Help)
        for command in (*Today.VERBS, *c.IN_A_LIST, *c.ANYWHERE):
            # with every file in order there is nothing to see there
            assert (command.sentence in shown(app)) == (command != c.UPKEEP)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, Today)


async def test_the_help_scrolls_with_the_keys_of_a_list(desk: Desk) -> None:
    async with running(desk, size=(80, 12)) as (app, pilot):
        await pilot.press("question_mark")
        await pilot.pause()
        assert c.QUIT.sentence not in shown(app)
        await pilot.press("G")
        await pilot.pause()
        assert c.LAST.sentence in shown(app) or c.QUIT.sentence in shown(app)


async def test_the_footer_says_what_can_be_done_now(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        words = [hint.word for hint in app.screen.query_one(KeyLine).hints]
        assert words == ["morning", "add", "search", "people", "journal", "help"]
        write_a_morning(desk)
        desk.store.changed_elsewhere = ["2026-11"]
        await pilot.pause(1.3)
        words = [hint.word for hint in app.screen.query_one(KeyLine).hints]
        assert words == ["morning", "edit", "delete", "add", "search", "people", "journal", "help"]


async def test_enter_struck_twice_in_the_palette_runs_a_command_once_and_closes_nothing_else(
    desk: Desk,
) -> None:
    write_a_morning(desk)
    before = len(desk.journal.records_on(MONDAY))
    async with running(desk) as (app, pilot):
        await pilot.press("j", "ctrl+p", *"delete the line")
        await pilot.pause(0.3)
        for _ in range(4):
            app.post_message(Key("enter", None))
        await settled(pilot)
        assert in_front(app, Today)
    assert len(desk.journal.records_on(MONDAY)) == before - 1


async def test_the_palette_offers_what_can_be_run_and_runs_it(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        offered = [command.id for command, _, _ in VerbsProvider(app.screen)._commands()]
        assert "delete" not in offered
        assert "add_gratitude" in offered
        await pilot.press("ctrl+p")
        await pilot.pause()
        await pilot.press(*"glad of")
        await pilot.pause(0.3)
        await pilot.press("enter")
        await pilot.pause(0.3)
        assert "What are you glad of, and who had a hand in it?" in shown(app)


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ({"delete": "e"}, "taken by edit"),
        ({"delete": "j"}, "taken by cursor_down"),
        ({"delete": "a"}, "taken by add"),
        ({"add_note": "g"}, "taken by add_gratitude"),
        ({"undo": "?"}, "taken by help"),
        ({"undo": "question_mark"}, "taken by help"),
        ({"undo": "ctrl+q"}, "taken by quit_anywhere"),
        ({"outside": "x"}, "would be text"),
        ({"undo": "hyper+nothing"}, "is no key"),
        ({"undo": ""}, "is no key"),
        ({"nonsense": "x"}, "There is no command 'nonsense'"),
    ],
)
def test_a_key_that_cannot_be_had_is_refused_with_a_sentence(keys: dict[str, str], words: str) -> None:
    keymap = checked(keys)
    assert not keymap.keys
    assert len(keymap.refused) == 1
    assert words in keymap.refused[0]


def test_two_commands_can_swap_their_keys_and_two_new_ones_cannot_share_one() -> None:
    assert checked({"delete": "u", "undo": "d"}).keys == {"delete": "u", "undo": "d"}
    both = checked({"delete": "x", "undo": "x"})
    assert not both.keys
    assert len(both.refused) == 2


def test_a_key_may_serve_on_another_screen_or_after_another_stroke() -> None:
    assert checked({"add_note": "d"}).keys == {"add_note": "d"}
    assert checked({"select": "space"}).keys == {"select": "space"}


async def test_the_users_own_keys_work_and_are_shown(desk: Desk) -> None:
    async with running(desk, add="ctrl+g", add_note="ctrl+n") as (app, pilot):
        assert "ctrl+g add" in shown(app)
        await pilot.press("ctrl+g")
        await pilot.pause()
        assert "ctrl+n note" in shown(app)
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert "Note" in shown(app)


async def test_a_refused_key_is_said_on_the_first_screen(desk: Desk) -> None:
    async with running(desk, delete="e") as (app, _):
        assert "The key e for delete is taken by edit_here on Today" in shown(app)
