"""`numbers`: a month, a quarter, a year or everything, counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.cli import render
from journal_tui.cli.context import say
from journal_tui.domain.numbers import SPANS, period_words
from journal_tui.domain.phrases import counted
from journal_tui.services.numbers import count

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from journal_tui.cli.context import Context
    from journal_tui.cli.main import Command
    from journal_tui.domain.fields import Json
    from journal_tui.domain.numbers import Numbers


class NumbersOf:
    """`numbers [SPAN] [--back N]`."""

    def configure(self, parser: ArgumentParser) -> None:
        """Which period, and how to show it."""
        parser.add_argument(
            "span", metavar="SPAN", nargs="?", choices=SPANS, default=SPANS[0], help=", ".join(SPANS)
        )
        parser.add_argument(
            "--back", metavar="N", type=int, default=0, help="so many periods before this one"
        )
        parser.add_argument("--json", action="store_true", help="as JSON, for programs")

    def run(self, found: Namespace, context: Context) -> None:
        """Count and print."""
        held = count(context.journal, found.span, max(0, found.back))
        if found.json:
            render.dump(_json(held))
            return
        say(period_words(held.period, held.span))
        say(f"You gave {_made_of(held.given)}.")
        say(f"You received {_made_of(held.taken)}.")
        say(f"Replies: {held.replies.some} of {held.replies.of} came.")
        say(f"Follow-ups: {held.follow_ups.some} of {held.follow_ups.of} answered.")
        say(f"{counted(held.words, 'word')} written.")
        if held.lately:
            say(f"Seen lately: {', '.join(held.lately)}.")
        if held.long_ago:
            say(f"Not seen for longest: {', '.join(held.long_ago)}.")


def _made_of(gifts: Sequence[tuple[str, int]]) -> str:
    held = ", ".join(what if number == 1 else f"{what} ×{number}" for what, number in gifts)
    return f"{sum(number for _, number in gifts)}: {held}" if held else "nothing yet"


def _json(held: Numbers) -> dict[str, Json]:
    return {
        "span": held.span,
        "first": held.period.first.isoformat(),
        "last": held.period.last.isoformat(),
        "given": dict(held.given),
        "received": dict(held.taken),
        "replies": {"came": held.replies.some, "awaited": held.replies.of},
        "follow_ups": {"answered": held.follow_ups.some, "sent": held.follow_ups.of},
        "words": held.words,
        "over_time": {
            "given": list(held.given_over_time),
            "received": list(held.taken_over_time),
            "words": list(held.words_over_time),
        },
        "seen_lately": list(held.lately),
        "seen_long_ago": list(held.long_ago),
    }


COMMANDS: dict[str, Command] = {"numbers": NumbersOf()}
