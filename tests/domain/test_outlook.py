"""What comes next with somebody, when they were last in touch, and give and take."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

import pytest

from journal_tui.domain.balance import balance
from journal_tui.domain.outlook import last_words, outlooks
from journal_tui.domain.records import ImportantDate, NextContact
from journal_tui.services import editing, people, writing
from journal_tui.services.outreach import Outreach
from tests.fakes import MONDAY, Desk
from tests.tui.circle import befriend, meet

if TYPE_CHECKING:
    from journal_tui.domain.records import Person

DAY = timedelta(days=1)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def _next(desk: Desk, person: Person) -> str:
    return outlooks(Outreach(desk.journal).facts())[person.id].words


def test_the_rhythm_comes_round_so_many_days_after_the_last_contact(desk: Desk) -> None:
    una = befriend(desk, "Una", "mentee", rhythm=10)
    assert _next(desk, una) == "a first hello"
    meet(desk, una, MONDAY - 4 * DAY)
    assert _next(desk, una) == "Sunday"
    desk.clock.set_day(MONDAY + 6 * DAY)
    assert _next(desk, una) == "today"
    desk.clock.set_day(MONDAY + 9 * DAY)
    assert _next(desk, una) == "time to say hello"


def test_the_first_week_of_a_wait_is_let_be_then_it_is_time_to_nudge_and_a_reply_ends_it(desk: Desk) -> None:
    cy = befriend(desk, "Cy", "client")
    meet(desk, cy, MONDAY - 6 * DAY, waiting=True)
    assert _next(desk, cy) == "waiting, let it be"
    desk.clock.set_day(MONDAY + DAY)
    assert _next(desk, cy) == "time to nudge"
    meet(desk, cy, MONDAY + DAY)
    assert _next(desk, cy) == "15 Dec"


def test_what_was_agreed_replaces_the_rhythm_and_is_still_named_when_its_day_has_passed(desk: Desk) -> None:
    dora = befriend(desk, "Dora", "peer")
    meet(desk, dora, MONDAY - DAY, next_contact=NextContact(MONDAY + 4 * DAY, time(8, 30), "coffee"))
    assert _next(desk, dora) == "coffee Friday, 8:30"
    desk.clock.set_day(MONDAY + 12 * DAY)
    assert _next(desk, dora) == "coffee, meant for 27 Nov"


def test_dormant_counts_six_rhythms_and_says_so_beside_what_was_agreed(desk: Desk) -> None:
    gus = befriend(desk, "Gus", "former colleague", days=900)
    meet(desk, gus, MONDAY - 364 * DAY)
    assert _next(desk, gus) == "time to say hello"
    meet(desk, gus, MONDAY - 364 * DAY, next_contact=NextContact(MONDAY + DAY))
    assert _next(desk, gus) == "tomorrow"
    desk.clock.set_day(MONDAY + DAY)
    assert _next(desk, gus) == "dormant, today"


def test_untold_thanks_and_a_promise_of_mine_come_before_the_rhythm_and_one_of_theirs_does_not(
    desk: Desk,
) -> None:
    una = befriend(desk, "Una", "mentee")
    meet(desk, una, MONDAY - 5 * DAY)
    writing.keep(desk.journal, writing.new_promise(desk.journal, una.id, "the book", by="them", due=MONDAY))
    assert _next(desk, una) == "2 Dec"
    mine = writing.keep(
        desk.journal, writing.new_promise(desk.journal, una.id, "the slides", due=MONDAY + 2 * DAY)
    ).after
    assert _next(desk, una) == "promise, Wednesday"
    glad = writing.keep(
        desk.journal, writing.new_gratitude(desk.journal, "calm", people=[una.id], day=MONDAY - 3 * DAY)
    ).after
    assert _next(desk, una) == "thanks, not told yet"
    editing.mark_told(desk.journal, glad)
    assert _next(desk, una) == "promise, Wednesday"
    editing.mark_kept(desk.journal, mine)
    assert _next(desk, una) == "2 Dec"


def test_a_date_near_is_named_until_there_was_a_contact_in_its_lead_time(desk: Desk) -> None:
    mei = befriend(desk, "Mei", "colleague", dates=(ImportantDate("birthday", 11, 25),))
    meet(desk, mei, MONDAY - 4 * DAY)
    assert _next(desk, mei) == "birthday Wednesday"
    meet(desk, mei, MONDAY)
    assert _next(desk, mei) == "7 Dec"


def test_only_a_promise_of_mine_that_is_near_reaches_past_a_snooze_or_a_step_back(desk: Desk) -> None:
    theo = befriend(desk, "Theo", "friend")
    meet(desk, theo, MONDAY - 60 * DAY)
    snoozed = people.snooze(desk.journal, theo, 7).after
    assert _next(desk, theo) == "snoozed until 30 Nov"
    far = writing.new_promise(desk.journal, theo.id, "x", due=MONDAY + 4 * DAY)
    near = writing.new_promise(desk.journal, theo.id, "y", due=MONDAY + 3 * DAY)
    writing.keep(desk.journal, far)
    assert _next(desk, theo) == "snoozed until 30 Nov"
    kept = writing.keep(desk.journal, near).after
    assert _next(desk, theo) == "promise, Thursday"
    editing.mark_kept(desk.journal, kept)
    people.step_back(desk.journal, people.who(desk.journal, snoozed.id))
    assert _next(desk, theo) == "stepped back"
    people.return_to(desk.journal, people.who(desk.journal, snoozed.id))
    assert _next(desk, theo) == "time to say hello"


def test_never_asks_for_nothing(desk: Desk) -> None:
    zola = befriend(desk, "Zola", "friend", rhythm="never")
    assert _next(desk, zola) == "when you like"
    meet(desk, zola, MONDAY - 700 * DAY)
    assert _next(desk, zola) == "when you like"


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "today"), (1, "yesterday"), (3, "Friday"), (7, "7 days"), (36, "5 weeks"), (800, "2 years")],
)
def test_the_last_contact_is_said_as_people_say_it(days: int, words: str) -> None:
    assert last_words(MONDAY - days * DAY, MONDAY) == words
    assert last_words(None, MONDAY) == "not yet"


def test_give_and_take_counts_acts_in_both_directions_within_a_year(desk: Desk) -> None:
    una = befriend(desk, "Una", "mentee", days=900)
    meet(desk, una, MONDAY - 366 * DAY, act="introduce")
    meet(desk, una, MONDAY - 300 * DAY, act="ask an opinion")
    meet(desk, una, MONDAY - 200 * DAY, act="ask an opinion")
    meet(desk, una, MONDAY - 9 * DAY)
    held = balance(una.id, desk.store.everything(), MONDAY)
    assert (held.given, held.taken) == ((), (("advice", 2),))
    assert held.suggestion == "A thank-you for advice is never too late."
    meet(desk, una, MONDAY, act="thank")
    glad = writing.keep(desk.journal, writing.new_gratitude(desk.journal, "x", people=[una.id])).after
    editing.mark_told(desk.journal, glad)
    held = balance(una.id, desk.store.everything(), MONDAY)
    assert held.given == (("thanks", 1),), "thanks told on the day they were logged are one act"


def test_a_lopsided_year_ends_in_something_small_to_do_and_never_in_a_grade(desk: Desk) -> None:
    una = befriend(desk, "Una", "mentee", days=900)
    for back in range(3):
        meet(desk, una, MONDAY - back * DAY, act="seek feedback")
    said = balance(una.id, desk.store.everything(), MONDAY).suggestion
    assert said.startswith("Something small back")
    for back in range(6):
        meet(desk, una, MONDAY - back * DAY, act="offer help")
    said = balance(una.id, desk.store.everything(), MONDAY).suggestion
    assert said == "Ask for an opinion: people like to be asked."
