"""`week`: the weekly review, to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.cli import render
from journal_tui.cli.context import say
from journal_tui.domain.phrases import counted, day_name, long_date, without_mentions
from journal_tui.domain.records import words_of
from journal_tui.services.outreach import Outreach
from journal_tui.services.streak import Ledger
from journal_tui.services.week import look_over, question_for, review_of

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Mapping
    from datetime import date

    from journal_tui.cli.context import Context
    from journal_tui.cli.main import Command
    from journal_tui.domain.fields import Json
    from journal_tui.domain.records import Review
    from journal_tui.domain.week import WeekBehind


class Week:
    """`week`."""

    def configure(self, parser: ArgumentParser) -> None:
        """How to show it."""
        parser.add_argument("--json", action="store_true", help="as JSON, for programs")

    def run(self, found: Namespace, context: Context) -> None:
        """Show the week to look over, and the question that is asked over it."""
        journal = context.journal
        behind = look_over(journal, Outreach(journal), Ledger(journal))
        names, answered = journal.names(), review_of(journal, behind.week)
        question = answered.prompt if answered else question_for(journal, behind.week).text
        if found.json:
            render.dump(_json(behind, names, question, answered))
            return
        _say(behind, names, journal.moment().day)
        say()
        say(question)
        say(answered.text if answered else "(journal-tui add review TEXT answers it)")


def _json(
    behind: WeekBehind, names: Mapping[str, str], question: str, answered: Review | None
) -> dict[str, Json]:
    return {
        "first": behind.week.first.isoformat(),
        "last": behind.week.last.isoformat(),
        "kept": behind.kept,
        "full": behind.full,
        "asked": behind.asked,
        "reached": [{"id": who, "name": names.get(who, "")} for who in behind.reached],
        "thanks": [
            {"id": each.gratitude.id, "person": {"id": each.person.id, "name": each.person.name}}
            for each in behind.thanks
        ],
        "promises": [render.record_json(promise, names) for promise in behind.promises],
        "invite": {"id": behind.invite.id, "name": behind.invite.name} if behind.invite else None,
        "words": [render.record_json(record, names) for record in behind.words],
        "question": question,
        "review": render.record_json(answered, names) if answered else None,
    }


def _say(behind: WeekBehind, names: Mapping[str, str], today: date) -> None:
    say(f"{long_date(behind.week.first)} to {long_date(behind.week.last)}")
    say(f"Kept {behind.kept} of {counted(behind.asked, 'day')}, {behind.full} with all three parts.")
    reached = ", ".join(names.get(who, "somebody") for who in behind.reached)
    say(f"Reached: {reached or 'nobody this week'}.")
    for each in behind.thanks:
        say(f"Not told yet: {each.person.name}: {without_mentions(each.gratitude.text)}")
    for promise in behind.promises:
        render.say_record(promise, names)
    if behind.invite is not None:
        say(f"Somebody for a coffee: {behind.invite.name}")
    for record in behind.words:
        say(f"{day_name(record.day, today)}: {without_mentions(words_of(record))}")


COMMANDS: dict[str, Command] = {"week": Week()}
