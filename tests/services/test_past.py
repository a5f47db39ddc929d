"""The past is read in a thread, while things go on: nothing that happens meanwhile may be missed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from journal_tui.domain.records import words_of
from journal_tui.services import people, writing
from journal_tui.services.outreach import Outreach
from journal_tui.services.streak import Ledger
from journal_tui.services.together import Together
from tests.fakes import MONDAY, Desk, MemoryStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from journal_tui.domain.changes import Change
    from journal_tui.domain.records import Person, Record


@dataclass
class SlowStore(MemoryStore):
    """Something happens after everything was handed out, before whoever asked has taken it in."""

    meanwhile: list[Callable[[], None]] = field(default_factory=list)

    def everything(self) -> Iterator[Record]:
        yield from list(super().everything())
        while self.meanwhile:
            self.meanwhile.pop()()


@dataclass
class SlowMonths(MemoryStore):
    """The same for whoever asks month by month: it happens once the months were named."""

    meanwhile: list[Callable[[], None]] = field(default_factory=list)

    def months(self) -> Sequence[str]:
        held = super().months()
        while self.meanwhile:
            self.meanwhile.pop()()
        return held


def _somebody(desk: Desk) -> Person:
    person = people.new_person(desk.journal, "Ana Öztürk", role="mentor")
    writing.keep(desk.journal, person)
    return person


def _thanked(desk: Desk, person: Person) -> Change:
    return writing.keep(desk.journal, writing.new_gratitude(desk.journal, "patience", people=[person.id]))


@pytest.fixture
def desk() -> Desk:
    return Desk(SlowStore())


def _then(desk: Desk, happens: Callable[[], None]) -> None:
    assert isinstance(desk.store, SlowStore | SlowMonths)
    desk.store.meanwhile.append(happens)


def test_what_is_written_while_a_persons_past_is_read_is_on_their_page(desk: Desk) -> None:
    ana, together = _somebody(desk), Together(desk.journal)
    _then(desk, lambda: together.follow(_thanked(desk, ana)))
    together.load()
    assert [words_of(record) for record in together.of(ana.id, MONDAY)] == ["patience"]


def test_what_is_written_while_the_reasons_are_gathered_is_among_them() -> None:
    desk = Desk(SlowMonths())
    ana, outreach = _somebody(desk), Outreach(desk.journal)

    def write() -> None:
        _thanked(desk, ana)
        outreach.follow()

    _then(desk, write)
    outreach.load()
    assert [words_of(each) for each in outreach.facts().thanks] == ["patience"]


def test_what_is_written_while_the_days_are_read_counts_for_the_streak(desk: Desk) -> None:
    ana, ledger = _somebody(desk), Ledger(desk.journal)

    def write() -> None:
        _thanked(desk, ana)
        ledger.follow({"2026-11"})

    _then(desk, write)
    ledger.load()
    assert ledger.streak().current == 1
