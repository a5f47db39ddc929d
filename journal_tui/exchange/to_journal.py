"""The journal as one JSON text, which this program reads back without loss.

Of each record it holds the fields of the journal's own files and the id, one record a line. What was deleted
is not in it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from journal_tui.domain.exports import Member, whole
from journal_tui.domain.fields import to_fields

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journal_tui.domain.exports import Extract, Output
    from journal_tui.domain.records import Record

FORMAT = "journal_tui"
VERSION = 1
"""Of this layout; a reader refuses a higher one."""

LISTS = ("people", "practice", "records")
"""The lists of records that the text holds, in this order."""

_plain = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_ascii = json.JSONEncoder(separators=(",", ":")).encode


def write(extract: Extract) -> Output:
    """The whole as one file; the people that the records name come along."""
    lists = {
        "people": (*extract.everybody, *extract.other_names),
        "practice": extract.practice,
        "records": extract.written or extract.records,
    }
    head = {
        "format": FORMAT,
        "version": VERSION,
        "exported": extract.now.day.isoformat(),
        "private": extract.wanted.private,
    }
    body = [f"{_plain(name)}:{_plain(value)}" for name, value in head.items()]
    body += [f"{_plain(name)}:{_list(lists[name])}" for name in LISTS]
    return whole(extract, [Member("journal.json", ("{" + ",\n".join(body) + "}\n").encode())])


def _list(records: Iterable[Record]) -> str:
    found = [_line(record) for record in records]
    return "[\n" + ",\n".join(found) + "\n]" if found else "[]"


def _line(record: Record) -> str:
    fields = {"id": record.id, **to_fields(record)}
    line = _plain(fields)
    # half a character (a lone surrogate) has no UTF-8: escaped, it comes back as it was
    return line if _is_text(line) else _ascii(fields)


def _is_text(line: str) -> bool:
    try:
        line.encode()
    except UnicodeEncodeError:
        return False
    return True
