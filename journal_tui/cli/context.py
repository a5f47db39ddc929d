"""What a command works with: the journal, where things are, and the way out to the terminal."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from journal_tui.domain.errors import NotSaved, Refused
from journal_tui.domain.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from journal_tui.services.exporting import Outbox
    from journal_tui.services.importing import Inbox
    from journal_tui.services.journal import Journal
    from journal_tui.services.ports import Caretaker, Vault


class Context(NamedTuple):
    """Handed to each command by the composition root. The paths are absolute.

    `open_editor` shows a text in the user's own editor, hands what it has become to the function given, and
    returns it, or None where there is no editor or no terminal; until that function has returned, what was
    written stays in a file. `keep_text` puts a text that could not be saved in a file, and says where.
    `open_demo` opens the app over a made-up year before a day; `write_demo` writes such a journal, of so many
    years, to a folder and returns the number of its records. `open_outbox` opens what takes exports,
    `inbox` gives what is to be imported. `open_caretaker` and `open_vault` are who looks after the journal's
    files, and who backs them up.
    """

    journal: Journal
    data: str
    state: str
    config: str
    settings_said: tuple[str, ...]
    open_editor: Callable[[str, Callable[[str], None]], str | None]
    keep_text: Callable[[str], str]
    open_demo: Callable[[date], int]
    write_demo: Callable[[str, date, int], int]
    open_outbox: Callable[[], Outbox]
    inbox: Inbox
    open_caretaker: Callable[[], Caretaker]
    open_vault: Callable[[], Vault]


def say(text: str = "") -> None:
    """Print a line for a person; what would steer a terminal is made visible instead."""
    print(printable(text))


def width() -> int | None:
    """The columns of the terminal; None when the output goes elsewhere, where lines stay whole."""
    if not sys.stdout.isatty():
        return None
    return os.get_terminal_size(sys.stdout.fileno()).columns or None


def shows_styles() -> bool:
    """Whether bold is worth writing: to a terminal that knows it, for a user who wants it."""
    is_plain = os.environ.get("TERM", "dumb") == "dumb" or os.environ.get("NO_COLOR")
    return sys.stdout.isatty() and not is_plain


def with_text_kept(context: Context, error: NotSaved, text: str) -> NotSaved:
    """The error that says, too, where a text lies that was read and could not be saved."""
    try:
        where = context.keep_text(text)
    except OSError:
        return error  # nor is there any room for it elsewhere
    return NotSaved(f"{error} What was read lies in {where}")


def text_or_stdin(text: str) -> str:
    """The text, or for `-` what standard input holds.

    Raises:
        Refused: when that isn't UTF-8.
    """
    if text != "-":
        return text
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("Nothing was saved: standard input is not UTF-8 text.") from None
