"""`practice`: the schedule, the pauses, and the practice's own settings and roles."""

from __future__ import annotations

from argparse import ArgumentTypeError
from typing import TYPE_CHECKING

from journal_tui.cli import render
from journal_tui.cli.context import say
from journal_tui.cli.options import count_option, near_day, time_option
from journal_tui.domain.phrases import WEEKDAYS as FULL_WEEKDAYS
from journal_tui.domain.phrases import counted
from journal_tui.domain.practice import WEEKDAYS, Pause
from journal_tui.domain.practice_settings import (
    BLOCK_MINUTES,
    FEBRUARY,
    FOLLOW_UP_DAYS,
    LEAD_DAYS,
    LEAP_MONTH,
    MARCH,
    REVIEW_DAY,
    ROLE_RHYTHMS,
)
from journal_tui.services import practice
from journal_tui.services.people import parse_rhythm
from journal_tui.services.practice_settings import with_roles, with_settings

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from journal_tui.cli.context import Context
    from journal_tui.cli.main import Command
    from journal_tui.domain.fields import Json
    from journal_tui.domain.practice_settings import PracticeSettings, Rhythm

LEAP_DAYS = {"28-feb": FEBRUARY, "1-mar": MARCH}


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
    """`practice [--weekdays …] [--rest-days N] [--pause FROM TO] [--role NAME DAYS]… [--lead-days N] …`."""

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
        parser.add_argument(
            "--role",
            metavar=("NAME", "DAYS"),
            nargs=2,
            action="append",
            default=[],
            help="how often to be in touch with those of a role, yours or built in: days, or never",
        )
        parser.add_argument(
            "--forget-role", metavar="NAME", action="append", default=[], help="take back what --role set"
        )
        parser.add_argument("--block-minutes", metavar="N", type=count_option, help="how long Connect is")
        parser.add_argument(
            "--lead-days", metavar="N", type=count_option, help="days before its day that a date is told"
        )
        parser.add_argument(
            "--follow-up-days", metavar="N", type=count_option, help="days to wait before a nudge"
        )
        parser.add_argument(
            "--review-day", metavar="fri", choices=WEEKDAYS, help="the weekday to look over a week on"
        )
        parser.add_argument(
            "--leap-day", choices=tuple(LEAP_DAYS), help="when 29 February is in a year without one"
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
        changed = [
            *with_settings(context.journal, _numbers(found)),
            *with_roles(context.journal, _roles(found)),
        ]
        practice.change(context.journal, asked, _pause(found.pause, context), changed)
        if found.json:
            render.dump(_practice_json(context))
        else:
            _say_practice(context)


def _numbers(found: Namespace) -> dict[str, int]:
    """The settings that were asked for."""
    leap_month = None if found.leap_day is None else LEAP_DAYS[found.leap_day]
    asked = {
        BLOCK_MINUTES: found.block_minutes,
        LEAD_DAYS: found.lead_days,
        FOLLOW_UP_DAYS: found.follow_up_days,
        LEAP_MONTH: leap_month,
        REVIEW_DAY: None if found.review_day is None else WEEKDAYS.index(found.review_day),
    }
    return {name: value for name, value in asked.items() if value is not None}


def _roles(found: Namespace) -> dict[str, Rhythm | None]:
    """The roles that were asked for, with their rhythms; None for those to forget."""
    set_to: dict[str, Rhythm | None] = {name: parse_rhythm(days) for name, days in found.role}
    return set_to | dict.fromkeys(found.forget_role)


def _pause(ends: list[str] | None, context: Context) -> Pause | None:
    if ends is None:
        return None
    first, last = ends
    today = context.journal.moment().day
    return Pause(near_day(first, today), None if last == "open" else near_day(last, today))


def _practice_json(context: Context) -> dict[str, Json]:
    held, settings = context.journal.practice(), context.journal.settings()
    schedule = held.schedule_on(context.journal.moment().day)
    return {
        "weekdays": [WEEKDAYS[number] for number in sorted(schedule.weekdays)],
        "rest_days": schedule.rest_days,
        "day_ends_at": schedule.day_ends_at.isoformat("minutes"),
        "pauses": [
            {"first": pause.first.isoformat(), "last": pause.last.isoformat() if pause.last else None}
            for pause in held.pauses
        ],
        BLOCK_MINUTES: settings.block_minutes,
        LEAD_DAYS: settings.lead_days,
        FOLLOW_UP_DAYS: settings.follow_up_days,
        "leap_day": _leap_day(settings),
        REVIEW_DAY: WEEKDAYS[settings.review_day],
        "roles": {**settings.rhythms},
    }


def _leap_day(settings: PracticeSettings) -> str:
    return next(day for day, month in LEAP_DAYS.items() if month == settings.leap_month)


def _say_practice(context: Context) -> None:
    held, settings = context.journal.practice(), context.journal.settings()
    schedule = held.schedule_on(context.journal.moment().day)
    say(f"Days that ask: {', '.join(WEEKDAYS[number] for number in sorted(schedule.weekdays))}")
    say(f"Rest days a month: {schedule.rest_days}")
    say(f"A day ends at {schedule.day_ends_at.isoformat('minutes')}")
    for pause in held.pauses:
        say(f"Paused from {pause.first} to {pause.last or 'no set end'}")
    say(f"Connect: {counted(settings.block_minutes, 'minute')}")
    say(f"Dates and promises are told {counted(settings.lead_days, 'day')} ahead")
    say(f"A reply is given {counted(settings.follow_up_days, 'day')} before a nudge")
    say(f"The week is looked over on a {FULL_WEEKDAYS[settings.review_day]}")
    say(f"29 February, in a year without one: {_leap_day(settings).replace('-', ' ')}")
    say("In touch, unless a person has a rhythm of their own:")
    for role in settings.roles:
        rhythm = settings.rhythm_for(role)
        often = "when you like" if rhythm == "never" else f"every {counted(rhythm, 'day')}"
        say(f"  {role}: {often}{'' if role in ROLE_RHYTHMS else ' (yours)'}")


COMMANDS: dict[str, Command] = {"practice": Practice()}
