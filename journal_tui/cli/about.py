"""`paths`, `doctor` and `completions`: about the program itself. None of them says anything private."""

from __future__ import annotations

import os
import platform
import sys
from typing import TYPE_CHECKING

from journal_tui import __version__
from journal_tui.cli import render
from journal_tui.cli.completions import SHELLS, script
from journal_tui.cli.context import say

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from journal_tui.cli.context import Context
    from journal_tui.cli.main import Command


class Paths:
    """`paths`."""

    def configure(self, parser: ArgumentParser) -> None:
        """How to show them."""
        parser.add_argument("--json", action="store_true", help="as JSON, for programs")

    def run(self, found: Namespace, context: Context) -> None:
        """Say where the journal, this machine's own folder and the settings are."""
        if found.json:
            render.dump({"data": context.data, "state": context.state, "config": context.config})
            return
        say(f"journal       {context.data}")
        say(f"this machine  {context.state}")
        say(f"settings      {context.config}")


class Doctor:
    """`doctor`."""

    def configure(self, parser: ArgumentParser) -> None:
        """It takes nothing."""

    def run(self, found: Namespace, context: Context) -> int:  # noqa: ARG002 (a command's form)
        """Say versions, the terminal, counts and whether every file reads; exit code 1 when one doesn't."""
        store = context.journal.store
        months = store.months()
        store.practice()  # read for its problems alone
        records = sum(1 for _ in store.everything())
        say(f"journal-tui {__version__}, Python {platform.python_version()}, {sys.platform}")
        say(f"Terminal: TERM={os.environ.get('TERM', '-')} COLORTERM={os.environ.get('COLORTERM', '-')}")
        say(f"Encoding: {sys.stdout.encoding}, LANG={os.environ.get('LANG', '-')}")
        say(f"Journal: {len(months)} months, {records} records, {len(context.journal.people())} people")
        say(f"The journal's folder {_access(context.data)}")
        problems = store.problems()
        say("Every file reads." if not problems else f"Files that need a look: {len(problems)}.")
        return 1 if problems else 0


def _access(folder: str) -> str:
    if not os.path.isdir(folder):
        return "is not there yet; the first save makes it."
    return "can be written." if os.access(folder, os.W_OK | os.X_OK) else "can't be written."


class Completions:
    """`completions SHELL`."""

    def configure(self, parser: ArgumentParser) -> None:
        """For which shell."""
        parser.add_argument("shell", metavar="SHELL", choices=SHELLS, help=", ".join(SHELLS))

    def run(self, found: Namespace, context: Context) -> None:  # noqa: ARG002 (a command's form)
        """Print the script; your shell's start file can source it."""
        print(script(found.shell), end="")


COMMANDS: dict[str, Command] = {"paths": Paths(), "doctor": Doctor(), "completions": Completions()}
