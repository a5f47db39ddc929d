"""The four numbers of the look back, each with what it counts and what it leaves out."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, TypedDict

from journal_tui.domain import records as r
from journal_tui.domain.look_back import (
    LookBack,
    Share,
    look_back,
    minutes_this_week,
    promises_on_time,
    roles_this_month,
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
    assert minutes_this_week(_sat((monday, 100), (TODAY, 80), (monday - DAY, 6000)), TODAY) == 3


def test_a_week_ends_today() -> None:
    assert minutes_this_week(_sat((TODAY + DAY, 600)), TODAY) == 0


def test_a_role_is_reached_by_one_contact_with_anybody_who_has_it() -> None:
    people = [_person("a", "mentor"), _person("b", "peer"), _person("c", "peer"), _person("d", "client")]
    contacts = [r.Interaction(**_head(), people=("b", "a")), r.Interaction(**_head(), people=("c",))]
    assert roles_this_month(contacts, people, TODAY) == Share(2, 3)


def test_contacts_of_another_month_and_people_stepped_back_from_are_left_out() -> None:
    people = [_person("a", "mentor"), _person("b", "peer", stepped_back=TODAY)]
    contacts = [
        r.Interaction(**_head(date(2026, 10, 31)), people=("a",)),
        r.Interaction(**_head(date(2025, 11, 25)), people=("a",)),
        r.Interaction(**_head(), people=("b", "nobody")),
    ]
    assert roles_this_month(contacts, people, TODAY) == Share(0, 1)


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
