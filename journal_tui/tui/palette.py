"""The palette: every verb of the screen below and of the app, found by its sentence or its word."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.command import CommandPalette, DiscoveryHit, Hit, Provider
from textual.content import Content

from journal_tui.tui.commands import ANYWHERE, PALETTE, QUIT_NOW, can_run, full_keys
from journal_tui.tui.screens.keyed import ClosesOnce, Keyed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.command import Hits
    from textual.types import IgnoreReturnCallbackType

    from journal_tui.tui.commands import Command

NOT_LISTED = (PALETTE, QUIT_NOW)
"""The palette itself, and the second key for quitting."""


class VerbsPalette(CommandPalette, ClosesOnce[None]):
    """The palette itself."""

    def __init__(self) -> None:
        super().__init__(placeholder="What would you like to do?")


class VerbsProvider(Provider):
    """Offers what can be run now. One of it is run, once, however many enters were typed at once."""

    _has_run = False

    def _commands(self) -> Iterator[tuple[Command, Content, IgnoreReturnCallbackType]]:
        screen = self.screen
        if not isinstance(screen, Keyed):
            return
        listed = tuple(dict.fromkeys((*screen.VERBS, *ANYWHERE)))
        for command in listed:
            if command not in NOT_LISTED and can_run(screen, command):
                keys = full_keys(command, listed, screen.look.keymap.keys)
                run = partial(self._run, screen, command.runs)
                yield command, Content.assemble("  ", (keys, "$quiet")), run

    async def _run(self, screen: Keyed[object], action: str) -> None:
        if not self._has_run:
            self._has_run = True
            await screen.run_action(action)

    async def discover(self) -> Hits:
        """Everything, in the screen's own order."""
        for command, keys, run in self._commands():
            yield DiscoveryHit(Content(command.sentence) + keys, run, text=command.sentence)

    async def search(self, query: str) -> Hits:
        """What the query finds in a sentence or a word."""
        matcher = self.matcher(query)
        for command, keys, run in self._commands():
            score = max(matcher.match(command.sentence), matcher.match(command.word))
            if score > 0:
                found = matcher.highlight(command.sentence)
                yield Hit(score, Content.assemble(found, keys), run, text=command.sentence)
