"""Sittings of the connection block: the day's picks, the seconds, the plan. None of it is a step to undo."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from journal_tui.domain.reasons import MEMORY
from journal_tui.domain.records import Pick, Sitting
from journal_tui.domain.text import one_line
from journal_tui.services.writing import encodable, envelope, keep

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from journal_tui.services.journal import Journal
    from journal_tui.services.outreach import Outreach


def sittings_on(journal: Journal, day: date) -> list[Sitting]:
    """The day's sittings, in the order they were opened."""
    return [record for record in journal.records_on(day) if isinstance(record, Sitting)]


def open_sitting(journal: Journal, outreach: Outreach) -> Sitting:
    """Go on with today's sitting, or open the day's first.

    The day's picks are kept with its first sitting, as soon as the reasons are known.

    Raises:
        NotSaved: as any save.
    """
    held = sittings_on(journal, journal.moment().day)
    picks = () if any(sitting.picks for sitting in held) else _picks(outreach)
    if not held:
        minutes = journal.settings().block_minutes
        return _kept(journal, Sitting(**envelope(journal), picks=picks, minutes=minutes))
    if picks:
        held[0] = _kept(journal, replace(held[0], picks=picks))
    return held[-1]


def _picks(outreach: Outreach) -> tuple[Pick, ...]:
    if not outreach.is_loaded:
        return ()
    reasons = [pick.reason for pick in outreach.picks()]
    return tuple(Pick(reason.person, reason.kind, reason.about) for reason in reasons)


def turn_memory(journal: Journal, outreach: Outreach, record_id: str, people: Sequence[str]) -> bool:
    """Put what was written once among today's picks, as a reason to reach out to these people.

    Once more takes it out again. Returns whether it is in now.
    """
    opened = open_sitting(journal, outreach)
    held = sittings_on(journal, opened.day)
    sitting = next((each for each in held if each.picks), held[0])
    memories = [Pick(person, MEMORY, record_id) for person in people]
    others = tuple(pick for pick in sitting.picks if (pick.kind, pick.about) != (MEMORY, record_id))
    is_in = len(others) == len(sitting.picks)
    # Of somebody else's memory made a reason before, this one takes the place.
    others = tuple(pick for pick in others if pick.kind != MEMORY or pick.person not in people)
    _kept(journal, replace(sitting, picks=(*others, *memories) if is_in else others))
    return is_in


def add_seconds(journal: Journal, sitting: Sitting, seconds: int) -> Sitting:
    """Add what the timer has counted since it was last saved."""
    current = _current(journal, sitting)
    return _kept(journal, replace(current, seconds=current.seconds + seconds))


def planned(journal: Journal) -> tuple[str, ...]:
    """The ids of the people in the plan of today, in the order they were planned."""
    held = sittings_on(journal, journal.moment().day)
    return tuple(dict.fromkeys(person for sitting in held for person in sitting.planned))


def set_aside(journal: Journal) -> frozenset[str]:
    """The ids of the people who are back tomorrow."""
    held = sittings_on(journal, journal.moment().day)
    return frozenset(person for sitting in held for person in sitting.set_aside)


def if_then(journal: Journal) -> tuple[str, str]:
    """The if-then line of today, when and will; the latest where several were put down."""
    held = sittings_on(journal, journal.moment().day)
    lines = [(sitting.when, sitting.will) for sitting in held if sitting.when or sitting.will]
    return lines[-1] if lines else ("", "")


def plan(journal: Journal, sitting: Sitting, person: str) -> Sitting:
    """Plan to reach out to somebody this morning, or leave them out of the plan again."""
    current = _current(journal, sitting)
    return _kept(journal, replace(current, planned=_turned(current.planned, person)))


def set_aside_today(journal: Journal, sitting: Sitting, person: str) -> Sitting:
    """Leave somebody out for today, or take them in again; somebody left out is in no plan."""
    current = _current(journal, sitting)
    aside = _turned(current.set_aside, person)
    kept = tuple(each for each in current.planned if each not in aside)
    return _kept(journal, replace(current, set_aside=aside, planned=kept))


def set_if_then(journal: Journal, sitting: Sitting, when: str, will: str) -> Sitting:
    """Put down the two halves of the if-then line; the same ones again save nothing.

    Raises:
        Refused: for bytes that are no text.
    """
    current = _current(journal, sitting)
    when, will = one_line(encodable(when)), one_line(encodable(will))
    if (current.when, current.will) == (when, will):
        return current
    return _kept(journal, replace(current, when=when, will=will))


def _turned(people: Sequence[str], person: str) -> tuple[str, ...]:
    """The people without this one, or with them at the end when they were not there."""
    others = tuple(each for each in people if each != person)
    return others if len(others) < len(people) else (*others, person)


def _current(journal: Journal, sitting: Sitting) -> Sitting:
    """The sitting as it stands now: another program may have changed it."""
    found = journal.find(sitting.id)
    return found if isinstance(found, Sitting) and found.deleted is None else sitting


def _kept(journal: Journal, sitting: Sitting) -> Sitting:
    saved = keep(journal, replace(sitting, updated_at=journal.moment().at)).after
    return saved if isinstance(saved, Sitting) else sitting
