"""Two versions of a record, or two copies of a table, made one: the same on every machine, losing nothing.

A record's `seen` counts the edits of each device that went into it. A version whose edits the other has
all seen is superseded by it. Versions edited apart are both kept: the later keeps the id, the other becomes
a record of its own, `<id>~<digest>`, marked `conflict_of`. A deletion removes only what it has seen.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journal_tui.domain.fields import Json
    from journal_tui.storage.format import Doc, Docs

_BOOKKEEPING = ("seen", "conflict_of")
_TIMES = ("updated_at", "deleted")
_DIGEST_LENGTH = 8
_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)


def seen_of(doc: Mapping[str, Json]) -> dict[str, int]:
    """How many edits of each device a document has in it; what counts nothing is left out."""
    seen = doc.get("seen")
    if not isinstance(seen, dict):
        return {}
    return {
        device: edits
        for device, edits in seen.items()
        if isinstance(edits, int) and not isinstance(edits, bool) and edits > 0
    }


def covers(one: Mapping[str, int], other: Mapping[str, int]) -> bool:
    """Whether the first has seen every edit that the second has."""
    return all(one.get(device, 0) >= edits for device, edits in other.items())


def union(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    """All edits that either has seen."""
    devices = sorted({*one, *other})
    return {device: max(one.get(device, 0), other.get(device, 0)) for device in devices}


def merge_tables(one: Docs, other: Docs) -> Docs:
    """Merge two copies of a table."""
    merged: Docs = {}
    for key in sorted({*one, *other}):
        if key in one and key in other:
            _put_all(merged, merge_versions(key, one[key], other[key]))
        else:
            _put_all(merged, {key: one[key] if key in one else other[key]})
    return merged


def _put_all(merged: Docs, docs: Docs) -> None:
    """Add documents to a table; a conflict's copy may stand there already, edited or deleted since."""
    for key, doc in docs.items():
        if key not in merged:
            merged[key] = doc
        elif merged[key] != doc:
            _put_all_at(merged, key, doc)


def _put_all_at(merged: Docs, key: str, doc: Doc) -> None:
    versions = merge_versions(key, merged.pop(key), doc)
    merged[key] = versions.pop(key)
    _put_all(merged, versions)


def merge_versions(key: str, one: Doc, other: Doc) -> Docs:
    """Merge two versions of a record: one document, or two if they were edited apart."""
    if one == other:
        return {key: one}
    seen_one, seen_other = seen_of(one), seen_of(other)
    one_knows, other_knows = covers(seen_one, seen_other), covers(seen_other, seen_one)
    if one_knows and not other_knows:
        return {key: one}
    if other_knows and not one_knows:
        return {key: other}
    return keep_both(key, one, other, union(seen_one, seen_other))


def keep_both(key: str, one: Doc, other: Doc, seen: Mapping[str, int]) -> Docs:
    """Two versions, neither of which has seen the other: what stands under the id, and the copy beside it.

    There is no copy if the two hold the same, or if one of them is a deletion: that removes only what
    it has seen. `seen` is what the document under the id has seen from now on.
    """
    later, earlier = sorted((one, other), key=_rank, reverse=True)
    known: dict[str, Json] = {**seen}
    if is_deleted(one) != is_deleted(other):
        later = one if is_deleted(other) else other
    elif says(one) != says(other):
        copy_key, copy = _copy_of(key, earlier)
        return {key: {**later, "seen": known}, copy_key: copy}
    return {key: {**later, "seen": known}}


def is_deleted(doc: Mapping[str, Json]) -> bool:
    """Whether a document is a tombstone."""
    return doc.get("deleted") is not None


def _rank(doc: Doc) -> tuple[datetime, str, str]:
    """Which of two versions is the later; at the same instant the text decides, alike on every machine."""
    return (_instant(doc.get("updated_at")), _canonical(doc, _BOOKKEEPING), _canonical(doc, ("seen",)))


def _instant(value: Json) -> datetime:
    try:
        at = datetime.fromisoformat(value) if isinstance(value, str) else _LONG_AGO
    except ValueError:
        at = _LONG_AGO
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at


def says(doc: Doc) -> str:
    """What a version says, apart from when it was said."""
    return _canonical(doc, (*_BOOKKEEPING, *_TIMES))


def _canonical(doc: Doc, without: tuple[str, ...]) -> str:
    kept = {name: value for name, value in doc.items() if name not in without}
    return json.dumps(kept, sort_keys=True, separators=(",", ":"))


def _copy_of(key: str, doc: Doc) -> tuple[str, Doc]:
    """The version that loses the id, as a record of its own: its id comes from its content alone."""
    from hashlib import sha256

    content = _canonical(doc, _BOOKKEEPING)
    digest = sha256(content.encode()).hexdigest()[:_DIGEST_LENGTH]
    return f"{key}~{digest}", {**doc, "seen": {}, "conflict_of": key}
