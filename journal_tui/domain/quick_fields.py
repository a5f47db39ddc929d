"""Reading many documents quickly: the kinds of which a journal of twenty years holds 60,000.

It reads as `fields` does, and leaves whatever is out of the ordinary to it: a field that is missing, a value
of the wrong type, an agreed next contact. What was said before (a day, a person, a channel, a question) is
not kept a second time, which is half of the memory.
"""

from __future__ import annotations

from datetime import date, datetime
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

from journal_tui.domain import records as r
from journal_tui.domain.fields import from_fields

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from journal_tui.domain.fields import Fields

    Document = Mapping[str, Any]  # as it came from its file: each line below looks at what it reads
    Held = dict[str, object]


class _Odd(Exception):
    """A document for the careful reader."""


class _Days(dict[str, date]):
    """The days by how they are written, each read once."""

    def __missing__(self, text: str) -> date:
        day = self[text] = date.fromisoformat(text)
        return day


class _SeenOnes(dict[tuple[str, int], r.Seen]):
    """What records were seen by that one device alone has edited, as most are: once each."""

    def __missing__(self, edits: tuple[str, int]) -> r.Seen:
        seen = self[edits] = dict([edits])
        return seen


_days, _seen_ones = _Days(), _SeenOnes()


def _maybe_day(text: str | None) -> date | None:
    return None if text is None else _days[text]


def _instant(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise _Odd
    return at


def _texts(found: list[str]) -> tuple[str, ...]:
    if type(found) is not list:
        raise _Odd
    return (intern(found[0]),) if len(found) == 1 else tuple(map(intern, found))


def _told(found: dict[str, str]) -> Mapping[str, date]:
    if type(found) is not dict:
        raise _Odd
    return {intern(person): _days[day] for person, day in found.items()} if found else r.NOBODY_TOLD


def _seen(found: dict[str, int]) -> r.Seen:
    [edits] = found.items()
    if type(edits[1]) is not int:
        raise _Odd
    return _seen_ones[edits]


def _note(held: Held, f: Document) -> None:
    text = f["text"]
    if type(text) is not str:
        raise _Odd
    held["text"] = text
    held["people"] = _texts(f["people"])


def _gratitude(held: Held, f: Document) -> None:
    _note(held, f)
    held["told"] = _told(f["told"])


def _reflection(held: Held, f: Document) -> None:
    _note(held, f)
    held["prompt_id"] = intern(f["prompt_id"])
    held["prompt"] = intern(f["prompt"])
    held["theme"] = intern(f["theme"])


def _interaction(held: Held, f: Document) -> None:
    note, waiting = f["note"], f["waiting"]
    if type(note) is not str or type(waiting) is not bool or f["next"] is not None:
        raise _Odd
    held["people"] = _texts(f["people"])
    held["channel"] = intern(f["channel"])
    held["act"] = intern(f["act"])
    held["gave"] = intern(f["gave"])
    held["note"] = note
    held["waiting"] = waiting
    held["closed"] = _maybe_day(f["closed"])


def _promise(held: Held, f: Document) -> None:
    _note(held, f)
    held["by"] = intern(f["by"])
    held["due"] = _maybe_day(f["due"])
    held["kept"] = _maybe_day(f["kept"])
    held["released"] = _maybe_day(f["released"])


def _sitting(held: Held, f: Document) -> None:
    seconds, minutes, picks, when, will = f["seconds"], f["minutes"], f["picks"], f["when"], f["will"]
    if not (type(seconds) is type(minutes) is int and type(picks) is list and minutes >= 1):
        raise _Odd
    if not type(when) is type(will) is str:
        raise _Odd
    held["seconds"] = seconds
    held["minutes"] = minutes
    held["picks"] = tuple(map(_pick, picks))
    held["planned"] = _texts(f["planned"])
    held["set_aside"] = _texts(f["set_aside"])
    held["when"] = when
    held["will"] = will


def _tick(held: Held, f: Document) -> None:
    held["habit"] = intern(f["habit"])


def _pick(found: Document) -> r.Pick:
    return r.Pick(intern(found["person"]), intern(found["kind"]), intern(found["about"]))


class _Kind(NamedTuple):
    """A kind: how its own fields are read besides its text, and how many fields are read in all."""

    kind: type[r.Record]
    own: Callable[[Held, Document], None]
    known: int


KINDS: Mapping[str, _Kind] = {
    "gratitude": _Kind(r.Gratitude, _gratitude, 9),
    "reflection": _Kind(r.Reflection, _reflection, 11),
    "note": _Kind(r.Note, _note, 8),
    "interaction": _Kind(r.Interaction, _interaction, 14),
    "promise": _Kind(r.Promise, _promise, 12),
    "sitting": _Kind(r.Sitting, _sitting, 13),
    "tick": _Kind(r.Tick, _tick, 7),
}


def read_record(record_id: str, fields: Fields) -> r.Record | None:
    """Read one document as a record, exactly as `from_fields` does.

    Raises:
        BadRecord: when a field it needs is missing or has the wrong shape.
    """
    f: Document = fields
    try:
        kind, read_own, known = KINDS[f["kind"]]
        made = r.blank(kind)
        held = made.__dict__
        held["id"] = record_id
        held["day"] = _days[f["day"]]
        held["written"] = _days[f["written"]]
        created, updated = f["created_at"], f["updated_at"]
        held["created_at"] = at = _instant(created)
        held["updated_at"] = at if updated == created else _instant(updated)
        held["seen"] = _seen(f["seen"])
        read_own(held, f)
        if len(f) != known:
            _imported(held, f, known)
    except (_Odd, KeyError, TypeError, ValueError, AttributeError):
        return from_fields(record_id, fields)
    return made


def _imported(held: Held, f: Document, count: int) -> None:
    """All that is known of the kind was read: what came in a file has two fields more; all else is odd."""
    import_id, source = f["import_id"], f["source"]
    if len(f) != count + 2 or type(import_id) is not str or type(source) is not str:
        raise _Odd
    held["import_id"] = intern(import_id)
    held["source"] = source
