"""What stays of a deleted record once nobody can bring it back any more."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from journal_tui.domain.fields import to_fields

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journal_tui.domain.fields import Fields, Json
    from journal_tui.domain.records import Record

KEPT_FOR = timedelta(days=30)
"""How long a deleted record's text stays, so that it can come back."""

_EMPTY: Mapping[str, Fields] = {
    "gratitude": {"text": "", "people": [], "told": {}},
    "reflection": {"text": "", "people": [], "prompt": "", "prompt_id": "", "theme": ""},
    "note": {"text": "", "people": []},
    "review": {"text": "", "people": [], "prompt": "", "prompt_id": ""},
    "interaction": {"note": "", "people": [], "next": None},
    "promise": {"text": "", "people": []},
    "sitting": {"picks": [], "planned": [], "set_aside": [], "when": "", "will": ""},
    "tick": {"habit": ""},
    "person": {
        "name": "",
        "role": "other",
        "emails": [],
        "phones": [],
        "urls": [],
        "org": "",
        "met": "",
        "mind": "",
        "about": "",
        "dates": [],
        "gained": [],
    },
    "import": {"file": ""},
    "role": {"name": ""},
}
"""Each kind's fields that hold words of the user's, or people, as they are when they hold none."""


def empty_fields(record: Record) -> dict[str, Json]:
    """A record's fields without the user's words and the people in it; its envelope stays as it is."""
    return {**to_fields(record), **_EMPTY.get(record.kind, {})}
