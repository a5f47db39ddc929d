"""`today`, `day`, `streak`, `people` and `status`: reading, for people and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.cli import render
from journal_tui.cli.context import say
from journal_tui.domain.parts import PARTS
from journal_tui.domain.phrases import counted, long_date
from journal_tui.services.reading import read_day

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from datetime import date

    from journal_tui.cli.context import Context
    from journal_tui.cli.main import Command
    from journal_tui.domain.fields import Json
    from journal_tui.domain.parts import Day


def takes_json(parser: ArgumentParser) -> None:
    """Let the command be asked for JSON."""
    parser.add_argument("--json", action="store_true", help="as JSON, for programs")


def _day_json(day: Day, names: dict[str, str]) -> dict[str, Json]:
    return {
        "day": day.day.isoformat(),
        "asked": day.is_asked,
        "kept": day.parts.kept,
        "parts": render.parts_json(day.parts),
        "records": [render.record_json(record, names) for record in day.records],
    }


def _say_day(day: Day, names: dict[str, str]) -> None:
    say(long_date(day.day))
    states = {part: render.part_state(day.parts, part) for part in PARTS}
    say(". ".join(f"{part.capitalize()}: {state}" for part, state in states.items()) + ".")
    if not day.is_asked:
        say("Nothing is asked of you on this day.")
    if day.records:
        say()
    for record in day.records:
        render.say_record(record, names)


class Today:
    """`today`."""

    def configure(self, parser: ArgumentParser) -> None:
        """How to show it."""
        takes_json(parser)

    def run(self, found: Namespace, context: Context) -> None:
        """Show today's records, its parts, whom to reach out to, what is due, and the streak."""
        from journal_tui.services.streak import Ledger

        journal = context.journal
        day, ledger, names = read_day(journal, journal.moment().day), Ledger(journal), journal.names()
        streak = ledger.streak()
        if found.json:
            render.dump({**_day_json(day, names), "streak": render.streak_json(streak)})
            return
        _say_day(day, names)
        _say_overview(context)
        say()
        say(render.streak_line(streak) + ".")
        yesterday = ledger.yesterday()
        if yesterday is not None:
            gains = (
                "gives its rest day back"
                if yesterday.rested
                else f"keeps your {counted(yesterday.days, 'day')}"
            )
            say(f"Yesterday is still open: one line {gains} (--day yesterday).")


def _say_overview(context: Context) -> None:
    """Say whom to reach out to, whose reply is awaited, and what is coming up."""
    from journal_tui.cli.reasons import reason_lines
    from journal_tui.services.outreach import Outreach
    from journal_tui.services.overview import overview

    said = overview(context.journal, Outreach(context.journal))
    groups = {
        "Reach out": [line for pick in said.picks for line in reason_lines(pick)],
        "Waiting on": [f"{line.label}: {line.text}" for line in said.waiting],
        "Coming up": [f"{line.label}: {line.text}" for line in said.coming],
    }
    for heading, lines in groups.items():
        if lines:
            say()
            say(f"{heading}:")
        for line in lines:
            say(f"  {line}")


class OtherDay:
    """`day DATE`."""

    def configure(self, parser: ArgumentParser) -> None:
        """Which day, and how to show it."""
        parser.add_argument("date", metavar="DATE", help="YYYY-MM-DD, today or yesterday")
        takes_json(parser)

    def run(self, found: Namespace, context: Context) -> None:
        """Show the day's records and its parts."""
        from journal_tui.cli.options import near_day

        day = read_day(context.journal, near_day(found.date, context.journal.moment().day))
        names = context.journal.names()
        if found.json:
            render.dump(_day_json(day, names))
        else:
            _say_day(day, names)


class Streak:
    """`streak`."""

    def configure(self, parser: ArgumentParser) -> None:
        """How to show it."""
        takes_json(parser)

    def run(self, found: Namespace, context: Context) -> None:
        """Show how the habit stands."""
        from journal_tui.services.streak import Ledger

        streak = Ledger(context.journal).streak()
        if found.json:
            render.dump(render.streak_json(streak))
            return
        from journal_tui.services.look_back import year_at_a_glance

        say(render.streak_line(streak))
        kept, full = counted(streak.kept, "day"), counted(streak.full, "full morning")
        rest = counted(streak.rest_left, "rest day")
        say(f"Longest {streak.longest}, kept {kept} in all, {full}, {rest} left this month")
        for glance in year_at_a_glance(context.journal):
            say(f"{glance.label}: {glance.number}, {glance.sentence}")


class People:
    """`people`."""

    def configure(self, parser: ArgumentParser) -> None:
        """How to show them."""
        takes_json(parser)

    def run(self, found: Namespace, context: Context) -> None:
        """List everybody by name, with the role, the rhythm and the last contact."""
        from journal_tui.domain.text import fold
        from journal_tui.services.people import contacts

        last, settings = contacts(context.journal), context.journal.settings()
        people = sorted(context.journal.people(), key=lambda person: (fold(person.name), person.id))
        if found.json:
            render.dump([{**render.record_json(who, {}), "last": _iso(last.get(who.id))} for who in people])
            return
        if not people:
            say("Nobody here yet. Add somebody with: journal-tui add person NAME")
        for who in people:
            rhythm = settings.rhythm_of(who)
            often = "never due" if rhythm == "never" else f"every {counted(rhythm, 'day')}"
            seen = f"last {last[who.id]}" if who.id in last else "no contact yet"
            say(f"{render.short_id(who)}  {who.name}, {who.role}, {often}, {seen}")


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


class Status:
    """`status`."""

    def configure(self, parser: ArgumentParser) -> None:
        """It takes nothing."""

    def run(self, found: Namespace, context: Context) -> None:  # noqa: ARG002 (a command's form)
        """One short line, from this month's file alone; nothing once the day is kept."""
        day = read_day(context.journal, context.journal.moment().day, with_people=False)
        if not day.parts.kept:
            say("journal: today is open" if day.is_asked else "journal: nothing asked today")


COMMANDS: dict[str, Command] = {
    "today": Today(),
    "day": OtherDay(),
    "streak": Streak(),
    "people": People(),
    "status": Status(),
}
