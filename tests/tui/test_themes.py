"""The colours can be read: measured contrast, near colours on 256-colour terminals, every theme draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from journal_tui.tui.palettes import CONTRAST, DAWN, DUSK, PALETTES, Palette
from journal_tui.tui.themes import ANSI_DARK, THEMES, default_theme, variable_defaults
from journal_tui.tui.widgets.margin_list import MarginList
from journal_tui.tui.widgets.row import Row
from tests.fakes import Desk
from tests.tui.hosts import Host, journal_app, settled, shown, write_a_morning

if TYPE_CHECKING:
    from journal_tui.tui.palettes import Palette

STATED = {DAWN: (13.2, 5.8, 6.3), DUSK: (11.3, 6.5, 8.3), CONTRAST: (21.0, 14.4, 14.7)}
"""The contrast of body, dim and accent on the background."""


def _luminance(colour: Color) -> float:
    """How light a colour is, as the web's accessibility guidelines (WCAG 2) reckon it."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    red, green, blue = map(linear, colour.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _between(one: Color, other: Color) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _ratio(text: str, background: str) -> float:
    return _between(Color.parse(text), Color.parse(background))


@pytest.mark.parametrize("name", list(PALETTES))
def test_text_stands_out_from_its_background_as_stated(name: str) -> None:
    palette = PALETTES[name]
    for colour, stated in zip((palette.ink, palette.dim, palette.accent), STATED[name], strict=True):
        assert round(_ratio(colour, palette.background), 1) >= stated


@pytest.mark.parametrize("palette", PALETTES.values(), ids=list(PALETTES))
def test_dim_text_can_be_read_on_tinted_rows_and_on_sheets(palette: Palette) -> None:
    for ground in (palette.row, palette.row_blur, palette.field, palette.panel, palette.surface):
        assert round(_ratio(palette.dim, ground), 1) >= 4.8
        assert _ratio(palette.ink, ground) >= 7


@pytest.mark.parametrize("palette", PALETTES.values(), ids=list(PALETTES))
def test_selected_text_and_the_text_cursor_can_be_read(palette: Palette) -> None:
    assert _ratio(palette.ink, palette.selection) >= 4.5
    assert _ratio(palette.background, palette.accent) >= 4.5


def _snapped(colour: str) -> tuple[int, int, int]:
    return RichColor.parse(colour).downgrade(ColorSystem.EIGHT_BIT).get_truecolor()


@pytest.mark.parametrize("palette", PALETTES.values(), ids=list(PALETTES))
def test_with_256_colours_each_tint_stays_near_and_each_text_readable(palette: Palette) -> None:
    for tint in (palette.background, palette.panel, palette.row, palette.row_blur, palette.field):
        wanted = RichColor.parse(tint).get_truecolor()
        assert max(abs(a - b) for a, b in zip(wanted, _snapped(tint), strict=True)) <= 20
    row, ground = Color(*_snapped(palette.row)), Color(*_snapped(palette.background))
    assert row != ground
    for text in (palette.ink, palette.dim):
        assert _between(Color(*_snapped(text)), row) >= 4.5
    assert _between(Color(*_snapped(palette.accent)), ground) >= 4.5


@pytest.mark.parametrize("palette", PALETTES.values(), ids=list(PALETTES))
def test_the_heat_map_grows_stronger_step_by_step(palette: Palette) -> None:
    ratios = [_ratio(colour, palette.background) for colour in palette.heat]
    assert ratios == sorted(ratios)
    assert ratios[0] >= 3


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_every_theme_draws_today(theme: str) -> None:
    desk = Desk()
    write_a_morning(desk)
    app = journal_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        app.theme = theme
        await settled(pilot)
        assert "Una kept calm" in shown(app)
        await pilot.press("a", "g")
        await settled(pilot)
        assert "What are you glad of" in shown(app)


@pytest.mark.parametrize("theme", sorted(BUILTIN_THEMES))
async def test_any_theme_of_textuals_can_be_chosen(theme: str) -> None:
    listed = MarginList()
    app = Host(listed, theme=theme)
    async with app.run_test(size=(40, 6)) as pilot:
        listed.rows = (Row("1", "Note", "hello"),)
        listed.focus()
        await pilot.pause()
        assert "hello" in shown(app)


def test_our_variables_for_a_foreign_theme_are_those_of_our_own() -> None:
    ours = set(variable_defaults(THEMES[0]))
    for theme in THEMES:
        assert ours <= set(theme.variables), theme.name
        assert set(variable_defaults(theme)) == ours


@pytest.mark.parametrize(
    ("environ", "theme"),
    [
        ({"TERM": "xterm-256color"}, DUSK),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, DUSK),
        ({"TERM": "xterm-kitty"}, DUSK),
        ({"TERM": "screen"}, ANSI_DARK),
        ({"TERM": "linux"}, ANSI_DARK),
        ({"TERM": "xterm-16color"}, ANSI_DARK),
        ({}, ANSI_DARK),
        ({"OS": "Windows_NT"}, DUSK),
    ],
)
def test_the_terminal_chooses_when_nobody_does(environ: dict[str, str], theme: str) -> None:
    assert default_theme(environ) == theme
