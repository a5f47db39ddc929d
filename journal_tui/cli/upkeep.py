"""`backup`, `restore` and `check`: looking after the journal's files."""

from __future__ import annotations

import os
from shlex import quote
from typing import TYPE_CHECKING

from journal_tui.cli.context import say
from journal_tui.domain.phrases import counted
from journal_tui.services import upkeep

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from journal_tui.cli.context import Context
    from journal_tui.cli.main import Command
    from journal_tui.domain.upkeep import Restored


class Backup:
    """`backup [FILE]`."""

    def configure(self, parser: ArgumentParser) -> None:
        """Where to write it."""
        parser.add_argument(
            "file",
            metavar="FILE",
            nargs="?",
            default="",
            help="a new file, or a folder (here, if you name none)",
        )

    def run(self, found: Namespace, context: Context) -> int:
        """Write the journal to one file; exit code 1 when something could not be put in it."""
        now = context.journal.moment()
        path = os.path.abspath(os.path.expanduser(found.file))
        if os.path.isdir(path):
            path = os.path.join(path, f"journal-{now.day}.zip")
        made = context.open_vault().back_up(path, now.at)
        say(f"Wrote {path}: {counted(made.files, 'file')}, {counted(made.records, 'record')}.")
        for file in made.aside:
            say(f"{file} can't be read whole; it is in the backup as it is, and restoring leaves it there.")
        for file in made.unread:
            say(f"{file} can't be read at all, and is not in the backup.")
        return 1 if made.unread else 0


class Restore:
    """`restore FILE`."""

    def configure(self, parser: ArgumentParser) -> None:
        """What to restore from."""
        parser.add_argument(
            "file", metavar="FILE", help="what backup wrote, or one file of the backups folder"
        )

    def run(self, found: Namespace, context: Context) -> None:
        """Put the journal back to what the file holds; what was there before is backed up first."""
        path = os.path.abspath(os.path.expanduser(found.file))
        done = context.open_vault().restore(path, context.journal.moment().at)
        _say_restored(done, context.data)


def _say_restored(done: Restored, data: str) -> None:
    say(f"Restored {counted(len(done.files), 'file')}, {counted(done.records, 'record')}.")
    if done.put_away:
        say(
            f"{counted(done.put_away, 'record')} that the backup doesn't have: deleted now, and among what "
            "was recently deleted for 30 days."
        )
    if done.kept:
        say(f"Not in the backup, and left as it was: {', '.join(done.kept)}.")
    if done.way_back is not None:
        say(f"To go back: journal-tui restore {quote(os.path.join(data, *done.way_back.split('/')))}")


class Check:
    """`check [--repair]`."""

    def configure(self, parser: ArgumentParser) -> None:
        """Whether to mend."""
        parser.add_argument(
            "--repair", action="store_true", help="mend what can be mended; nothing is thrown away"
        )

    def run(self, found: Namespace, context: Context) -> int:
        """Say what is wrong with the files, or mend it; exit code 1 while something is wrong."""
        caretaker = context.open_caretaker()
        if found.repair:
            for sentence in upkeep.mend(context.journal, caretaker):
                say(sentence)
        findings = upkeep.check(context.journal, caretaker)
        for finding in findings:
            say(finding.sentence)
        if not findings:
            say("Everything is in order.")
            return 0
        still = "still " if found.repair else ""
        say(f"{len(findings)} {still}to be seen to; all else is in order.")
        return 1


COMMANDS: dict[str, Command] = {"backup": Backup(), "restore": Restore(), "check": Check()}
