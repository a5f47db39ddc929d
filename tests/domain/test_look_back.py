"""The four numbers of the look back, each with what it counts and what it leaves out."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, TypedDict

from journal_tui.domain import records as r
from journal_tui.domain.glances import glances
from journal_tui.domain.look_back import (
    WEEKS,
    LookBack,
    Share,
    look_back,
    minutes_by_week,
    promises_on_time,
    thanks_told,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

TODAY = date(2026, 11, 25)
AT = datetime(2026, 11, 25, 7, 30, tzinfo=UTC)
DAY = timedelta(days=1)


class _Head(TypedDict):
    id: str
    day: date
    written: date
    created_at: datetime
    updated_at: datetime


def _head(day: date = TODAY, record_id: str = "a" * 32) -> _Head:
    return _Head(id=record_id, day=day, written=day, created_at=AT, updated_at=AT)


def _person(record_id: str, role: str, stepped_back: date | None = None) -> r.Person:
    return r.Person(**_head(record_id=record_id), name=record_id, role=role, stepped_back=stepped_back)


def _promise(
    due: date | None, *, by: str = "me", kept: date | None = None, released: date | None = None
) -> r.Promise:
    return r.Promise(**_head(), text="x", people=("p",), by=by, due=due, kept=kept, released=released)


def _sat(*days: tuple[date, int]) -> Iterable[r.Record]:
    return [r.Sitting(**_head(day), seconds=seconds) for day, seconds in days]


def test_a_week_begins_on_monday_and_its_seconds_add_up_before_they_become_minutes() -> None:
    monday = TODAY - 2 * DAY
    held = _sat((monday, 100), (TODAY, 80), (monday - DAY, 6000), (monday - 7 * DAY, 59))
    assert minutes_by_week(held, TODAY) == (*[0] * (WEEKS - 2), 100, 3)


def test_the_weeks_end_today_and_begin_on_the_monday_of_the_first() -> None:
    first = TODAY - 2 * DAY - 7 * DAY * (WEEKS - 1)
    held = _sat((TODAY + DAY, 600), (first, 60), (first - DAY, 6000))
    assert minutes_by_week(held, TODAY) == (1, *[0] * (WEEKS - 1))


def test_a_role_is_reached_by_one_contact_with_anybody_who_has_it() -> None:
    people = [_person("a", "mentor"), _person("b", "peer"), _person("c", "peer"), _person("d", "client")]
    contacts = [r.Interaction(**_head(), people=("b", "a")), r.Interaction(**_head(), people=("c",))]
    found = look_back(contacts, people, TODAY)
    assert (found.roles, found.next_role) == (Share(2, 3), "client")


def test_contacts_of_another_month_and_people_stepped_back_from_are_left_out() -> None:
    people = [_person("a", "mentor"), _person("b", "peer", stepped_back=TODAY)]
    contacts = [
        r.Interaction(**_head(date(2026, 10, 31)), people=("a",)),
        r.Interaction(**_head(date(2025, 11, 25)), people=("a",)),
        r.Interaction(**_head(), people=("b", "nobody")),
    ]
    assert look_back(contacts, people, TODAY).roles == Share(0, 1)


def test_the_role_to_come_next_is_the_one_without_a_contact_for_longest() -> None:
    people = [_person(role[0], role) for role in ("friend", "mentor", "client", "peer")]
    days = {"f": date(2026, 10, 30), "m": date(2026, 3, 2), "c": date(2026, 9, 9), "p": TODAY}
    contacts = [r.Interaction(**_head(day), people=(who,)) for who, day in days.items()]
    assert look_back(contacts, people, TODAY).next_role == "mentor"
    assert look_back(contacts, [*people, _person("x", "neighbour")], TODAY).next_role == "neighbour"
    assert look_back(contacts, people[-1:], TODAY) == LookBack(roles=Share(1, 1))


def test_each_number_has_one_sentence_and_none_is_a_grade() -> None:
    full = LookBack((0, 40, 0, 48, 60, 54), Share(5, 7), "other", Share(9, 10), Share(6, 8))
    assert [(each.label, each.number, each.sentence) for each in glances(full)] == [
        ("Minutes", "54 min", "this week; a usual one has 48"),
        ("Roles", "5 of 7", "this month; somebody else is next"),
        ("Promises", "9 of 10", "kept by their day, in a year"),
        ("Thanks", "6 of 8", "told; 2 can still be said"),
    ]
    whole = LookBack((0, 5), Share(2, 2), "", Share(1, 1), Share(3, 3))
    assert [each.sentence for each in glances(whole)] == [
        "this week",
        "this month, every one you have",
        "kept by their day, in a year",
        "told, all of them",
    ]
    assert glances(LookBack(roles=Share(0, 1), next_role="advisor"))[1].sentence.endswith(
        "an advisor is next"
    )
    assert {each.number for each in glances(LookBack())} == {"none yet"}


def test_a_promise_kept_on_its_day_is_on_time_and_one_kept_later_is_not() -> None:
    assert promises_on_time([_promise(TODAY, kept=TODAY), _promise(TODAY - DAY, kept=TODAY)], TODAY) == Share(
        1, 2
    )


def test_an_open_promise_counts_once_its_day_is_past() -> None:
    assert promises_on_time([_promise(TODAY - DAY), _promise(TODAY), _promise(TODAY + DAY)], TODAY) == Share(
        0, 1
    )


def test_promises_released_undated_or_by_others_count_for_nothing() -> None:
    left_out = [
        _promise(TODAY - DAY, released=TODAY),
        _promise(None, kept=TODAY),
        _promise(TODAY - DAY, by="them"),
    ]
    assert promises_on_time(left_out, TODAY) == Share(0, 0)


def test_thanks_count_one_for_each_person_named() -> None:
    glad = [
        r.Gratitude(**_head(), text="x", people=("a", "b"), told={"a": TODAY}),
        r.Gratitude(**_head(), text="y", people=("c",), told={"c": TODAY}),
        r.Gratitude(**_head(), text="sun"),
    ]
    assert thanks_told(glad) == Share(2, 3)


def test_the_look_back_goes_a_year_back_and_no_further_than_today() -> None:
    glad = [
        r.Gratitude(**_head(TODAY - timedelta(days=365)), text="x", people=("a",)),
        r.Gratitude(**_head(TODAY + DAY), text="x", people=("a",)),
        r.Gratitude(**_head(TODAY - timedelta(days=364)), text="x", people=("a",)),
    ]
    assert look_back(glad, [], TODAY).thanks == Share(0, 1)


def test_an_empty_journal_looks_back_on_nothing() -> None:
    assert look_back([], [], TODAY) == LookBack()
