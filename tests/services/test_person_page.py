"""The list's order and filter, snoozes, and what a person's page is made of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from journal_tui.services import editing, people, writing
from journal_tui.services.outreach import Outreach
from journal_tui.services.person_page import (
    BY_LAST,
    BY_NAME,
    BY_NEXT,
    find_page,
    fitting,
    in_order,
    person_lines,
)
from journal_tui.services.together import Together
from tests.fakes import MONDAY, Desk
from tests.tui.circle import a_circle, ana, befriend

if TYPE_CHECKING:
    from journal_tui.domain.records import Person
    from journal_tui.services.person_page import PersonPage

DAY = timedelta(days=1)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def _page(desk: Desk, person: Person) -> PersonPage:
    page = find_page(desk.journal, Outreach(desk.journal), Together(desk.journal), person.id)
    assert page is not None
    return page


def test_a_snooze_asked_for_again_grows_and_then_ends(desk: Desk) -> None:
    person, asked = befriend(desk, "Theo", "friend"), []
    for _ in range(4):
        days = people.next_snooze(person, MONDAY)
        asked.append(days)
        person = people.snoozed(desk.journal, person, days)
    assert asked == [3, 7, 14, 0]
    assert person.snoozed_until is None
    assert people.next_snooze(replace(person, snoozed_until=MONDAY - DAY), MONDAY) == 3


def test_a_page_holds_everything_that_names_the_person_newest_first(desk: Desk) -> None:
    person = ana(desk)
    page = _page(desk, person)
    days = [record.day for record in page.together]
    assert days == sorted(days, reverse=True)
    assert len(page.together) == 7
    assert [promise.text for promise in page.mine] == ["the Thursday review"]
    assert [promise.text for promise in page.theirs] == ["will send the reading list"]
    assert find_page(desk.journal, Outreach(desk.journal), Together(desk.journal), "nobody") is None


def test_what_is_dated_after_today_counts_for_nothing(desk: Desk) -> None:
    person = ana(desk)
    desk.clock.set_day(date(2026, 10, 8))
    page = _page(desk, person)
    assert [record.day.month for record in page.together] == [9, 7, 6]
    assert not page.mine


def test_what_is_together_follows_changes_and_what_undoes_them(desk: Desk) -> None:
    una, cy = befriend(desk, "Una", "mentee"), befriend(desk, "Cy", "client")
    together = Together(desk.journal)
    together.load()
    added = writing.keep(desk.journal, writing.new_gratitude(desk.journal, "calm", people=[una.id]))
    together.follow(added)
    assert [record.id for record in together.of(una.id, MONDAY)] == [added.after.id]
    moved = editing.edit(desk.journal, added.after, "calm, @Cy")
    together.follow(moved)
    assert together.of(cy.id, MONDAY) == (moved.after,)
    gone = editing.delete(desk.journal, moved.after)
    together.follow(gone)
    assert together.of(cy.id, MONDAY) == together.of(una.id, MONDAY) == ()
    back = writing.keep(desk.journal, replace(moved.after, seen=gone.after.seen), gone.after)
    together.follow(gone)
    assert together.of(cy.id, MONDAY) == (back.after,)


def test_the_list_is_sorted_by_what_comes_next_by_name_and_by_last_contact(desk: Desk) -> None:
    a_circle(desk)
    outreach = Outreach(desk.journal)
    assert {line.next for line in person_lines(desk.journal, outreach)} == {"…"}, "no guess before"
    outreach.load()
    lines = person_lines(desk.journal, outreach)

    def names(sort: str) -> str:
        return " ".join(line.person.name.split()[0] for line in in_order(lines, sort))

    assert names(BY_NEXT) == "Pia Una Wei Ana Cy Dora Theo Priya Gus Zola Rosa"
    assert names(BY_NAME) == "Ana Cy Dora Gus Pia Priya Rosa Theo Una Wei Zola"
    assert names(BY_LAST) == "Ana Cy Priya Una Pia Theo Zola Gus Rosa Dora Wei"


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("ozturk", ["Ana Öztürk"]),
        ("ÖZT", ["Ana Öztürk"]),
        ("nOrth men", ["Ana Öztürk"]),
        ("小明", ["Wei 王小明"]),
        ("  ", None),
        ("[/", []),
    ],
)
def test_a_filter_folds_case_and_accents_and_wants_every_word(
    desk: Desk, typed: str, names: list[str] | None
) -> None:
    a_circle(desk)
    lines = person_lines(desk.journal, Outreach(desk.journal))
    found = [line.person.name for line in fitting(lines, typed)]
    assert found == names if names is not None else len(found) == 11
