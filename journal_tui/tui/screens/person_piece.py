"""Somebody being written down, and a promise being made: what a form becomes, and the draft that waits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from journal_tui.domain.errors import Refused
from journal_tui.domain.records import Person, Promise
from journal_tui.domain.text import clean, is_visible, one_line
from journal_tui.domain.typed_days import typed_day
from journal_tui.services.people import roles
from journal_tui.services.person_form import PersonForm, WrongField, draft_from, form_of, person_from
from journal_tui.services.writing import new_promise

if TYPE_CHECKING:
    from datetime import date

    from journal_tui.domain.records import Record
    from journal_tui.services.journal import Journal


_R = TypeVar("_R", Person, Promise)


class PersonPiece:
    """What the sheet of a person works on. Nothing is saved here but drafts; a draft has its record's id."""

    def __init__(self, journal: Journal, before: Person | None = None) -> None:
        self.before = before
        self.waits = False
        self.settings = journal.settings()
        self.roles = roles(journal)
        self._journal = journal
        self._id = before.id if before else ""
        self.form = form_of(before) if before else PersonForm()
        draft = _draft(journal, Person, self._id)
        if draft is not None:
            self._id, self.form = draft.id, form_of(draft)

    def record(self, form: PersonForm) -> Person:
        """The person that the form makes; raises as `person_from` does."""
        self.form = form
        made = person_from(self._journal, form, self.before)
        self._id = self._id or made.id
        return replace(made, id=self._id)

    def keep_draft(self, form: PersonForm) -> None:
        """Keep the form as a draft; an unchanged one goes."""
        self.form = form
        self._id = self._id or self._journal.store.new_id()
        draft = draft_from(self._journal, form, self.before, self._id)
        if draft is not None:
            self._journal.drafts.keep(draft)
        else:
            self._journal.drafts.drop(self._id)
        self.waits = draft is not None


class PromisePiece:
    """What the sheet of a promise works on: the person it is between, and what was typed.

    `before` is the promise that is edited, None for a new one.
    """

    def __init__(self, journal: Journal, person: Person, before: Promise | None = None) -> None:
        self.person = person
        self.before = before
        self.waits = False
        self.text, self.by, self.due = "", "me", ""
        self._journal = journal
        self._id = before.id if before else ""
        found = _draft(journal, Promise, self._id, person.id) or before
        if found is not None:
            self._id, self.text, self.by = found.id, found.text, found.by
            self.due = found.due.isoformat() if found.due else ""

    @property
    def _unchanged(self) -> tuple[str, str, str]:
        before = self.before
        if before is None:
            return "", "me", ""
        return before.text, before.by, before.due.isoformat() if before.due else ""

    def day(self, due: str) -> date | None:
        """The day that is meant by these words; None for no words.

        Raises:
            WrongField: for words that mean no day.
        """
        if not due.strip():
            return None
        try:
            return typed_day(due, self._journal.moment().day, ahead=True)
        except Refused as refused:
            raise WrongField("due", str(refused)) from refused

    def record(self, text: str, by: str, due: str) -> Promise:
        """The promise that the fields make.

        Raises:
            WrongField: for no words, or a day that is none.
        """
        self.text, self.by, self.due = text, by, due
        try:
            made = new_promise(self._journal, self.person.id, text, by=by)
        except Refused as refused:
            raise WrongField("text", str(refused)) from refused
        if self.before is not None:
            before = self.before
            same = one_line(made.text) == one_line(before.text)  # several lines stay several
            edited = replace(before, text=before.text if same else made.text, by=made.by, due=self.day(due))
            return replace(edited, updated_at=made.updated_at)
        self._id = self._id or made.id
        return replace(made, id=self._id, due=self.day(due))

    def keep_draft(self, text: str, by: str, due: str) -> None:
        """Keep what was typed as a draft; an emptied one goes, and one that says what there is already."""
        waits = is_visible(clean(text)) and (text, by, due) != self._unchanged
        if not waits:
            self._journal.drafts.drop(self._id)
        else:
            self._journal.drafts.keep(self._draft(text, by, due))
        self.waits = waits

    def _draft(self, text: str, by: str, due: str) -> Promise:
        """The promise as far as it is known: its day may still mean none."""
        try:
            return self.record(text, by, due)
        except WrongField:
            draft = self.record(text, by, "")
            self.due = due
            return draft


def _draft(journal: Journal, kind: type[_R], record_id: str, person: str = "") -> _R | None:
    """The newest draft of a record, or of something new of its kind, with this person if one is named."""
    for draft in reversed(journal.drafts.all()):
        is_meant = draft.id == record_id if record_id else not journal.store.holds(draft)
        if isinstance(draft, kind) and is_meant and (not person or _names(draft, person)):
            return draft
    return None


def _names(record: Record, person: str) -> bool:
    return isinstance(record, Promise) and person in record.people
