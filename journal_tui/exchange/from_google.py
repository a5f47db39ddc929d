"""Google Contacts' CSV, in its old layout (until 2024) and its new one: people in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from journal_tui.domain.arrivals import Arrivals, Newcomer, Skipped
from journal_tui.domain.practice_settings import ROLE_RHYTHMS
from journal_tui.exchange.csv_rows import Table
from journal_tui.exchange.dates_found import each_once, important_date
from journal_tui.exchange.keys import Keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journal_tui.domain.records import ImportantDate
    from journal_tui.exchange.csv_rows import Row
    from journal_tui.exchange.parcel import Parcel

_OLD, _NEW = ("Given Name", "Family Name", "Group Membership"), ("First Name", "Last Name", "Labels")
_BETWEEN = " ::: "
"""Stands between several values in one cell."""
_NUMBERED = re.compile(r"(e-mail|phone|website|event) (\d+) - value")


def recognises(parcel: Parcel) -> bool:
    """Whether the header is that of either layout."""
    if parcel.shape != "file":
        return False
    head = parcel.head(parcel.one()).replace(b"\0", b"").lower()
    return any(all(name.lower().encode() in head for name in names) for names in (_OLD, _NEW))


def read(parcel: Parcel) -> Arrivals:
    """Everybody in the table; rows without a name are told by their line."""
    data = parcel.all_of(parcel.one("contacts.csv"))
    is_old = b"given name" in data[: 1 << 16].replace(b"\0", b"").lower()
    table = Table(data, _OLD if is_old else _NEW, "Google's contacts.csv")
    reader = _Reader(table)
    people = [newcomer for row in table for newcomer in reader.newcomer(row)]
    skipped = [*table.skipped, *reader.skipped]
    return Arrivals("google", people=people, skipped=skipped, guessed=table.guessed)


class _Reader:
    """Makes somebody of a row, whichever the layout."""

    def __init__(self, table: Table) -> None:
        names = [name.casefold() for name in table.header]
        self._columns: dict[str, list[str]] = {}
        for name in names:
            if found := _NUMBERED.fullmatch(name):
                self._columns.setdefault(found[1], []).append(name)
        self._keys = Keys()
        self.skipped: list[Skipped] = []

    def newcomer(self, row: Row) -> Iterator[Newcomer]:
        """The person; nobody where the row has no name."""
        emails, phones = self._values(row, "e-mail"), self._values(row, "phone")
        name = _name(row)
        if not name:
            only = f", only {emails[0]}" if emails else ""
            self.skipped.append(Skipped(f"line {row.line}", f"it has no name{only}"))
            return
        notes = [row.get("notes")]
        dates = each_once(self._dates(row, notes))
        yield Newcomer(
            key=self._keys.of(name, *emails[:1], *phones[:1]),
            name=name,
            number=row.line,
            role=_role(row),
            emails=emails,
            phones=phones,
            urls=self._values(row, "website"),
            org=_org(row),
            about="\n".join(filter(None, notes)),
            dates=dates,
        )

    def _values(self, row: Row, what: str) -> tuple[str, ...]:
        cells = (row.get(column) for column in self._columns.get(what, ()))
        return tuple(value for cell in cells for value in _several(cell))

    def _dates(self, row: Row, notes: list[str]) -> Iterator[ImportantDate]:
        cells = [("birthday", row.get("birthday"))]
        for column in self._columns.get("event", ()):
            number = column.removesuffix(" - value")
            label = _unmarked(row.get(f"{number} - label", f"{number} - type")).lower() or "date"
            cells.append((label, row.get(column)))
        for label, cell in cells:
            for text in _several(cell):
                when = important_date(label, text)
                if when is not None:
                    yield when
                    continue
                notes.append(f"{label.capitalize()}: {text}")
                why = f"its {label} can't be kept as a date; it stands among what is known about them"
                self.skipped.append(Skipped(f"line {row.line}", why))


def _several(cell: str) -> list[str]:
    return [value for part in cell.split(_BETWEEN.strip()) if (value := part.strip())]


def _unmarked(label: str) -> str:
    """A label without the mark of the default, or of a group of Google's own."""
    return label.removeprefix("* ").strip()


def _name(row: Row) -> str:
    parts = (
        row.get("first name", "given name"),
        row.get("middle name", "additional name"),
        row.get("last name", "family name"),
    )
    spoken = " ".join(" ".join(parts).split())
    org = row.get("organization name", "organization 1 - name")
    return spoken or row.get("name", "file as", "nickname") or next(iter(_several(org)), "")


def _role(row: Row) -> str:
    labels = map(_unmarked, _several(row.get("labels", "group membership")))
    return next((label.casefold() for label in labels if label.casefold() in ROLE_RHYTHMS), "")


def _org(row: Row) -> str:
    cells = (
        row.get("organization title", "organization 1 - title"),
        row.get("organization name", "organization 1 - name"),
        row.get("organization department", "organization 1 - department"),
    )
    return ", ".join(value for cell in cells for value in _several(cell)[:1])
