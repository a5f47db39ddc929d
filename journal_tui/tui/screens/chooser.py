"""The second of two strokes: the footer shows what may follow, and the next key decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.screen import ModalScreen

from journal_tui.tui.commands import ADDING, BACK, Hint, bindings, shown_key
from journal_tui.tui.screens.keyed import ClosesOnce
from journal_tui.tui.widgets.footer import KeyLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Key

    from journal_tui.tui.commands import Command
    from journal_tui.tui.look import Look


class Chooser(ClosesOnce[None], ModalScreen[None]):
    """Takes one key and hands on the id of the command it belongs to; any other key closes it.

    A screen of its own, and one that hands on at once rather than by a result that arrives later: so no
    key reaches a list below by mistake, however fast it is typed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(command.keys, f"choose('{command.id}')", id=command.id, show=False) for command in ADDING),
        *bindings((BACK,)),
    ]

    def __init__(self, look: Look, offered: tuple[Command, ...], choose: Callable[[str], None]) -> None:
        super().__init__()
        self._look = look
        self._choose = choose
        self._offered = offered

    def compose(self) -> ComposeResult:
        """Only a footer; the screen below stays as it is."""
        yield KeyLine()

    def on_mount(self) -> None:
        """Show what may follow."""
        keys = self._look.keymap.keys
        self.query_one(KeyLine).hints = tuple(
            Hint(shown_key(command, keys), command.word) for command in (*self._offered, BACK)
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Only what was offered can be chosen."""
        return action != "choose" or parameters[0] in {command.id for command in self._offered}

    def take(self, event: Key) -> None:
        """Close at a key that means nothing here: one step back.

        The app hands on each key when its turn has come: one typed right behind the choice is not for here.
        """
        if event.key not in self.active_bindings:
            # It must not act on the page below, which is in front again at once.
            event.prevent_default()
            self.dismiss(None)

    def action_choose(self, command_id: str) -> None:
        """Close, and hand on what was chosen."""
        self.dismiss(None)
        self._choose(command_id)

    def action_back(self) -> None:
        """Choose nothing."""
        self.dismiss(None)
