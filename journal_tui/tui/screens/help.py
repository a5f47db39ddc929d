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
from journal_tui.tui.screens.keyed import Page
from journal_tui.tui.widgets.section import Section
from journal_tui.tui.widgets.title import Title

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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


class Help(Page):
    """The keys of the screen it was called from."""

    VERBS: ClassVar[tuple[Command, ...]] = ON_HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ON_HELP),
        *bindings(IN_A_LIST),
    ]

    def __init__(self, look: Look, commands: Iterable[Command]) -> None:
        super().__init__(look)
        self._commands = (*commands, *IN_A_LIST, *ANYWHERE)

    def content(self) -> ComposeResult:
        """The groups, one after the other."""
        yield Title("Keys")
        with VerticalScroll(can_focus=False):
            for heading, rows in grouped(self._commands, self.look.keymap.keys):
                yield Section(heading, rows, label_width=KEY_WIDTH)

    def action_back(self) -> None:
        """Close the help."""
        self.dismiss(None)

    def _scroller(self) -> VerticalScroll:
        return self.query_one(VerticalScroll)

    def action_cursor_down(self) -> None:
        """A line further."""
        self._scroller().scroll_down(animate=False)

    def action_cursor_up(self) -> None:
        """A line back."""
        self._scroller().scroll_up(animate=False)

    def action_page_down(self) -> None:
        """A page further."""
        self._scroller().scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        """A page back."""
        self._scroller().scroll_page_up(animate=False)

    def action_first(self) -> None:
        """To the top."""
        self._scroller().scroll_home(animate=False)

    def action_last(self) -> None:
        """To the end."""
        self._scroller().scroll_end(animate=False)
