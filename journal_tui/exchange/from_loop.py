"""Loop Habit Tracker's CSV export: a zip with a folder a habit; days marked done become ticks.

Only what the user marked counts (`YES_MANUAL`), not what the app filled in. Notes on a day come as notes. The
tables at the top hold the same again, with names that nothing tells apart, and are left.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from journal_tui.domain.arrivals import Arrivals, Entry, Skipped
from journal_tui.domain.errors import Refused
from journal_tui.exchange.csv_rows import Table
from journal_tui.exchange.keys import Keys
from journal_tui.exchange.moments import Days
from journal_tui.exchange.skipping import refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journal_tui.exchange.parcel import Parcel

_HABIT = re.compile(r"(?:.*/)?(\d{3})(?: ([^/]*))?/Checkmarks\.csv", re.IGNORECASE)
_DONE = frozenset({"YES_MANUAL", "2"})
"""Versions before 2 wrote 2 for it."""
_NOT_DONE = frozenset({"YES_AUTO", "NO", "SKIP", "UNKNOWN", "0", "1", "3", "-1", ""})
_NEEDED = ("Date", "Value")


def recognises(parcel: Parcel) -> bool:
    """Whether there is a folder with the checkmarks of a habit."""
    return any(_HABIT.fullmatch(name) for name in parcel.sizes)


def read(parcel: Parcel) -> Arrivals:
    """The done days of every habit, and the notes on any day."""
    habits = {name: found for name in parcel.sizes if (found := _HABIT.fullmatch(name))}
    if not habits:
        raise Refused(
            "Nothing was taken: this is no export of Loop's; choose the zip that its “Export as CSV” makes."
        )
    names = _names(parcel)
    keys = Keys()
    entries: list[Entry] = []
    skipped: list[Skipped] = []
    for file, found in habits.items():
        name = names.get(int(found[1])) or found[2] or f"habit {found[1]}"
        try:
            entries += _marks(parcel.all_of(file), file, name, keys, skipped)
        except Refused as error:
            skipped.append(refused(file, error))
    return Arrivals("loop", entries, skipped=skipped)


def _names(parcel: Parcel) -> dict[int, str]:
    """The habits' own names by their numbers; those of the folders have lost their accents."""
    found = parcel.ending("habits.csv")
    if len(found) != 1:
        return {}
    try:
        rows = Table(parcel.all_of(found[0]), ("Position", "Name"), "Loop's Habits.csv")
        return {int(row.get("position")): row.get("name") for row in rows if row.get("position").isdecimal()}
    except Refused:
        return {}


def _marks(data: bytes, file: str, name: str, keys: Keys, skipped: list[Skipped]) -> Iterator[Entry]:
    """The ticks of one habit, and its notes."""
    table = Table(data, _NEEDED, "a table of Loop's")
    rows = [(row.line, row.get("date"), row.get("value").upper(), row.get("notes")) for row in table]
    skipped += (each._replace(where=f"{file}, {each.where}") for each in table.skipped)
    counts = any(value not in _DONE | _NOT_DONE for _, _, value, _ in rows)
    if counts:
        skipped.append(Skipped(file, "it counts amounts, so none of its days is just done"))
    for line, when, value, note in rows:
        found = Days().read(when)
        day = found.day if found else None
        if value in _DONE and not counts:
            if day is None:
                skipped.append(Skipped(f"{file}, line {line}", f"its date can't be read ({when})"))
            else:
                yield Entry(keys.of(name, day.isoformat()), day, name, "tick")
        if note:
            yield Entry(keys.of("note", name, when, note), day, f"{name}: {note}")
