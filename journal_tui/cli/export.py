"""`export FORMAT`: the journal, or what was asked for of it, in another format."""

from __future__ import annotations

import sys
from argparse import ArgumentTypeError
from typing import TYPE_CHECKING

from journal_tui.cli.context import say
from journal_tui.cli.main import complain
from journal_tui.cli.options import day_option
from journal_tui.domain.exports import PERSON_KIND, Wanted
from journal_tui.domain.query import KINDS, OTHER_WORDS
from journal_tui.domain.text import printable

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from journal_tui.cli.context import Context
    from journal_tui.cli.main import Command
    from journal_tui.services.journal import Journal

_NAMES = ("journal", "markdown", "html", "csv", "jrnl", "vcard", "ics")
_KINDS = (*KINDS, *OTHER_WORDS, PERSON_KIND)


class Export:
    """`export FORMAT [--output FILE]`."""

    def configure(self, parser: ArgumentParser) -> None:
        """Which format, where to, and what of the journal."""
        add = parser.add_argument
        add("format", metavar="FORMAT", choices=_NAMES, help=", ".join(_NAMES))
        add("--output", metavar="FILE", help="where to; for markdown a folder or a .zip")
        add("--since", metavar="D", type=day_option, help="from this day on, YYYY-MM-DD")
        add("--before", metavar="D", type=day_option, help="only what is dated before this day")
        add(
            "--person",
            metavar="NAME",
            action="append",
            default=[],
            help="only what names them; may be repeated",
        )
        add("--kind", choices=_KINDS, metavar="KIND", action="append", default=[], help=", ".join(_KINDS))
        add("--private", action="store_true", help="take along the boundaries that you noted")

    def run(self, found: Namespace, context: Context) -> None:
        """Write it to the file, or to standard output, and say what stayed at home."""
        from journal_tui.services.exporting import gather

        outbox = context.open_outbox()
        made = outbox.formats[found.format]
        if made.is_folder and found.output is None:
            raise ArgumentTypeError(f"{made.name} is a folder of files: say where, with --output FOLDER")
        extract = gather(context.journal, _wanted(found, context.journal))
        output = made.write(extract)
        if found.output is None:
            _print(output.files[0].data)
        else:
            where = outbox.put(output.files, found.output, is_folder=made.is_folder)
            say(f"Exported {output.holds} to {where}")
        if output.kept_home:
            complain("The boundaries that you noted stayed at home; --private takes them along.")


def _wanted(found: Namespace, journal: Journal) -> Wanted:
    from journal_tui.services.people import who

    return Wanted(
        since=found.since,
        before=found.before,
        people=frozenset(who(journal, name).id for name in found.person),
        kinds=frozenset(OTHER_WORDS.get(kind, kind) for kind in found.kind),
        private=found.private,
    )


def _print(data: bytes) -> None:
    """Put the bytes on standard output as they are; what would steer a terminal is made visible there."""
    if sys.stdout.isatty():
        print(printable(data.decode()), end="")
    else:
        sys.stdout.buffer.write(data)


COMMANDS: dict[str, Command] = {"export": Export()}
