"""What can still be read of a file that can't be read whole."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from journal_tui.storage.merge import merge_tables
from journal_tui.storage.migrations import upgraded

if TYPE_CHECKING:
    from journal_tui.domain.fields import Json
    from journal_tui.storage.format import Doc, Docs, Pair

_KEY = re.compile(r'("(?:[^"\\\n]|\\.){1,100}")\s*:\s*(?=\{)')
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_decoder = json.JSONDecoder()


def salvage(data: bytes) -> Docs:
    """The documents that are whole, wherever they stand in the bytes.

    An id that stands there twice (both sides of an unfinished merge) is merged like two copies of a file.
    """
    # Bytes that aren't UTF-8 become half characters, which no document that we take may hold raw.
    text = data.decode("utf-16", "replace") if data[:2] in _UTF16 else data.decode("utf-8", "surrogateescape")
    docs: Docs = {}
    at = 0
    while found := _KEY.search(text, at):
        at = found.end()
        pair, end = _document_at(text, found.start(1), at)
        if pair is not None:
            # Which schema a damaged file is of can't be told: a document of an older one shows it itself.
            key, doc = pair[0], upgraded(pair[1])
            if key in docs:
                docs = merge_tables(docs, {key: doc})
            else:
                docs[key] = doc
            at = end
    return docs


def _document_at(text: str, key_at: int, doc_at: int) -> tuple[Pair | None, int]:
    """The id and the document that stand here, if they are whole, and where they end."""
    try:
        key, _ = _parsed_at(text, key_at)
        doc, end = _parsed_at(text, doc_at)
        text[key_at:end].encode()
    except (ValueError, RecursionError):
        return None, doc_at
    if isinstance(key, str) and isinstance(doc, dict) and _is_document(doc) and not _swallowed_others(doc):
        return (key, doc), end
    return None, doc_at


def _is_document(found: Json) -> bool:
    return isinstance(found, dict) and isinstance(found.get("kind"), str) and "day" in found


def _swallowed_others(doc: Doc) -> bool:
    """Whether a lost brace made the documents that follow into fields of this one."""
    return any(_is_document(value) for value in doc.values())


def _parsed_at(text: str, start: int) -> tuple[Json, int]:
    return _decoder.raw_decode(text, start)
