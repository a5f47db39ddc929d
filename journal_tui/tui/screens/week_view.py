"""The weekly review as plain values for the widgets: the days in a line, and the rows to act on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.domain.closing import short_name
from journal_tui.domain.phrases import MONTHS, WEEKDAYS, day_name, span, without_mentions
from journal_tui.domain.reasons import DORMANT, Reason
from journal_tui.domain.records import words_of
from journal_tui.domain.suggestions import Suggestion
from journal_tui.tui.widgets.row import Heading, Row
from journal_tui.tui.wording import cut, some

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from journal_tui.domain.facts import Facts
    from journal_tui.domain.records import Person, Promise, Record
    from journal_tui.domain.week import Week, WeekBehind

NAMED = 3
"""So many of those reached are named; of the others the line says how many they are."""
LONGEST = 500
"""Letters of a text that a row looks at."""
LABEL = 13

THANKS, PROMISE, COFFEE = "thanks", "promise", "coffee"
"""What a row is about: the first word of its id."""


def row_id(about: str, *ids: str) -> str:
    """The id of a row: what it is about, and the ids of the record and the person."""
    return " ".join((about, *ids))


def week_words(week: Week) -> str:
    """The seven days: `14 to 20 November`, `28 November to 4 December`."""
    first, last = week
    month = "" if first.month == last.month else f" {MONTHS[first.month - 1]}"
    return f"{first.day}{month} to {last.day} {MONTHS[last.month - 1]}"


def held_rows(behind: WeekBehind, names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The days kept, and who was reached."""
    return (("kept", _kept(behind)), ("reached", _reached(behind.reached, names)))


def _kept(behind: WeekBehind) -> str:
    if not behind.asked:
        return "nothing was asked, and that is fine"
    kept = f"{behind.kept} of {some(behind.asked, 'day')}"
    return f"{kept}, {behind.full} of them with all three parts" if behind.full else kept


def _reached(people: tuple[str, ...], names: Mapping[str, str]) -> str:
    said = [short_name(names.get(who, "somebody"), names) for who in people[:NAMED]]
    more = len(people) - len(said)
    return ", ".join(said) + (f" and {more} more" if more else "") or "nobody this week"


def week_rows(behind: WeekBehind, facts: Facts, names: Mapping[str, str]) -> tuple[Row, ...]:
    """What is left to say, to keep and to plan; headings over what there is."""
    today = facts.today
    invite = behind.invite
    groups = (
        ("Thanks not told yet", [_thanks(each.gratitude, each.person) for each in behind.thanks]),
        ("Promises for the week to come", [_promise(each, names, today) for each in behind.promises]),
        ("Somebody for a coffee", [_coffee(invite, facts)] if invite else []),
    )
    rows: list[Row] = []
    for heading, held in groups:
        if held:
            rows.append(Heading(heading, text=heading, is_first=not rows))
            rows += held
    return tuple(rows)


def _thanks(gratitude: Record, person: Person) -> Row:
    text = without_mentions(words_of(gratitude)[:LONGEST])
    return Row(row_id(THANKS, gratitude.id, person.id), person.name, text, label_width=LABEL)


def _promise(promise: Promise, names: Mapping[str, str], today: date) -> Row:
    who = ", ".join(names.get(each, "somebody") for each in promise.people)
    text = without_mentions(promise.text[:LONGEST])
    by = "you" if promise.by == "me" else who
    said = f"{text}, for {who}" if promise.by == "me" else text
    due = day_name(promise.due, today) if promise.due else ""
    return Row(row_id(PROMISE, promise.id), by, said, f"by {due}", label_width=LABEL)


def _coffee(person: Person, facts: Facts) -> Row:
    last = facts.of(person).last
    ago = f"last in touch {span((facts.today - last).days)} ago" if last else ""
    return Row(row_id(COFFEE, person.id), person.name, ago, label_width=LABEL)


def own_words(records: Sequence[Record], most: int, width: int) -> tuple[tuple[str, str], ...]:
    """So many of the week's texts, those that say most, in the order of their days; a line each."""
    longest = sorted(records, key=lambda record: -len(words_of(record)))[:most]
    return tuple(
        (WEEKDAYS[record.day.weekday()][:3], cut(without_mentions(words_of(record)[:LONGEST]), width))
        for record in records
        if record in longest
    )


def invitation(person: Person) -> Suggestion:
    """The coffee as something to log: an invitation, by message."""
    reason = Reason(person.id, DORMANT, 0)
    return Suggestion(person, reason, "a coffee", "a coffee", "invite", "message", minutes=5)
