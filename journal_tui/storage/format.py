"""A table's file: bytes to documents and back.

The first line opens the table, then comes one document a line, and the last line holds the schema's number
and a checksum over all bytes before it. So a diff, a merge and a rescue work line by line, and any JSON
reader reads the whole.
"""

from __future__ import annotations

import json
import re
import zlib
from typing import TYPE_CHECKING, NamedTuple

from journal_tui.domain.errors import NotSaved

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from journal_tui.domain.fields import Json

Doc = dict[str, "Json"]
Docs = dict[str, Doc]
Pair = tuple[str, Doc]

SCHEMA = 1
_CHECK = "_check"
_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_MARKS = (b"<<<<<<< ", b">>>>>>> ")
_SEAL = re.compile(rb'\},"_check":\{"1":\{"schema":\d{1,9},"crc32":"([0-9a-f]{8})"\}\}\}\n')

_NUMBER = re.compile(rb'"_check":\{"1":\{"schema":(\d{1,9}),')
_LONGEST_END = 100

_plain = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Parsed(NamedTuple):
    """What a file holds: its documents, or why it can't be read whole (`damage`).

    `doubles` are documents whose id stands in the file a second time. `edited` tells of a good file
    that something else than this program wrote. A `schema` above `SCHEMA` is a newer version's, one below
    it an older version's.
    """

    docs: Docs
    doubles: tuple[Pair, ...] = ()
    damage: str | None = None
    edited: bool = False
    schema: int = SCHEMA


def encode(name: str, docs: Docs) -> bytes:
    """The bytes of a table's file, the same on every machine: sorted by day, then as they were made."""
    try:
        lines = [_line(key, doc) for key, doc in sorted(docs.items(), key=_place)]
    except RecursionError:
        raise NotSaved(
            "Not saved, because a record in this file is nested too deeply to be written; the file "
            "is as it was: mend that record by hand and save again."
        ) from None
    opening = f'{{"{name}":{{\n'.encode()
    body = opening + b",\n".join(lines) + b"\n" if lines else opening
    return body + _last_line(body)


def _place(item: Pair) -> tuple[str, str, str]:
    """Where a document stands in its file, so that it reads like a diary."""
    key, doc = item
    return (str(doc.get("day", "")), str(doc.get("created_at", "")), key)


def _line(key: str, doc: Doc) -> bytes:
    try:
        return f"{_plain(key)}:{_plain(doc)}".encode()
    except UnicodeEncodeError:
        # Half a character (a lone surrogate) has no UTF-8: escaped, it comes back as it was.
        return f"{json.dumps(key)}:{json.dumps(doc, separators=(',', ':'))}".encode()


def _last_line(body: bytes | memoryview) -> bytes:
    return b'},"_check":{"1":{"schema":%d,"crc32":"%08x"}}}\n' % (SCHEMA, zlib.crc32(body))


def is_sealed(data: bytes) -> bool:
    """Whether the bytes are, to the last, what this program once wrote, in whatever version."""
    end = data.rfind(b"\n", 0, max(len(data) - 1, 0)) + 1
    seal = _SEAL.fullmatch(data, end)
    return seal is not None and seal[1] == b"%08x" % zlib.crc32(memoryview(data)[:end])


def parse(name: str, data: bytes) -> Parsed:
    """Read a table's file; whatever the bytes are, this returns."""
    doubled: list[_Doubled] = []
    sealed = is_sealed(data)
    try:
        text = data.removeprefix(_BOM).decode()
        # Only a file from elsewhere can hold a key twice, and looking for that costs time.
        found: Json = json.loads(text) if sealed else json.loads(text, object_pairs_hook=_watching(doubled))
    except UnicodeDecodeError:
        return Parsed({}, damage=_why_no_text(data), schema=_schema_at_the_end(data))
    except (ValueError, RecursionError):
        return Parsed({}, damage=_why_no_json(data), schema=_schema_at_the_end(data))
    return _shaped(name, found, doubled)._replace(edited=not sealed)


def read_table(name: str, data: bytes) -> Parsed:
    """A table's file as this schema has it, with what stands in it twice merged; it always returns."""
    parsed = parse(name, data)
    if parsed.schema < SCHEMA:
        from journal_tui.storage.migrations import migrated

        parsed = migrated(parsed)
    return _without_doubles(parsed) if parsed.doubles else parsed


def _without_doubles(parsed: Parsed) -> Parsed:
    """Merge the documents that stand in a file twice, as a merge of two files leaves them."""
    from journal_tui.storage.merge import merge_tables

    docs = parsed.docs
    for key, doc in parsed.doubles:
        docs = merge_tables(docs, {key: doc})
    return parsed._replace(docs=docs, doubles=())


class _Doubled(dict[str, "Json"]):
    """An object that had a key twice, with all its pairs."""

    def __init__(self, pairs: list[tuple[str, Json]]) -> None:
        super().__init__(pairs)
        self.pairs = pairs


def _watching(doubled: list[_Doubled]) -> Callable[[list[tuple[str, Json]]], dict[str, Json]]:
    """Build each object of a JSON text, noting those in which a key stands twice."""

    def build(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
        plain = dict(pairs)
        if len(plain) == len(pairs):
            return plain
        doubled.append(_Doubled(pairs))
        return doubled[-1]

    return build


def _shaped(name: str, found: Json, doubled: list[_Doubled]) -> Parsed:
    """The documents of well-formed JSON, if it has the shape of this table's file."""
    if not isinstance(found, dict) or not set(found) <= {name, _CHECK}:
        return Parsed({}, damage="it isn't this table's file")
    table = found.get(name)
    if not isinstance(table, dict):
        return Parsed({}, damage="it holds no table")
    docs = _documents(table.items())
    if len(docs) != len(table):
        return Parsed({}, damage="something in it isn't a record")
    schema = _schema(found.get(_CHECK))
    return _with_doubles(docs, doubled, schema, isinstance(table, _Doubled))


def _with_doubles(docs: Docs, doubled: list[_Doubled], schema: int, is_table_doubled: bool) -> Parsed:
    """Only a record may stand in a file twice: of a field that does, one version would be lost."""
    if len(doubled) != is_table_doubled:
        return Parsed({}, damage="a field stands in it twice")
    doubles: list[Pair] = []
    for key, doc in doubled[0].pairs if doubled else ():
        if not isinstance(doc, dict):
            return Parsed({}, damage="something in it isn't a record")
        if doc is not docs[key]:
            doubles.append((key, doc))
    return Parsed(docs, doubles=tuple(doubles), schema=schema)


def _documents(pairs: Iterable[tuple[str, Json]]) -> Docs:
    return {key: doc for key, doc in pairs if isinstance(doc, dict)}


def _schema(check: Json) -> int:
    """The schema's number in the last line; a hand edit that lost it, or made it nonsense, leaves ours."""
    first = check.get("1") if isinstance(check, dict) else None
    number = first.get("schema") if isinstance(first, dict) else None
    is_number = isinstance(number, int) and not isinstance(number, bool) and number >= 0
    return number if isinstance(number, int) and is_number else SCHEMA


def _schema_at_the_end(data: bytes) -> int:
    """The schema's number in what is left of a file, if its end is."""
    found = _NUMBER.search(data[-_LONGEST_END:])
    return SCHEMA if found is None else int(found[1])


def _why_no_text(data: bytes) -> str:
    if data[:2] in _UTF16:
        return "it was saved as UTF-16 instead of UTF-8"
    return "it isn't text in UTF-8"


def _why_no_json(data: bytes) -> str:
    if not data.strip():
        return "it is empty"
    if not data.strip(b"\0"):
        return "it holds nothing but zeros"
    if any(line.startswith(_MARKS) for line in data.splitlines()):
        return "it holds the marks of an unfinished merge"
    return "it isn't whole"
