"""`edit`, `delete` and `mark`: changing a record by its id, or by the beginning of its id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.cli.context import say, text_or_stdin, with_text_kept
from journal_tui.cli.options import due_day, near_day, say_day
from journal_tui.domain.errors import NotSaved, Refused
from journal_tui.domain.records import words_of
from journal_tui.services import editing
from journal_tui.services.reading import find

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Mapping
    from datetime import date

    from journal_tui.cli.context import Context
    from journal_tui.cli.main import Command
    from journal_tui.domain.changes import Change
    from journal_tui.domain.records import Record
    from journal_tui.services.journal import Journal

MARKS: Mapping[str, Callable[[Journal, Record, date | None], Change]] = {
    "told": lambda journal, record, day: editing.mark_told(journal, record, day=day),
    "kept": editing.mark_kept,
    "released": editing.mark_released,
    "closed": editing.close_wait,
    "open": lambda journal, record, _day: editing.mark_open(journal, record),
}


class Edit:
    """`edit ID [TEXT] [--due D]`."""

    def configure(self, parser: ArgumentParser) -> None:
        """Which record, and its new words."""
        parser.add_argument("id", metavar="ID", help="the id, or the beginning of it")
        parser.add_argument(
            "text", metavar="TEXT", nargs="?", help="- reads standard input; else your editor"
        )
        parser.add_argument("--due", metavar="D", help="when a promise is due now: a day, or none")

    def run(self, found: Namespace, context: Context) -> None:
        """Put the new words in."""
        record = find(context.journal, found.id)
        new, due = record, due_day(found.due, context.journal.moment().day)
        if found.due is not None:
            new = editing.with_due(context.journal, record, due)
        text = None if found.text is None else text_or_stdin(found.text)
        if text is not None:
            new = editing.with_words(context.journal, new, text)
        elif found.due is None:
            _edit_outside(record, context)
            return
        try:
            _say_changed(editing.keep_changed(context.journal, record, new))
        except NotSaved as error:
            if text is None or found.text != "-":
                raise
            raise with_text_kept(context, error, text) from error
        say_day("due", due, found.due)


def _edit_outside(record: Record, context: Context) -> None:
    """Let the words be changed in the user's own editor; what was written there is never lost."""

    def put_in(text: str) -> None:
        _say_changed(editing.edit(context.journal, record, text))

    if context.open_editor(words_of(record), put_in) is None:
        raise Refused("No editor could be opened here: give the new text after the id.")


def _say_changed(change: Change) -> None:
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
    """`mark ID told/kept/released/closed/open [--day D]`."""

    def configure(self, parser: ArgumentParser) -> None:
        """Which record, and what it is now."""
        parser.add_argument("id", metavar="ID", help="the id, or the beginning of it")
        parser.add_argument("mark", choices=tuple(MARKS), help="what it is now")
        parser.add_argument("--day", metavar="D", help="since when: YYYY-MM-DD, today or yesterday")

    def run(self, found: Namespace, context: Context) -> None:
        """Set the mark, with today's date or the one given."""
        journal = context.journal
        day = None if found.day is None else near_day(found.day, journal.moment().day)
        change = MARKS[found.mark](journal, find(journal, found.id), day)
        say(f"Marked {change.after.id} {found.mark}")


COMMANDS: dict[str, Command] = {"edit": Edit(), "delete": Delete(), "mark": Mark()}
