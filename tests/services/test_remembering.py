"""On this day, and a memory made a reason of today and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from journal_tui.domain.days import in_months
from journal_tui.domain.errors import Refused
from journal_tui.domain.reasons import MEMORY
from journal_tui.services import editing, people, sittings, writing
from journal_tui.services.openers import opener_for
from journal_tui.services.outreach import Outreach
from journal_tui.services.overview import overview
from journal_tui.services.remembering import make_reason, on_this_day
from tests.fakes import MONDAY, Desk

if TYPE_CHECKING:
    from journal_tui.domain.records import Gratitude, Person, Record

A_YEAR_AGO = in_months(MONDAY, -12)


def _person(desk: Desk, name: str) -> Person:
    person = people.new_person(desk.journal, name, rhythm="never")
    writing.keep(desk.journal, replace(person, imported=True))
    return person


def _thanks(desk: Desk, text: str, *named: Person, months: int = 12) -> Gratitude:
    day = in_months(MONDAY, -months)
    made = writing.new_gratitude(desk.journal, text, people=[each.id for each in named])
    made = replace(made, day=day, written=day)
    writing.keep(desk.journal, made)
    return made


def _outreach(desk: Desk) -> Outreach:
    outreach = Outreach(desk.journal)
    outreach.load()
    return outreach


def _told(desk: Desk, record: Record) -> None:
    found = desk.journal.find(record.id)
    assert found is not None
    editing.mark_told(desk.journal, found)


def test_a_month_and_each_year_are_remembered_with_the_people_and_today_shows_a_year_first() -> None:
    desk = Desk()
    una, mei = _person(desk, "Una Berg"), _person(desk, "Mei Tanaka")
    for text, person, months in (("calm", una, 12), ("a question", mei, 36), ("cake", mei, 1)):
        _thanks(desk, text, person, months=months)
    editing.delete(desk.journal, _thanks(desk, "deleted", una, months=24))
    found = [(each.when, each.names) for each in on_this_day(desk.journal, MONDAY)]
    assert found == [
        ("a month ago", ("Mei Tanaka",)),
        ("a year ago", ("Una Berg",)),
        ("3 years ago", ("Mei Tanaka",)),
    ]
    assert [each.when for each in on_this_day(desk.journal, MONDAY, {A_YEAR_AGO})] == ["a year ago"]
    shown = overview(desk.journal, _outreach(desk)).remembered
    assert shown is not None
    assert shown.when == "a year ago"
    people.step_back(desk.journal, una)
    shown = overview(desk.journal, _outreach(desk)).remembered
    assert shown is not None
    assert shown.when == "3 years ago", "nobody is reminded of somebody they stepped back from"


def test_a_memory_becomes_a_pick_with_its_words_until_it_is_acted_on_or_taken_back() -> None:
    desk = Desk()
    una = _person(desk, "Una Berg")
    thanks = _thanks(desk, "@Una kept calm", una)
    _told(desk, thanks)
    outreach = _outreach(desk)
    assert outreach.picks() == []
    assert make_reason(desk.journal, outreach, thanks) == (True, "Una Berg")
    for reader in (outreach, _outreach(desk)):
        (pick,) = reader.picks()
        assert (pick.reason.kind, pick.sentence, pick.act) == (MEMORY, "a year ago: Una kept calm", "thank")
        assert pick in reader.suggestions()
        assert "kept calm" in opener_for(pick, reader.facts())
    assert make_reason(desk.journal, outreach, thanks) == (False, "Una Berg")
    assert outreach.picks() == []
    make_reason(desk.journal, outreach, thanks)
    writing.keep(desk.journal, writing.new_interaction(desk.journal, [una.id]))
    outreach.follow()
    (pick,) = outreach.picks()
    assert (pick.sentence, pick.short) == ("", "done")
    with pytest.raises(Refused, match="in touch with Una Berg today"):
        make_reason(desk.journal, outreach, thanks)
    desk.clock.set_day(MONDAY + timedelta(days=1))
    assert _outreach(desk).picks() == [], "a memory is a reason for one day"


def test_the_picks_of_the_day_stay_beside_a_memory_and_a_second_one_takes_the_firsts_place() -> None:
    desk = Desk()
    una = _person(desk, "Una Berg")
    writing.keep(desk.journal, people.new_person(desk.journal, "Ada New"))
    old, older = _thanks(desk, "calm", una), _thanks(desk, "cake", una, months=24)
    for thanks in (old, older):
        _told(desk, thanks)
    outreach = _outreach(desk)
    make_reason(desk.journal, outreach, old)
    make_reason(desk.journal, outreach, older)
    assert [pick.person.name for pick in outreach.picks()] == ["Ada New", "Una Berg"]
    assert outreach.picks()[1].sentence == "2 years ago: cake"
    (sitting,) = sittings.sittings_on(desk.journal, MONDAY)
    assert sitting.seconds == 0


def test_nobody_who_is_a_reason_already_or_left_alone_or_unknown_is_made_one() -> None:
    desk = Desk()
    una = _person(desk, "Una Berg")
    thanks, nobody = _thanks(desk, "calm", una), _thanks(desk, "sun")
    fresh = _thanks(desk, "not told yet", una, months=1)
    with pytest.raises(Refused, match="Una Berg is among today’s reasons already"):
        make_reason(desk.journal, _outreach(desk), thanks)
    _told(desk, fresh)
    people.snooze(desk.journal, una, 7)
    outreach = _outreach(desk)
    with pytest.raises(Refused, match="left alone"):
        make_reason(desk.journal, outreach, thanks)
    with pytest.raises(Refused, match="names nobody"):
        make_reason(desk.journal, outreach, nobody)
    assert sittings.sittings_on(desk.journal, MONDAY) == []
