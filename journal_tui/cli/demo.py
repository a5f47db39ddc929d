"""`demo`: the app over a made-up year, or such a journal on disk."""

from __future__ import annotations

import os
from argparse import ArgumentTypeError
from shlex import quote
from typing import TYPE_CHECKING

from journal_tui.cli.context import say
from journal_tui.domain.errors import Refused
from journal_tui.domain.practice import Practice

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from journal_tui.cli.context import Context
    from journal_tui.cli.main import Command

MOST_YEARS = 50


def years_option(text: str) -> int:
    """A number of years that a journal may have."""
    if text.isascii() and text.isdecimal() and 1 <= int(text[:4]) <= MOST_YEARS:
        return int(text)
    raise ArgumentTypeError(f"{text!r} is no number of years from 1 to {MOST_YEARS}")


class Demo:
    """`demo [--write DIR] [--years N]`."""

    def configure(self, parser: ArgumentParser) -> None:
        """Where to write it, and how long a time it tells of."""
        parser.add_argument("--write", metavar="DIR", help="write it there instead of opening the app")
        parser.add_argument("--years", metavar="N", type=years_option, help="how many years to write (1)")

    def run(self, found: Namespace, context: Context) -> int:
        """Open the app over a journal that is gone afterwards, or write one that stays."""
        # The user's own journal is not asked for anything, not even when its days end.
        today = context.journal.clock.moment(Practice()).day
        if found.write is None:
            if found.years is not None:
                raise ArgumentTypeError("--years goes with --write DIR")
            return context.open_demo(today)
        folder = os.path.abspath(os.path.expanduser(found.write))
        _check_empty(folder)
        count = context.write_demo(folder, today, found.years or 1)
        say(f"Wrote {count} records, the last of them the day before {today}.")
        say(f"To open it: journal-tui --date {today} --data-dir {quote(found.write)}")
        return 0


def _check_empty(folder: str) -> None:
    """Make sure that nothing of anybody's is written over or mixed up.

    Raises:
        Refused: when something is there already, or nobody can tell.
    """
    try:
        held = os.listdir(folder)
    except FileNotFoundError:
        return
    except OSError as error:
        reason = (error.strerror or "it can't be read").lower()
        raise Refused(f"Nothing was written: {folder} can't be used ({reason}).") from error
    if held:
        raise Refused(f"Nothing was written: {folder} is not empty. Name a folder that is, or a new one.")


COMMANDS: dict[str, Command] = {"demo": Demo()}
