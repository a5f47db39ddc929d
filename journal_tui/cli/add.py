"""`add`: a gratitude, a reflection, a note, a contact, a promise, a person. Each prints the new id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.cli.context import text_or_stdin, with_text_kept
from journal_tui.cli.options import due_day, near_day, next_contact, say_day
from journal_tui.domain.errors import NotSaved, Refused, SavedUnconfirmed
from journal_tui.domain.records import ACTS, CHANNELS, GAVE, words_of
from journal_tui.services import writing
from journal_tui.services.writing import AFTER_AN_EVENT, EVENT

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence
    from datetime import date

    from journal_tui.cli.context import Context
    from journal_tui.cli.main import Command
    from journal_tui.domain.records import Person as Somebody
    from journal_tui.domain.records import Record


def _takes_day(parser: ArgumentParser) -> None:
    parser.add_argument("--day", metavar="D", help="the day it belongs to: YYYY-MM-DD, today or yesterday")


def _day(found: Namespace, context: Context) -> date | None:
    """The day asked for; None for today, so that the clock is asked once, when the record is made."""
    if found.day is None:
        return None
    return near_day(found.day, context.journal.moment().day)


def _ids(context: Context, names: Sequence[str]) -> list[str]:
    """The ids of the people with these names."""
    if not names:
        return []
    from journal_tui.services.people import who

    return [who(context.journal, name).id for name in names]


def _keep(context: Context, record: Record, text: str = "", before: Sequence[Record] = ()) -> None:
    """Keep it, after those `before` it, and print its id; a `text` of `-` that can't be is kept elsewhere."""
    try:
        kept = writing.keep_all(context.journal, [*before, record])[-1]
    except SavedUnconfirmed:
        print(record.id)
        raise
    except NotSaved as error:
        if text != "-":
            raise
        raise with_text_kept(context, error, words_of(record)) from error
    print(kept.id)


class Gratitude:
    """`add gratitude TEXT [--for NAME]…`."""

    def configure(self, parser: ArgumentParser) -> None:
        """The text, and for whom."""
        parser.add_argument("text", metavar="TEXT", help="what for; - reads standard input")
        parser.add_argument("--for", metavar="NAME", dest="names", action="append", default=[], help="who")
        _takes_day(parser)

    def run(self, found: Namespace, context: Context) -> None:
        """Keep it."""
        ids, day = _ids(context, found.names), _day(found, context)
        text = text_or_stdin(found.text)
        _keep(context, writing.new_gratitude(context.journal, text, people=ids, day=day), found.text)


class Reflection:
    """`add reflection TEXT`."""

    def configure(self, parser: ArgumentParser) -> None:
        """The answer."""
        parser.add_argument("text", metavar="TEXT", help="answers the day's prompt; - reads standard input")
        _takes_day(parser)

    def run(self, found: Namespace, context: Context) -> None:
        """Keep it, with the prompt of its day."""
        from journal_tui.services.prompts import prompt_for

        day = _day(found, context)
        text = text_or_stdin(found.text)
        prompt = prompt_for(context.journal, day or context.journal.moment().day)
        _keep(context, writing.new_reflection(context.journal, text, prompt, day=day), found.text)


class Review:
    """`add review TEXT`."""

    def configure(self, parser: ArgumentParser) -> None:
        """The answer."""
        parser.add_argument("text", metavar="TEXT", help="answers the week's question; - is standard input")

    def run(self, found: Namespace, context: Context) -> None:
        """Keep it, with the question of its week; a week that has its review is refused."""
        from journal_tui.services.week import new_review, present_week, question_for, review_of

        journal = context.journal
        week = present_week(journal)
        held = review_of(journal, week)
        if held is not None:
            raise Refused(
                f"This week has its review already; nothing was saved. edit {held.id[:8]} changes it."
            )
        text = text_or_stdin(found.text)
        _keep(context, new_review(journal, text, question_for(journal, week), week), found.text)


class Note:
    """`add note TEXT`."""

    def configure(self, parser: ArgumentParser) -> None:
        """The text."""
        parser.add_argument("text", metavar="TEXT", help="anything; - reads standard input")
        _takes_day(parser)

    def run(self, found: Namespace, context: Context) -> None:
        """Keep it."""
        day = _day(found, context)
        _keep(context, writing.new_note(context.journal, text_or_stdin(found.text), day=day), found.text)


class Interaction:
    """`add interaction NAME… [--new NAME]… [--channel C] [--act A] [--waiting] [--note TEXT] [--next D]`."""

    def configure(self, parser: ArgumentParser) -> None:
        """With whom, and how it was."""
        parser.add_argument("names", metavar="NAME", nargs="*", help="with whom")
        parser.add_argument(
            "--new", metavar="NAME", action="append", default=[], help="with somebody new, who is added"
        )
        parser.add_argument("--role", metavar="R", help="what those who are new are to you; peer unless said")
        parser.add_argument("--channel", choices=CHANNELS, default="message", help="how")
        parser.add_argument("--act", choices=ACTS, default="check in", help="what it was for")
        parser.add_argument("--gave", choices=GAVE, help="who gave; follows from the act unless said")
        parser.add_argument("--waiting", action="store_true", help="a reply is awaited")
        parser.add_argument(
            "--note", metavar="TEXT", default="", help="what was said; - reads standard input"
        )
        parser.add_argument(
            "--next",
            metavar="D",
            help="the next contact: 2026-12-24, friday, in 2 weeks, thu 8:30 coffee, none; "
            "in 2 days after an event, unless said",
        )
        _takes_day(parser)

    def run(self, found: Namespace, context: Context) -> None:
        """Keep it, those who are new first."""
        ids, day = _ids(context, found.names), _day(found, context)
        note, on = text_or_stdin(found.note), day or context.journal.moment().day
        new = _newcomers(found, context, note, on)
        said = found.next or (AFTER_AN_EVENT if found.channel == EVENT else None)
        following = None if said == "none" else next_contact(said, on)
        contact = writing.new_interaction(
            context.journal,
            [*ids, *(person.id for person in new)],
            note=note,
            day=day,
            channel=found.channel,
            act=found.act,
            gave=found.gave,
            waiting=found.waiting,
            next_contact=following,
        )
        _keep(context, contact, found.note, new)
        say_day("next", following and following.day, said)


def _newcomers(found: Namespace, context: Context, note: str, day: date) -> Sequence[Somebody]:
    """Those who are new, unsaved."""
    if not found.new:
        return ()
    from journal_tui.domain.names import Typed
    from journal_tui.services.newcomers import LIKELY_ROLE, newcomers, where_met
    from journal_tui.services.people import free_name

    journal = context.journal
    typed = [Typed("", free_name(journal, name)) for name in dict.fromkeys(found.new)]
    met = where_met(found.channel, note, day)
    return newcomers(journal, typed, journal.store.new_id(), role=found.role or LIKELY_ROLE, met=met)


class Promise:
    """`add promise NAME TEXT [--due D] [--by me/them]`."""

    def configure(self, parser: ArgumentParser) -> None:
        """To or by whom, what, and when."""
        parser.add_argument("name", metavar="NAME", help="the other side")
        parser.add_argument("text", metavar="TEXT", help="what was promised; - reads standard input")
        parser.add_argument("--due", metavar="D", help="the day it is due: 2026-12-24, friday, in 2 weeks")
        parser.add_argument("--by", choices=("me", "them"), default="me", help="who promised")
        _takes_day(parser)

    def run(self, found: Namespace, context: Context) -> None:
        """Keep it."""
        [person] = _ids(context, [found.name])
        day = _day(found, context)
        due = due_day(found.due, day or context.journal.moment().day)
        text = text_or_stdin(found.text)
        promise = writing.new_promise(context.journal, person, text, by=found.by, due=due, day=day)
        _keep(context, promise, found.text)
        say_day("due", due, found.due)


class Person:
    """`add person NAME [--role R] [--rhythm DAYS/never] [--email …] [--phone …] [--url …] [--new]`."""

    def configure(self, parser: ArgumentParser) -> None:
        """Who they are, and how to reach them."""
        parser.add_argument("name", metavar="NAME", help="the full name")
        parser.add_argument("--role", default="other", help="mentor, client, … or a role of your own")
        parser.add_argument("--rhythm", metavar="DAYS", help="days between contacts, or never")
        for option in ("email", "phone", "url"):
            parser.add_argument(
                f"--{option}", metavar="…", action="append", default=[], help="may be repeated"
            )
        parser.add_argument("--new", action="store_true", help="another person of a name that is taken")

    def run(self, found: Namespace, context: Context) -> None:
        """Keep them."""
        from journal_tui.services import people

        if not found.new and people.is_taken(context.journal, found.name):
            raise Refused(
                f"There is already somebody called “{found.name}”; nothing was saved. --new adds another."
            )
        person = people.new_person(
            context.journal,
            found.name,
            role=found.role,
            rhythm=None if found.rhythm is None else people.parse_rhythm(found.rhythm),
            emails=found.email,
            phones=found.phone,
            urls=found.url,
            again=found.new,
        )
        _keep(context, person)


COMMANDS: dict[str, Command] = {
    "add gratitude": Gratitude(),
    "add reflection": Reflection(),
    "add note": Note(),
    "add review": Review(),
    "add interaction": Interaction(),
    "add promise": Promise(),
    "add person": Person(),
}
