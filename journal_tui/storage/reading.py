"""A table's bytes as this program means them: parsed, doubles merged, older schemas brought up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.storage.format import SCHEMA, parse

if TYPE_CHECKING:
    from journal_tui.storage.format import Parsed


def read_table(name: str, data: bytes) -> Parsed:
    """Read a table's file; whatever the bytes are, this returns."""
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
