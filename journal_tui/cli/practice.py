"""`practice`: the schedule, which days and how many rest days, and the pauses."""

from __future__ import annotations

from argparse import ArgumentTypeError
from typing import TYPE_CHECKING

from journal_tui.cli import render
from journal_tui.cli.context import say
from journal_tui.cli.options import count_option, near_day, time_option
from journal_tui.domain.phrases import WEEKDAYS as FULL_WEEKDAYS
from journal_tui.domain.practice import WEEKDAYS, Pause
from journal_tui.services import practice

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from journal_tui.cli.context import Context
    from journal_tui.cli.main import Command
    from journal_tui.domain.fields import Json


def weekdays_option(text: str) -> frozenset[int]:
    """Weekdays as `mon,tue,…`, Monday as 0."""
    whole = {name.casefold(): name[:3].casefold() for name in FULL_WEEKDAYS}
    names = [name.strip().casefold() for name in text.split(",") if name.strip()]
    names = [whole.get(name, name) for name in names]
    unknown = [name for name in names if name not in WEEKDAYS]
    if unknown:
        raise ArgumentTypeError(f"{', '.join(unknown)}: no weekday; write mon,tue,wed,thu,fri,sat,sun")
    return frozenset(WEEKDAYS.index(name) for name in names)


class Practice:
    """`practice [--weekdays …] [--rest-days N] [--day-ends-at HH:MM] [--pause FROM TO]`."""

    def configure(self, parser: ArgumentParser) -> None:
        """What to set; nothing shows what is set."""
        parser.add_argument("--weekdays", metavar="mon,tue,…", type=weekdays_option, help="the days that ask")
        parser.add_argument("--rest-days", metavar="N", type=count_option, help="days a month to miss")
        parser.add_argument("--day-ends-at", metavar="HH:MM", type=time_option, help="when a day ends")
        parser.add_argument(
            "--pause",
            metavar=("FROM", "TO"),
            nargs=2,
            help="set dates aside, both included; TO can be the word open",
        )
        parser.add_argument("--json", action="store_true", help="as JSON, for programs")

    def run(self, found: Namespace, context: Context) -> None:
        """Set what was asked for, then show what holds."""
        asked: practice.ScheduleFields = {}
        if found.weekdays is not None:
            asked["weekdays"] = found.weekdays
        if found.rest_days is not None:
            asked["rest_days"] = found.rest_days
        if found.day_ends_at is not None:
            asked["day_ends_at"] = found.day_ends_at
        practice.change(context.journal, asked, _pause(found.pause, context))
        if found.json:
            render.dump(_practice_json(context))
        else:
            _say_practice(context)


def _pause(ends: list[str] | None, context: Context) -> Pause | None:
    if ends is None:
        return None
    first, last = ends
    today = context.journal.moment().day
    return Pause(near_day(first, today), None if last == "open" else near_day(last, today))


def _practice_json(context: Context) -> dict[str, Json]:
    held = context.journal.practice()
    schedule = held.schedule_on(context.journal.moment().day)
    return {
        "weekdays": [WEEKDAYS[number] for number in sorted(schedule.weekdays)],
        "rest_days": schedule.rest_days,
        "day_ends_at": schedule.day_ends_at.isoformat("minutes"),
        "pauses": [
            {"first": pause.first.isoformat(), "last": pause.last.isoformat() if pause.last else None}
            for pause in held.pauses
        ],
    }


def _say_practice(context: Context) -> None:
    held = context.journal.practice()
    schedule = held.schedule_on(context.journal.moment().day)
    say(f"Days that ask: {', '.join(WEEKDAYS[number] for number in sorted(schedule.weekdays))}")
    say(f"Rest days a month: {schedule.rest_days}")
    say(f"A day ends at {schedule.day_ends_at.isoformat('minutes')}")
    for pause in held.pauses:
        say(f"Paused from {pause.first} to {pause.last or 'no set end'}")


COMMANDS: dict[str, Command] = {"practice": Practice()}
