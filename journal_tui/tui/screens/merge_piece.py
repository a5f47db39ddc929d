"""Two people who may be one: who the other is, which of them stays, and what comes along."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from journal_tui.domain.errors import Refused
from journal_tui.domain.names import begun, named_in
from journal_tui.domain.phrases import counted
from journal_tui.domain.text import fold, one_line
from journal_tui.services.merging import twins
from journal_tui.services.person_form import WrongField, or_else

if TYPE_CHECKING:
    from journal_tui.domain.records import Person
    from journal_tui.tui.desk import Desk


class Merger(NamedTuple):
    """Who stays, and who turned out to be them."""

    kept: Person
    gone: Person


class MergePiece:
    """What the sheet works on. The other is whoever was chosen, else the likeliest, if anybody is likely."""

    def __init__(self, desk: Desk, person: Person, other: Person | None = None) -> None:
        self._desk = desk
        self._people = [each for each in desk.journal.people() if each.id != person.id]
        likely = other or next(iter(twins(self._people, person)), None)
        self._known = {one_line(likely.name): likely.id} if likely else {}
        self.person = person
        self.typed = one_line(likely.name) if likely else ""
        is_other_known_better = other is not None and self._lines(other) > self._lines(person)
        self.stays = one_line(other.name if other is not None and is_other_known_better else person.name)

    def _lines(self, person: Person) -> int:
        """How much names somebody, as far as the past was read."""
        desk = self._desk
        if not desk.together.is_loaded:
            return 0
        return len(desk.together.of(person.id, desk.journal.moment().day))

    def other(self, typed: str) -> Person:
        """Who is meant.

        Raises:
            WrongField: for nobody, or for several.
        """
        try:
            found = named_in(self._people, typed, self._known)
        except Refused as refused:
            raise WrongField("other", str(refused).partition(", or")[0]) from refused
        ids = [each.id for each in found]
        others = [each for each in self._people if each.id in ids]
        if len(ids) != 1 or not others:
            raise WrongField("other", f"Who is the same as {self.person.name}? One name of somebody here.")
        return others[0]

    def candidates(self, typed: str) -> list[str]:
        """The names that what is typed could become."""
        found = [one_line(person.name) for person in begun(self._people, typed)]
        return [] if any(fold(name) == fold(one_line(typed)) for name in found) else found

    def names(self, typed: str) -> tuple[str, ...]:
        """The names of which one stays."""
        other = or_else(lambda: self.other(typed), None)
        both = (self.person.name, other.name) if other else (self.person.name,)
        return tuple(dict.fromkeys(map(one_line, both)))

    def merger(self, typed: str, stays: str) -> Merger:
        """Who stays and who goes; raises as `other` does."""
        other = self.other(typed)
        is_other_kept = stays == one_line(other.name) != one_line(self.person.name)
        return Merger(other, self.person) if is_other_kept else Merger(self.person, other)

    def said(self, typed: str, stays: str) -> str:
        """What would come of it."""
        merger = or_else(lambda: self.merger(typed, stays), None)
        if merger is None:
            return ""
        lines = self._lines(merger.gone)
        what = f"{counted(lines, 'line')} and everything known" if lines else "Everything known"
        return f"{what} of {merger.gone.name} will be {merger.kept.name}’s. u takes it back."
