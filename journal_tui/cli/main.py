"""The commands by their names, and running one: only its own module is imported."""

from __future__ import annotations

import sys
from argparse import ArgumentTypeError
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from journal_tui.cli.options import Parser
from journal_tui.domain.errors import JournalError, NotSaved
from journal_tui.domain.text import one_line, printable

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from journal_tui.cli.context import Context

COMMANDS = {
    "add gratitude": ("add", "keep something you are glad of"),
    "add reflection": ("add", "answer today's prompt"),
    "add note": ("add", "write freely"),
    "add interaction": ("add", "log a contact with one person or several"),
    "add review": ("add", "look back on the week in your own words"),
    "add promise": ("add", "keep track of something one side said they would do"),
    "add person": ("add", "add somebody to look after"),
    "edit": ("change", "put new words in a record, or move when a promise is due"),
    "delete": ("change", "delete a record; it can be brought back"),
    "mark": ("change", "mark a record told, kept, released, closed or open"),
    "today": ("show", "show today"),
    "day": ("show", "show another day"),
    "week": ("week", "show the week: what was kept, who was reached, what is left to say"),
    "streak": ("show", "show the streak and the strength of the habit"),
    "numbers": ("numbers", "count a month, a quarter, a year, or everything"),
    "people": ("show", "list the people you look after"),
    "person": ("person", "show somebody's page, rename them, change what is known, merge two into one"),
    "reasons": ("reasons", "show whom to reach out to today, and why"),
    "search": ("search", "find records by words and filters"),
    "status": ("show", "one short line for a shell prompt; nothing once the day is kept"),
    "practice": ("practice", "show or set the schedule, the pauses, roles and their rhythms"),
    "import": ("importing", "bring in a journal or people from another program"),
    "export": ("export", "write the journal out in another format"),
    "backup": ("upkeep", "write the whole journal to one file"),
    "restore": ("upkeep", "put the journal back to what a backup holds"),
    "check": ("upkeep", "say what is wrong with the journal's files, or mend it"),
    "demo": ("demo", "open the app over a made-up year, or write one to a folder"),
    "paths": ("about", "say where things are kept"),
    "doctor": ("about", "say how things are; holds nothing private"),
    "completions": ("about", "print a script that completes commands in your shell"),
}
"""A command's words, the module that has it, and what it does."""


class Command(Protocol):
    """One command of a module: how it reads its words, and what it does; returns the exit code."""

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Declare the arguments."""
        ...

    def run(self, found: argparse.Namespace, context: Context) -> int | None:
        """Do it; None is an exit code of 0."""
        ...


def listing() -> str:
    """The commands and what each does, for `--help`."""
    return "commands:\n" + "\n".join(f"  {name:<16} {does}" for name, (_, does) in COMMANDS.items())


def load(name: str) -> Command:
    """Import the module of a command and find it there."""
    module = import_module(f"journal_tui.cli.{COMMANDS[name][0]}")
    commands: dict[str, Command] = module.COMMANDS
    return commands[name]


def _split(words: Sequence[str]) -> tuple[str, list[str]]:
    for length in (2, 1):
        name = " ".join(words[:length])
        if name in COMMANDS:
            return name, list(words[length:])
    kinds = [name for name in COMMANDS if name.startswith(f"{words[0]} ")]
    known = kinds or ["add", *(name for name in COMMANDS if " " not in name)]
    if kinds and list(words[1:2]) in (["-h"], ["--help"]):
        print(f"journal-tui {words[0]}: one of {', '.join(kinds)}; each has its own --help")
        sys.exit(0)
    said = f"“{' '.join(words[:2])}” is no command; there are {', '.join(known)}"
    if kinds and len(words) == 1:
        said = f"{words[0]} what? There are {', '.join(kinds)}"
    return Parser(prog="journal-tui").error(said)


def run(words: Sequence[str], context: Context) -> int:
    """Run one command; returns the exit code. Wrong usage leaves by SystemExit, with code 2."""
    name, rest = _split(words)
    command = load(name)
    parser = Parser(prog=f"journal-tui {name}", description=COMMANDS[name][1])
    command.configure(parser)
    found = parser.parse_args(parser.arranged(rest))
    for sentence in context.settings_said:
        complain(sentence)
    try:
        code = command.run(found, context) or 0
    except NotSaved as error:
        complain(str(error))  # by itself: what else there is to say can wait until something can be saved
        return 1
    except JournalError as error:
        complain(str(error))
        code = 1
    except ArgumentTypeError as error:
        parser.error(str(error))
    # `check` has said these itself, among all else that it found
    for sentence in context.journal.store.problems() if name != "check" else ():
        complain(sentence)
    return code


def complain(sentence: str) -> None:
    """One line on standard error; whether anybody reads it changes nothing."""
    with suppress(OSError):
        print(f"journal-tui: {printable(one_line(sentence))}", file=sys.stderr, flush=True)
