"""`search`: every record that answers a query, in the language of the app's own search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.cli import render
from journal_tui.cli.context import say, width
from journal_tui.cli.show import takes_json
from journal_tui.domain.errors import Refused
from journal_tui.domain.hit_lines import hit_line
from journal_tui.domain.query import parse_query
from journal_tui.services.searching import search

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from journal_tui.cli.context import Context
    from journal_tui.cli.main import Command

LANGUAGE = """\
Everything in a query has to hold; case and accents make no difference.
  words            somewhere in a record, in its question, or in the name of somebody it is about
  '"a phrase"'     these words, one after the other
  @una             about somebody with a name that begins so; @"una berg" for all of it
  '#tag'           with a tag in the text that begins so
  kind:note        gratitude, reflection, note, review, contact, promise, sitting or tick
  theme:trust      answers to questions of that theme
  since:2026-11    from that year, month or day on
  before:2026      until then, without it
  -word            without it; so with -@una, -#tag, -kind:note
"""


class Search:
    """`search QUERY`."""

    def configure(self, parser: ArgumentParser) -> None:
        """What to look for, and how to show it."""
        parser.epilog = LANGUAGE
        parser.set_defaults(minus_is_text=True)
        parser.add_argument("query", metavar="QUERY", nargs="+", help="what to look for; see below")
        takes_json(parser)

    def run(self, found: Namespace, context: Context) -> None:
        """Print every hit, newest first."""
        journal = context.journal
        query = parse_query(" ".join(found.query), journal.moment().day)
        if query.is_empty:
            raise Refused("Say what to look for: a word, a name as @una, or a filter as kind:note.")
        hits, names = search(journal, query), journal.names()
        if found.json:
            render.dump([render.record_json(record, names) for record in hits])
            return
        for record in hits:
            render.say_hit(record, hit_line(record, names, query))
        if not hits and width() is not None:
            say("Nothing found.")


COMMANDS: dict[str, Command] = {"search": Search()}
