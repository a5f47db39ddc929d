"""The widgets show their values, whatever text those hold, and say so by messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from textual.widgets.option_list import Option

from journal_tui.tui.glyphs import PLAIN, UNICODE, default_glyphs
from journal_tui.tui.widgets.field import LineField, Writing
from journal_tui.tui.widgets.invite import Invite
from journal_tui.tui.widgets.margin_list import MarginList
from journal_tui.tui.widgets.parts import PartMark, PartsLine
from journal_tui.tui.widgets.row import Row
from journal_tui.tui.widgets.said import Said
from journal_tui.tui.widgets.save_line import SaveLine
from journal_tui.tui.widgets.section import Section
from journal_tui.tui.widgets.title import Title
from journal_tui.tui.wording import line_of
from tests.text_that_hurts import HURTS
from tests.tui.hosts import Host, lines, shown

if TYPE_CHECKING:
    from textual.widget import Widget


def _rows(*texts: str) -> tuple[Row, ...]:
    return tuple(Row(f"id{index}", "Note", text) for index, text in enumerate(texts))


@pytest.mark.parametrize("text", HURTS.values(), ids=list(HURTS))
async def test_no_text_breaks_a_widget_or_goes_missing(text: str) -> None:
    listed, title, said, invite, writing, field = (
        MarginList(),
        Title(text, "at the right"),
        Said(),
        Invite(),
        Writing(text),
        LineField(),
    )
    section = Section(text, ((text[:20], text[:300]),))
    parts = PartsLine()
    app = Host(title, parts, invite, section, said, listed, field, writing)
    async with app.run_test(size=(80, 50)) as pilot:
        listed.rows = _rows(text)
        said.say(text[:200])
        field.value = line_of(text)
        invite.show(text[:200], "a g", "write")
        parts.marks = (PartMark("○", text, text, is_next=True),)
        await pilot.pause()
        beginning = line_of(text)[:2].strip()
        drawn = [line for line in lines(app) if beginning in line]
        assert len(drawn) >= 5
        assert all(cell_len(line) == 80 for line in lines(app))


async def test_markup_is_text_everywhere() -> None:
    listed = MarginList()
    app = Host(Title("[b]", "[/]"), Section("[name]", (("[x]", "[/y]"),)), listed, SaveLine("[save]"))
    async with app.run_test(size=(60, 20)) as pilot:
        listed.rows = (Row("1", "[label]", "[/text]", "[note]"),)
        await pilot.pause()
        for text in ("[b]", "[/]", "[name]", "[x]", "[/y]", "[label]", "[/text]", "[note]", "[save]"):
            assert text in shown(app)


async def test_exactly_one_bar_is_on_the_screen_and_only_with_focus() -> None:
    one, other = MarginList(), MarginList()
    app = Host(one, other)
    async with app.run_test(size=(40, 12)) as pilot:
        one.rows, other.rows = _rows("first", "second"), _rows("third")
        one.focus()
        await pilot.pause()
        assert shown(app).count("▌") == 1
        assert lines(app)[0].startswith(" ▌ Note       first")
        other.focus()
        await pilot.pause()
        assert shown(app).count("▌") == 1
        assert "▌ Note       third" in shown(app)
        app.screen.set_focus(None)
        await pilot.pause()
        assert "▌" not in shown(app)


async def test_the_plain_signs_draw_a_plain_bar() -> None:
    listed = MarginList(glyphs=PLAIN)
    app = Host(listed)
    async with app.run_test(size=(40, 5)) as pilot:
        listed.rows = _rows("first")
        listed.focus()
        await pilot.pause()
        assert lines(app)[0].startswith(" > Note")


async def test_a_list_is_walked_with_arrows_letters_and_ends() -> None:
    listed = MarginList()
    async with Host(listed).run_test(size=(40, 12)) as pilot:
        listed.rows = _rows(*"abcde")
        listed.focus()
        moves = {"j": 1, "down": 2, "k": 1, "up": 0, "G": 4, "g": 0, "end": 4, "home": 0}
        for key, row in moves.items():
            await pilot.press(key)
            assert listed.current == f"id{row}", key
        await pilot.press("h", "l", "left", "right")
        assert listed.current == "id0"


async def test_pages_are_turned_and_where_there_is_no_room_for_a_line_they_are_lines() -> None:
    listed = MarginList()
    async with Host(listed).run_test(size=(40, 12)) as pilot:
        listed.rows = _rows(*(str(number) for number in range(30)))
        listed.focus()
        await pilot.pause()
        for height, down, up in ((3, "id3", "id0"), (0, "id1", "id0")):
            listed.styles.height = height
            await pilot.pause()
            await pilot.press("pagedown")
            assert listed.current == down
            await pilot.press("pageup")
            assert listed.current == up


async def test_the_cursor_stays_on_its_row_when_others_come_and_go() -> None:
    listed = MarginList()
    async with Host(listed).run_test(size=(40, 12)) as pilot:
        rows = _rows(*"abcd")
        listed.rows = rows
        listed.select_row("id2")
        held: list[str | None] = []
        without = tuple(row for row in rows if row.id != "id2")
        for change in ((Row("new", "Note", "new"), *rows), without, (), rows):
            listed.rows = change
            await pilot.pause()
            held.append(listed.current)
        assert held == ["id2", "id3", None, "id0"]


async def test_a_row_keeps_a_gutter_before_its_note_and_never_wraps() -> None:
    listed = MarginList()
    app = Host(listed)
    async with app.run_test(size=(60, 5)) as pilot:
        listed.rows = (
            Row("1", "Connect", "Mei Tanaka and a very long story about everything else", "waiting"),
        )
        await pilot.pause()
        assert lines(app)[0][:57].endswith("  waiting")
        assert not lines(app)[1].strip()


async def test_a_click_chooses_a_row() -> None:
    chosen: list[str | None] = []

    class Listening(Host):
        def on_option_list_option_selected(self, event: MarginList.OptionSelected) -> None:
            chosen.append(event.option_id)

    listed = MarginList()
    async with Listening(listed).run_test(size=(40, 6)) as pilot:
        listed.rows = _rows("a", "b")
        await pilot.pause()
        await pilot.click(MarginList, offset=(6, 1))
        assert chosen == ["id1"]
        assert isinstance(listed.highlighted_option, Option)


async def test_the_title_gives_up_what_stands_at_its_right_when_it_is_narrow() -> None:
    title = Title("Wednesday 30 September")
    app = Host(title)
    async with app.run_test(size=(80, 4)) as pilot:
        title.figure, title.words = "12 days", " · strength 64"
        await pilot.pause()
        assert lines(app)[0].rstrip().endswith("12 days · strength 64")
        assert len(lines(app)[0].rstrip()) == 77
        for width, end in ((45, "12 days"), (30, "September")):
            await pilot.resize_terminal(width, 4)
            await pilot.pause()
            assert lines(app)[0].rstrip().endswith(end)


async def test_a_section_wraps_under_its_own_column() -> None:
    section = Section("Mind", (("you", "mornings only, no weekend mail, and never call after five o'clock"),))
    app = Host(section)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        drawn = [line.rstrip() for line in lines(app) if line.strip()]
        assert drawn[0] == "   Mind"
        assert drawn[1].startswith("   you        mornings")
        assert drawn[2].startswith("              ")
        assert "o'clock" in shown(app)


async def test_a_sentence_goes_by_itself_and_an_important_one_stays() -> None:
    said = Said()
    app = Host(said)
    async with app.run_test(size=(60, 6)) as pilot:
        said.say("Kept.")
        await pilot.pause()
        assert "Kept." in shown(app)
        said._go()
        await pilot.pause()
        assert "Kept." not in shown(app)
        said.say("Not saved: the disk is full.", stay=True)
        await pilot.pause()
        assert said._going is None
        assert "Not saved" in shown(app)


async def test_save_is_reached_and_clicked() -> None:
    pressed: list[str] = []

    class Listening(Host):
        def on_save_line_pressed(self) -> None:
            pressed.append("yes")

    line = SaveLine()
    app = Listening(line)
    async with app.run_test(size=(20, 4)) as pilot:
        line.focus()
        await pilot.pause()
        assert lines(app)[0].startswith("▌Save")
        await pilot.click(SaveLine)
        assert pressed == ["yes"]


def test_the_plain_signs_are_chosen_by_setting_or_on_the_linux_console() -> None:
    assert default_glyphs({"TERM": "linux"}) is PLAIN
    assert default_glyphs({"TERM": "xterm"}, plain=True) is PLAIN
    assert default_glyphs({"TERM": "xterm"}) is UNICODE


@pytest.mark.parametrize("glyphs", [UNICODE, PLAIN])
def test_every_sign_is_one_cell(glyphs: object) -> None:
    for name, sign in vars(glyphs).items():
        assert all(cell_len(letter) == 1 for letter in sign), name


def _widgets() -> list[Widget]:
    return [Title("x"), PartsLine(), Invite(), Section("x"), Said(), MarginList(), Writing(), LineField()]


@pytest.mark.parametrize("width", [1, 2, 5, 8, 20])
async def test_the_narrowest_terminal_breaks_nothing(width: int) -> None:
    widgets = _widgets()
    async with Host(*widgets).run_test(size=(width, 10)) as pilot:
        for widget in widgets:
            if isinstance(widget, MarginList):
                widget.rows = _rows("some text")
            if isinstance(widget, PartsLine):
                widget.marks = (PartMark("○", "Connect", "6 min"),) * 3
        await pilot.pause()
