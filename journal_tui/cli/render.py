"""Records and days as lines for a person, and as JSON for a program."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from journal_tui.cli.context import say, shows_styles, width
from journal_tui.domain.fields import to_fields
from journal_tui.domain.marking import excerpt
from journal_tui.domain.parts import PARTS
from journal_tui.domain.phrases import counted
from journal_tui.domain.records import Gratitude, Interaction, Promise, Reflection, Review, Sitting, words_of
from journal_tui.domain.text import cells, first_cells, printable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journal_tui.domain.fields import Json
    from journal_tui.domain.marking import Marked
    from journal_tui.domain.parts import DayParts
    from journal_tui.domain.records import Record
    from journal_tui.domain.streak import Streak

SHORT_ID = 8
LEAST = 20
"""Columns that a record's words get, however narrow the terminal is."""

_LABELS = {
    "gratitude": "Glad of",
    "reflection": "Reflect",
    "note": "Note",
    "review": "Week",
    "interaction": "Connect",
    "promise": "Promise",
    "sitting": "Connect",
    "tick": "Done",
    "person": "Person",
}


def dump(value: Json) -> None:
    """Print a JSON value, with text as it is."""
    is_utf_8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    print(json.dumps(value, ensure_ascii=not is_utf_8, indent=2))


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
        case Reflection() | Review():
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


def short_id(record: Record) -> str:
    """Enough of an id to name the record by; a copy kept from a conflict needs all of its own."""
    return record.id if "~" in record.id else record.id[:SHORT_ID]


def say_record(record: Record, names: Mapping[str, str]) -> None:
    """Print a record of a day, whole: its short id, its label, its words."""
    head = f"{short_id(record)}  {_label(record):<8}  "
    for paragraph in record_words(record, names).split("\n"):
        for line in _wrapped(paragraph, len(head)):
            say(f"{head}{line}".rstrip())
            head = " " * len(head)


def say_hit(record: Record, line: Marked) -> None:
    """Print what was found on one line: its short id, its day, its label, and the words about the first hit.

    On a terminal the line is as long as that is wide, and the hits are bold.
    """
    head = f"{short_id(record)}  {record.day}  {_label(record):<8}  "
    columns = width()
    if columns is None:
        say(head + line.text)
        return
    bold, plain = ("\x1b[1m", "\x1b[22m") if shows_styles() else ("", "")
    shown = excerpt(line._replace(text=printable(line.text)), max(LEAST, columns - len(head)))
    print(head + "".join(f"{bold}{text}{plain}" if is_hit else text for text, is_hit in shown.pieces()))


def _label(record: Record) -> str:
    return _LABELS.get(record.kind, record.kind.capitalize())


def _wrapped(paragraph: str, indent: int) -> list[str]:
    """The paragraph in lines that fit the terminal; whole where there is none."""
    columns = width()
    left = printable(paragraph)
    if columns is None or indent + cells(left) <= columns:
        return [left]
    room, lines = max(LEAST, columns - indent - 1), []
    while cells(left) > room:
        line = first_cells(left, room)
        word = line.rfind(" ")
        line = line[:word] if word > 0 else line
        lines.append(line)
        left = left[len(line) :].lstrip(" ")
    return [*lines, left]
