"""A quarter of mornings that always takes the picks: a made-up circle, replies or none, thanks, favours.

Only the clock and the dice are made up: what is offered, logged, told and kept goes through the services.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

from journal_tui.domain.practice_settings import OTHER, ROLE_RHYTHMS
from journal_tui.domain.reasons import DATE, DORMANT, GIVE, RHYTHM, THANKS
from journal_tui.domain.records import ImportantDate, Interaction, Person
from journal_tui.services import writing
from journal_tui.services.contact_form import AWAITED, Occasion, likely_form, logged_from
from journal_tui.services.logging import log
from journal_tui.services.outreach import Outreach
from journal_tui.services.overview import overview
from tests.fakes import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journal_tui.domain.practice_settings import Rhythm
    from journal_tui.domain.suggestions import Suggestion

FIRST = date(2026, 8, 31)
WEEKS = 13
CONTACTS_A_MORNING = 2.0
NOT_IN_A_QUIET_WEEK = {RHYTHM, GIVE, DORMANT}

AWAITS, REPLIES, PROMISES, GLAD, HELPED = 0.35, 0.8, 0.15, 0.6, 0.3
"""How likely a message asks something, is answered, goes with a promise; how likely a morning holds thanks
for somebody, or somebody's help."""


def mornings() -> Iterator[date]:
    """The weekdays of the quarter."""
    for number in range(WEEKS * 7):
        day = FIRST + timedelta(days=number)
        if day.weekday() < 5:
            yield day


@dataclass
class Told:
    """What the quarter was like."""

    first: Counter[str] = field(default_factory=Counter)
    picks: Counter[str] = field(default_factory=Counter)
    quiet_broken: list[str] = field(default_factory=list)
    too_early: list[str] = field(default_factory=list)
    met: dict[str, list[date]] = field(default_factory=dict)
    dates_offered: set[tuple[str, str]] = field(default_factory=set)
    dates_shown: set[tuple[str, str, date]] = field(default_factory=set)
    thanks_offered: set[tuple[str, date]] = field(default_factory=set)


class Quarter:
    """So many people, and what happens with them."""

    def __init__(self, people: int, seed: int) -> None:
        self._dice = Random(seed)  # noqa: S311 (dice, no secret)
        self.desk = Desk()
        self.told = Told()
        self._outreach = Outreach(self.desk.journal)
        self._replies: dict[date, list[str]] = {}
        self.desk.clock.set_day(FIRST)
        self.people = {person.id: person for person in self._circle(people)}
        self.desk.store.save([*self.people.values()], FIRST)
        for person in self.people.values():
            self._begin(person)
        self.rhythms = {who: self._days(person.rhythm) for who, person in self.people.items()}

    @staticmethod
    def _days(rhythm: Rhythm | None) -> int:
        assert isinstance(rhythm, int)
        return rhythm

    def _circle(self, count: int) -> Iterator[Person]:
        """People of every role, whose rhythms ask for two contacts a morning together, or less."""
        roles = [self._dice.choice([role for role in ROLE_RHYTHMS if role != OTHER]) for _ in range(count)]
        usual = [self._days(ROLE_RHYTHMS[role]) for role in roles]
        slower = max(1.0, sum(1 / days for days in usual) * 7 / 5 / CONTACTS_A_MORNING)
        for number, (role, days) in enumerate(zip(roles, usual, strict=True)):
            made = Person(**writing.envelope(self.desk.journal), name=f"Person {number}", role=role)
            was_added = FIRST - timedelta(days=500)
            rhythm = -int(-days * slower // 1)
            own = {"id": f"{self._dice.getrandbits(128):032x}", "day": was_added, "rhythm": rhythm}
            yield replace(made, **own, dates=tuple(self._dates()))  # type: ignore[arg-type]  # of a person's types

    def _dates(self) -> Iterator[ImportantDate]:
        born = FIRST + timedelta(days=self._dice.randrange(365))
        yield ImportantDate("birthday", born.month, born.day, 1980 if born.month != 2 else None)
        if self._dice.random() < 0.1:
            comes = FIRST + timedelta(days=self._dice.randrange(5, WEEKS * 7))
            yield ImportantDate("launch", comes.month, comes.day, comes.year, once=True)

    def _begin(self, person: Person) -> None:
        """Most were met within their rhythm; some are dormant, some were never met."""
        days, chance = self._days(person.rhythm), self._dice.random()
        if chance > 0.04:
            ago = self._dice.randrange(1, days + 1) if chance > 0.1 else self._dice.randrange(366, 500)
            made = writing.new_interaction(self.desk.journal, [person.id], day=FIRST - timedelta(days=ago))
            writing.keep(self.desk.journal, made)

    def run(self) -> Told:
        """Live through it."""
        for day in mornings():
            self.desk.clock.set_day(day)
            self._read_the_mail(day)
            self._outreach.load()
            self._watch(day)
            for pick in self._outreach.picks():
                self._take(pick, day)
            self._be_glad(day)
        for record in self.desk.store.everything():
            if isinstance(record, Interaction):
                for who in record.people:
                    self.told.met.setdefault(who, []).append(record.day)
        return self.told

    def _read_the_mail(self, today: date) -> None:
        """Log the replies that came since the morning before, each on its own day."""
        for day in sorted(day for day in self._replies if day < today):
            for who in self._replies.pop(day):
                made = writing.new_interaction(self.desk.journal, [who], day=day, gave="both")
                writing.keep(self.desk.journal, made)

    def _watch(self, today: date) -> None:
        """Take note of what is offered and shown this morning."""
        facts, told = self._outreach.facts(), self.told
        for reason in self._outreach.reasons():
            if reason.kind == DATE:
                told.dates_offered.add((reason.person, reason.about))
            if reason.kind == THANKS:
                told.thanks_offered.add((reason.person, today))
        said = overview(self.desk.journal, self._outreach)
        told.dates_shown |= {(line.person, line.about, today) for line in said.coming if line.kind == DATE}
        for place, pick in enumerate(said.picks):
            kind, who = pick.reason.kind, pick.person.id
            told.picks[kind] += 1
            told.first[kind] += place == 0
            told.dates_shown |= {(who, pick.reason.about, today)} if kind == DATE else set()
            standing = facts.standing.get(who)
            if standing and standing.is_quiet(today) and kind in NOT_IN_A_QUIET_WEEK:
                told.quiet_broken.append(f"{pick.person.name}, {today}")
            if standing and standing.last and kind == RHYTHM:
                days = (today - standing.last).days
                told.too_early += [f"{pick.person.name}, {today}"] if days < self.rhythms[who] else []

    def _take(self, pick: Suggestion, today: date) -> None:
        """Do what is suggested, and log it with the form as it stands."""
        journal, dice = self.desk.journal, self._dice
        self.desk.clock.tick()
        ids = (journal.store.new_id(), journal.store.new_id())
        thanks = self._outreach.facts().thanks
        occasion = Occasion(today, today, ids, (pick.person,), pick, thanks)
        form = likely_form(occasion)
        if pick.channel == "message" and dice.random() < AWAITS:
            form = replace(form, reply=AWAITED)
        if form.reply == AWAITED and dice.random() < REPLIES:
            self._replies.setdefault(today + timedelta(days=dice.randrange(1, 5)), []).append(pick.person.id)
        if dice.random() < PROMISES:
            form = replace(form, promise="the slides", due=f"in {dice.randrange(2, 12)} days")
        log(journal, logged_from(journal, form, occasion))

    def _be_glad(self, today: date) -> None:
        """Write down something good, most often somebody's doing; now and then somebody helped."""
        somebody = self._dice.choice([*self.people])
        if self._dice.random() < GLAD:
            made = writing.new_gratitude(self.desk.journal, "a word in time", people=[somebody], day=today)
            writing.keep(self.desk.journal, made)
        if self._dice.random() < HELPED:
            helper = [*self.people][self._dice.randrange(6)]
            help_given = writing.new_interaction(self.desk.journal, [helper], day=today, act="ask for help")
            writing.keep(self.desk.journal, help_given)
