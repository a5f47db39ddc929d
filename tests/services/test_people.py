"""People, the schedule, and the streak as a service."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import pytest

from journal_tui.domain.errors import Refused
from journal_tui.domain.practice import Pause
from journal_tui.domain.records import Person
from journal_tui.services import editing, people, practice, writing
from journal_tui.services.streak import Ledger
from tests.fakes import MONDAY, Desk
from tests.text_that_hurts import HURTS

if TYPE_CHECKING:
    from journal_tui.services.journal import Journal


def _keep_person(journal: Journal, name: str, *, again: bool = False) -> Person:
    kept = writing.keep(journal, people.new_person(journal, name, again=again)).after
    assert isinstance(kept, Person)
    return kept


def test_a_name_is_taken_whatever_its_case_and_accents_unless_a_second_is_asked_for() -> None:
    journal = Desk().journal
    _keep_person(journal, "Zoë Müller")
    with pytest.raises(Refused, match="already somebody called “Zoë Müller”"):
        people.new_person(journal, " zoe  MULLER ")
    second = _keep_person(journal, "Zoe Muller", again=True)
    with pytest.raises(Refused, match="2 people"):
        people.who(journal, "zoë müller")
    assert people.who(journal, second.id) == second


def test_an_unknown_name_is_refused_with_what_to_do() -> None:
    with pytest.raises(Refused, match="add person"):
        people.who(Desk().journal, "Nobody")


@pytest.mark.parametrize("rhythm", ["0", "-3", "3.5", "often", "", "٣", "99999999999999999999"])
def test_a_rhythm_that_is_no_number_of_days_is_refused(rhythm: str) -> None:
    with pytest.raises(Refused, match="rhythm"):
        people.parse_rhythm(rhythm)


def test_somebody_can_be_renamed_but_not_to_a_name_that_is_taken() -> None:
    journal = Desk().journal
    una, _ = _keep_person(journal, "Una Berg"), _keep_person(journal, "Cy Rossi")
    with pytest.raises(Refused, match="already"):
        editing.edit(journal, una, "cy rossi")
    assert editing.edit(journal, una, "Una Berg-Lund").after.day == MONDAY
    assert people.who(journal, "una berg-lund").id == una.id


@pytest.mark.parametrize("text", [text for what, text in HURTS.items() if "long" not in what], ids=str)
def test_a_name_that_hurts_is_kept_on_one_line_and_found_again(text: str) -> None:
    journal = Desk().journal
    person = _keep_person(journal, text)
    assert "\n" not in person.name
    assert people.who(journal, text) == person


def test_the_schedule_of_an_empty_journal_holds_from_the_beginning_a_later_one_from_its_day() -> None:
    desk = Desk()
    practice.change(desk.journal, {"rest_days": 1})
    assert desk.journal.practice().schedule_on(date(2020, 1, 1)).rest_days == 1
    writing.keep(desk.journal, writing.new_note(desk.journal, "x"))
    practice.change(desk.journal, {"rest_days": 5})
    practice.change(desk.journal, {"weekdays": frozenset({0})})
    held = desk.journal.practice()
    assert held.schedule_on(MONDAY - timedelta(days=1)).rest_days == 1
    assert (held.schedule_on(MONDAY).rest_days, held.schedule_on(MONDAY).weekdays) == (5, frozenset({0}))
    assert len(desk.store.practice()) == 2, "a second change on one day is an edit of the first"


def test_a_bad_schedule_or_pause_changes_nothing_even_beside_a_good_one() -> None:
    desk = Desk()
    good = Pause(MONDAY, MONDAY)
    for asked in (
        {"weekdays": frozenset[int]()},
        {"rest_days": 32},
        {"rest_days": -1},
        {"day_ends_at": time(12, 1)},
    ):
        with pytest.raises(Refused, match="nothing was changed"):
            practice.change(desk.journal, asked, good)  # type: ignore[arg-type]  # wrong on purpose
    with pytest.raises(Refused, match="before it begins"):
        practice.change(desk.journal, {"rest_days": 3}, Pause(MONDAY, MONDAY - timedelta(days=1)))
    assert not desk.store.practice()


def test_the_ledger_follows_what_is_written_after_it_was_read() -> None:
    desk = Desk()
    ledger = Ledger(desk.journal)
    ledger.load()
    assert ledger.streak().current == 0
    record = writing.keep(desk.journal, writing.new_gratitude(desk.journal, "calm")).after
    ledger.follow({"2026-11"})
    assert ledger.streak().current == 1
    editing.delete(desk.journal, record)
    ledger.follow({"2026-11"})
    assert ledger.streak().current == 0


def test_yesterday_is_offered_while_a_line_would_keep_the_streak() -> None:
    desk = Desk()
    thursday = date(2026, 11, 19)
    desk.clock.set_day(thursday)
    writing.keep(desk.journal, writing.new_gratitude(desk.journal, "calm"))
    desk.clock.set_day(date(2026, 11, 21))
    offer = Ledger(desk.journal).yesterday()
    assert offer is not None
    assert (offer.day, offer.days, offer.rested) == (date(2026, 11, 20), 1, True)
    writing.keep(desk.journal, writing.new_gratitude(desk.journal, "late", day=date(2026, 11, 20)))
    assert Ledger(desk.journal).yesterday() is None
    assert Ledger(desk.journal).streak().current == 2
