"""Documents of older schemas, brought up to this one step by step.

A step takes a document of one schema and returns it as the next has it; one that is further along already it
leaves as it is, so that a number that was damaged, or lost, does no harm. A file is read this way in memory,
and written in the new form with the next save to it, once its old bytes are kept among the backups.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.storage.format import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from journal_tui.domain.fields import Json
    from journal_tui.storage.format import Doc, Parsed


def _from_trials(doc: Doc) -> Doc:
    """Schema 0, of the first trials: one instant `at`, one `person`, and no word of when it was written."""
    if "at" not in doc or "created_at" in doc:
        return doc
    new = {name: value for name, value in doc.items() if name not in ("at", "person")}
    person = doc.get("person")
    people: list[Json] = [] if person is None else [person]
    return {
        "people": people,
        "written": doc.get("day"),
        "seen": {},
        **new,
        "created_at": doc["at"],
        "updated_at": doc["at"],
    }


STEPS: Mapping[int, Callable[[Doc], Doc]] = {0: _from_trials}
"""The step that leads from each older schema to the one after it."""


def upgraded(doc: Doc, schema: int = 0) -> Doc:
    """A document of an older schema, or of one that nobody knows any more, as this one has it."""
    for number in range(schema, SCHEMA):
        doc = STEPS[number](doc)
    return doc


def migrated(parsed: Parsed) -> Parsed:
    """A whole file of an older schema, its documents as this one has them; its number stays the old one."""
    docs = {key: upgraded(doc, parsed.schema) for key, doc in parsed.docs.items()}
    doubles = tuple((key, upgraded(doc, parsed.schema)) for key, doc in parsed.doubles)
    return parsed._replace(docs=docs, doubles=doubles)
