"""The second of two strokes for a role: a letter for each, and the next key decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from journal_tui.tui.commands import IN_ROLES, bindings
from journal_tui.tui.screens.keyed import Sheet
from journal_tui.tui.widgets.key_columns import KeyColumns, KeyWord
from journal_tui.tui.widgets.title import Title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Key

    from journal_tui.domain.practice_settings import PracticeSettings
    from journal_tui.tui.commands import Command
    from journal_tui.tui.look import Look

SPARE = "123456789"
"""Keys for roles whose letters are all taken."""


def letters_for(roles: Iterable[str]) -> Mapping[str, str]:
    """A key for each role: its first letter that no role before it has."""
    found: dict[str, str] = {}
    for role in roles:
        own = (letter for letter in role if letter.isascii() and letter.isalpha())
        key = next((letter for letter in (*own, *SPARE) if letter not in found), None)
        if key is not None:
            found[key] = role
    return found


class RoleSheet(Sheet[None]):
    """Takes one key and hands on the role it stands for, at once; any other key closes it."""

    VERBS: ClassVar[tuple[Command, ...]] = IN_ROLES
    BINDINGS: ClassVar[list[BindingType]] = bindings(IN_ROLES)

    def __init__(
        self, look: Look, question: str, settings: PracticeSettings, choose: Callable[[str], None]
    ) -> None:
        super().__init__(look)
        self._question = question
        self._settings = settings
        self._choose = choose
        self._roles = letters_for(settings.roles)

    def content(self) -> ComposeResult:
        """Every role with its key and how often it asks for."""
        yield Title(self._question)
        words = [
            KeyWord(key, role, str(self._settings.rhythm_for(role))) for key, role in self._roles.items()
        ]
        yield KeyColumns(*words)

    def on_key(self, event: Key) -> None:
        """The key of a role chooses it; one that means nothing is one step back."""
        event.stop()
        role = self._roles.get(event.character or "")
        self.dismiss(None)
        if role is not None:
            self._choose(role)

    def action_back(self) -> None:
        """Choose nothing."""
        self.dismiss(None)
