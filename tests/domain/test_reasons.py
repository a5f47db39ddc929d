"""Why to reach out to somebody: against a slow second version, and rule by rule."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal_tui.domain import reasons as real
from journal_tui.domain.days import month_of
from journal_tui.domain.digest import digest_of
from journal_tui.domain.facts import facts_from, facts_of
from journal_tui.domain.picks import picks
from journal_tui.domain.practice_settings import ROLE_RHYTHMS, PracticeSettings
from journal_tui.domain.records import Gratitude, ImportantDate, NextContact, Promise
from journal_tui.domain.standing import when
from tests.domain import slow_reasons as slow
from tests.domain.reason_worlds import a_contact, a_person, head, worlds
from tests.domain.slow_reasons import World

if TYPE_CHECKING:
    from random import Random

    from journal_tui.domain.facts import Facts
    from journal_tui.domain.practice_settings import Rhythm
    from journal_tui.domain.records import Person, Record
    from journal_tui.domain.standing import Standing

TODAY = date(2026, 11, 23)
THOROUGHLY = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
BRIEFLY = settings(THOROUGHLY, max_examples=40)
NEVER_WHEN_QUIET = {"rhythm", "give first", "dormant"}


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def settings_of(world: World) -> PracticeSettings:
    rhythms: dict[str, Rhythm] = {**ROLE_RHYTHMS}
    rhythms |= {role: "never" if days == "never" else int(days) for role, days in world.rhythms.items()}
    return PracticeSettings(15, world.lead, world.reply, world.leap_month, rhythms)


def facts_in(world: World) -> Facts:
    return facts_from(world.people, world.records, world.today, settings_of(world))


def found(world: World) -> list[real.Reason]:
    return real.reasons(facts_in(world))


def picked(world: World) -> list[real.Reason]:
    facts = facts_in(world)
    return picks(real.reasons(facts), facts)


def rows(reasons: list[real.Reason]) -> list[slow.Row]:
    return [slow.Row(reason.person, reason.kind, reason.score) for reason in reasons]


def kinds(people: list[Person], *records: Record, today: date = TODAY) -> dict[str, float]:
    """The kinds of reasons there are today, with their scores."""
    return {reason.kind: reason.score for reason in found(World(people, records, today))}


@THOROUGHLY
@given(worlds())
def test_reasons_and_picks_are_those_of_the_slow_version(world: World) -> None:
    assert rows(found(world)) == slow.reasons(world)
    assert rows(picked(world)) == slow.picks(world)


@THOROUGHLY
@given(worlds())
def test_waiting_is_that_of_the_slow_version(world: World) -> None:
    held = facts_in(world).standing
    for person in world.people:
        standing = held.get(person.id)
        wait = slow.waiting(world, person)
        found = standing.waiting(world.today) if standing else None
        assert (found and slow.Wait(found.since, found.follow_ups)) == wait


@BRIEFLY
@given(worlds(), st.booleans())
def test_what_is_gathered_month_by_month_is_what_is_gathered_at_once(world: World, astray: bool) -> None:
    months: dict[str, list[Record]] = {}
    for record in sorted(world.records, key=when):
        if record.day <= world.today:
            month = "2000-01" if astray and record.created_at.minute == 3 else month_of(record.day)
            months.setdefault(month, []).append(record)
    digests = [digest_of(months[month]) for month in sorted(months, reverse=True)]
    assert facts_of(world.people, digests, world.today, settings_of(world)) == facts_in(world)


@BRIEFLY
@given(worlds())
def test_quiet_people_are_left_alone(world: World) -> None:
    quiet = {person.id for person in world.people if slow.is_quiet(world, person)}
    assert not {reason.kind for reason in found(world) if reason.person in quiet} & NEVER_WHEN_QUIET


@BRIEFLY
@given(worlds())
def test_nobody_set_aside_is_picked_while_what_i_promised_them_stands(world: World) -> None:
    for person in world.people:
        if not slow.is_snoozed(world, person) and person.stepped_back is None:
            continue
        assert person.id not in {pick.person for pick in picked(world)}
        theirs = {reason.kind for reason in found(world) if reason.person == person.id}
        assert theirs == ({"promise"} if slow.promise(world, person) else set())


@BRIEFLY
@given(worlds())
def test_one_pick_a_person_and_as_many_as_there_are_people_up_to_three(world: World) -> None:
    picks = picked(world)
    pickable = {reason.person for reason in found(world) if reason.pickable}
    assert len({pick.person for pick in picks}) == len(picks) == min(3, len(pickable))


@BRIEFLY
@given(worlds(), st.randoms(use_true_random=False))
def test_the_same_inputs_in_another_order_give_the_same_picks(world: World, chance: Random) -> None:
    people, records = [*world.people], [*world.records]
    chance.shuffle(people)
    chance.shuffle(records)
    assert picked(world._replace(people=people, records=records)) == picked(world)


@BRIEFLY
@given(worlds(), st.integers(1, 400), st.booleans())
def test_logging_something_older_moves_no_last_contact_and_no_wait(
    world: World, older: int, waiting: bool
) -> None:
    for person in world.people:
        before = _standing(world, person)
        if before.last is None:
            continue
        began = _began(world, person, before.last)
        late = a_contact(900, began - timedelta(days=older), person, minute=60, waiting=waiting)
        after = _standing(world._replace(records=[*world.records, late]), person)
        assert after.last == before.last
        assert after.waiting(world.today) == before.waiting(world.today)


def _standing(world: World, person: Person) -> Standing:
    return facts_in(world).of(person)


def _began(world: World, person: Person, last: date) -> date:
    """The day of the first of the messages that awaited a reply one after the other, up to the last."""
    began = last
    for contact in reversed(world.contacts(person)):
        if not contact.waiting or contact.closed is not None:
            break
        began = contact.day
    return began


def test_five_hundred_imported_people_make_no_wall_of_first_contacts() -> None:
    people = [
        replace(a_person(n, TODAY, rhythm=60, imported=True), id=UUID(int=n * 7919**9 % 2**128).hex)
        for n in range(1, 501)
    ]
    new = Counter[int]()
    seen: set[str] = set()
    for day in range(60):
        today = TODAY + timedelta(days=day)
        offered = {reason.person for reason in found(World(people, (), today))}
        new[day] = len(offered - seen)
        seen |= offered
    assert len(seen) == 500
    assert max(new.values()) <= 25


def test_imported_people_who_were_not_chosen_are_never_suggested() -> None:
    people = [a_person(n, ago(300), rhythm="never", imported=True) for n in range(1, 501)]
    assert kinds(people) == {}


@pytest.mark.parametrize(
    ("ahead", "score"), [(4, None), (3, 70), (1, 80), (0, 100), (-1, 101), (-30, 130), (-90, 130)]
)
def test_a_promise_of_mine_counts_from_three_days_before_it_is_due(ahead: int, score: float | None) -> None:
    ana = a_person(1, ago(9), rhythm="never")
    mine = Promise(**head(2, ago(9)), people=(ana.id,), text="the slides", due=ago(-ahead))
    assert kinds([ana], mine).get("promise") == score
    assert "promise" not in kinds([ana], replace(mine, by="them"))
    assert "promise" not in kinds([ana], replace(mine, due=None))
    assert "promise" not in kinds([ana], replace(mine, kept=TODAY))
    assert "promise" not in kinds([ana], replace(mine, released=TODAY))


@pytest.mark.parametrize(
    ("off", "yearly", "once"),
    [
        (4, None, None),
        (3, 65, 65),
        (1, 75, 75),
        (0, 95, 95),
        (-1, None, 80),
        (-7, None, 80),
        (-8, None, None),
    ],
)
def test_a_date_counts_from_three_days_before_and_a_one_off_for_a_week_after(
    off: int, yearly: float | None, once: float | None
) -> None:
    day = ago(-off)
    for wanted, dated in (
        (yearly, ImportantDate("birthday", day.month, day.day, 1980)),
        (once, ImportantDate("launch", day.month, day.day, day.year, once=True)),
    ):
        assert kinds([a_person(1, ago(99), rhythm="never", dates=(dated,))]).get("important date") == wanted


def test_a_date_is_over_once_something_was_logged_in_its_lead_time() -> None:
    ana = a_person(1, ago(99), dates=(ImportantDate("birthday", 11, 25),))
    assert "important date" in kinds([ana], a_contact(1, ago(2), ana))
    assert "important date" not in kinds([ana], a_contact(1, ago(1), ana))


def test_a_birthday_on_the_29th_of_february_comes_every_year() -> None:
    ana = a_person(1, date(2026, 1, 1), rhythm="never", dates=(ImportantDate("birthday", 2, 29, 1980),))
    assert kinds([ana], today=date(2027, 2, 28)) == {"important date": 95}
    assert kinds([ana], today=date(2027, 3, 1)) == {}
    assert kinds([ana], today=date(2028, 2, 29)) == {"important date": 95}


@pytest.mark.parametrize(("age", "score"), [(0, None), (1, 60), (14, 60), (15, 40), (90, 40), (91, None)])
def test_untold_thanks_wait_a_day_weigh_less_after_two_weeks_and_rest_after_three_months(
    age: int, score: float | None
) -> None:
    ana = a_person(1, ago(99), rhythm="never")
    thanks = Gratitude(**head(2, ago(age)), text="patience", people=(ana.id,))
    assert kinds([ana], thanks).get("untold thanks") == score
    assert kinds([ana], replace(thanks, told={ana.id: ago(age)})) == {}


@pytest.mark.parametrize(
    ("days", "expected"),
    [(29, {}), (30, {"rhythm": 40}), (45, {"rhythm": 60}), (179, {"rhythm": 70}), (180, {"dormant": 35})],
)
def test_a_rhythm_counts_until_somebody_is_dormant(days: int, expected: dict[str, float]) -> None:
    ana = a_person(1, ago(400))
    assert kinds([ana], a_contact(1, ago(days), ana)) == expected


def test_what_was_agreed_for_next_time_stands_in_for_the_rhythm_until_the_next_contact() -> None:
    ana = a_person(1, ago(400))
    agreed = a_contact(1, ago(40), ana, next=NextContact(ago(-1)))
    assert kinds([ana], agreed) == {}
    assert kinds([ana], replace(agreed, next=NextContact(TODAY))) == {"rhythm": 40}
    assert kinds([ana], replace(agreed, next=NextContact(ago(15)))) == {"rhythm": 60}
    assert kinds([ana], agreed, a_contact(2, ago(30), ana)) == {"rhythm": 40}


def test_three_favours_more_from_them_within_a_year_ask_for_one_in_return() -> None:
    ana = a_person(1, ago(800), rhythm="never")
    favours = [a_contact(n, ago(10 + n), ana, gave="them") for n in range(3)]
    assert kinds([ana], *favours) == {"give first": 45}
    assert kinds([ana], *favours, a_contact(7, ago(9), ana, gave="both")) == {"give first": 45}
    assert kinds([ana], *favours, a_contact(7, ago(9), ana, gave="me")) == {}
    assert kinds([ana], *favours[1:], replace(favours[0], day=ago(366))) == {}


@pytest.mark.parametrize(("days", "expected"), [(6, {}), (7, {"follow up": 75}), (30, {"follow up": 90})])
def test_a_wait_is_quiet_for_a_week_and_then_asks_for_a_nudge(days: int, expected: dict[str, float]) -> None:
    ana = a_person(1, ago(99), rhythm=1)
    asked = a_contact(1, ago(days), ana, waiting=True)
    assert {kind: score for kind, score in kinds([ana], asked).items() if kind != "rhythm"} == expected
    assert ("rhythm" in kinds([ana], asked)) == (days >= 7)


def test_a_wait_ends_kindly_a_week_after_the_second_follow_up() -> None:
    ana = a_person(1, ago(99), rhythm="never")
    asked = [a_contact(n, ago(day), ana, waiting=True) for n, day in enumerate((25, 16, 7))]
    assert kinds([ana], *asked[:2]) == {"follow up": 84}
    assert kinds([ana], *asked) == {}


def test_a_message_logged_late_is_no_first_one_of_a_wait_that_stood_before_it() -> None:
    ana = a_person(1, ago(99), rhythm="never")
    asked = [a_contact(n, ago(day), ana, minute=n, waiting=True) for n, day in enumerate((16, 7))]
    assert kinds([ana], *asked) == {"follow up": 75}
    assert kinds([ana], *asked, a_contact(3, ago(40), ana, minute=3, waiting=True)) == {"follow up": 75}


def test_somebody_met_today_offers_only_promises() -> None:
    dates = (ImportantDate("birthday", TODAY.month, TODAY.day),)
    ana = a_person(1, ago(99), dates=dates)
    thanks = Gratitude(**head(2, ago(9)), text="patience", people=(ana.id,))
    mine = Promise(**head(3, ago(9)), people=(ana.id,), text="the slides", due=TODAY)
    assert kinds([ana], thanks, mine, a_contact(1, TODAY, ana)) == {"promise": 100}


def test_nothing_after_today_counts() -> None:
    ana = a_person(1, ago(99), rhythm=30)
    assert kinds([ana], a_contact(1, ago(30), ana), a_contact(2, ago(-1), ana)) == {"rhythm": 40}


def test_the_second_pick_is_outside_the_comfort_zone_and_the_third_gives() -> None:
    near = [a_person(n, ago(400), role="peer", rhythm=10) for n in range(1, 5)]
    old = a_person(7, ago(400), role="peer")
    glad = a_person(8, ago(400), role="peer", rhythm="never")
    records: list[Record] = [a_contact(who.created_at.minute + n, ago(20), who) for n, who in enumerate(near)]
    records += [a_contact(50, ago(200), old), a_contact(51, ago(5), glad)]
    records.append(Gratitude(**head(2, ago(30)), text="patience", people=(glad.id,)))
    picks = picked(World([*near, old, glad], records, TODAY))
    assert [(pick.person, pick.kind) for pick in picks] == [
        (near[0].id, "rhythm"),
        (old.id, "dormant"),
        (glad.id, "untold thanks"),
    ]


@pytest.mark.parametrize(("between", "second"), [(9, "peer"), (10, "mentor")])
def test_a_role_is_beyond_the_comfort_zone_once_the_last_ten_contacts_were_with_others(
    between: int, second: str
) -> None:
    mentor = a_person(1, ago(400), role="mentor", rhythm=60)
    peers = [a_person(n, ago(400), role="peer", rhythm=10) for n in (2, 3)]
    contacts = [a_contact(2 + n, ago(30), peers[n % 2]) for n in range(between)]
    picks = picked(World([mentor, *peers], [a_contact(1, ago(70), mentor), *contacts], TODAY))
    assert next(who.role for who in (mentor, *peers) if who.id == picks[1].person) == second


def test_nobody_is_dormant_while_the_day_of_the_next_contact_is_to_come() -> None:
    ana = a_person(1, ago(400))
    agreed = a_contact(1, ago(200), ana, next=NextContact(ago(-1)))
    assert kinds([ana], agreed) == {}
    assert kinds([ana], replace(agreed, next=NextContact(TODAY))) == {"dormant": 35}
