"""The closing card of a morning: who was reached, what there was to be glad of, and what tomorrow brings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from journal_tui.domain.days import ONE_DAY
from journal_tui.domain.phrases import counted, way, without_mentions
from journal_tui.domain.reasons import DATE, PROMISE, reasons
from journal_tui.domain.records import Gratitude, Interaction
from journal_tui.domain.suggestions import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from journal_tui.domain.facts import Facts
    from journal_tui.domain.records import Person, Promise, Record
    from journal_tui.domain.streak import Step
    from journal_tui.domain.suggestions import Suggestion

_ALL = 3
"""So many are named; of the others the card says how many they are."""


def reached_words(records: Iterable[Record], promises: Sequence[Promise], names: Mapping[str, str]) -> str:
    """Everybody reached today, each with the way, or with what was promised to them and kept today."""
    held = [record for record in records if isinstance(record, Interaction)]
    ways = {person: way(contact.channel) for contact in held for person in contact.people}
    said: list[str] = []
    for person, reached in ways.items():
        kept = next((each for each in promises if person in each.people and each.by == "me"), None)
        how = f"{without_mentions(kept.text)}, as promised" if kept else reached
        said.append(f"{short_name(names.get(person, 'somebody'), names)}, {how}")
    return _some_of(said, "; ") or "nobody today, and that is fine"


def glad_words(records: Iterable[Record]) -> str:
    """What there was to be glad of, in the user's own words."""
    said = [without_mentions(record.text) for record in records if isinstance(record, Gratitude)]
    return _some_of(said, "; ") or "left for another day"


def waiting_words(records: Iterable[Record], names: Mapping[str, str]) -> str:
    """Whose reply is awaited since today."""
    held = [record for record in records if isinstance(record, Interaction)]
    last = {person: contact for contact in held for person in contact.people}
    waits = [person for person, contact in last.items() if contact.waiting and contact.closed is None]
    return _some_of([short_name(names.get(person, "somebody"), names) for person in waits], ", ") or (
        "nobody new"
    )


def tomorrow_words(facts: Facts) -> str:
    """The first thing that tomorrow brings, as far as it can be known today."""
    then = replace(facts, today=facts.today + ONE_DAY)
    first = next((reason for reason in reasons(then) if reason.pickable), None)
    if first is None:
        return "nothing yet: a day of your own"
    told = suggestion(first, then)
    names = {person.id: person.name for person in facts.people}
    return f"{short_name(told.person.name, names)}: {_brought(told, then)}"


def _brought(told: Suggestion, facts: Facts) -> str:
    """The reason without words such as today, which would be another day on this card."""
    reason = told.reason
    if reason.kind == DATE:
        return _date(told.person, reason.about, facts.today)
    if reason.kind == PROMISE:
        return f"{without_mentions(facts.promise_by_id[reason.about].text)}, as you promised"
    return told.sentence


def _date(person: Person, label: str, day: date) -> str:
    held = next((when for when in person.dates if when.label == label and not when.once), None)
    years = day.year - held.year if held is not None and held.year else 0
    return f"{label}, {counted(years, 'year')}" if years > 0 else label


def short_name(name: str, names: Mapping[str, str]) -> str:
    """The first name where nobody else has it, else all of it."""
    first = name.partition(" ")[0]
    others = [other for other in names.values() if other.partition(" ")[0] == first]
    return first if len(others) <= 1 else name


def _some_of(said: Sequence[str], between: str) -> str:
    more = f"{between}and {len(said) - _ALL} more" if len(said) > _ALL else ""
    return between.join(said[:_ALL]) + more


@dataclass(frozen=True)
class Gain:
    """How the habit stood before this morning, and how it stands now; strengths from 0 to 100."""

    days: int = 0
    before: int = 0
    after: int = 0


def gain(steps: Mapping[date, Step], today: date) -> Gain:
    """What the morning made of the streak and the strength."""
    now, then = steps.get(today), steps.get(today - ONE_DAY)
    after = round(now.strength * 100) if now else 0
    return Gain(now.streak if now else 0, round(then.strength * 100) if then else 0, after)
