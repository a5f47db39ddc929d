"""A contact being logged: the likely form, what a form becomes, and the drafts that wait."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from journal_tui.domain.errors import JournalError
from journal_tui.domain.names import begun
from journal_tui.domain.records import Interaction
from journal_tui.domain.text import fold, one_line
from journal_tui.domain.typed_days import typed_day, typed_next
from journal_tui.services.contact_drafts import drafts_from, form_from, new_in, promise_of
from journal_tui.services.contact_form import (
    Occasion,
    day_in,
    likely_form,
    likely_next,
    logged_from,
    new_ones,
    settled_by,
    typed_in,
)
from journal_tui.services.people import roles
from journal_tui.services.person_form import or_else

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from journal_tui.domain.names import Typed
    from journal_tui.domain.records import Gratitude, Person
    from journal_tui.domain.suggestions import Suggestion
    from journal_tui.services.contact_form import ContactForm, Settles
    from journal_tui.services.journal import Journal
    from journal_tui.services.logging import Logged


class ContactPiece:
    """What the sheet works on. Nothing is saved here but drafts; a draft carries its future record's id."""

    def __init__(
        self,
        journal: Journal,
        people: Sequence[Person] = (),
        pick: Suggestion | None = None,
        thanks: Sequence[Gratitude] = (),
        day: date | None = None,
    ) -> None:
        self.waits = False
        self._journal = journal
        self._named: dict[str, tuple[Typed, ...]] = {}
        self._drafts: tuple[str, ...] = ()
        ids, today = (journal.store.new_id(), journal.store.new_id()), journal.moment().day
        self._occasion = Occasion(day or today, today, ids, tuple(people), pick, tuple(thanks))
        self.likely = likely_form(self._occasion)
        self.form = self.likely
        self._resume()

    @property
    def roles(self) -> tuple[str, ...]:
        """Every role that somebody new can have, the likely one among them."""
        return roles(self._journal)

    def day(self, form: ContactForm) -> date:
        """The day the contact is logged for; the likely one while the words mean none."""
        return or_else(lambda: day_in(form, self._occasion), self._occasion.day)

    def logged(self, form: ContactForm) -> Logged:
        """What the form logs, unsaved; raises as `logged_from` does."""
        self.form = form
        return logged_from(self._journal, form, self._occasion)

    def keep_drafts(self, form: ContactForm) -> None:
        """Keep the form as drafts; those of an unchanged one go."""
        self.form = form
        waits = form != self.likely
        kept = drafts_from(self._journal, form, self._occasion) if waits else ()
        for draft in kept:
            self._journal.drafts.keep(draft)
        self._drop_all_but({draft.id for draft in kept})
        self.waits = waits

    def done(self) -> None:
        """The form became records: nothing of it waits any more."""
        with suppress(JournalError):
            self._drop_all_but(())

    def _drop_all_but(self, kept: Collection[str]) -> None:
        for record_id in (*self._drafts, *self._occasion.ids):
            if record_id not in kept:
                self._journal.drafts.drop(record_id)
        self._drafts = tuple(kept)

    def _resume(self) -> None:
        """Go on with the newest draft of a contact with these people, or of any where nobody is named."""
        asked = {person.id for person in self._occasion.people}
        drafts = self._journal.drafts.all()
        new = [draft for draft in drafts if self._journal.store.find(draft.id) is None]
        contacts = [draft for draft in new if isinstance(draft, Interaction) and asked <= set(draft.people)]
        if not contacts:
            return
        contact, old = contacts[-1], self._occasion
        promise = promise_of(contact, new)
        ids = (contact.id, promise.id if promise else old.ids[1])
        names = self._journal.names()
        known = {names[person]: person for person in contact.people if person in names}
        self._occasion = replace(old, ids=ids, known=known)
        self._drafts = (*ids, *(person.id for person in new_in(contact, new)))
        self.form = form_from(self._journal, contact, new, old.today)

    def settles(self, form: ContactForm) -> Settles:
        """What this contact could settle."""
        return settled_by(self._occasion, form.act, [each.id for each in self._who(form)])

    def _who(self, form: ContactForm) -> tuple[Typed, ...]:
        """Who is named, as far as that is clear; looked up anew only when other names stand there."""
        if form.who not in self._named:
            self._named = dict(list(self._named.items())[-1:])
            self._named[form.who] = or_else(lambda: typed_in(self._journal, self._occasion, form.who), ())
        return self._named[form.who]

    def new_names(self, form: ContactForm, *, is_typing: bool = False) -> tuple[str, ...]:
        """The names of those who are new, but for one being typed that could still become a known one."""
        could_be_known = is_typing and self.candidates(form.who)
        whole = replace(form, who=form.who.rpartition(",")[0]) if could_be_known else form
        return tuple(each.name for each in self._who(whole) if not each.id)

    def usual_next(self, form: ContactForm) -> str:
        """When the next contact is due if nothing is said about it."""
        typed, day = self._who(form), self.day(form)
        known = [person for person in self._journal.people() if person.id in {each.id for each in typed}]
        new = or_else(lambda: new_ones(self._journal, form, self._occasion, typed, day), ())
        return likely_next((*known, *new), self._journal.settings())

    def next_day(self, form: ContactForm) -> date | None:
        """The day that the next contact is on; None while the words mean none."""
        words = form.next or self.usual_next(form)
        following = or_else(lambda: typed_next(words, self.day(form)), None)
        return following.day if following else None

    def due_day(self, form: ContactForm) -> date | None:
        """The day that the promise is due on; None while the words mean none."""
        if not form.due.strip():
            return None
        return or_else(lambda: typed_day(form.due, self.day(form), ahead=True), None)

    def candidates(self, typed: str) -> list[str]:
        """The names that the last one typed could become; none when it is somebody's whole name."""
        last = typed.rpartition(",")[2]
        found = [one_line(person.name) for person in begun(self._journal.people(), last)]
        return [] if any(fold(name) == fold(one_line(last)) for name in found) else found
