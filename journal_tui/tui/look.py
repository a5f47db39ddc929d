"""How the app looks and which keys it takes, worked out once from the settings and the terminal."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from journal_tui.tui.glyphs import UNICODE, default_glyphs
from journal_tui.tui.keymap import Keymap, checked
from journal_tui.tui.palettes import DUSK
from journal_tui.tui.themes import ANSI_DARK, ANSI_LIGHT, default_theme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journal_tui.settings import Settings
    from journal_tui.tui.glyphs import Glyphs

_THEME_NAMES = {"ansi-dark": ANSI_DARK, "ansi-light": ANSI_LIGHT}
"""Textual has themes of these two names, which know nothing of ours."""


@dataclass(frozen=True)
class Look:
    """The theme, the signs, the user's own keys, and whether the bell may ring."""

    theme: str = DUSK
    glyphs: Glyphs = UNICODE
    keymap: Keymap = field(default_factory=Keymap)
    bell: bool = True


def look_for(settings: Settings, environ: Mapping[str, str]) -> Look:
    """What the settings ask for; what they leave open follows the terminal."""
    theme = settings.theme or default_theme(environ)
    return Look(
        theme=_THEME_NAMES.get(theme, theme),
        glyphs=default_glyphs(environ, plain=settings.glyphs == "plain"),
        keymap=checked(settings.keys),
        bell=settings.bell,
    )
