"""A contact as a form has it: everything a text, checked field by field when it becomes a record."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from journal_tui.domain.errors import Refused
from journal_tui.domain.names import named_in
from journal_tui.domain.phrases import counted
from journal_tui.domain.reasons import FOLLOW_UP, PROMISE
from journal_tui.domain.text import clean, named, one_line
from journal_tui.domain.typed_days import typed_day, typed_next
from journal_tui.services.logging import Logged
from journal_tui.services.newcomers import LIKELY_ROLE, ids_of, newcomers, where_met
from journal_tui.services.person_form import in_field
from journal_tui.services.writing import AFTER_AN_EVENT, EVENT, giver, new_interaction, new_promise

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from journal_tui.domain.names import Typed
    from journal_tui.domain.practice_settings import PracticeSettings
    from journal_tui.domain.records import Gratitude, Interaction, Person, Promise
    from journal_tui.domain.suggestions import Suggestion
    from journal_tui.services.journal import Journal

AWAITED, NOT_AWAITED = "awaited", "not awaited"
ME, THEM = "me", "them"
YES, NOT_YET = "yes", "not yet"
TODAY, YESTERDAY = "today", "yesterday"


_ASKS = frozenset({"ask an opinion", "ask for help", "seek feedback", "invite"})
_WRITTEN = frozenset({"message", "email"})

NOBODY: Mapping[str, str] = {}


@dataclass(frozen=True)
class ContactForm:
    """What the fields hold. `settles` says whether it also marks the thanks told, or the promise kept.

    `role` is what those are to you who are new.
    """

    day: str = TODAY
    who: str = ""
    role: str = LIKELY_ROLE
    channel: str = "message"
    act: str = "check in"
    gave: str = "both"
    note: str = ""
    reply: str = NOT_AWAITED
    next: str = ""
    promise: str = ""
    by: str = ME
    due: str = ""
    settles: str = YES


@dataclass(frozen=True)
class Occasion:
    """What a contact is logged for: the people it began with, the pick, and thanks not told yet.

    `day` is the one it is likely about. `ids` are those of the future contact and promise.
    """

    day: date
    today: date
    ids: tuple[str, str]
    people: tuple[Person, ...] = ()
    pick: Suggestion | None = None
    thanks: tuple[Gratitude, ...] = ()
    known: Mapping[str, str] = field(default_factory=lambda: NOBODY)


@dataclass(frozen=True)
class Settles:
    """What a contact settles, by id: gratitudes that are told in it, promises that it keeps."""

    told: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The word for it; empty when there is nothing to settle."""
        return "Kept" if self.kept else "Told" if self.told else ""


def likely_reply(channel: str, act: str) -> str:
    """Whether a reply is awaited, unless it is said: what was asked in writing wants an answer."""
    return AWAITED if channel in _WRITTEN and act in _ASKS else NOT_AWAITED


def likely_words(channel: str) -> str:
    """What stands in the field of the next contact, unless something else is said."""
    return AFTER_AN_EVENT if channel == EVENT else ""


def following(form: ContactForm, act: str, channel: str) -> ContactForm:
    """The form, whose act and channel were these before: where nobody said otherwise, the likely follows."""
    gave, reply, coming = giver(act), likely_reply(channel, act), likely_words(channel)
    return replace(
        form,
        gave=giver(form.act) if form.gave == gave else form.gave,
        reply=likely_reply(form.channel, form.act) if form.reply == reply else form.reply,
        next=likely_words(form.channel) if form.next == coming else form.next,
    )


def likely_next(people: Iterable[Person], settings: PracticeSettings) -> str:
    """When the next contact is due if nothing is agreed: the shortest rhythm, in words."""
    rhythms = [rhythm for person in people if (rhythm := settings.rhythm_of(person)) != "never"]
    return f"in {counted(min(rhythms), 'day')}" if rhythms else "when you like"


def likely_form(occasion: Occasion) -> ContactForm:
    """The form with the likely answer in each field."""
    pick = occasion.pick
    channel, act = (pick.channel, pick.act) if pick else ("message", "check in")
    is_nudge = pick is not None and pick.reason.kind == FOLLOW_UP
    return ContactForm(
        day=day_words(occasion.day, occasion.today),
        who=", ".join(person.name for person in occasion.people),
        channel=channel,
        act=act,
        gave=giver(act),
        reply=AWAITED if is_nudge else likely_reply(channel, act),
        next=likely_words(channel),
    )


def day_words(day: date, today: date) -> str:
    """A day as the form has it: today, yesterday, or its date."""
    return {0: TODAY, 1: YESTERDAY}.get((today - day).days, day.isoformat())


def day_in(form: ContactForm, occasion: Occasion) -> date:
    """The day that a form is about.

    Raises:
        WrongField: for words that mean no day, or one still to come.
    """
    with in_field("day"):
        day = typed_day(form.day, occasion.today)
        if day > occasion.today:
            raise Refused(f"{day} is still to come: log it once it has happened.")
        return day


def typed_in(journal: Journal, occasion: Occasion, typed: str, *, asks: bool = True) -> tuple[Typed, ...]:
    """The people a form names, those who are new by their names alone; raises as `named_in` does."""
    people, former = journal.people(), journal.formerly()
    free = {one_line(each.name): each.id for each in former if not named(people, each.name)}
    now = {one_line(person.name): person.id for person in occasion.people}
    return named_in(people, typed, {**free, **occasion.known, **now}, asks=asks)


def settled_by(occasion: Occasion, act: str, people: Sequence[str]) -> Settles:
    """What this contact could settle: the promise it was picked for, or thanks that were not told yet."""
    pick = occasion.pick
    about = pick.reason.about if pick and pick.person.id in people else ""
    if pick and about and pick.reason.kind == PROMISE:
        return Settles(kept=(about,))
    if act != "thank":
        return Settles()
    untold = [record.id for record in occasion.thanks if any(_is_untold(record, person) for person in people)]
    return Settles(told=(about,) if about in untold else tuple(untold))


def _is_untold(gratitude: Gratitude, person: str) -> bool:
    return person in gratitude.people and person not in gratitude.told


def logged_from(journal: Journal, form: ContactForm, occasion: Occasion) -> Logged:
    """What a form logs, unsaved.

    Raises:
        WrongField: for the first field that can't be taken.
    """
    day = day_in(form, occasion)
    with in_field("who"):
        typed = typed_in(journal, occasion, form.who)
        if not typed:
            raise Refused("Who was it? A name, or several with commas between.")
    with in_field("role"):
        new = new_ones(journal, form, occasion, typed, day)
    people = ids_of(typed, occasion.ids[0])
    with in_field("next"):
        following = typed_next(form.next, day)
    with in_field("note"):
        contact = replace(contact_from(journal, form, people, day), id=occasion.ids[0], next=following)
    promise = promise_from(journal, form, occasion, people, day)
    settled = settled_by(occasion, form.act, people) if form.settles == YES else Settles()
    return Logged(contact, promise, settled.told, settled.kept, new)


def new_ones(
    journal: Journal, form: ContactForm, occasion: Occasion, typed: Sequence[Typed], day: date
) -> tuple[Person, ...]:
    """Those of the people named who are new, unsaved; raises as `newcomers` does."""
    met = where_met(form.channel, form.note, day)
    return newcomers(journal, typed, occasion.ids[0], role=form.role, met=met)


def contact_from(journal: Journal, form: ContactForm, people: Sequence[str], day: date) -> Interaction:
    """The contact itself, unsaved, without what is next."""
    return new_interaction(
        journal,
        people,
        note=form.note,
        day=day,
        channel=form.channel,
        act=form.act,
        gave=form.gave,
        waiting=form.reply == AWAITED,
    )


def promise_from(
    journal: Journal, form: ContactForm, occasion: Occasion, people: Sequence[str], day: date
) -> Promise | None:
    """The promise made in it, unsaved; None where there is none.

    Raises:
        WrongField: for words that mean no day, or a day before the contact's.
    """
    if not clean(form.promise):
        return None
    with in_field("due"):
        due = typed_day(form.due, day, ahead=True) if form.due.strip() else None
        if due is not None and due < day:
            raise Refused(f"{due} is past: a promise is due on the day it is made, or later.")
    with in_field("promise"):
        made = new_promise(journal, people[0], form.promise, by=form.by, due=due, day=day)
    return replace(made, id=occasion.ids[1], people=tuple(people))
