"""`edit`, `delete` and `mark`: changing a record by its id, or by the beginning of its id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.cli.context import say, text_or_stdin
from journal_tui.domain.errors import JournalError, Refused, SavedUnconfirmed
from journal_tui.domain.records import words_of
from journal_tui.services import editing
from journal_tui.services.reading import find

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from journal_tui.cli.context import Context
    from journal_tui.cli.main import Command

MARKS = {
    "told": editing.mark_told,
    "kept": editing.mark_kept,
    "released": editing.mark_released,
    "closed": editing.close_wait,
}


class Edit:
    """`edit ID [TEXT]`."""

    def configure(self, parser: ArgumentParser) -> None:
        """Which record, and its new words."""
        parser.add_argument("id", metavar="ID", help="the id, or the beginning of it")
        parser.add_argument(
            "text", metavar="TEXT", nargs="?", help="- reads standard input; else your editor"
        )

    def run(self, found: Namespace, context: Context) -> None:
        """Put the new words in."""
        record = find(context.journal, found.id)
        if found.text is None:
            text = context.open_editor(words_of(record))
            if text is None:
                raise Refused("No editor could be opened here: give the new text after the id.")
        else:
            text = text_or_stdin(found.text)
        try:
            change = editing.edit(context.journal, record, text)
        except JournalError as error:
            if found.text is None and not isinstance(error, SavedUnconfirmed):
                raise Refused(f"{error} What you wrote lies in {context.keep_text(text)}") from error
            raise
        say(f"Changed {change.after.id}" if change.before != change.after else "Nothing was changed.")


class Delete:
    """`delete ID`."""

    def configure(self, parser: ArgumentParser) -> None:
        """Which record."""
        parser.add_argument("id", metavar="ID", help="the id, or the beginning of it")

    def run(self, found: Namespace, context: Context) -> None:
        """Delete it; its text stays for 30 days."""
        change = editing.delete(context.journal, find(context.journal, found.id))
        say(f"Deleted {change.after.id}")


class Mark:
    """`mark ID told/kept/released/closed`."""

    def configure(self, parser: ArgumentParser) -> None:
        """Which record, and what it is now."""
        parser.add_argument("id", metavar="ID", help="the id, or the beginning of it")
        parser.add_argument("mark", choices=tuple(MARKS), help="what it is now")

    def run(self, found: Namespace, context: Context) -> None:
        """Set the mark, with today's date."""
        change = MARKS[found.mark](context.journal, find(context.journal, found.id))
        say(f"Marked {change.after.id} {found.mark}")


COMMANDS: dict[str, Command] = {"edit": Edit(), "delete": Delete(), "mark": Mark()}
