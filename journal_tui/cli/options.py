"""The options that stand before any command, and the values that options take."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from journal_tui import __version__
from journal_tui.domain.errors import Refused
from journal_tui.domain.text import one_line, printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal_tui.domain.records import NextContact

# The help is in English alone, so argparse need not look for its words in other languages, which takes 1 ms.
argparse._ = str  # type: ignore[attr-defined]

MOST_DIGITS = 9
EARLIEST, LATEST = date(1900, 1, 1), date(2999, 12, 31)


class _Help(argparse.RawDescriptionHelpFormatter):
    """The help at the terminal's width, found without `shutil`, which costs a command 3 of its 30 ms."""

    def __init__(self, prog: str) -> None:
        try:
            columns = os.get_terminal_size(sys.__stdout__.fileno()).columns if sys.__stdout__ else 80
        except (OSError, ValueError):
            columns = 80
        super().__init__(prog, max_help_position=28, width=columns - 2)


class Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line, with no usage above it, and ends with exit code 2."""

    def __init__(self, prog: str, description: str | None = None, epilog: str | None = None) -> None:
        super().__init__(
            prog=prog, description=description, epilog=epilog, formatter_class=_Help, allow_abbrev=False
        )

    def arranged(self, words: Sequence[str]) -> list[str]:
        """The words as `parse_args` wants them; where an argument may begin with a minus, options come first.

        A command says so with the default `minus_is_text`; its options are then such as take no value.
        """
        if not self.get_default("minus_is_text"):
            return list(words)
        end = words.index("--") if "--" in words else len(words)
        options = [word for word in words[:end] if word == "-h" or word.startswith("--")]
        return [*options, "--", *(word for word in words[:end] if word not in options), *words[end + 1 :]]

    def error(self, message: str) -> NoReturn:
        """Say it in one line and end."""
        if "unrecognized arguments" in message:
            message += (
                "; a text of several words needs quotes, and --date and --data-dir stand before the command"
            )
        said = printable(one_line(f"{self.prog}: {message} (see {self.prog} --help)"))
        self.exit(2, f"{said}\n")


class Options(NamedTuple):
    """What stood before the command, and the command's own words (none: the app opens)."""

    words: tuple[str, ...]
    data: str | None = None
    config: str | None = None
    day: date | None = None


def parse_options(argv: list[str], commands: str) -> Options:
    """Split a command line; wrong usage ends the program with exit code 2, `--help` with 0."""
    if argv[:1] == ["help"]:
        argv = ["--help"]
    if argv and not argv[0].startswith("-"):
        return Options(tuple(argv))
    parser = Parser(
        prog="journal-tui",
        description="A fifteen-minute morning practice for looking after the people you work with.\n"
        "Without a command it opens the app.",
        epilog=commands,
    )
    parser.add_argument("--data-dir", metavar="DIR", help="the journal's folder (or JOURNAL_TUI_DATA)")
    parser.add_argument("--config", metavar="FILE", help="the settings file (or JOURNAL_TUI_CONFIG)")
    parser.add_argument("--date", metavar="D", type=day_option, help="take D as today, YYYY-MM-DD")
    parser.add_argument("--version", action="version", version=f"journal-tui {__version__}")
    parser.add_argument("words", nargs=argparse.REMAINDER, metavar="command …")
    found = parser.parse_args(argv)
    return Options(tuple(found.words), found.data_dir, found.config, found.date)


def day_option(text: str) -> date:
    """A date as YYYY-MM-DD; one that doesn't exist is wrong usage."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write it as YYYY-MM-DD")
    if not EARLIEST <= day <= LATEST:
        raise argparse.ArgumentTypeError(f"{text} lies outside {EARLIEST.year} to {LATEST.year}")
    return day


def time_option(text: str) -> time:
    """A time of day as HH:MM; one that doesn't exist is wrong usage."""
    try:
        at = time.fromisoformat(text)
    except ValueError:
        at = None
    if at is None or at.isoformat("minutes") != text:
        raise argparse.ArgumentTypeError(f"{text!r} is no time; write it as HH:MM")
    return at


def count_option(text: str) -> int:
    """A whole number in plain digits."""
    if not (text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS):
        raise argparse.ArgumentTypeError(f"{text!r} is no number")
    return int(text)


def near_day(text: str, today: date) -> date:
    """A day as `today`, `yesterday` or a date."""
    if text == "today":
        return today
    return today - timedelta(days=1) if text == "yesterday" else day_option(text)


def due_day(text: str | None, today: date) -> date | None:
    """The day that a promise is due, in words as `friday` or `in 2 weeks`; None for none, or for `none`."""
    if text is None or text == "none":
        return None
    from journal_tui.domain.typed_days import typed_day

    try:
        return typed_day(text, today, ahead=True)
    except Refused as refused:
        raise argparse.ArgumentTypeError(f"argument --due: {refused}") from None


def next_contact(text: str | None, today: date) -> NextContact | None:
    """The next contact in words: a day, perhaps with a time and a channel."""
    if text is None:
        return None
    from journal_tui.domain.typed_days import typed_next

    try:
        return typed_next(text, today)
    except Refused as refused:
        raise argparse.ArgumentTypeError(f"argument --next: {refused}") from None


def say_day(what: str, day: date | None, text: str | None) -> None:
    """Say, beside what a command prints, which day was meant by the words for it."""
    if day is not None and text != day.isoformat():
        from journal_tui.domain.phrases import long_date

        print(f"{what}: {long_date(day)}", file=sys.stderr)
