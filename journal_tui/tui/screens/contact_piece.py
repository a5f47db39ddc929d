"""A contact being logged: the likely form, what a form becomes, and the drafts that wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.domain.errors import Refused
from journal_tui.domain.names import begun
from journal_tui.domain.records import Interaction, Promise
from journal_tui.domain.text import fold, one_line
from journal_tui.domain.typed_days import typed_day, typed_next
from journal_tui.services.contact_form import (
    Occasion,
    drafts_from,
    form_from,
    likely_form,
    likely_next,
    logged_from,
    settled_by,
    who_in,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

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
    ) -> None:
        self.waits = False
        self._journal = journal
        self._named: tuple[str | None, tuple[str, ...]] = (None, ())
        ids = (journal.store.new_id(), journal.store.new_id())
        self._occasion = Occasion(journal.moment().day, ids, tuple(people), pick, tuple(thanks))
        self.likely = likely_form(self._occasion)
        self.form = self.likely
        self._resume()

    @property
    def day(self) -> date:
        """The day the contact is logged for."""
        return self._occasion.day

    def logged(self, form: ContactForm) -> Logged:
        """What the form logs, unsaved; raises as `logged_from` does."""
        self.form = form
        return logged_from(self._journal, form, self._occasion)

    def keep_drafts(self, form: ContactForm) -> None:
        """Keep the form as drafts; those of an unchanged one go."""
        self.form = form
        drafts = self._journal.drafts
        self.waits = form != self.likely
        kept = drafts_from(self._journal, form, self._occasion) if self.waits else ()
        for draft in kept:
            drafts.keep(draft)
        for record_id in self._occasion.ids[len(kept) :]:
            drafts.drop(record_id)

    def _resume(self) -> None:
        """Go on with the newest draft of a contact with these people, or of any where nobody is named."""
        asked = {person.id for person in self._occasion.people}
        new = [draft for draft in self._journal.drafts.all() if not self._journal.store.holds(draft)]
        contacts = [draft for draft in new if isinstance(draft, Interaction) and asked <= set(draft.people)]
        if not contacts:
            return
        contact = contacts[-1]
        promises = [draft for draft in new if isinstance(draft, Promise)]
        promise = next((each for each in promises if each.created_at == contact.created_at), None)
        old = self._occasion
        ids = (contact.id, promise.id if promise else old.ids[1])
        names = self._journal.names()
        known = {names[person]: person for person in contact.people if person in names}
        self._occasion = Occasion(old.day, ids, old.people, old.pick, old.thanks, known)
        self.form = form_from(contact, promise, names)

    def settles(self, form: ContactForm) -> Settles:
        """What this contact could settle."""
        return settled_by(self._occasion, form.act, self._who(form))

    def _who(self, form: ContactForm) -> tuple[str, ...]:
        """Who is named, as far as that is clear; looked up anew only when other names stand there."""
        if self._named[0] != form.who:
            try:
                self._named = form.who, who_in(self._journal, self._occasion, form.who)
            except Refused:
                self._named = form.who, ()
        return self._named[1]

    def usual_next(self, form: ContactForm) -> str:
        """When the next contact is due if nothing is said about it."""
        ids = self._who(form)
        people = [person for person in self._journal.people() if person.id in ids]
        return likely_next(people, self._journal.settings())

    def next_day(self, form: ContactForm) -> date | None:
        """The day that the next contact is on; None while the words mean none."""
        try:
            following = typed_next(form.next or self.usual_next(form), self.day)
        except Refused:
            return None
        return following.day if following else None

    def due_day(self, form: ContactForm) -> date | None:
        """The day that the promise is due on; None while the words mean none."""
        try:
            return typed_day(form.due, self.day, ahead=True) if form.due.strip() else None
        except Refused:
            return None

    def candidates(self, typed: str) -> list[str]:
        """The names that the last one typed could become; none when it is somebody's whole name."""
        last = typed.rpartition(",")[2]
        found = [one_line(person.name) for person in begun(self._journal.people(), last)]
        return [] if any(fold(name) == fold(one_line(last)) for name in found) else found
