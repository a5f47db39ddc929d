"""`import FORMAT FILE`: what another program wrote, brought in; and `import undo ID`, which takes it back."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentTypeError
from typing import TYPE_CHECKING

from journal_tui.cli.context import say
from journal_tui.cli.main import complain
from journal_tui.domain.errors import SavedUnconfirmed

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Mapping

    from journal_tui.cli.context import Context
    from journal_tui.cli.main import Command
    from journal_tui.domain.import_plan import Plan, Step

AUTO, UNDO = "auto", "undo"
SHORT_ID = 8
ASK, SAME, NEW, LEAVE = "ask", "same", "new", "leave"
LABEL_WIDTH = 14


class Import:
    """`import FORMAT FILE [--dry-run] [--unsure …]`, `import undo [ID]`."""

    def configure(self, parser: ArgumentParser) -> None:
        """Which format, from where, and whether it is only a trial."""
        add = parser.add_argument
        add("format", metavar="FORMAT", help="auto finds it out; undo takes an import back, by its id")
        add("file", metavar="FILE", nargs="?", help="a file, a folder or a zip; after undo the id")
        add("--dry-run", action="store_true", help="say what would come, and write nothing")
        add(
            "--unsure",
            choices=(ASK, SAME, NEW, LEAVE),
            default=ASK,
            help="people who may be somebody you have: ask, the same, another one, or leave out",
        )

    def run(self, found: Namespace, context: Context) -> None:
        """Read the file, say what there is, and bring it in."""
        if found.format == UNDO:
            _undo(context, found.file)
            return
        names = (AUTO, *context.inbox.formats)
        if found.format not in names:
            raise ArgumentTypeError(f"{found.format!r} is no format; there are {', '.join((*names, UNDO))}")
        if found.file is None:
            raise ArgumentTypeError("which FILE? Name a file, a folder or a zip")
        _bring_in(context, found)


def _bring_in(context: Context, found: Namespace) -> None:
    from journal_tui.domain.import_words import report
    from journal_tui.services.import_planning import prepare

    name = os.path.basename(os.path.abspath(found.file))
    plan = prepare(context.journal, context.inbox.read(found.format, found.file), name)
    for label, text in report(plan):
        say(f"{label:<{LABEL_WIDTH}}{text}")
    if found.dry_run:
        say("Nothing was written: this was a trial.")
    elif plan.is_empty:
        say("Nothing was written: there is nothing new in it.")
    else:
        _carry_out(context, plan, _answers(plan, found.unsure))


def _carry_out(context: Context, plan: Plan, answers: Mapping[str, str]) -> None:
    from journal_tui.domain.import_words import outcome
    from journal_tui.services.importing import carry_out

    done = carry_out(context.journal, plan, answers, _progress())
    say(outcome(done))
    if done.came:
        say(f"To take it back: journal-tui import undo {done.log.id[:SHORT_ID]}")
    if done.left and not _can_ask():
        complain("Who may be somebody you have was left out: --unsure same or --unsure new decides it.")
    if done.unconfirmed:
        raise SavedUnconfirmed(done.unconfirmed)


def _progress() -> Callable[[int, int], None]:
    """Counts on a terminal's last line; says nothing to a file."""
    if not sys.stderr.isatty():
        return lambda _done, _of: None

    def show(done: int, of: int) -> None:
        end = "" if done < of else "\r\x1b[K"
        print(f"\r{done * 100 // of:3} %{end}", end="", file=sys.stderr, flush=True)

    return show


def _can_ask() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _answers(plan: Plan, unsure: str) -> dict[str, str]:
    """The answer to each question, by the newcomer's key."""
    answers: dict[str, str] = {}
    for step in plan.steps("ask"):
        answer = unsure
        if answer == ASK:
            answer = _asked(step) if _can_ask() else LEAVE
        if answer == SAME:
            # one of several can't be told by a flag
            answer = step.candidates[0].id if len(step.candidates) == 1 else LEAVE
        answers[step.newcomer.key] = answer
    return answers


def _asked(step: Step) -> str:
    """What the user says about somebody; an empty line, or the end of the input, leaves them out."""
    from journal_tui.domain.import_words import question

    say(question(step))
    choices = {str(number): known.id for number, known in enumerate(step.candidates, 1)}
    for number, known in enumerate(step.candidates, 1):
        say(f"  {number}  the same as {known.name}")
    say("  n  another person")
    say("  enter leaves them out for now")
    while True:
        try:
            typed = input("> ").strip().lower()
        except EOFError:
            return LEAVE
        if not typed:
            return LEAVE
        if typed == "n":
            return NEW
        if typed in choices:
            return choices[typed]


def _undo(context: Context, import_id: str | None) -> None:
    """Take an import back; without an id, list those that stand."""
    from journal_tui.services.import_undo import find_import, imports, take_back

    if import_id is None:
        for log in imports(context.journal):
            say(f"{log.id[:SHORT_ID]}  {log.day}  {log.format:<10} {log.file}")
        return
    taken = take_back(context.journal, find_import(context.journal, import_id), _progress())
    say(f"Taken back: {taken.gone:,} records of {taken.log.file or taken.log.format}.")
    if taken.stays:
        say(f"{taken.stays:,} stay, since they were changed or are named elsewhere by now.")
    if taken.people:
        are = "person is" if len(taken.people) == 1 else "people are"
        say(f"{len(taken.people):,} {are} as they were before it.")
    if taken.unconfirmed:
        raise SavedUnconfirmed(taken.unconfirmed)


COMMANDS: dict[str, Command] = {"import": Import()}
