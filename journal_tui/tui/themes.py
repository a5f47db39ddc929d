"""The colours: three themes of our own, two for terminals with 16 colours, and defaults for all others.

Style sheets use the theme's variables only. Two of them hold a style for `Content` rather than a colour,
since with 16 colours dim is an attribute: `$quiet` (labels, dates, footer words) and `$next` (the accent).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from journal_tui.tui.palettes import DAWN, DUSK, PALETTES, Palette

if TYPE_CHECKING:
    from collections.abc import Mapping

ANSI_DARK, ANSI_LIGHT = "journal-ansi-dark", "journal-ansi-light"


def _own_variables(palette: Palette) -> dict[str, str]:
    """The variables that are ours: Textual's themes know none of them."""
    own = {
        "dim": palette.dim,
        "faint": palette.faint,
        "rule": palette.rule,
        "row": palette.row,
        "row-blur": palette.row_blur,
        "row-style": "none",
        "field-focus": palette.field,
        "veil": palette.veil,
        "quiet": palette.dim,
        "next": f"bold {palette.accent}",
        "here": palette.accent,
    }
    return own | {f"heat-{step}": colour for step, colour in enumerate(palette.heat)}


def _textual_variables(palette: Palette) -> dict[str, str]:
    """Textual's own variables, so that its widgets speak the same language."""
    return {
        "text-muted": palette.dim,
        "foreground-muted": palette.dim,
        "text-disabled": palette.faint,
        "foreground-disabled": palette.faint,
        "block-cursor-foreground": palette.ink,
        "block-cursor-background": palette.row,
        "block-cursor-text-style": "none",
        "block-cursor-blurred-foreground": palette.ink,
        "block-cursor-blurred-background": palette.row_blur,
        "block-hover-background": palette.row_blur,
        "border": palette.accent,
        "border-blurred": palette.rule,
        "input-cursor-background": palette.accent,
        "input-cursor-foreground": palette.background,
        "input-selection-background": palette.selection,
        "input-selection-foreground": palette.ink,
        "screen-selection-background": palette.selection,
        "screen-selection-foreground": palette.ink,
        "footer-foreground": palette.dim,
        "footer-background": palette.background,
        "footer-key-foreground": palette.ink,
        "footer-description-foreground": palette.dim,
        "scrollbar": palette.rule,
        "scrollbar-hover": palette.faint,
        "scrollbar-active": palette.dim,
        "scrollbar-background": palette.background,
        "scrollbar-background-hover": palette.background,
        "scrollbar-background-active": palette.background,
        "scrollbar-corner-color": palette.background,
    }


def _theme(name: str, palette: Palette) -> Theme:
    return Theme(
        name=name,
        primary=palette.accent,
        secondary=palette.dim,
        accent=palette.accent,
        success=palette.success,
        warning=palette.warning,
        error=palette.error,
        foreground=palette.ink,
        background=palette.background,
        surface=palette.surface,
        panel=palette.panel,
        dark=name != DAWN,
        variables=_textual_variables(palette) | _own_variables(palette),
    )


def _ansi_variables(accent: str) -> dict[str, str]:
    """No tints here: the terminal's 16 colours are its owner's, so weight and the bar carry the cursor."""
    colours = (
        "dim",
        "faint",
        "rule",
        "row",
        "row-blur",
        "field-focus",
        "heat-0",
        "heat-1",
        "heat-2",
        "heat-3",
    )
    return dict.fromkeys(colours, "ansi_default") | {
        "row-style": "bold",
        "veil": "transparent",
        "quiet": "dim",
        "next": f"bold {accent}",
        "here": accent,
    }


def _ansi_theme(name: str, base: str, accent: str) -> Theme:
    theme = BUILTIN_THEMES[base]
    own = _ansi_variables(accent) | {
        "block-cursor-foreground": "ansi_default",
        "block-cursor-background": "ansi_default",
        "block-cursor-text-style": "bold",
        "border": accent,
        "border-blurred": "ansi_default",
    }
    return replace(theme, name=name, primary=accent, accent=accent, variables=theme.variables | own)


THEMES: tuple[Theme, ...] = (
    *(_theme(name, palette) for name, palette in PALETTES.items()),
    _ansi_theme(ANSI_DARK, "ansi-dark", "ansi_cyan"),
    _ansi_theme(ANSI_LIGHT, "ansi-light", "ansi_blue"),
)


def _blended(theme: Theme) -> Palette:
    """Our greys, worked out for a theme that knows none: its ink, nearer and nearer to its background."""
    colours = theme.to_color_system().generate()
    background, ink = Color.parse(colours["background"]), Color.parse(colours["foreground"])

    def towards(share: float) -> str:
        return background.blend(ink, share, alpha=1.0).hex

    return Palette(
        background=background.hex,
        surface=colours["surface"],
        panel=colours["panel"],
        ink=ink.hex,
        accent=colours["accent"],
        success=colours["success"],
        warning=colours["warning"],
        error=colours["error"],
        dim=towards(0.72),
        faint=towards(0.5),
        rule=towards(0.22),
        row=towards(0.14),
        row_blur=towards(0.07),
        field=towards(0.12),
        selection=towards(0.25),
        veil=f"{background.hex} 32%",
        heat=(towards(0.5), towards(0.62), towards(0.8), ink.hex),
    )


def variable_defaults(theme: Theme) -> dict[str, str]:
    """Our variables for a theme that has none of them, so that any of Textual's themes can be chosen."""
    if theme.ansi:
        return _ansi_variables(theme.accent or theme.primary)
    return _own_variables(_blended(theme))


def default_theme(environ: Mapping[str, str]) -> str:
    """The theme when none is set: dusk, or the 16-colour one where the terminal promises no more.

    The promise is read as Rich reads it: COLORTERM, or what TERM ends in; Windows makes none and has them.
    """
    if environ.get("COLORTERM", "").strip().lower() in {"truecolor", "24bit"}:
        return DUSK
    if environ.get("OS") == "Windows_NT":
        return DUSK
    kind = environ.get("TERM", "").strip().lower().rpartition("-")[2]
    return DUSK if kind in {"256color", "kitty"} else ANSI_DARK
