"""A text being written: what it becomes when it is saved, and the draft that waits until then."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from journal_tui.domain.records import Reflection, Review, words_of
from journal_tui.domain.text import clean, is_visible
from journal_tui.services.editing import with_words
from journal_tui.services.prompts import prompt_for, theme_name
from journal_tui.services.week import new_review, present_week, question_for
from journal_tui.services.writing import new_gratitude, new_note, new_reflection

if TYPE_CHECKING:
    from datetime import date

    from journal_tui.content.prompts import Prompt
    from journal_tui.domain.records import Record
    from journal_tui.services.journal import Journal

GRATITUDE, NOTE, REFLECTION, REVIEW = "gratitude", "note", "reflection", "review"

_TITLES = {
    GRATITUDE: "Gratitude",
    NOTE: "Note",
    REFLECTION: "Reflect",
    REVIEW: "Week",
    "interaction": "Contact",
    "promise": "Promise",
}


class Piece:
    """What the editor works on. Nothing is saved here but drafts; a draft carries its future record's id."""

    def __init__(self, journal: Journal, kind: str, day: date, before: Record | None = None) -> None:
        self.day = day
        self.kind = kind
        self.before = before
        self.text = words_of(before) if before else ""
        self.waits = False
        self._journal = journal
        self._id = before.id if before else ""
        self._skipped = 0
        self._answer = before if isinstance(before, Reflection | Review) else None
        self._prompt = self._ask() if before is None else None

    @property
    def title(self) -> str:
        """What is being written, in a word."""
        return _TITLES.get(self.kind, self.kind.capitalize())

    @property
    def question(self) -> str:
        """What is asked; empty for a free text."""
        if self._answer is not None:
            return self._answer.prompt
        if self.kind == GRATITUDE:
            return "What are you glad of, and who had a hand in it?"
        return self._prompt.text if self._prompt else ""

    @property
    def theme(self) -> str:
        """What the question is about; empty for a free text."""
        asked = self._answer or self._prompt
        return "" if asked is None or isinstance(asked, Review) else theme_name(self._journal, asked.theme)

    @property
    def has_other_question(self) -> bool:
        """Whether another one can be asked for."""
        return self._prompt is not None

    def ask_another(self) -> None:
        """Take the next question."""
        self._skipped += 1
        self._answer = None
        self._prompt = self._ask()

    def _ask(self) -> Prompt | None:
        """The question that this kind of text answers, if it answers one."""
        if self.kind == REFLECTION:
            return prompt_for(self._journal, self.day, self._skipped)
        if self.kind == REVIEW:
            return question_for(self._journal, present_week(self._journal), self._skipped)
        return None

    def record(self, text: str) -> Record:
        """The record that this text makes, unsaved.

        Raises:
            Refused: when the text is empty.
        """
        made = self._made(text)
        self._id = self._id or made.id
        return replace(made, id=self._id)

    def _made(self, text: str) -> Record:
        if self.before is not None:
            return with_words(self._journal, self.before, text)
        if self.kind == GRATITUDE:
            return new_gratitude(self._journal, text, day=self.day)
        if self._prompt is not None:
            made: Reflection | Review
            if self.kind == REVIEW:
                week = present_week(self._journal)
                made = new_review(self._journal, text, self._prompt, week, day=self.day)
            else:
                made = new_reflection(self._journal, text, self._prompt, day=self.day)
            return made if self._answer is None else _under(made, self._answer)
        return new_note(self._journal, text, day=self.day)

    def keep_draft(self, text: str) -> None:
        """Keep the text as a draft; an emptied or unchanged one goes."""
        before = words_of(self.before) if self.before else ""
        waits = is_visible(clean(text)) and clean(text) != clean(before)
        if waits:
            self._journal.drafts.keep(self.record(text))
        elif self._id:
            self._journal.drafts.drop(self._id)
        self.waits = waits

    def resume(self) -> None:
        """Go on with the newest draft of this kind, if one waits."""
        for draft in self._journal.drafts.all():
            is_mine = draft.id == self._id if self.before else not self._journal.store.holds(draft)
            if is_mine and draft.kind == self.kind:
                self._id, self.text = draft.id, words_of(draft)
                # An answer stays with the question it was begun under.
                self._answer = draft if isinstance(draft, Reflection | Review) else None


def _under(made: Reflection | Review, answer: Reflection | Review) -> Reflection | Review:
    """The text under the question that its draft was begun under."""
    if isinstance(answer, Reflection) and isinstance(made, Reflection):
        return replace(made, prompt_id=answer.prompt_id, prompt=answer.prompt, theme=answer.theme)
    return replace(made, prompt_id=answer.prompt_id, prompt=answer.prompt)


def new_piece(journal: Journal, kind: str, day: date) -> Piece:
    """Something new for a day, or the draft of it that waits."""
    piece = Piece(journal, kind, day)
    piece.resume()
    return piece


def edited_piece(journal: Journal, record: Record) -> Piece:
    """A record's words, to be changed, or the draft of that which waits."""
    piece = Piece(journal, record.kind, record.day, record)
    piece.resume()
    return piece
