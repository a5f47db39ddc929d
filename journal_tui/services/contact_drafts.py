"""A contact's form as drafts, and back: what was typed waits, whether it could be saved already or not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from journal_tui.domain.names import NEW, begun
from journal_tui.domain.records import Person, Promise
from journal_tui.domain.text import one_line
from journal_tui.domain.typed_days import typed_next
from journal_tui.services.contact_form import (
    AWAITED,
    ME,
    NOT_AWAITED,
    ContactForm,
    contact_from,
    day_in,
    day_words,
    new_ones,
    promise_from,
    typed_in,
)
from journal_tui.services.newcomers import LIKELY_ROLE, ids_of
from journal_tui.services.person_form import or_else

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from journal_tui.domain.names import Typed
    from journal_tui.domain.records import Interaction, NextContact, Record
    from journal_tui.services.contact_form import Occasion
    from journal_tui.services.journal import Journal


def drafts_from(journal: Journal, form: ContactForm, occasion: Occasion) -> tuple[Record, ...]:
    """What of a form can wait: the contact, the promise, and whoever is new, by the name as it was typed."""
    day = or_else(lambda: day_in(form, occasion), occasion.day)
    typed = typed_in(journal, occasion, form.who, asks=False)
    people = ids_of(typed, occasion.ids[0])
    contact = replace(
        contact_from(journal, form, people or ("",), day),
        id=occasion.ids[0],
        people=people,
        next=_next(form, day),
    )
    new = [person for each in typed for person in _new(journal, form, occasion, each, day)]
    promise = _promise(journal, form, occasion, day)
    if promise is None:
        return contact, *new
    # The instant tells which contact it was made in.
    return contact, replace(promise, people=people, created_at=contact.created_at), *new


def _next(form: ContactForm, day: date) -> NextContact | None:
    return or_else(lambda: typed_next(form.next, day), None)


def _new(
    journal: Journal, form: ContactForm, occasion: Occasion, typed: Typed, day: date
) -> tuple[Person, ...]:
    likely = replace(form, role=form.role.strip() or LIKELY_ROLE)
    return or_else(lambda: new_ones(journal, likely, occasion, (typed,), day), ())


def _promise(journal: Journal, form: ContactForm, occasion: Occasion, day: date) -> Promise | None:
    undated = promise_from(journal, replace(form, due=""), occasion, ("",), day)
    if undated is not None and form.due.strip():
        # What is promised is one line; words that are no day yet wait on a second.
        undated = replace(undated, text=f"{one_line(undated.text)}\n{one_line(form.due)}")
    return or_else(lambda: promise_from(journal, form, occasion, ("",), day), undated)


def promise_of(contact: Interaction, drafts: Sequence[Record]) -> Promise | None:
    """The draft of the promise that was made in a contact."""
    promises = [draft for draft in drafts if isinstance(draft, Promise)]
    return next((each for each in promises if each.created_at == contact.created_at), None)


def new_in(contact: Interaction, drafts: Sequence[Record]) -> list[Person]:
    """The drafts of those who are new in a contact."""
    return [draft for draft in drafts if isinstance(draft, Person) and draft.id in contact.people]


def form_from(journal: Journal, contact: Interaction, drafts: Sequence[Record], today: date) -> ContactForm:
    """The form that a contact's draft came from, given all drafts."""
    promise, new = promise_of(contact, drafts), new_in(contact, drafts)
    names = journal.names() | {person.id: _as_new(journal, person.name) for person in new}
    promised, _, due = promise.text.partition("\n") if promise else ("", "", "")
    due = promise.due.isoformat() if promise and promise.due else due
    return ContactForm(
        day=day_words(contact.day, today),
        who=", ".join(names[person] for person in contact.people if person in names),
        role=new[0].role if new else LIKELY_ROLE,
        channel=contact.channel,
        act=contact.act,
        gave=contact.gave,
        note=contact.note,
        reply=AWAITED if contact.waiting else NOT_AWAITED,
        next=_next_words(contact.next),
        promise=promised,
        by=promise.by if promise else ME,
        due=due,
    )


def _as_new(journal: Journal, name: str) -> str:
    """A new name as it has to be typed: with its sign where somebody here has one that begins so."""
    return f"{NEW}{name}" if begun(journal.people(), name) else name


def _next_words(following: NextContact | None) -> str:
    if following is None:
        return ""
    at = f"{following.at:%H:%M}" if following.at is not None else ""
    return " ".join(filter(None, (following.day.isoformat(), at, following.channel)))
