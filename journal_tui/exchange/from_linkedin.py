"""LinkedIn's `Connections.csv`, as its download of your data has it: people in.

Notes of varying length stand before the header, and columns come in any order. Most rows have no e-mail
address. The link to the profile is what tells one person from another of the same name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.domain.arrivals import Arrivals, Newcomer, Skipped
from journal_tui.domain.matching import profile
from journal_tui.domain.phrases import MONTHS
from journal_tui.exchange.csv_rows import Table
from journal_tui.exchange.dates_found import day_in_words
from journal_tui.exchange.keys import Keys

if TYPE_CHECKING:
    from journal_tui.exchange.csv_rows import Row
    from journal_tui.exchange.parcel import Parcel

FILE = "connections.csv"
_NEEDED = ("First Name", "Last Name", "Connected On")


def recognises(parcel: Parcel) -> bool:
    """Whether there is a header with names and the day of connecting, or a member called so."""
    if parcel.shape != "file":
        return len(parcel.ending(FILE)) == 1
    head = parcel.head(parcel.one()).replace(b"\0", b"").lower()
    return b"first name" in head and b"connected on" in head


def read(parcel: Parcel) -> Arrivals:
    """The connections; rows without a name are skipped, and counted."""
    table = Table(parcel.all_of(parcel.one(FILE)), _NEEDED, "LinkedIn's Connections.csv")
    keys = Keys()
    people: list[Newcomer] = []
    skipped: list[Skipped] = []
    for row in table:
        name = f"{row.get('first name')} {row.get('last name')}".strip()
        if name:
            people.append(_newcomer(row, name, keys))
        else:
            skipped.append(Skipped(f"line {row.line}", "it has no name"))
    return Arrivals("linkedin", people=people, skipped=[*table.skipped, *skipped], guessed=table.guessed)


def _newcomer(row: Row, name: str, keys: Keys) -> Newcomer:
    url, email, connected = row.get("url"), row.get("email address"), row.get("connected on")
    day = day_in_words(connected)
    since = (
        f", {day.day} {MONTHS[day.month - 1]} {day.year}" if day else f", {connected}" if connected else ""
    )
    key = profile((url,)) or url
    return Newcomer(
        key=keys.of(key) if key else keys.of(name, connected),
        name=name,
        number=row.line,
        emails=(email,) if email else (),
        urls=(url,) if url else (),
        org=", ".join(filter(None, (row.get("position"), row.get("company")))),
        met=f"connected on LinkedIn{since}",
    )
