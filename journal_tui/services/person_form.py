"""Somebody as a form has them: everything a text, checked field by field when it becomes a person."""

from __future__ import annotations

import re
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from journal_tui.domain.dates import as_typed, important_date
from journal_tui.domain.errors import Refused
from journal_tui.domain.text import one_line
from journal_tui.services.people import free_name, new_person, parse_rhythm, with_fields

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Literal

    from journal_tui.domain.records import ImportantDate, Person
    from journal_tui.services.journal import Journal

_T = TypeVar("_T")
_O = TypeVar("_O")

LIKELY_ROLE = "colleague"
AS_THE_ROLE, NEVER = "as the role", "never"
YEARLY, ONCE = "every year", "once"

_BETWEEN = re.compile(r",\s+|,$")
"""What parts several addresses, numbers or links: a comma alone may be part of a link."""


class WrongField(Refused):
    """A field can't be taken as it is; `field` is its name."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


@dataclass(frozen=True)
class DateForm:
    """An important date as it is typed."""

    label: str = ""
    on: str = ""
    turn: str = YEARLY

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return not (self.label.strip() or self.on.strip())


@dataclass(frozen=True)
class PersonForm:
    """What the fields hold. Several e-mail addresses, phone numbers or links stand with commas between."""

    name: str = ""
    role: str = LIKELY_ROLE
    rhythm: str = AS_THE_ROLE
    org: str = ""
    met: str = ""
    email: str = ""
    phone: str = ""
    link: str = ""
    mind: str = ""
    about: str = ""
    dates: tuple[DateForm, ...] = ()


def form_of(person: Person) -> PersonForm:
    """Somebody in a form."""
    return PersonForm(
        name=person.name,
        role=person.role,
        rhythm=AS_THE_ROLE if person.rhythm is None else str(person.rhythm),
        org=person.org,
        met=person.met,
        email=", ".join(person.emails),
        phone=", ".join(person.phones),
        link=", ".join(person.urls),
        mind=person.mind,
        about=one_line(person.about),
        dates=tuple(
            DateForm(when.label, as_typed(when), ONCE if when.once else YEARLY) for when in person.dates
        ),
    )


@contextmanager
def in_field(field: str) -> Iterator[None]:
    """Name the field in what is refused."""
    try:
        yield
    except Refused as refused:
        raise WrongField(field, str(refused)) from refused


def or_else(read: Callable[[], _T], otherwise: _O) -> _T | _O:
    """What is read, or something else where it can't be taken as it is."""
    try:
        return read()
    except Refused:
        return otherwise


def person_from(journal: Journal, form: PersonForm, before: Person | None = None) -> Person:
    """The person that a form makes, unsaved; `before` is who it is about, if they are there already.

    Raises:
        WrongField: for the first field that can't be taken.
    """
    with in_field("name"):
        name = free_name(journal, form.name, before.id if before else "")
    with in_field("role"):
        if not form.role.strip():
            raise Refused("A role is a word such as mentor or peer; “other” will do.")
    with in_field("rhythm"):
        rhythm = _rhythm(form.rhythm)
    return with_fields(
        journal,
        before or new_person(journal, name),
        name=name,
        role=form.role,
        rhythm=rhythm,
        emails=_several("email", form.email),
        phones=_several("phone", form.phone),
        urls=_several("link", form.link),
        org=form.org,
        met=form.met,
        mind=form.mind,
        about=_about(form, before),
        dates=[_date(index, typed) for index, typed in enumerate(form.dates) if not typed.is_empty],
    )


def _rhythm(text: str) -> int | Literal["never"] | None:
    typed = text.strip().casefold().removesuffix("days").removesuffix("day").strip()
    return None if typed in {"", AS_THE_ROLE} else parse_rhythm(typed)


def _several(field: str, text: str) -> tuple[str, ...]:
    found = _texts(text)
    wrong = next((each for each in found if "@" not in each.strip("@") or " " in each), None)
    if field == "email" and wrong is not None:
        raise WrongField(field, f"An e-mail address is written name@place; “{wrong}” isn't.")
    return found


def _about(form: PersonForm, before: Person | None) -> str:
    """What else is known; its lines stay lines where the one line of the form wasn't changed."""
    is_same = before is not None and one_line(form.about) == one_line(before.about)
    return before.about if before is not None and is_same else one_line(form.about)


def _texts(text: str) -> tuple[str, ...]:
    return tuple(each for part in _BETWEEN.split(text) if (each := one_line(part)))


def _date(index: int, typed: DateForm) -> ImportantDate:
    label = one_line(typed.label)
    if not label:
        raise WrongField(f"label-{index}", f"What is {typed.on.strip()}? A birthday, say.")
    with in_field(f"on-{index}"):
        if not typed.on.strip():
            raise Refused(f"When is {label}? YYYY-MM-DD, or MM-DD without its year.")
        return important_date(label, typed.on, once=typed.turn == ONCE)


def draft_from(journal: Journal, form: PersonForm, before: Person | None, draft_id: str) -> Person | None:
    """What of a form can wait as a draft: any text, and each date that is one; None for an unchanged form."""
    if form == (form_of(before) if before else PersonForm()):
        return None
    base = before or replace(new_person(journal, "somebody", again=True), id=draft_id)
    return replace(
        base,
        name=one_line(form.name),
        role=one_line(form.role).casefold(),
        rhythm=or_else(lambda: _rhythm(form.rhythm), base.rhythm),
        emails=_texts(form.email),
        phones=_texts(form.phone),
        urls=_texts(form.link),
        org=one_line(form.org),
        met=one_line(form.met),
        mind=form.mind.strip(),
        about=_about(form, before),
        dates=tuple(_good_dates(form)),
        updated_at=journal.moment().at,
    )


def _good_dates(form: PersonForm) -> Iterator[ImportantDate]:
    for index, typed in enumerate(form.dates):
        with suppress(Refused):
            yield _date(index, typed)
