"""Whom to reach out to today, and why: worked out from everything, once a day and after every change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.domain.reasons import Reason, facts_from, is_left_alone, picks
from journal_tui.domain.records import Sitting
from journal_tui.domain.suggestions import Suggestion, suggestions

if TYPE_CHECKING:
    from datetime import date

    from journal_tui.domain.reasons import Facts
    from journal_tui.domain.records import Person, Pick
    from journal_tui.services.journal import Journal


class Outreach:
    """The day's reasons and picks. The facts are gathered anew when the day or a record has changed."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._facts: Facts | None = None
        self._changes = 0
        self._told: list[Suggestion] | None = None

    @property
    def is_loaded(self) -> bool:
        """Whether the facts have been gathered; before that nothing is offered, and nothing guessed."""
        return self._facts is not None

    def load(self) -> None:
        """Gather the facts; safe to call from a thread, while records change: then it gathers them again."""
        seen = None
        while seen != self._changes:
            seen = self._changes
            today = self._journal.moment().day
            self._facts = facts_from(self._journal.people(), self._journal.everything(), today)
            self._told = None

    def follow(self) -> None:
        """Something has changed: gather the facts again, if they were gathered before."""
        self._changes += 1
        if self._facts is not None:
            self.load()

    def facts(self) -> Facts:
        """The facts as of today."""
        if self._facts is None or self._facts.today != self._journal.moment().day:
            self.load()
        assert self._facts is not None
        return self._facts

    def suggestions(self) -> list[Suggestion]:
        """Every reason of today in words, the strongest first."""
        facts = self.facts()
        if self._told is None:
            self._told = suggestions(facts)
        return self._told

    def picks(self) -> list[Suggestion]:
        """The day's picks: those its first sitting holds, else what would be chosen now.

        A pick that was set aside for today is left out, and so is one whose person was snoozed or stepped
        back from since, or is no longer there.
        """
        facts = self.facts()
        kept = self._kept_picks(facts.today)
        told = {(each.person.id, each.reason.kind): each for each in self.suggestions()}
        if kept is None:
            chosen = picks([each.reason for each in told.values()], facts)
            return [told[reason.person, reason.kind] for reason in chosen]
        people = {person.id: person for person in facts.people if not is_left_alone(person, facts.today)}
        return [
            told.get((pick.person, pick.kind)) or _done(pick, people[pick.person])
            for pick in kept
            if pick.person in people
        ]

    def _kept_picks(self, today: date) -> list[Pick] | None:
        sittings = [record for record in self._journal.records_on(today) if isinstance(record, Sitting)]
        aside = {person for sitting in sittings for person in sitting.set_aside}
        kept = next((sitting.picks for sitting in sittings if sitting.picks), None)
        return None if kept is None else [pick for pick in kept if pick.person not in aside]


def _done(pick: Pick, person: Person) -> Suggestion:
    """A pick whose reason is over, because it was acted on: it stays on the list."""
    over = Reason(pick.person, pick.kind, 0, pick.about, pickable=False)
    return Suggestion(person, over, sentence="", short="done", act="check in", channel="message", minutes=0)
