"""Records and days as lines for a person, and as JSON for a program."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from journal_tui.cli.context import say, width
from journal_tui.domain.fields import to_fields
from journal_tui.domain.parts import PARTS
from journal_tui.domain.records import Gratitude, Interaction, Promise, Reflection, Sitting, words_of
from journal_tui.domain.text import one_line, printable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from journal_tui.domain.fields import Json
    from journal_tui.domain.parts import DayParts
    from journal_tui.domain.records import Record
    from journal_tui.domain.streak import Streak

SHORT_ID = 8
_LABELS = {
    "gratitude": "Glad of",
    "reflection": "Reflect",
    "note": "Note",
    "interaction": "Connect",
    "promise": "Promise",
    "sitting": "Connect",
    "tick": "Done",
    "person": "Person",
}


def long_date(day: date) -> str:
    """`Monday 23 November 2026`, in English whatever the locale."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def counted(number: int, word: str) -> str:
    """`1 day`, `2 days`."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def dump(value: Json) -> None:
    """Print a JSON value, with text as it is."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def record_json(record: Record, names: Mapping[str, str]) -> dict[str, Json]:
    """A record's stored fields and its id; people as `{"id", "name"}`."""
    fields = to_fields(record)
    people = fields.get("people")
    if isinstance(people, list):
        fields["people"] = [{"id": who, "name": names.get(str(who), "")} for who in people]
    return {"id": record.id, **fields}


def streak_json(streak: Streak) -> dict[str, Json]:
    """The streak's numbers, the strength rounded to a whole one."""
    return {
        "current": streak.current,
        "longest": streak.longest,
        "kept": streak.kept,
        "full": streak.full,
        "strength": round(streak.strength),
        "rest_left": streak.rest_left,
    }


def parts_json(parts: DayParts) -> dict[str, Json]:
    """Each part as `done`, `late` (written too late to count) or `open`."""
    return {part: part_state(parts, part) for part in PARTS}


def part_state(parts: DayParts, part: str) -> str:
    """`done`, `late` or `open`."""
    if part in parts.done:
        return "done"
    return "late" if part in parts.late else "open"


def streak_line(streak: Streak) -> str:
    """The streak in one line; after a break the strength comes first."""
    strength = f"strength {round(streak.strength)}"
    if streak.current:
        return f"{counted(streak.current, 'day')} in a row, {strength}"
    return f"{strength}, a new streak begins with the next day you keep" if streak.kept else "No day kept yet"


def record_words(record: Record, names: Mapping[str, str]) -> str:
    """A record in words: what a line of a day says after its label."""
    match record:
        case Interaction():
            return _interaction_words(record, names)
        case Promise():
            side = "you to" if record.by == "me" else "by"
            due = f", due {record.due}" if record.due else ""
            return f"{side} {_named(record.people, names)}: {record.text} ({record.state}{due})"
        case Gratitude():
            return f"{record.text}{_told(record, names)}"
        case Reflection():
            return f"{record.prompt}\n{record.text}" if record.prompt else record.text
        case Sitting():
            return f"{record.seconds // 60} min"
        case _:
            return words_of(record)


def _interaction_words(record: Interaction, names: Mapping[str, str]) -> str:
    what = f"{record.channel} with {_named(record.people, names)}, {record.act}"
    note = f": {record.note}" if record.note else ""
    awaited = " (a reply is awaited)" if record.waiting and record.closed is None else ""
    return what + note + awaited


def _named(ids: tuple[str, ...], names: Mapping[str, str]) -> str:
    return ", ".join(names.get(who, "somebody") for who in ids)


def _told(record: Gratitude, names: Mapping[str, str]) -> str:
    if not record.people:
        return ""
    untold = [who for who in record.people if who not in record.told]
    told = f"not told yet: {_named(tuple(untold), names)}" if untold else "told"
    return f" (for {_named(record.people, names)}; {told})"


def say_record(record: Record, names: Mapping[str, str], *, dated: bool = False) -> None:
    """Print a record: its short id, its day where asked, its label, its words; whole in a list of a day."""
    head = f"{record.id[:SHORT_ID]}  {f'{record.day}  ' if dated else ''}{_LABELS[record.kind]:<8}  "
    text = record_words(record, names)
    if dated:
        say(_fitted(head + one_line(text)))
        return
    for paragraph in text.split("\n"):
        for line in _wrapped(paragraph, len(head)):
            say(f"{head}{line}".rstrip())
            head = " " * len(head)


def _fitted(line: str) -> str:
    columns = width()
    if columns is None or len(line) <= columns:
        return line
    return line[: columns - 1].rsplit(" ", 1)[0] + "…"


def _wrapped(paragraph: str, indent: int) -> list[str]:
    """The paragraph in lines that fit the terminal; whole where there is none."""
    columns = width()
    if columns is None or indent + len(paragraph) <= columns:
        return [paragraph]
    import textwrap

    room = max(20, columns - indent - 1)
    return textwrap.wrap(printable(paragraph), room, replace_whitespace=False) or [""]
