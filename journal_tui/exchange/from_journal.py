"""Our own export: whole records, exactly as they were."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from journal_tui.domain.arrivals import Arrivals, Skipped
from journal_tui.domain.errors import BadRecord, Refused
from journal_tui.domain.fields import from_fields
from journal_tui.exchange.json_items import Items
from journal_tui.exchange.to_journal import FORMAT, LISTS, VERSION

if TYPE_CHECKING:
    from journal_tui.domain.fields import Json
    from journal_tui.domain.records import Record
    from journal_tui.exchange.parcel import Parcel

_WHAT = "an export of this program"
_FORMAT = re.compile(rb'"format"\s*:\s*"%s"' % FORMAT.encode())
_VERSION = re.compile(rb'"version"\s*:\s*(\d+)')


def recognises(parcel: Parcel) -> bool:
    """Whether a JSON says of itself that it is one."""
    return parcel.shape == "file" and _FORMAT.search(parcel.head(parcel.one())) is not None


def read(parcel: Parcel) -> Arrivals:
    """The records with their own ids, people first; what a newer version has added is named."""
    file = parcel.one(".json")
    data = parcel.all_of(file)
    head = data[:4096].replace(b"\0", b"")
    version = _VERSION.search(head)
    if _FORMAT.search(head) is None or version is None:
        raise Refused(f"Nothing was taken: this is not {_WHAT}.")
    if int(version[1][:9]) > VERSION:
        raise Refused(
            "Nothing was taken: a newer version of this program wrote the file; let that version read it."
        )
    records: list[Record] = []
    skipped: list[Skipped] = []
    guessed: tuple[str, ...] = ()
    for name in LISTS:
        items = Items(data, name, "kind", _WHAT)
        for number, item in items:
            found = _record(item)
            if isinstance(found, str):
                skipped.append(Skipped(f"{name}, entry {number}", found))
            else:
                records.append(found)
        skipped += (each._replace(where=f"{name}, {each.where}") for each in items.skipped)
        guessed = items.guessed
    return Arrivals("journal", records=records, skipped=skipped, guessed=guessed)


def _record(item: dict[str, Json]) -> Record | str:
    """The record, or why there is none."""
    record_id = item.pop("id", None)
    if not isinstance(record_id, str) or not record_id:
        return "it has no id"
    try:
        found = from_fields(record_id, item)
    except BadRecord as error:
        return str(error)
    return found or "it is of a kind that only a newer version knows"
