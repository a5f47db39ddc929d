"""Whom to reach out to today, and why: worked out from everything, once a day and after every change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from journal_tui.domain.digest import digest_of
from journal_tui.domain.facts import facts_of
from journal_tui.domain.picks import picks
from journal_tui.domain.reasons import MEMORY, Reason, is_left_alone, reasons
from journal_tui.domain.records import Sitting
from journal_tui.domain.suggestions import Suggestion, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date, datetime

    from journal_tui.domain.digest import Digest
    from journal_tui.domain.facts import Facts
    from journal_tui.domain.records import Person, Pick, Record
    from journal_tui.services.journal import Journal


class Outreach:
    """The day's reasons and picks. The facts are gathered anew when the day or a record has changed.

    What matters of a month is remembered for as long as the month stays as it is.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._digests: dict[str, tuple[Sequence[Record], Digest]] = {}
        self._read_with: tuple[Mapping[str | None, datetime], Mapping[str, str]] = ({}, {})
        self._facts: Facts | None = None
        self._changes = 0
        self._reasons: list[Reason] | None = None
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
            journal, today = self._journal, self._journal.moment().day
            facts = facts_of(journal.people(), [*self._read(today)], today, journal.settings())
            self._facts = replace(facts, remembered=self._remembered(today))
            self._reasons = self._told = None

    def _read(self, today: date) -> Iterator[Digest]:
        """What matters of each month up to today, the newest first."""
        journal, store = self._journal, self._journal.store
        moved = {copy.moved_from: copy.updated_at for copy in store.copies()}
        stand_ins = journal.stand_ins()
        if (moved, stand_ins) != self._read_with:
            self._digests, self._read_with = {}, (moved, stand_ins)
        is_plain = not (moved or stand_ins)
        for month in store.months():
            live = store.month(month)
            if live and live[-1].day > today:
                yield digest_of(record for record in journal.month(month) if record.day <= today)
                continue
            held = self._digests.get(month)
            if held is None or held[0] is not live:
                held = self._digests[month] = live, digest_of(live if is_plain else journal.month(month))
            yield held[1]

    def _remembered(self, today: date) -> dict[str, Record]:
        """What was made a reason of today by hand, by the person it is about."""
        sittings = [record for record in self._journal.records_on(today) if isinstance(record, Sitting)]
        picked = [pick for sitting in sittings for pick in sitting.picks if pick.kind == MEMORY]
        found = {pick.person: self._journal.find(pick.about) for pick in picked}
        return {who: record for who, record in found.items() if record and record.deleted is None}

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

    def reasons(self) -> list[Reason]:
        """Every reason of today, the strongest first."""
        facts = self.facts()
        if self._reasons is None:
            self._reasons = reasons(facts)
        return self._reasons

    def suggestions(self) -> list[Suggestion]:
        """Every reason of today in words, the strongest first."""
        facts, found = self.facts(), self.reasons()
        if self._told is None:
            self._told = [suggestion(reason, facts) for reason in found]
        return self._told

    def picks(self) -> list[Suggestion]:
        """The day's picks: those its first sitting holds, else what would be chosen now.

        A pick that was set aside for today is left out, and so is one whose person was snoozed or stepped
        back from since, or is no longer there.
        """
        facts, found = self.facts(), self.reasons()
        kept = self._kept_picks(facts.today)
        if kept is None:
            return [suggestion(reason, facts) for reason in picks(found, facts)]
        live = {(each.person, each.kind): each for each in found}
        people = {person.id: person for person in facts.people if not is_left_alone(person, facts.today)}
        offered = [(pick, live.get((pick.person, pick.kind))) for pick in kept if pick.person in people]
        return [
            suggestion(reason, facts) if reason else _done(pick, people[pick.person])
            for pick, reason in offered
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
