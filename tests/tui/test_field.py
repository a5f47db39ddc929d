"""Fields: every printable key is text, a word is deleted to the left, and a text settles when it is quiet."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from textual.events import Paste

from journal_tui.tui.widgets.field import QUIET, LineField, Writing
from journal_tui.tui.widgets.save_line import SaveLine
from journal_tui.tui.wording import readable
from tests.text_that_hurts import HURTS
from tests.tui.hosts import Host, lines, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

PRINTABLE = "aZ019 ?/[]{}'\"\\~^&*()_+-=,.<>:;|"


class Listening(Host):
    """Notes what the field says, and can lend a terminal."""

    def __init__(self, *widgets: Writing | LineField | SaveLine) -> None:
        super().__init__(*widgets)
        self.settled: list[str] = []
        self.trouble: list[str] = []
        self.lent = 0

    def on_writing_settled(self, event: Writing.Settled) -> None:
        self.settled.append(event.text)

    def on_writing_trouble(self, event: Writing.Trouble) -> None:
        self.trouble.append(event.sentence)

    @contextmanager
    def suspend(self) -> Iterator[None]:
        self.lent += 1
        yield


@pytest.mark.parametrize("field", [Writing, LineField])
async def test_every_printable_key_is_text(field: type[Writing | LineField]) -> None:
    widget = field()
    async with Host(widget).run_test() as pilot:
        widget.focus()
        await pilot.press(*("space" if key == " " else key for key in PRINTABLE))
        text = widget.text if isinstance(widget, Writing) else widget.value
        assert text == PRINTABLE


@pytest.mark.parametrize("key", ["ctrl+backspace", "alt+backspace", "ctrl+w"])
@pytest.mark.parametrize("field", [Writing, LineField])
async def test_a_word_is_deleted_to_the_left(field: type[Writing | LineField], key: str) -> None:
    widget = field()
    async with Host(widget).run_test() as pilot:
        widget.focus()
        await pilot.press(*"one", "space", *"two", "space", *"three", "ctrl+left", key)
        text = widget.text if isinstance(widget, Writing) else widget.value
        assert text == "one three"


async def test_enter_is_a_new_line_and_tab_leaves() -> None:
    writing, save = Writing(), SaveLine()
    app = Host(writing, save)
    async with app.run_test() as pilot:
        writing.focus()
        await pilot.press("a", "enter", "b", "tab")
        assert writing.text == "a\nb"
        assert save.has_focus


async def test_a_focused_field_has_a_bar_on_every_line_and_grows() -> None:
    writing = Writing()
    app = Host(writing)
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.pause()
        writing.focus()
        await pilot.pause()
        assert shown(app).count("▌") == 3
        await pilot.press(*["x", "enter"] * 6)
        await pilot.pause()
        assert shown(app).count("▌") == 7
        app.screen.set_focus(None)
        await pilot.pause()
        assert "▌" not in shown(app)
        assert lines(app)[0].startswith(" x")


async def test_a_text_settles_half_a_second_after_the_last_key() -> None:
    writing = Writing()
    app = Listening(writing)
    async with app.run_test() as pilot:
        writing.focus()
        await pilot.press("a", "b")
        assert app.settled == []
        await pilot.pause(QUIET + 0.2)
        assert app.settled == ["ab"]


async def test_a_field_that_was_only_opened_says_nothing() -> None:
    app = Listening(Writing("here before"))
    async with app.run_test() as pilot:
        await pilot.pause(QUIET + 0.2)
        assert app.settled == []


@pytest.mark.parametrize("text", HURTS.values(), ids=list(HURTS))
async def test_a_paste_is_taken_without_what_a_terminal_obeys(text: str) -> None:
    writing = Writing()
    app = Host(writing)
    async with app.run_test() as pilot:
        writing.focus()
        app.post_message(Paste(text))
        await pilot.pause()
        assert writing.text == readable(text)
        assert "\x1b" not in writing.text


async def test_ten_thousand_words_can_be_written_to() -> None:
    writing = Writing("word " * 10_000)
    async with Host(writing).run_test() as pilot:
        writing.focus()
        await pilot.press("x")
        assert writing.text.endswith("word x")


async def test_your_editor_gets_the_text_and_gives_it_back() -> None:
    writing = Writing("before")
    app = Listening(writing)
    async with app.run_test() as pilot:
        writing.write_outside(lambda text: f"{text} and after\r\n")
        await pilot.pause(QUIET + 0.2)
        assert writing.text == "before and after"
        assert app.lent == 1
        assert app.settled == ["before and after"]
        await pilot.press("ctrl+z")
        assert app.trouble == []


async def test_without_an_editor_the_text_stays_and_a_sentence_says_so() -> None:
    writing = Writing("before")
    app = Listening(writing)
    async with app.run_test() as pilot:
        writing.write_outside(lambda _text: None)
        await pilot.pause()
        assert writing.text == "before"
        assert app.trouble == ["Your editor ($EDITOR) could not be used; the text is as it was."]


async def test_a_terminal_that_cannot_be_lent_says_the_same() -> None:
    writing = Writing("before")
    app = Host(writing)
    async with app.run_test() as pilot:
        writing.write_outside(lambda text: text + "never")
        await pilot.pause()
        assert writing.text == "before"
