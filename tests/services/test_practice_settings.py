"""The practice's own settings: kept in the journal, within their bounds, the later said holding."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from journal_tui.domain.errors import Refused
from journal_tui.domain.practice_settings import (
    ALLOWED,
    FOLLOW_UP_DAYS,
    LEAD_DAYS,
    LEAP_MONTH,
    MARCH,
    ROLE_RHYTHMS,
    PracticeSettings,
    settings_from,
)
from journal_tui.domain.records import ImportantDate, Setting
from journal_tui.services import people, practice, writing
from journal_tui.services.outreach import Outreach
from journal_tui.services.practice_settings import with_roles, with_settings
from tests.fakes import MONDAY, Desk
from tests.tui.circle import befriend, meet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journal_tui.domain.practice_settings import Rhythm

DAY = timedelta(days=1)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def put(desk: Desk, numbers: Mapping[str, int] | None = None, **roles: Rhythm | None) -> PracticeSettings:
    """Change these settings in one save, and read all of them."""
    desk.clock.tick()
    changed = [*with_settings(desk.journal, numbers or {}), *with_roles(desk.journal, roles)]
    practice.change(desk.journal, {}, None, changed)
    return desk.journal.settings()


def kinds(desk: Desk) -> list[str]:
    return [reason.kind for reason in Outreach(desk.journal).reasons()]


def test_a_journal_that_says_nothing_has_the_usual_settings(desk: Desk) -> None:
    assert desk.journal.settings() == PracticeSettings(15, 3, 7, 2, ROLE_RHYTHMS)
    assert (desk.journal.settings().own_roles, desk.journal.settings().roles[-1]) == ((), "other")


def test_each_setting_has_one_record_however_often_it_is_set(desk: Desk) -> None:
    for days in (5, 5, 6):
        put(desk, {LEAD_DAYS: days}, neighbour=days)
    assert desk.journal.settings().lead_days == 6
    assert len(desk.store.records) == 2
    assert desk.store.months() == []


def test_a_value_out_of_bounds_is_refused_and_one_in_a_file_is_passed_over(desk: Desk) -> None:
    for name, allowed in ALLOWED.items():
        for wrong in (allowed[0] - 1, allowed[-1] + 1):
            with pytest.raises(Refused, match=f"from {allowed[0]} to {allowed[-1]}, not {wrong}"):
                put(desk, {name: wrong})
            strange = Setting(**writing.envelope(desk.journal), name=name, value=wrong)
            assert settings_from([strange]) == PracticeSettings()
    assert settings_from([Setting(**writing.envelope(desk.journal), name="of a later version", value=1)])


def test_of_two_machines_that_set_the_same_thing_the_later_one_holds_and_both_are_forgotten(
    desk: Desk,
) -> None:
    here = [*with_roles(desk.journal, {"mentor": 20}), *with_settings(desk.journal, {LEAD_DAYS: 1})]
    desk.clock.tick()
    there = [*with_roles(desk.journal, {"mentor": 9}), *with_settings(desk.journal, {LEAD_DAYS: 2})]
    desk.store.save([*there, *here], MONDAY)
    assert (desk.journal.settings().rhythm_for("mentor"), desk.journal.settings().lead_days) == (9, 2)
    assert put(desk, mentor=None).rhythm_for("mentor") == ROLE_RHYTHMS["mentor"]


def test_a_role_of_ones_own_has_its_rhythm_until_it_is_forgotten_and_then_that_of_other(desk: Desk) -> None:
    nia = befriend(desk, "Nia", "neighbour")
    meet(desk, nia, MONDAY - 25 * DAY)
    assert kinds(desk) == []
    settings = put(desk, Neighbour=21)
    assert settings.own_roles == ("neighbour",)
    assert settings.roles[-2:] == ("neighbour", "other")
    assert kinds(desk) == ["rhythm"]
    put(desk, neighbour=None)
    assert kinds(desk) == []
    with pytest.raises(Refused, match="no role called “neighbour”"):
        put(desk, neighbour=None, gardener=None)
    with pytest.raises(Refused, match="a role needs"):
        [*with_roles(desk.journal, {" ": 3})]


def test_the_roles_to_choose_from_are_the_built_in_ones_those_set_and_those_that_people_have(
    desk: Desk,
) -> None:
    put(desk, neighbour=21)
    befriend(desk, "Gil", "gardener")
    found = people.roles(desk.journal)
    assert found == (*list(ROLE_RHYTHMS)[:-1], "neighbour", "gardener", "other")


def test_a_role_that_asks_for_nothing_leaves_those_alone_who_have_no_rhythm_of_their_own(desk: Desk) -> None:
    for name, own in (("Fay", None), ("Flo", 10)):
        friend = befriend(desk, name, "friend", rhythm=own)
        meet(desk, friend, MONDAY - 200 * DAY)
    assert kinds(desk) == ["dormant", "dormant"]
    put(desk, friend="never")
    assert [each.person.name for each in Outreach(desk.journal).suggestions()] == ["Flo"]


def test_days_ahead_days_before_a_nudge_and_the_leap_day_are_those_that_were_set(desk: Desk) -> None:
    dates = (ImportantDate("birthday", 2, 29),)
    befriend(desk, "Mei", "colleague", rhythm="never", dates=dates)
    cy = befriend(desk, "Cy", "client", rhythm="never")
    day = MONDAY.replace(year=2027, month=2, day=22)
    desk.clock.set_day(day)
    meet(desk, cy, day - 5 * DAY, waiting=True)
    assert kinds(desk) == []
    put(desk, {FOLLOW_UP_DAYS: 5})
    assert kinds(desk) == ["follow up"]
    put(desk, {LEAD_DAYS: 6, FOLLOW_UP_DAYS: 6})
    assert kinds(desk) == ["important date"]
    put(desk, {LEAP_MONTH: MARCH})
    assert kinds(desk) == []
    desk.clock.set_day(day.replace(month=3, day=1))
    assert Outreach(desk.journal).suggestions()[0].sentence == "birthday today"


def test_people_who_came_in_a_file_are_met_over_a_rhythm_from_the_day_on_which_they_are_chosen(
    desk: Desk,
) -> None:
    came = MONDAY - 90 * DAY
    held = [befriend(desk, f"Person {n}", "peer", days=90, rhythm="never") for n in range(60)]
    desk.store.save([replace(person, imported=True) for person in held], MONDAY)
    assert kinds(desk) == []
    chosen = [people.with_fields(desk.journal, person, rhythm=30) for person in desk.journal.people()]
    assert {person.chosen for person in chosen} == {MONDAY}
    writing.keep_all(desk.journal, chosen)
    new = [len(kinds(desk))]
    for _ in range(29):
        desk.clock.set_day(desk.journal.moment().day + DAY)
        new.append(len(kinds(desk)) - sum(new))
    assert (sum(new), max(new) <= 8) == (60, True), f"since {came} everybody would be met at once"
    again = people.with_fields(desk.journal, chosen[0], rhythm=14)
    assert again.chosen == MONDAY, "another rhythm later on spreads nobody anew"
