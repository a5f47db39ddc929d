"""What all our screens share: verbs that feed bindings, footer, help and palette; and the two shapes.

A page fills the terminal. A sheet rises from its bottom edge, over a page that stays readable.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.await_complete import AwaitComplete
from textual.containers import Vertical
from textual.events import Mount
from textual.screen import ModalScreen, Screen, ScreenResultType

from journal_tui.tui.commands import hints
from journal_tui.tui.widgets.footer import KeyLine
from journal_tui.tui.widgets.margin_list import MarginList
from journal_tui.tui.widgets.said import Said

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Event
    from textual.timer import Timer

    from journal_tui.tui.commands import Command
    from journal_tui.tui.look import Look

TRY_AGAIN = 2.0
"""Seconds after which a text that could be kept nowhere is tried again."""

WIDTHS = [(0, "-narrow"), (72, "-usual"), (110, "-wide")]
HEIGHTS = [(0, "-low"), (24, "-middle"), (34, "-tall")]


class ClosesOnce(Screen[ScreenResultType]):
    """A screen that closes itself and no other, however many keys that close it were typed at once."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close this screen with a result; Textual would close whatever screen is in front."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    @property
    def is_gone(self) -> bool:
        """Whether the screen was taken down: what still comes for it has nothing to show it in."""
        return not self.children

    async def on_event(self, event: Event) -> None:
        """Leave out beginning where keys typed at once closed the screen first: it holds nothing any more."""
        if not isinstance(event, Mount) or (not self.is_gone and self in self.app.screen_stack):
            await super().on_event(event)


class Keyed(ClosesOnce[ScreenResultType]):
    """A screen whose last row says what can be done on it now."""

    VERBS: ClassVar[tuple[Command, ...]] = ()
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = WIDTHS
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = HEIGHTS

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._again: Timer | None = None

    def on_mount(self) -> None:
        """Keep the footer true from now on."""
        self.bindings_updated_signal.subscribe(self, self._redraw_keys)

    def _redraw_keys(self, _screen: Screen[object]) -> None:
        self.redraw_keys()

    def redraw_keys(self) -> None:
        """Say in the footer what can be done now: at once, where `refresh_bindings` waits for a frame."""
        for line in self.query(KeyLine):
            line.hints = hints(self, self.verbs_now, self.look.keymap.keys, self.word_for)

    @property
    def verbs_now(self) -> tuple[Command, ...]:
        """The verbs whose keys are verbs now: in a field, letters are text."""
        return self.VERBS

    def word_for(self, command: Command) -> str:
        """A command's word in the footer, where it depends on what the cursor is on."""
        return command.word

    def content(self) -> ComposeResult:
        """The widgets between the top of the screen and its footer."""
        yield from ()

    def say(self, sentence: str, *, stay: bool = False) -> None:
        """Show a sentence above the footer."""
        self.query_one(Said).say(sentence, stay=stay)

    def say_if(self, trouble: str) -> None:
        """Show a sentence that is to stay, if there is one."""
        if trouble:
            self.say(trouble, stay=True)

    def typed_ahead(self, letter: str) -> None:
        """Take a letter that was typed while this screen was on its way, and that nothing has used."""

    @property
    def typed(self) -> object:
        """What was typed here and would go with the screen."""
        return None

    def put_away(self) -> str:
        """Keep what would be lost with the screen; returns why that can't be, or nothing."""
        return ""

    def keep_typed(self) -> None:
        """Put away what was typed; what can't be is said, and tried again until there is room for it."""
        trouble = self.put_away()
        self.say_if(trouble)
        if self._again is not None:
            self._again.stop()
        self._again = self.set_timer(TRY_AGAIN, self.keep_typed) if trouble else None

    def may_leave(self) -> bool:
        """Put away; whether the screen may be left, and nothing is lost with it. Says why not."""
        trouble = self.put_away()
        self.say_if(trouble)
        return not trouble


class Page(Keyed[None]):
    """A screen that fills the terminal."""

    def compose(self) -> ComposeResult:
        """The content, a line for news, and the footer."""
        with Vertical(classes="page"):
            with Vertical(classes="body"):
                yield from self.content()
            yield Said()
            yield KeyLine()

    def on_screen_suspend(self) -> None:
        """Give the bar away while a sheet is in front."""
        for listed in self.query(MarginList):
            listed.is_behind = isinstance(self.app.screen, Sheet)

    def on_screen_resume(self) -> None:
        """Take the bar back."""
        for listed in self.query(MarginList):
            listed.is_behind = False


class Sheet(Keyed[ScreenResultType], ModalScreen[ScreenResultType]):
    """A modal over the lower part of the screen, its keys in the footer's place. It saves nothing.

    Its content holds a `Said`, where a sentence is best seen.
    """

    def compose(self) -> ComposeResult:
        """The content under a rule, and the footer."""
        with Vertical(classes="sheet"):
            with Vertical(classes="sheet-body"):
                yield from self.content()
            yield KeyLine()
