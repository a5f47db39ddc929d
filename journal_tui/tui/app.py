"""The app itself: themes, keys that hold everywhere, and the first screen. All else is the screens'."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding
from textual.command import CommandPalette

from journal_tui.tui.commands import ANYWHERE, bindings
from journal_tui.tui.desk import desk_for
from journal_tui.tui.look import look_for
from journal_tui.tui.palette import VerbsProvider
from journal_tui.tui.screens.help import Help
from journal_tui.tui.screens.keyed import Keyed
from journal_tui.tui.screens.today import Today
from journal_tui.tui.themes import THEMES, variable_defaults

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.binding import BindingType
    from textual.events import Key
    from textual.types import CSSPathType

    from journal_tui.services.journal import Journal
    from journal_tui.settings import Settings
    from journal_tui.tui.screens.writing_page import WritingPage
    from journal_tui.tui.widgets.field import OpenEditor


PLACES: Mapping[str, type[WritingPage]] = {"today": Today}
"""The places that have a number, by the names that the commands give them."""

BASE = 2
"""The screens below everything that can be stepped back from: Textual's own, and a place."""


def no_editor(_text: str) -> None:
    """Stands in where no editor was handed over."""


class JournalApp(App[None], inherit_bindings=False):
    """Shows the journal, as the settings say; `said` are sentences to begin with, about the settings."""

    CSS_PATH: ClassVar[CSSPathType | None] = "journal.tcss"
    TITLE: str | None = "journal_tui"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ANYWHERE),
        Binding("ctrl+c", "help_quit", show=False),
    ]
    COMMANDS: ClassVar = {VerbsProvider}

    def __init__(
        self,
        journal: Journal,
        settings: Settings,
        said: Sequence[str] = (),
        open_editor: OpenEditor = no_editor,
    ) -> None:
        super().__init__()
        self._desk = desk_for(journal, open_editor)
        self._look = look_for(settings, os.environ)
        self._said = (*said, *self._look.keymap.refused)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self._look.theme
        self.set_keymap(self._look.keymap.keys)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our variables, for those of Textual's themes that have none of them."""
        return variable_defaults(self.current_theme)

    def on_mount(self) -> None:
        """Begin with today."""
        self.push_screen(Today(self._desk, self._look, self._said))

    def on_key(self, event: Key) -> None:
        """Hand the screen in front the letters that were typed before it could take them."""
        if isinstance(self.screen, Keyed) and event.is_printable and event.character:
            self.screen.typed_ahead(event.character)

    def action_go(self, place: str) -> None:
        """Go to one of the places that have a number, from wherever the user is."""
        if isinstance(self.screen, PLACES[place]):
            return
        while len(self.screen_stack) > BASE:
            self.pop_screen()
        self.switch_screen(PLACES[place](self._desk, self._look))

    def action_command_palette(self) -> None:
        """Open the palette."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder="What would you like to do?"))

    def action_keys_help(self) -> None:
        """Show the keys of the screen in front."""
        if isinstance(self.screen, Keyed) and not isinstance(self.screen, Help):
            self.push_screen(Help(self._look, self.screen.VERBS))

    def action_help_quit(self) -> None:
        """Say how to quit, to those who try ctrl+c."""
        if isinstance(self.screen, Keyed):
            self.screen.say("q quits; ctrl+q does so from a field, too.")

    async def action_quit(self) -> None:
        """Let every screen put its things away, then end."""
        for screen in self.screen_stack:
            if isinstance(screen, Keyed):
                screen.before_quit()
        self.exit()
