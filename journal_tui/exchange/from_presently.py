"""Presently's CSV: a gratitude a day, with any number of lines in its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.domain.arrivals import Arrivals, Entry
from journal_tui.exchange.csv_rows import Table, is_headed
from journal_tui.exchange.keys import Keys
from journal_tui.exchange.moments import Days
from journal_tui.exchange.skipping import undated, without_text

if TYPE_CHECKING:
    from journal_tui.exchange.parcel import Parcel

_NEEDED = ("entryDate", "entryContent")


def recognises(parcel: Parcel) -> bool:
    """Whether the two columns are in the header."""
    return is_headed(parcel, _NEEDED)


def read(parcel: Parcel) -> Arrivals:
    """The gratitudes; a row without a word is skipped."""
    table = Table(parcel.all_of(parcel.one(".csv")), _NEEDED, "a Presently export")
    rows = [(row.line, row.get("entrydate"), row.get("entrycontent")) for row in table]
    days, keys = Days(), Keys()
    for _, when, _ in rows:
        days.see(when)
    entries: list[Entry] = []
    skipped = list(table.skipped)
    for line, when, text in rows:
        found = days.read(when)
        day = found.day if found else None
        if not text:
            skipped.append(without_text(f"line {line}"))
            continue
        if day is None:
            skipped.append(undated(f"line {line}", when))
        entries.append(Entry(keys.of(str(day or when), text), day, text, "gratitude"))
    return Arrivals("presently", entries, skipped=skipped, guessed=(*table.guessed, *days.guessed))
