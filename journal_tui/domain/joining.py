"""What somebody gains from what a file, or another page of theirs, knows of them; and taking that back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from journal_tui.domain.matching import same_email, same_phone, same_url
from journal_tui.domain.practice_settings import OTHER
from journal_tui.domain.records import Gain
from journal_tui.domain.text import fold, one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from journal_tui.domain.arrivals import Newcomer
    from journal_tui.domain.records import ImportantDate, Person


def gain_of(person: Person, newcomer: Newcomer, import_id: str, source: str) -> Gain:
    """What the person lacks of what the file knows; what they have stays as it is."""
    return Gain(
        import_id,
        source,
        emails=_lacking(person.emails, newcomer.emails, same_email),
        phones=_lacking(person.phones, newcomer.phones, same_phone),
        urls=_lacking(person.urls, newcomer.urls, same_url),
        org="" if person.org else newcomer.org,
        met="" if person.met else newcomer.met,
        about="" if newcomer.about in person.about else newcomer.about,
        dates=tuple(when for when in newcomer.dates if _named_as(when, person.dates) is None),
    )


def union(kept: Person, gone: Person) -> Person:
    """The first of two people who are one, with what only the other's page has; nothing is said twice.

    What both have and can't both be true, such as the role, is as the first has it; but a role or a rhythm
    that an import left unset gives way. Boundaries are joined, and so is being left alone.
    """
    is_unset = kept.imported and kept.rhythm == "never"
    snoozes = [until for until in (kept.snoozed_until, gone.snoozed_until) if until is not None]
    steps = [day for day in (kept.stepped_back, gone.stepped_back) if day is not None]
    return replace(
        kept,
        role=gone.role if kept.role == OTHER else kept.role,
        rhythm=gone.rhythm if is_unset else kept.rhythm,
        emails=kept.emails + _lacking(kept.emails, gone.emails, same_email),
        phones=kept.phones + _lacking(kept.phones, gone.phones, same_phone),
        urls=kept.urls + _lacking(kept.urls, gone.urls, same_url),
        org=_both(kept.org, gone.org, ", "),
        met=_both(kept.met, gone.met, "; "),
        mind=_both(kept.mind, gone.mind, "; "),
        about=_both(kept.about, gone.about, "\n"),
        dates=tuple(dict.fromkeys((*kept.dates, *gone.dates))),
        snoozed_until=max(snoozes, default=None),
        stepped_back=min(steps, default=None),
        imported=kept.imported and gone.imported,
        chosen=kept.chosen or gone.chosen,
        gained=tuple(dict.fromkeys((*kept.gained, *gone.gained))),
    )


def _both(first: str, second: str, between: str) -> str:
    """Both texts, or the one that says what the other does."""
    one, other = fold(one_line(first)), fold(one_line(second))
    if other in one:
        return first
    return second if one in other else f"{first}{between}{second}"


def is_empty(gain: Gain) -> bool:
    """Whether there is no fact in it."""
    return not any(gain[2:])


def with_gain(person: Person, gain: Gain) -> Person:
    """The person with these facts."""
    return replace(
        person,
        emails=person.emails + gain.emails,
        phones=person.phones + gain.phones,
        urls=person.urls + gain.urls,
        org=person.org or gain.org,
        met=person.met or gain.met,
        about="\n".join(filter(None, (person.about, gain.about))),
        dates=person.dates + gain.dates,
        gained=(*person.gained, gain),
    )


def without_import(person: Person, import_id: str) -> Person:
    """The person without what an import added, as far as it is still as it came."""
    for gain in person.gained:
        if gain.import_id == import_id:
            person = replace(
                person,
                emails=_without(person.emails, gain.emails),
                phones=_without(person.phones, gain.phones),
                urls=_without(person.urls, gain.urls),
                org="" if gain.org and person.org == gain.org else person.org,
                met="" if gain.met and person.met == gain.met else person.met,
                about=_text_without(person.about, gain.about),
                dates=tuple(when for when in person.dates if when not in gain.dates),
            )
    return replace(person, gained=tuple(gain for gain in person.gained if gain.import_id != import_id))


def disagreements(person: Person, newcomer: Newcomer) -> list[ImportantDate]:
    """The dates of the file under whose label the person has another day, which stays."""
    found: list[ImportantDate] = []
    for when in newcomer.dates:
        held = _named_as(when, person.dates)
        if held is not None and (held.month, held.day) != (when.month, when.day):
            found.append(when)
    return found


def _named_as(when: ImportantDate, held: Sequence[ImportantDate]) -> ImportantDate | None:
    label = fold(when.label)
    return next((each for each in held if fold(each.label) == label), None)


def _lacking(held: Sequence[str], found: Sequence[str], same: Callable[[str], str]) -> tuple[str, ...]:
    known = set(map(same, held))
    new = {same(each): each for each in reversed(found) if same(each) not in known}
    return tuple(each for each in found if new.get(same(each)) is each)


def _without(held: tuple[str, ...], gained: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(each for each in held if each not in gained)


def _text_without(held: str, gained: str) -> str:
    if not gained:
        return held
    lines = f"\n{held}\n".replace(f"\n{gained}\n", "\n", 1)
    return lines.strip("\n")
