"""Fields without a box: plain text, and a bar along the left while they have focus."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.app import SuspendNotSupported
from textual.binding import Binding
from textual.message import Message
from textual.widgets import Input, TextArea

from journal_tui.domain.errors import Refused
from journal_tui.tui.wording import line_of, readable

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.events import Paste
    from textual.timer import Timer

OpenEditor = Callable[[str], str | None]
"""The user's own editor: shown a text it gives back what that has become, or None when it can't be used."""

QUIET = 0.5
"""Seconds after the last key until a text counts as settled."""

_WORD_LEFT = "ctrl+backspace,alt+backspace"


class LineField(Input):
    """One line of text."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Textual deletes the word to the right here, which no other program does.
        Binding(_WORD_LEFT, "delete_left_word", show=False),
    ]

    DEFAULT_CSS = """
    LineField {
        background: transparent;
        padding: 0 0 0 1;
        &.-textual-compact { padding: 0 0 0 1; }
        &:focus {
            background: $field-focus;
            background-tint: transparent 0%;
            border-left: outer $here !important;
            padding-left: 0;
        }
    }
    """

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        selects: bool = False,
        id: str | None = None,  # noqa: A002 (Textual's word)
    ) -> None:
        """With `selects`, what stands here is selected on focus: typing takes its place."""
        super().__init__(
            line_of(value), placeholder=placeholder, select_on_focus=selects, compact=True, id=id
        )
        self.cursor_blink = False


class Writing(TextArea):
    """A text of any length; it grows with what is written, and says when it has settled."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding(_WORD_LEFT, "delete_word_left", show=False)]

    DEFAULT_CSS = """
    Writing {
        height: auto;
        min-height: 3;
        background: transparent;
        &.-textual-compact { padding: 0 0 0 1; }
        &:focus { border-left: outer $here !important; padding-left: 0; background: transparent; }
        &:light .text-area--cursor, &:dark .text-area--cursor {
            color: $input-cursor-foreground;
            background: $input-cursor-background;
        }
    }
    """

    @dataclass
    class Settled(Message):
        """Nothing was typed for half a second; `text` is what stands there."""

        field: Writing
        text: str

        @property
        def control(self) -> Writing:
            """The field, for `@on`."""
            return self.field

    @dataclass
    class Trouble(Message):
        """Something could not be done; `sentence` says what and why."""

        sentence: str

    def __init__(self, text: str = "", *, id: str | None = None) -> None:  # noqa: A002 (Textual's word)
        super().__init__(readable(text), compact=True, highlight_cursor_line=False, id=id)
        # A still cursor: a blinking one would send bytes over a slow line while nobody types.
        self.cursor_blink = False
        self._quiet: Timer | None = None
        self.move_cursor(self.document.end)

    def on_text_area_changed(self) -> None:
        """Wait for quiet, anew after each change."""
        self._stop_waiting()
        self._quiet = self.set_timer(QUIET, self.settle)

    def _stop_waiting(self) -> None:
        if self._quiet is not None:
            self._quiet.stop()
            self._quiet = None

    def settle(self) -> None:
        """Say now what stands here, without waiting for quiet."""
        self._stop_waiting()
        self.post_message(self.Settled(self, self.text))

    def on_paste(self, event: Paste) -> None:
        """Take what a terminal would obey out of a paste, before it is put in."""
        event.text = readable(event.text)

    def write_outside(self, open_editor: OpenEditor) -> None:
        """Lend the terminal to the user's own editor, and take the text back from it."""
        try:
            with self.app.suspend():
                left = open_editor(self.text)
        except SuspendNotSupported:
            left = None
        except Refused as refused:
            self.post_message(self.Trouble(str(refused)))
            return
        if left is None:
            self.post_message(self.Trouble("Your editor ($EDITOR) could not be used; the text is as it was."))
            return
        # Editors end a file with a line end that nobody typed.
        text = readable(left).removesuffix("\n")
        if text != self.text:
            self.replace(text, self.document.start, self.document.end)
            self.move_cursor(self.document.end)
