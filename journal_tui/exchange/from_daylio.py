"""Daylio's CSV: moods with activities and, in part, notes; several a day.

The day is in `full_date`; `date` and `weekday` are in the phone's language. Newer versions mark words up in
HTML, join what they list with bars, and have a column of scales.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from journal_tui.domain.arrivals import Arrivals, Entry, Skipped
from journal_tui.exchange.csv_rows import Table, is_headed
from journal_tui.exchange.keys import Keys
from journal_tui.exchange.moments import Days, clock
from journal_tui.exchange.skipping import undated, without_text

if TYPE_CHECKING:
    from journal_tui.exchange.csv_rows import Row
    from journal_tui.exchange.parcel import Parcel

_NEEDED = ("full_date", "mood")
_BREAK = re.compile(r"<br\s*/?>|</(?:p|div|li|h\d)>", re.IGNORECASE)
_ITEM = re.compile(r"<li>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:p|div|b|i|u|s|strike|strong|em|ul|ol|li|h\d|span|font)(?:\s[^<>]*)?>", re.IGNORECASE
)


def recognises(parcel: Parcel) -> bool:
    """Whether the two columns are in the header."""
    return is_headed(parcel, _NEEDED)


def read(parcel: Parcel) -> Arrivals:
    """A note for each entry: its mood and activities in a line, its scales, its title, its words."""
    table = Table(parcel.all_of(parcel.one(".csv")), _NEEDED, "a Daylio export")
    days, keys = Days(), Keys()
    entries: list[Entry] = []
    skipped: list[Skipped] = []
    for row in table:
        when, time = row.get("full_date"), row.get("time")
        found = days.read(f"{when} {time}") or days.read(when)
        text = _text(row)
        if found is None or found.day is None:
            skipped.append(undated(f"line {row.line}", when))
        elif time and clock(time) is None:
            skipped.append(Skipped(f"line {row.line}", f"its time can't be read ({time})"))
        if text:
            day, at = (found.day, found.instant) if found else (None, None)
            entries.append(Entry(keys.of(when, time, text), day, text, at=at))
        else:
            skipped.append(without_text(f"line {row.line}"))
    return Arrivals("daylio", entries, skipped=[*table.skipped, *skipped], guessed=table.guessed)


def _text(row: Row) -> str:
    activities = ", ".join(filter(None, (part.strip() for part in row.get("activities").split(" | "))))
    mood = ": ".join(filter(None, (row.get("mood"), activities)))
    scales = ", ".join(filter(None, (part.strip() for part in row.get("scales").split(" | "))))
    lines = (mood, scales, _words(row.get("note_title", "note title")), _words(row.get("note")))
    return "\n".join(filter(None, lines))


def _words(cell: str) -> str:
    """A cell without the HTML that newer versions put into it; an older text with angles stays as it is."""
    if not (_TAG.search(cell) or _BREAK.search(cell)):
        return cell
    broken = _ITEM.sub("- ", _BREAK.sub("\n", cell))
    return html.unescape(_TAG.sub("", broken)).strip()
