"""A contact as a form has it: everything a text, checked field by field when it becomes a record."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from journal_tui.domain.errors import Refused
from journal_tui.domain.names import ids_in
from journal_tui.domain.phrases import counted
from journal_tui.domain.reasons import PROMISE
from journal_tui.domain.text import clean, named, one_line
from journal_tui.domain.typed_days import typed_day, typed_next
from journal_tui.services.logging import Logged
from journal_tui.services.person_form import WrongField
from journal_tui.services.writing import giver, new_interaction, new_promise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from journal_tui.domain.practice_settings import PracticeSettings
    from journal_tui.domain.records import Gratitude, Interaction, NextContact, Person, Promise
    from journal_tui.domain.suggestions import Suggestion
    from journal_tui.services.journal import Journal

AWAITED, NOT_AWAITED = "awaited", "not awaited"
ME, THEM = "me", "them"
YES, NOT_YET = "yes", "not yet"

_ASKS = frozenset({"ask an opinion", "ask for help", "seek feedback", "invite"})
_WRITTEN = frozenset({"message", "email"})

NOBODY: Mapping[str, str] = {}


@dataclass(frozen=True)
class ContactForm:
    """What the fields hold. `settles` says whether it also marks the thanks told, or the promise kept."""

    who: str = ""
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
    """What a contact is logged for: the day, the people it began with, the pick, and thanks not told yet.

    `ids` are those of the future contact and promise.
    """

    day: date
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


def likely_next(people: Iterable[Person], settings: PracticeSettings) -> str:
    """When the next contact is due if nothing is agreed: the shortest rhythm, in words."""
    rhythms = [rhythm for person in people if (rhythm := settings.rhythm_of(person)) != "never"]
    return f"in {counted(min(rhythms), 'day')}" if rhythms else "when you like"


def likely_form(occasion: Occasion) -> ContactForm:
    """The form with the likely answer in each field."""
    pick = occasion.pick
    channel, act = (pick.channel, pick.act) if pick else ("message", "check in")
    return ContactForm(
        who=", ".join(person.name for person in occasion.people),
        channel=channel,
        act=act,
        gave=giver(act),
        reply=likely_reply(channel, act),
    )


def who_in(journal: Journal, occasion: Occasion, typed: str) -> tuple[str, ...]:
    """The ids of the people a form names.

    Raises:
        Refused: for a name that nobody has, or that several have.
    """
    people, former = journal.people(), journal.formerly()
    free = {one_line(each.name): each.id for each in former if not named(people, each.name)}
    now = {one_line(person.name): person.id for person in occasion.people}
    return ids_in(people, typed, {**free, **occasion.known, **now})


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


@contextmanager
def _in(name: str) -> Iterator[None]:
    """Name the field in what is refused."""
    try:
        yield
    except Refused as refused:
        raise WrongField(name, str(refused)) from refused


def logged_from(journal: Journal, form: ContactForm, occasion: Occasion) -> Logged:
    """What a form logs, unsaved.

    Raises:
        WrongField: for the first field that can't be taken.
    """
    with _in("who"):
        people = who_in(journal, occasion, form.who)
        if not people:
            raise Refused("Who was it? A name, or several with commas between.")
    with _in("next"):
        following = typed_next(form.next, occasion.day)
    with _in("note"):
        contact = _contact(journal, form, occasion, people, following)
    promise = _promise(journal, form, occasion, people)
    settled = settled_by(occasion, form.act, people) if form.settles == YES else Settles()
    return Logged(contact, promise, settled.told, settled.kept)


def _contact(
    journal: Journal,
    form: ContactForm,
    occasion: Occasion,
    people: Sequence[str],
    following: NextContact | None = None,
) -> Interaction:
    made = new_interaction(
        journal,
        people,
        note=form.note,
        day=occasion.day,
        channel=form.channel,
        act=form.act,
        gave=form.gave,
        waiting=form.reply == AWAITED,
        next_contact=following,
    )
    return replace(made, id=occasion.ids[0])


def _promise(
    journal: Journal, form: ContactForm, occasion: Occasion, people: Sequence[str]
) -> Promise | None:
    if not clean(form.promise):
        return None
    with _in("due"):
        due = typed_day(form.due, occasion.day, ahead=True) if form.due.strip() else None
        if due is not None and due < occasion.day:
            raise Refused(f"{due} is past: a promise is due today or later.")
    with _in("promise"):
        made = new_promise(journal, people[0], form.promise, by=form.by, due=due, day=occasion.day)
    return replace(made, id=occasion.ids[1], people=tuple(people))


def drafts_from(journal: Journal, form: ContactForm, occasion: Occasion) -> tuple[Interaction | Promise, ...]:
    """What of a form can wait as drafts: the contact, and the promise where there is one."""
    try:
        people = who_in(journal, occasion, form.who)
    except Refused:
        people = tuple(person.id for person in occasion.people)
    try:
        following = typed_next(form.next, occasion.day)
    except Refused:
        following = None
    somebody = people or ("",)
    contact = replace(_contact(journal, form, occasion, somebody, following), people=people)
    try:
        promise = _promise(journal, form, occasion, somebody)
    except WrongField:
        promise = _promise(journal, replace(form, due=""), occasion, somebody)
    if promise is None:
        return (contact,)
    return contact, replace(promise, people=people, created_at=contact.created_at)


def form_from(contact: Interaction, promise: Promise | None, names: Mapping[str, str]) -> ContactForm:
    """The form that a draft came from."""
    following = contact.next
    words = [] if following is None else [following.day.isoformat()]
    if following is not None and following.at is not None:
        words.append(f"{following.at:%H:%M}")
    if following is not None and following.channel is not None:
        words.append(following.channel)
    due = promise.due.isoformat() if promise and promise.due else ""
    return ContactForm(
        who=", ".join(names[person] for person in contact.people if person in names),
        channel=contact.channel,
        act=contact.act,
        gave=contact.gave,
        note=contact.note,
        reply=AWAITED if contact.waiting else NOT_AWAITED,
        next=" ".join(words),
        promise=promise.text if promise else "",
        by=promise.by if promise else ME,
        due=due,
    )
