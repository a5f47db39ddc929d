"""A text in which `@` and the first letters of a name become the name."""

from __future__ import annotations

from asyncio import Event
from collections.abc import Callable
from dataclasses import dataclass

from textual.message import Message

from journal_tui.domain.names import LONGEST, Mention
from journal_tui.tui.widgets.field import Writing

Lookup = Callable[[str], Mention | None]
"""Which mention is being typed at the end of a text, if one is."""


class Mentioning(Writing):
    """Says which names the mention before the cursor could become; `complete` takes the first of them."""

    @dataclass
    class Offered(Message):
        """The names that fit; none when no mention is being typed."""

        names: tuple[str, ...]

    def __init__(self, text: str = "", *, lookup: Lookup, id: str | None = None) -> None:  # noqa: A002
        super().__init__(text, id=id)
        self._lookup = lookup
        self._offered: tuple[str, ...] = ()

    @property
    def mention(self) -> Mention | None:
        """The mention before the cursor."""
        row, column = self.cursor_location
        before = self.document.get_line(row)[:column]
        # Only the end can hold one; a line may be very long.
        return self._lookup(before[-LONGEST - 2 :]) if "@" in before[-LONGEST - 2 :] else None

    def on_text_area_changed(self) -> None:
        """Offer what fits now."""
        self._offer()

    def on_text_area_selection_changed(self) -> None:
        """The cursor may have left the mention."""
        self._offer()

    def _offer(self) -> None:
        mention = self.mention if self.has_focus else None
        names = mention.names if mention else ()
        if names != self._offered:
            self._offered = names
            self.post_message(self.Offered(names))

    async def all_typed(self) -> None:
        """Wait for the keys that are on their way to the field: somebody may type fast."""
        done = Event()
        self.call_later(done.set)
        await done.wait()

    def complete(self) -> bool:
        """Put the first name that fits in place of what was typed; whether there was one."""
        mention = self.mention
        if mention is None:
            return False
        row, column = self.cursor_location
        self.replace(mention.names[0], (row, column - len(mention.typed)), (row, column))
        self.move_cursor((row, column - len(mention.typed) + len(mention.names[0])))
        return True
