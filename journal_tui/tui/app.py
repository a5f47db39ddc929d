"""The app itself: themes, keys that hold everywhere, and the first screen. All else is the screens'."""

from __future__ import annotations

import os
from contextlib import nullcontext
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import App
from textual.binding import Binding
from textual.command import CommandPalette
from textual.events import InputEvent

from journal_tui.domain.records import finish_all
from journal_tui.services.beginning import is_new
from journal_tui.tui.commands import ANYWHERE, UPKEEP, bindings
from journal_tui.tui.desk import desk_for
from journal_tui.tui.doors import CLOSED
from journal_tui.tui.look import look_for
from journal_tui.tui.palette import VerbsPalette, VerbsProvider
from journal_tui.tui.screens.chooser import Chooser
from journal_tui.tui.screens.choosing import Choosing
from journal_tui.tui.screens.exporting import export
from journal_tui.tui.screens.help import Help
from journal_tui.tui.screens.import_page import ImportPage
from journal_tui.tui.screens.importing import ask_what, carry_out_beside
from journal_tui.tui.screens.journal import JournalPage
from journal_tui.tui.screens.keyed import Keyed
from journal_tui.tui.screens.morning import SCREEN_OF, Bookmark
from journal_tui.tui.screens.morning_page import CLOSING, MorningPage
from journal_tui.tui.screens.people import People
from journal_tui.tui.screens.search import Search
from journal_tui.tui.screens.streak_page import StreakPage
from journal_tui.tui.screens.today import Today
from journal_tui.tui.screens.upkeep_page import UpkeepPage
from journal_tui.tui.screens.week_page import WeekPage
from journal_tui.tui.screens.welcome import Welcome
from journal_tui.tui.screens.writing_page import WritingPage
from journal_tui.tui.themes import THEMES, variable_defaults

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from contextlib import AbstractContextManager

    from textual.binding import BindingType
    from textual.events import Event, Key
    from textual.types import CSSPathType

    from journal_tui.services.journal import Journal
    from journal_tui.services.ports import Caretaker
    from journal_tui.settings import Settings
    from journal_tui.tui.doors import Doors
    from journal_tui.tui.widgets.field import OpenEditor


PLACES: Mapping[str, type[WritingPage]] = {
    "today": Today,
    "people": People,
    "journal": JournalPage,
    "streak": StreakPage,
}
"""The places that have a number, by the names that the commands give them."""

BASE = 2
"""The screens below everything that can be stepped back from: Textual's own, and a place."""


def no_editor(_text: str) -> None:
    """Stands in where no editor was handed over."""


class JournalApp(App[None], inherit_bindings=False):
    """Shows the journal, as the settings say; `said` are sentences to begin with, about the settings.

    `lives_in` is where the journal is kept, in words for the user; long work in a thread runs within
    `beside()`; `doors` lead to other programs; without a `caretaker` nothing is mended.
    """

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
        lives_in: str = "",
        beside: Callable[[], AbstractContextManager[None]] = nullcontext,
        doors: Doors = CLOSED,
        caretaker: Caretaker | None = None,
    ) -> None:
        super().__init__()
        finish_all()
        self._desk = desk_for(journal, open_editor, beside, caretaker)
        self._look = look_for(settings, os.environ)
        self._lives_in = lives_in
        self._doors = doors
        self._bookmark = Bookmark()
        self._is_leaving = False
        self._given_up: list[object] = []
        self._said = (*said, *self._look.keymap.refused)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self._look.theme
        self.set_keymap(self._look.keymap.keys)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our variables, for those of Textual's themes that have none of them."""
        return variable_defaults(self.current_theme)

    def on_mount(self) -> None:
        """Begin with today; a new journal greets first."""
        self.push_screen(Today(self._desk, self._look, self._said))
        if is_new(self._desk.journal):
            self.push_screen(Welcome(self._desk, self._look, self._lives_in))

    def on_key(self, event: Key) -> None:
        """Hand the screen in front the keys that were typed before it could take them."""
        if isinstance(self.screen, Chooser):
            self.screen.take(event)
        elif isinstance(self.screen, Keyed) and event.is_printable and event.character:
            self.screen.typed_ahead(event.character)

    def action_go(self, place: str) -> None:
        """Go to one of the places that have a number, from wherever the user is."""
        if isinstance(self.screen, PLACES[place]) or self._held_back():
            return
        while len(self.screen_stack) > BASE:
            self.pop_screen()
        self.switch_screen(PLACES[place](self._desk, self._look))

    def action_step_back(self) -> None:
        """Close the screen in front; from a place, go to today, and never out."""
        if len(self.screen_stack) > BASE:
            self.pop_screen()
        else:
            self.action_go("today")

    def action_morning(self) -> None:
        """Begin the morning, or go on with it where it was left."""
        if isinstance(self.screen, MorningPage) and self.screen.STEP != CLOSING:
            return
        step = self._bookmark.step(self._desk.journal)
        if isinstance(self.screen, MorningPage):
            self.action_step(step)
        else:
            self._bookmark.put(self._desk.journal, step)
            self.push_screen(SCREEN_OF[step](self._desk, self._look))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be done now: an export is asked for on a page, the files are shown when they need it."""
        # asked by the palette, for the page below it
        front = self.screen_stack[-2] if isinstance(self.screen, CommandPalette) else self.screen
        if action == UPKEEP.id:
            return bool(self._desk.upkeep.findings) and not isinstance(front, UpkeepPage)
        if action in {"export", "import_from"}:
            door = self._doors.outbox if action == "export" else self._doors.inbox
            return door is not None and isinstance(front, WritingPage)
        return super().check_action(action, parameters)

    def action_export(self) -> None:
        """Export the journal to another format."""
        if self._doors.outbox is not None and isinstance(self.screen, WritingPage):
            export(self.screen, self._doors.outbox)

    def action_import_from(self) -> None:
        """Bring in what another program wrote."""
        if self._doors.inbox is not None and isinstance(self.screen, WritingPage):
            ask_what(self.screen, self._doors.inbox)

    @on(ImportPage.Agreed)
    def _carry_out_import(self, event: ImportPage.Agreed) -> None:
        carry_out_beside(self, self._desk, event.page, event.answers)

    @on(ImportPage.LookAfter)
    def _choose_whom_to_look_after(self) -> None:
        self.switch_screen(Choosing(self._desk, self._look))

    def action_upkeep(self) -> None:
        """Show what is wrong with the journal's files; one step back is where it was opened from."""
        self.push_screen(UpkeepPage(self._desk, self._look), self._files_seen_to)

    def _files_seen_to(self, _nothing: None) -> None:
        """Say on the page that is shown again what is left to see to."""
        if isinstance(self.screen, WritingPage):
            self.screen.tell_of_files()

    def action_week(self) -> None:
        """Look over the week; one step back is where it was opened from."""
        if not isinstance(self.screen, WeekPage):
            self.push_screen(WeekPage(self._desk, self._look))

    def action_step(self, step: str) -> None:
        """On to another step of the morning, or back to one."""
        self._bookmark.put(self._desk.journal, step)
        self.switch_screen(SCREEN_OF[step](self._desk, self._look))

    def action_leave_morning(self) -> None:
        """Back to where the morning was begun, which shows what was done since."""
        self.pop_screen()
        if isinstance(self.screen, WritingPage):
            self.screen.show()

    @on(StreakPage.DayChosen)
    def _open_day(self, event: StreakPage.DayChosen) -> None:
        """Open a day of the streak in the journal; one step back is the streak again."""
        self.push_screen(JournalPage(self._desk, self._look, event.day))

    def action_search(self) -> None:
        """Search everything; a search under way is gone back to."""
        if any(isinstance(screen, Search) for screen in self.screen_stack):
            while not isinstance(self.screen, Search):
                self.pop_screen()
        else:
            self.push_screen(Search(self._desk, self._look))

    @on(Search.Chosen)
    def _open_hit(self, event: Search.Chosen) -> None:
        """Open what was found on its day; one step back is the search again, as it was."""
        record = event.record
        self.push_screen(JournalPage(self._desk, self._look, record.day, record.id))

    @property
    def mistake(self) -> Exception | None:
        """The mistake of the program's own that ended it, if one did."""
        return self._exception

    def _fatal_error(self) -> None:
        """End without Textual's traceback: whoever runs the app says it in a sentence."""
        self._close_messages_no_wait()

    def action_command_palette(self) -> None:
        """Open the palette."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(VerbsPalette())

    def action_keys_help(self) -> None:
        """Show the keys of the screen in front."""
        if isinstance(self.screen, Keyed) and not isinstance(self.screen, Help):
            not_now = () if self._desk.upkeep.findings else (UPKEEP,)
            self.push_screen(Help(self._look, self.screen.VERBS, not_now))

    def action_help_quit(self) -> None:
        """Say how to quit, to those who try ctrl+c."""
        if isinstance(self.screen, Keyed):
            self.screen.say("q quits; ctrl+q does so from a field, too.")

    async def on_event(self, event: Event) -> None:
        """Take nothing any more that was typed after the key that quits."""
        if not (self._is_leaving and isinstance(event, InputEvent)):
            await super().on_event(event)

    async def action_quit(self) -> None:
        """Let every screen put its things away, then end; what can't be kept is not given up at once."""
        held = self._held_back(" Quit once more to leave it behind.")
        if held in ([], self._given_up):
            self._is_leaving = True
            self.exit()
        self._given_up = held

    def _held_back(self, more: str = "") -> list[object]:
        """What was typed on any of the screens and can't be put away; says so, on the screen in front."""
        screens = [screen for screen in self.screen_stack if isinstance(screen, Keyed)]
        held = [(screen, trouble) for screen in screens if (trouble := screen.put_away())]
        if held:
            screens[-1].say(held[-1][1] + more, stay=True)
        return [screen.typed for screen, _ in held]
