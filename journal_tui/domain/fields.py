"""Records as plain JSON fields, and back: what stands in the files and in `--json`.

A record's id is not among its fields: in a file it is the document's key.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from journal_tui.domain import records as r
from journal_tui.domain.errors import BadRecord
from journal_tui.domain.field_reader import FieldReader, Fields, Json, parsed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from typing import TypedDict

    class _Envelope(TypedDict):
        id: str
        day: date
        written: date
        created_at: datetime
        updated_at: datetime
        seen: r.Seen
        deleted: datetime | None
        conflict_of: str | None
        moved_from: str | None
        import_id: str | None
        source: str | None


__all__ = ["Fields", "Json", "from_fields", "to_fields"]


def _days_by_id(name: str, found: Fields) -> dict[str, date]:
    return {key: parsed(name, value, date.fromisoformat) for key, value in found.items()}


def _seen(found: Fields) -> dict[str, int]:
    seen: dict[str, int] = {}
    for device, edits in found.items():
        if not isinstance(edits, int) or isinstance(edits, bool):
            raise BadRecord("seen does not count edits")
        seen[device] = edits
    return seen


def _gratitude(head: _Envelope, f: FieldReader) -> r.Gratitude:
    return r.Gratitude(
        **head, text=f.text("text"), people=f.texts("people"), told=_days_by_id("told", f.mapping("told"))
    )


def _reflection(head: _Envelope, f: FieldReader) -> r.Reflection:
    return r.Reflection(
        **head,
        text=f.text("text"),
        prompt_id=f.text("prompt_id", ""),
        prompt=f.text("prompt", ""),
        theme=f.text("theme", ""),
        people=f.texts("people"),
    )


def _note(head: _Envelope, f: FieldReader) -> r.Note:
    return r.Note(**head, text=f.text("text"), people=f.texts("people"))


def _review(head: _Envelope, f: FieldReader) -> r.Review:
    return r.Review(
        **head,
        text=f.text("text"),
        ends=f.day("ends"),
        prompt_id=f.text("prompt_id", ""),
        prompt=f.text("prompt", ""),
        people=f.texts("people"),
    )


def _next_contact(f: FieldReader) -> r.NextContact | None:
    found = f.mapping("next")
    if not found:
        return None
    inner = FieldReader(found)
    at = None if found.get("at") is None else inner.clock("at")
    return r.NextContact(day=inner.day("day"), at=at, channel=inner.maybe_text("channel"))


def _interaction(head: _Envelope, f: FieldReader) -> r.Interaction:
    return r.Interaction(
        **head,
        people=f.texts("people"),
        channel=f.text("channel", "message"),
        act=f.text("act", "check in"),
        gave=f.text("gave", "both"),
        note=f.text("note", ""),
        waiting=f.flag("waiting"),
        closed=f.maybe_day("closed"),
        next=_next_contact(f),
    )


def _promise(head: _Envelope, f: FieldReader) -> r.Promise:
    return r.Promise(
        **head,
        text=f.text("text"),
        people=f.texts("people"),
        by=f.text("by", "me"),
        due=f.maybe_day("due"),
        kept=f.maybe_day("kept"),
        released=f.maybe_day("released"),
    )


def _sitting(head: _Envelope, f: FieldReader) -> r.Sitting:
    if f.number("minutes", 15) < 1:
        raise BadRecord("a block has no minutes")
    return r.Sitting(
        **head,
        seconds=f.number("seconds", 0),
        minutes=f.number("minutes", 15),
        picks=tuple(_pick(FieldReader(found)) for found in f.objects("picks")),
        planned=f.texts("planned"),
        set_aside=f.texts("set_aside"),
        when=f.text("when", ""),
        will=f.text("will", ""),
    )


def _pick(f: FieldReader) -> r.Pick:
    return r.Pick(f.text("person"), f.text("kind"), f.text("about", ""))


def _tick(head: _Envelope, f: FieldReader) -> r.Tick:
    return r.Tick(**head, habit=f.text("habit", ""))


def _person(head: _Envelope, f: FieldReader) -> r.Person:
    return r.Person(
        **head,
        name=f.text("name"),
        role=f.text("role", "other"),
        rhythm=f.rhythm(),
        emails=f.texts("emails"),
        phones=f.texts("phones"),
        urls=f.texts("urls"),
        org=f.text("org", ""),
        met=f.text("met", ""),
        mind=f.text("mind", ""),
        about=f.text("about", ""),
        dates=_dates(f),
        snoozed_until=f.maybe_day("snoozed_until"),
        stepped_back=f.maybe_day("stepped_back"),
        imported=f.flag("imported"),
        merged_into=f.maybe_text("merged_into"),
        chosen=f.maybe_day("chosen"),
        gained=tuple(_gain(FieldReader(found)) for found in f.objects("gained")),
    )


def _dates(f: FieldReader) -> tuple[r.ImportantDate, ...]:
    return tuple(_important_date(FieldReader(found)) for found in f.objects("dates"))


def _gain(f: FieldReader) -> r.Gain:
    return r.Gain(
        import_id=f.text("import_id"),
        source=f.text("source"),
        emails=f.texts("emails"),
        phones=f.texts("phones"),
        urls=f.texts("urls"),
        org=f.text("org", ""),
        met=f.text("met", ""),
        about=f.text("about", ""),
        dates=_dates(f),
    )


def _important_date(f: FieldReader) -> r.ImportantDate:
    month, day = f.number("month"), f.number("day")
    year = None if f.is_missing("year") else f.number("year")
    once = f.flag("once")
    try:
        date(2000 if year is None else year, month, day)
    except ValueError as error:
        raise BadRecord(f"an important date: {error}") from error
    if once and year is None:
        raise BadRecord("a date that comes once needs its year")
    return r.ImportantDate(f.text("label"), month, day, year, once)


def _schedule(head: _Envelope, f: FieldReader) -> r.ScheduleChange:
    weekdays = frozenset(f.numbers("weekdays"))
    if not weekdays or not weekdays <= set(range(7)):
        raise BadRecord("weekdays are not days of a week")
    rest_days = f.number("rest_days")
    if rest_days < 0:
        raise BadRecord("rest_days is below nought")
    return r.ScheduleChange(
        **head,
        starts=f.day("starts"),
        weekdays=weekdays,
        rest_days=rest_days,
        day_ends_at=f.clock("day_ends_at"),
    )


def _pause(head: _Envelope, f: FieldReader) -> r.PauseSet:
    return r.PauseSet(**head, first=f.day("first"), last=f.maybe_day("last"))


def _import(head: _Envelope, f: FieldReader) -> r.Import:
    return r.Import(**head, format=f.text("format"), file=f.text("file", ""))


def _setting(head: _Envelope, f: FieldReader) -> r.Setting:
    return r.Setting(**head, name=f.text("name"), value=f.number("value"))


def _role(head: _Envelope, f: FieldReader) -> r.RoleSet:
    rhythm = f.rhythm()
    if rhythm is None:
        raise BadRecord("a role needs its rhythm")
    return r.RoleSet(**head, name=f.text("name"), rhythm=rhythm)


_READERS: Mapping[str, Callable[[_Envelope, FieldReader], r.Record]] = {
    "gratitude": _gratitude,
    "reflection": _reflection,
    "note": _note,
    "review": _review,
    "interaction": _interaction,
    "promise": _promise,
    "sitting": _sitting,
    "tick": _tick,
    "person": _person,
    "schedule": _schedule,
    "pause": _pause,
    "import": _import,
    "setting": _setting,
    "role": _role,
}


def from_fields(record_id: str, fields: Fields) -> r.Record | None:
    """Read one document as a record; None when its kind is unknown here (a newer version's).

    Raises:
        BadRecord: when a field it needs is missing or has the wrong shape.
    """
    f = FieldReader(fields)
    read = _READERS.get(f.text("kind"))
    if read is None:
        return None
    head: _Envelope = {
        "id": record_id,
        "day": f.day("day"),
        "written": f.day("written"),
        "created_at": f.instant("created_at"),
        "updated_at": f.instant("updated_at"),
        "seen": _seen(f.mapping("seen")),
        "deleted": f.maybe_instant("deleted"),
        "conflict_of": f.maybe_text("conflict_of"),
        "moved_from": f.maybe_text("moved_from"),
        "import_id": f.maybe_text("import_id"),
        "source": f.maybe_text("source"),
    }
    return read(head, f)


def _own_fields(record: r.Record) -> dict[str, Json]:
    match record:
        case r.Gratitude():
            told: dict[str, Json] = {person: day.isoformat() for person, day in record.told.items()}
            return {"text": record.text, "people": list(record.people), "told": told}
        case r.Reflection():
            return {
                "theme": record.theme,
                "prompt": record.prompt,
                "text": record.text,
                "people": list(record.people),
                "prompt_id": record.prompt_id,
            }
        case r.Note():
            return {"text": record.text, "people": list(record.people)}
        case r.Review():
            return {
                "ends": record.ends.isoformat(),
                "prompt": record.prompt,
                "text": record.text,
                "people": list(record.people),
                "prompt_id": record.prompt_id,
            }
        case _:
            return _contact_fields(record)


def _contact_fields(record: r.Record) -> dict[str, Json]:
    """The fields of what happens between people: contacts and promises."""
    match record:
        case r.Interaction():
            return {
                "people": list(record.people),
                "channel": record.channel,
                "act": record.act,
                "gave": record.gave,
                "note": record.note,
                "waiting": record.waiting,
                "closed": _iso(record.closed),
                "next": _next_fields(record.next),
            }
        case r.Promise():
            return {
                "text": record.text,
                "people": list(record.people),
                "by": record.by,
                "due": _iso(record.due),
                "kept": _iso(record.kept),
                "released": _iso(record.released),
            }
        case _:
            return _quiet_fields(record)


def _quiet_fields(record: r.Record) -> dict[str, Json]:
    """The fields of the kinds that hold none of the user's sentences."""
    match record:
        case r.Sitting():
            return {
                "seconds": record.seconds,
                "minutes": record.minutes,
                "picks": [{"person": p.person, "kind": p.kind, "about": p.about} for p in record.picks],
                "planned": list(record.planned),
                "set_aside": list(record.set_aside),
                "when": record.when,
                "will": record.will,
            }
        case r.Tick():
            return {"habit": record.habit}
        case r.Person():
            return {
                "name": record.name,
                "role": record.role,
                "rhythm": record.rhythm,
                "emails": list(record.emails),
                "phones": list(record.phones),
                "urls": list(record.urls),
                "org": record.org,
                "met": record.met,
                "mind": record.mind,
                "about": record.about,
                "dates": [_date_fields(when) for when in record.dates],
                "snoozed_until": _iso(record.snoozed_until),
                "stepped_back": _iso(record.stepped_back),
                "imported": record.imported,
                "gained": [_gain_fields(gain) for gain in record.gained],
                "chosen": _iso(record.chosen),
            }
        case _:
            return _practice_fields(record)


def _practice_fields(record: r.Record) -> dict[str, Json]:
    """The fields of the kinds that say how the practice is set."""
    match record:
        case r.ScheduleChange():
            weekdays: list[Json] = [*sorted(record.weekdays)]
            return {
                "starts": record.starts.isoformat(),
                "weekdays": weekdays,
                "rest_days": record.rest_days,
                "day_ends_at": record.day_ends_at.isoformat("minutes"),
            }
        case r.PauseSet():
            return {"first": record.first.isoformat(), "last": _iso(record.last)}
        case r.Import():
            return {"format": record.format, "file": record.file}
        case r.Setting():
            return {"name": record.name, "value": record.value}
        case r.RoleSet():
            return {"name": record.name, "rhythm": record.rhythm}
        case _:
            raise TypeError(f"no fields are known for {type(record).__name__}")


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _date_fields(when: r.ImportantDate) -> dict[str, Json]:
    return {"label": when.label, "month": when.month, "day": when.day, "year": when.year, "once": when.once}


def _gain_fields(gain: r.Gain) -> dict[str, Json]:
    """A gain without what it has nothing of: most have little."""
    texts = {"org": gain.org, "met": gain.met, "about": gain.about}
    lists = {"emails": gain.emails, "phones": gain.phones, "urls": gain.urls}
    fields: dict[str, Json] = {"import_id": gain.import_id, "source": gain.source}
    fields.update((name, text) for name, text in texts.items() if text)
    fields.update((name, list(held)) for name, held in lists.items() if held)
    if gain.dates:
        fields["dates"] = [_date_fields(when) for when in gain.dates]
    return fields


def _next_fields(contact: r.NextContact | None) -> dict[str, Json] | None:
    if contact is None:
        return None
    at = None if contact.at is None else contact.at.isoformat("minutes")
    return {"day": contact.day.isoformat(), "at": at, "channel": contact.channel}


def to_fields(record: r.Record) -> dict[str, Json]:
    """A record's fields, in the order a reader of the file wants them: what, when, then bookkeeping."""
    seen: dict[str, Json] = {**record.seen}
    fields: dict[str, Json] = {"kind": record.kind, "day": record.day.isoformat(), **_own_fields(record)}
    fields["written"] = record.written.isoformat()
    created = record.created_at.isoformat(timespec="milliseconds")
    is_new = record.updated_at is record.created_at  # an import's thousands are
    fields["created_at"] = created
    fields["updated_at"] = created if is_new else record.updated_at.isoformat(timespec="milliseconds")
    fields["seen"] = seen
    if record.deleted is not None:
        fields["deleted"] = record.deleted.isoformat(timespec="milliseconds")
    if record.conflict_of is not None:
        fields["conflict_of"] = record.conflict_of
    if record.moved_from is not None:
        fields["moved_from"] = record.moved_from
    if record.import_id is not None:
        fields["import_id"] = record.import_id
    if record.source is not None:
        fields["source"] = record.source
    if isinstance(record, r.Person) and record.merged_into is not None:
        fields["merged_into"] = record.merged_into
    return fields
