"""What Monica keeps of the days: calls, conversations, notes, things to do, events in a life, the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.domain.arrivals import Entry
from journal_tui.exchange.json_fields import day_in, instant_in, object_in, objects_in, text_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import tzinfo

    from journal_tui.exchange.json_fields import Object
    from journal_tui.exchange.keys import Keys


def entries_of(contact: Object, person: str, keys: Keys, zone: tzinfo | None) -> Iterator[Entry]:
    """What was written or done with one contact; `person` is their key, `zone` the writer's time zone."""
    for held in objects_in(contact, "data"):
        make = _MAKERS.get(text_in(held, "type"))
        if make is None:
            continue
        for each in objects_in(held, "values"):
            entry = make(each, object_in(each, "properties"))
            if entry is not None:
                key = text_in(each, "uuid") or keys.of(person, text_in(each, "created_at"), entry.text)
                yield _local(entry, zone)._replace(key=key, people=(person,))


def _local(entry: Entry, zone: tzinfo | None) -> Entry:
    """An entry whose day is only known by an instant, on the writer's own day."""
    if entry.at is None:
        return entry
    at = entry.at.astimezone(zone)
    return entry._replace(at=at, day=entry.day or at.date())


def journal_entries(account: Object, keys: Keys) -> Iterator[Entry]:
    """The account's journal."""
    for each in objects_in(object_in(account, "properties"), "journal_entries"):
        said = object_in(each, "properties")
        words = _joined(said, "title", "post", "comment")
        if words:
            key = text_in(each, "uuid") or keys.of("journal", text_in(each, "created_at"), words)
            yield Entry(key, day_in(said, "date") or day_in(each, "created_at"), words)


def _joined(said: Object, *names: str) -> str:
    return "\n".join(filter(None, (text_in(said, name) for name in names)))


def _call(_each: Object, said: Object) -> Entry:
    return Entry("", day_in(said, "called_at"), text_in(said, "content"), "interaction", channel="call")


def _conversation(_each: Object, said: Object) -> Entry:
    lines: list[str] = []
    for message in objects_in(said, "messages"):
        about = object_in(message, "properties") or message
        who = "me" if about.get("written_by_me") is True else "them"
        lines.append(f"{who}: {text_in(about, 'content')}")
    return Entry("", day_in(said, "happened_at"), "\n".join(lines), "interaction")


def _note(each: Object, said: Object) -> Entry | None:
    words = text_in(said, "body")
    return _written(each, words) if words else None


def _task(each: Object, said: Object) -> Entry | None:
    words = _joined(said, "title", "description")
    if not words or said.get("completed") is True:
        return None
    return _written(each, f"To do: {words}")


def _life_event(each: Object, said: Object) -> Entry | None:
    words = _joined(said, "name", "note")
    return _written(each, words)._replace(day=day_in(said, "happened_at")) if words else None


def _written(each: Object, words: str) -> Entry:
    """Something that is as old as Monica's record of it."""
    at = instant_in(each, "created_at")
    return Entry("", None, words, at=at)


_MAKERS: Mapping[str, Callable[[Object, Object], Entry | None]] = {
    "call": _call,
    "conversation": _conversation,
    "note": _note,
    "task": _task,
    "life_event": _life_event,
}
