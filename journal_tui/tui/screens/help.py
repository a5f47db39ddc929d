"""Every key of a screen, grouped, from the same definitions that bind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll

from journal_tui.tui.commands import (
    ANYWHERE,
    IN_A_LIST,
    ON_HELP,
    bindings,
    full_keys,
)
from journal_tui.tui.screens.scrolling import ScrollingPage
from journal_tui.tui.widgets.section import Section
from journal_tui.tui.widgets.title import Title

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from journal_tui.tui.commands import (
        Command,
    )
    from journal_tui.tui.look import Look

KEY_WIDTH = 16

Group = tuple[str, tuple[tuple[str, str], ...]]


def grouped(commands: Iterable[Command], keys: Mapping[str, str]) -> list[Group]:
    """The commands under their headings: (heading, rows of keys and sentence), in the order first met."""
    listed = tuple(dict.fromkeys(commands))
    groups: dict[str, list[tuple[str, str]]] = {}
    for command in listed:
        groups.setdefault(command.group, []).append((full_keys(command, listed, keys), command.sentence))
    return [(heading, tuple(rows)) for heading, rows in groups.items()]


class Help(ScrollingPage):
    """The keys of the screen it was called from, but for those that mean nothing now."""

    VERBS: ClassVar[tuple[Command, ...]] = ON_HELP
    BINDINGS: ClassVar[list[BindingType]] = bindings(ON_HELP)

    def __init__(self, look: Look, commands: Iterable[Command], not_now: Container[Command] = ()) -> None:
        super().__init__(look)
        listed = (*commands, *IN_A_LIST, *ANYWHERE)
        self._commands = tuple(command for command in listed if command not in not_now)

    def content(self) -> ComposeResult:
        """The groups, one after the other."""
        yield Title("Keys")
        with VerticalScroll(can_focus=False):
            for heading, rows in grouped(self._commands, self.look.keymap.keys):
                yield Section(heading, rows, label_width=KEY_WIDTH)

    def action_back(self) -> None:
        """Close the help."""
        self.dismiss(None)
