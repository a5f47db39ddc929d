"""The closing card's words: who was reached and how, whose reply is awaited, and what tomorrow brings."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from journal_tui.domain.closing import (
    Gain,
    gain,
    glad_words,
    reached_words,
    short_name,
    tomorrow_words,
    waiting_words,
)
from journal_tui.domain.facts import facts_from
from journal_tui.domain.records import ImportantDate, Promise
from journal_tui.domain.streak import Step
from journal_tui.services import people, writing
from tests.fakes import MONDAY, Desk

DAY = timedelta(days=1)


def _desk(*names: str) -> tuple[Desk, list[str]]:
    desk = Desk()
    kept = [writing.keep(desk.journal, people.new_person(desk.journal, name)) for name in names]
    return desk, [change.after.id for change in kept]


def test_each_person_is_named_once_with_the_way_or_with_what_was_promised_and_kept() -> None:
    desk, (ana, will, una) = _desk("Ana Öztürk", "Will Okafor", "Una Berg")
    journal = desk.journal
    held = [
        writing.new_interaction(journal, [ana, una], channel="message"),
        writing.new_interaction(journal, [ana], channel="call"),
        writing.new_interaction(journal, [will]),
    ]
    kept = replace(writing.new_promise(journal, will, "the slides"), kept=MONDAY)
    assert isinstance(kept, Promise)
    words = reached_words(held, [kept], journal.names())
    assert words == "Ana, a call; Una, a message; Will, the slides, as promised"
    assert reached_words([], [], {}) == "nobody today, and that is fine"


def test_of_many_people_three_are_named() -> None:
    desk, ids = _desk("Ana", "Ben", "Cy", "Dora", "Eli")
    contact = writing.new_interaction(desk.journal, ids, channel="coffee", waiting=True)
    names = desk.journal.names()
    assert reached_words([contact], [], names).endswith("Cy, a coffee; and 2 more")
    assert waiting_words([contact], names) == "Ana, Ben, Cy, and 2 more"


def test_a_reply_is_awaited_only_when_the_last_contact_awaits_one() -> None:
    desk, (ana,) = _desk("Ana")
    asked = writing.new_interaction(desk.journal, [ana], waiting=True)
    answered = writing.new_interaction(desk.journal, [ana])
    assert waiting_words([asked], desk.journal.names()) == "Ana"
    assert waiting_words([asked, answered], desk.journal.names()) == "nobody new"


def test_the_gratitudes_are_said_in_the_users_own_words() -> None:
    desk, _ = _desk("Una")
    glad = [writing.new_gratitude(desk.journal, text) for text in ("@Una\nkept calm", "the light")]
    assert glad_words(glad) == "Una kept calm; the light"
    assert glad_words([]) == "left for another day"


def test_two_people_of_one_first_name_keep_their_whole_names() -> None:
    names = {"1": "Una Berg", "2": "Una Frost", "3": "Will Okafor", "4": "王小明"}
    assert [short_name(name, names) for name in names.values()] == ["Una Berg", "Una Frost", "Will", "王小明"]


def test_tomorrow_is_told_without_the_words_of_tomorrows_own_page() -> None:
    desk, (mei,) = _desk("Mei Tanaka")
    journal = desk.journal
    since = ImportantDate("at Northwind", 11, 24, 2021)
    (person,) = journal.people()

    def words(*records: object, **fields: object) -> str:
        who = replace(person, **fields)  # type: ignore[arg-type]
        return tomorrow_words(facts_from([who], records, MONDAY))  # type: ignore[arg-type]

    assert words(dates=(since,)) == "Mei: at Northwind, 5 years"
    promise = writing.new_promise(journal, mei, "the review", due=MONDAY + DAY)
    assert words(promise) == "Mei: the review, as you promised"
    glad = writing.new_gratitude(journal, "@Mei asked the question nobody dared to")
    assert words(glad) == "Mei: not thanked yet: Mei asked the question nobody dared to"
    assert words(rhythm="never") == "nothing yet: a day of your own"
    assert words(promise, snoozed_until=MONDAY + 9 * DAY) == "nothing yet: a day of your own"


def test_the_gain_is_read_off_the_last_two_days() -> None:
    steps = {
        MONDAY - DAY: Step(MONDAY - DAY, "off", 12, 0.64, 0),
        MONDAY: Step(MONDAY, "full", 13, 0.652, 0),
    }
    assert gain(steps, MONDAY) == Gain(13, 64, 65)
    assert gain({}, MONDAY) == Gain(0, 0, 0)
