"""A table for spreadsheets: CSV (RFC 4180) with a byte order mark, by which they recognise UTF-8.

A row is a record of a day; when people alone are asked for, a person. A spreadsheet computes a cell that
begins as a formula does, and such a formula can run a program: those cells begin with an apostrophe here.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from journal_tui.domain import records as r
from journal_tui.domain.dates import as_typed
from journal_tui.domain.exports import PERSON_KIND, Member, Output, only_people
from journal_tui.domain.phrases import counted
from journal_tui.domain.text import clean, printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from journal_tui.domain.exports import Extract
    from journal_tui.domain.practice_settings import PracticeSettings

Row = dict[str, str]

RECORD_COLUMNS = (
    "day",
    "made",
    "kind",
    "people",
    "text",
    "prompt",
    "theme",
    "channel",
    "act",
    "gave",
    "waiting",
    "next",
    "by",
    "due",
    "state",
    "told",
    "minutes",
    "habit",
    "written",
    "id",
)
PERSON_COLUMNS = (
    "name",
    "role",
    "rhythm",
    "organisation",
    "emails",
    "phones",
    "links",
    "dates",
    "met",
    "about",
    "boundaries",
    "stepped back",
    "since",
    "id",
)

_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
_FORMULA = re.compile(
    r"'*[=+\-@\t\r\n\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}"
    r"\N{FULLWIDTH COMMERCIAL AT}]"
)


def write(extract: Extract) -> Output:
    """The table of the records or, when people alone are asked for, of the people."""
    if extract.wanted.kinds == {PERSON_KIND}:
        table = _table(
            PERSON_COLUMNS, (_person_row(person, extract.settings) for person in extract.everybody)
        )
        return only_people(extract, len(extract.everybody), Member("people.csv", table))
    rows = (_record_row(record, extract.names) for record in extract.records)
    table = _table(RECORD_COLUMNS, rows)
    return Output([Member("journal.csv", table)], counted(len(extract.records), "record"))


def _table(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, restval="")
    writer.writeheader()
    writer.writerows({name: safe(cell) for name, cell in row.items()} for row in rows)
    return (_BOM + out.getvalue()).encode("utf-8", "replace")


def safe(cell: str) -> str:
    """The cell as one that no spreadsheet computes; taking one apostrophe away gives it back."""
    shown = printable(clean(cell))
    return f"'{shown}" if _FORMULA.match(shown) else shown


def _record_row(record: r.Record, names: Mapping[str, str]) -> Row:
    return {
        "day": record.day.isoformat(),
        "made": record.created_at.isoformat(timespec="seconds"),
        "kind": record.kind,
        "people": _named(r.people_in(record), names),
        "text": r.words_of(record),
        **_own_cells(record, names),
        "written": record.written.isoformat(),
        "id": record.id,
    }


def _own_cells(record: r.Record, names: Mapping[str, str]) -> Row:
    """What only records of this kind have."""
    own: Row = {}
    match record:
        case r.Gratitude():
            told = (f"{names.get(who, 'somebody')} {day}" for who, day in record.told.items())
            own = {"told": "; ".join(told)}
        case r.Reflection():
            own = {"prompt": record.prompt, "theme": record.theme}
        case r.Interaction():
            own = {"channel": record.channel, "act": record.act, "gave": record.gave}
            own["waiting"] = "yes" if record.waiting and record.closed is None else ""
            own["next"] = record.next.day.isoformat() if record.next else ""
        case r.Review():
            own = {"prompt": record.prompt}
        case r.Promise():
            own = {"by": record.by, "state": record.state}
            own["due"] = record.due.isoformat() if record.due else ""
        case r.Sitting():
            own = {"minutes": str(record.seconds // 60)}
        case r.Tick():
            own = {"habit": record.habit}
        case _:
            pass
    return own


def _named(ids: Sequence[str], names: Mapping[str, str]) -> str:
    return "; ".join(names.get(who, "somebody") for who in ids)


def _person_row(person: r.Person, settings: PracticeSettings) -> Row:
    return {
        "name": person.name,
        "role": person.role,
        "rhythm": str(settings.rhythm_of(person)),
        "organisation": person.org,
        "emails": "; ".join(person.emails),
        "phones": "; ".join(person.phones),
        "links": "; ".join(person.urls),
        "dates": "; ".join(f"{when.label} {as_typed(when)}" for when in person.dates),
        "met": person.met,
        "about": person.about,
        "boundaries": person.mind,
        "stepped back": person.stepped_back.isoformat() if person.stepped_back else "",
        "since": person.day.isoformat(),
        "id": person.id,
    }
