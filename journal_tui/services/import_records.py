"""What arrives, made into records: stamped with their import, their source, and the day they belong to."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from journal_tui.domain.import_plan import id_for, source_of
from journal_tui.domain.joining import gain_of, with_gain
from journal_tui.domain.records import CHANNELS, Gratitude, Interaction, Note, Person, Reflection, Tick
from journal_tui.domain.text import Mentions, clean, fold, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from typing import TypedDict

    from journal_tui.domain.arrivals import Entry, Newcomer
    from journal_tui.domain.import_plan import Step
    from journal_tui.domain.records import Import, ImportantDate, Record, Seen

    class Stamp(TypedDict):
        """What every record that arrives begins with."""

        id: str
        day: date
        written: date
        created_at: datetime
        updated_at: datetime
        seen: Seen
        import_id: str
        source: str

    class Facts(TypedDict):
        """What is known of somebody, as it is kept."""

        emails: tuple[str, ...]
        phones: tuple[str, ...]
        urls: tuple[str, ...]
        org: str
        met: str
        mind: str
        about: str
        dates: tuple[ImportantDate, ...]


_NOON = time(12, tzinfo=UTC)
_NOTHING_SEEN: Seen = {}


def tidy(text: str) -> str:
    """The text as it is kept; halves of letters that no file can hold become a sign of their own."""
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return clean(text)


class Circle:
    """The people whom entries name: those here, and those who come in the same file, by their keys."""

    def __init__(self, people: Iterable[Person], by_key: Mapping[str, str]) -> None:
        held = list(people)
        self._by_key = by_key
        self._mentions = Mentions(held)
        self._by_name: dict[str, set[str]] = {}
        for person in held:
            self._by_name.setdefault(fold(one_line(person.name)), set()).add(person.id)

    def named(self, entry: Entry) -> tuple[str, ...]:
        """The ids of those whom an entry names, or mentions in its text."""
        if not entry.people and "@" not in entry.text:
            return ()
        found = [person for name in entry.people for person in self._find(name)]
        return tuple(dict.fromkeys((*found, *self._mentions.in_text(entry.text))))

    def _find(self, name: str) -> Iterable[str]:
        if name in self._by_key:
            return (self._by_key[name],)
        ids = self._by_name.get(fold(one_line(name)), set())
        return ids if len(ids) == 1 else ()


class Maker:
    """Makes the records of one import; `again` are tombstones, by id, of what an import brought before."""

    def __init__(self, log: Import, again: Mapping[str, Record]) -> None:
        self._log = log
        self._again = again
        self._on_day: Counter[date] = Counter()

    def entry(self, entry: Entry, circle: Circle) -> Record:
        """The record that an entry becomes; without a day of its own it is a note of the import's."""
        text = tidy(entry.text)
        stamp = self._stamp(entry.key, entry.day or self._log.day, self._instant(entry))
        if entry.kind == "tick":
            return Tick(**stamp, habit=one_line(text))
        people = circle.named(entry)
        if entry.kind == "interaction" and people and entry.day:
            channel = entry.channel if entry.channel in CHANNELS else "message"
            return Interaction(**stamp, people=people, channel=channel, note=text)
        if entry.kind == "gratitude" and entry.day:
            return Gratitude(**stamp, text=text, people=people)
        if entry.kind == "reflection" and entry.day:
            return Reflection(**stamp, text=text, people=people, prompt=tidy(entry.prompt))
        return Note(**stamp, text=text, people=people)

    def _stamp(self, key: str, day: date, at: datetime) -> Stamp:
        source = source_of(self._log.format, key)
        new_id = id_for(source)
        before = self._again.get(new_id)
        return {
            "id": new_id,
            "day": day,
            "written": day,
            "created_at": at,
            "updated_at": min(at, self._log.updated_at) if before is None else self._log.updated_at,
            "seen": _NOTHING_SEEN if before is None else before.seen,
            "import_id": self._log.id,
            "source": source,
        }

    def _instant(self, entry: Entry) -> datetime:
        """When it was written; noon, and in the order of the file, where only the day is known."""
        if entry.at is not None:
            return _with_offset(entry.at)
        day = entry.day or self._log.day
        self._on_day[day] += 1
        return datetime.combine(day, _NOON) + timedelta(milliseconds=self._on_day[day] - 1)

    def whole(self, record: Record) -> Record:
        """A record that arrives whole, as part of this import."""
        before = self._again.get(record.id)
        return replace(
            record,
            seen=_NOTHING_SEEN if before is None else before.seen,
            import_id=self._log.id,
            source=record.source or source_of(self._log.format, record.id),
        )

    def newcomer(self, step: Step) -> Person:
        """Somebody new. They are looked after only once the user, or their file, says how often."""
        known = step.newcomer
        name = one_line(tidy(known.name))
        return Person(
            **self._stamp(known.key, self._log.day, self._log.updated_at),
            name=name,
            role=one_line(tidy(known.role)).casefold() or "other",
            rhythm=known.rhythm or "never",
            imported=True,
            **_facts(known),
        )

    def joined(self, person: Person, newcomer: Newcomer) -> Person:
        """Somebody with what the file knows more of them."""
        source = source_of(self._log.format, newcomer.key)
        tidied = newcomer._replace(**_facts(newcomer))
        gain = gain_of(person, tidied, self._log.id, source)
        return replace(with_gain(person, gain), updated_at=self._log.updated_at)


def _facts(known: Newcomer) -> Facts:
    return {
        "emails": _each(known.emails),
        "phones": _each(known.phones),
        "urls": _each(known.urls),
        "org": one_line(tidy(known.org)),
        "met": one_line(tidy(known.met)),
        "mind": tidy(known.mind),
        "about": tidy(known.about),
        "dates": tuple(when._replace(label=one_line(tidy(when.label))) for when in known.dates),
    }


def _each(texts: Iterable[str]) -> tuple[str, ...]:
    kept = (one_line(tidy(text)) for text in texts)
    return tuple(dict.fromkeys(text for text in kept if text))


def _with_offset(at: datetime) -> datetime:
    """An instant as files keep it: to the millisecond, and with an offset, which is this machine's then."""
    at = at.replace(microsecond=at.microsecond // 1000 * 1000)
    if at.tzinfo is not None:
        return at
    try:
        return at.astimezone()
    except (OverflowError, OSError, ValueError):  # years that the system's calendar doesn't reach
        return at.replace(tzinfo=UTC)
