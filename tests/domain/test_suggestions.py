"""Reasons in words: each sentence as a kind person would put it, with a fitting thing to do."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from journal_tui.domain.facts import facts_from
from journal_tui.domain.reasons import reasons
from journal_tui.domain.records import ACTS, CHANNELS, Gratitude, ImportantDate, NextContact, Promise
from journal_tui.domain.suggestions import suggestions
from tests.domain.reason_worlds import a_contact, a_person, head, worlds
from tests.domain.slow_reasons import is_quiet
from tests.text_that_hurts import HURTS

if TYPE_CHECKING:
    from journal_tui.domain.records import Person, Record
    from journal_tui.domain.suggestions import Suggestion
    from tests.domain.slow_reasons import World

TODAY = date(2026, 11, 23)
UNKIND = re.compile(
    r"\b(fail\w*|overdue|neglect\w*|should|must|late|debts?|owe\w*|he|she|him|her|his|hers)\b", re.IGNORECASE
)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def said(person: Person, *records: Record) -> Suggestion:
    """The first suggestion for somebody."""
    return suggestions(facts_from([person], records, TODAY))[0]


def promise(text: str, due: date) -> str:
    ana = a_person(1, ago(9), rhythm="never")
    return said(ana, Promise(**head(2, ago(9)), people=(ana.id,), text=text, due=due)).sentence


@pytest.mark.parametrize(
    ("text", "ahead", "sentence"),
    [
        ("the slides", 3, "you promised the slides by Thursday"),
        ("The slides.", 1, "you promised the slides by tomorrow"),
        ("send the reading list", 0, "you promised to send the reading list today"),
        ("to send the reading list", -1, "you promised to send the reading list by yesterday"),
        ("Introduce @Mei", -3, "you promised to introduce Mei by last Friday"),
        ("I’ll call the plumber!", 1, "you promised to call the plumber by tomorrow"),
        ("my notes on pricing", 3, "you promised your notes on pricing by Thursday"),
        ("review it by Tuesday", 3, "you promised by Thursday: review it by Tuesday"),
        ("review of the plan", 2, "you promised by Wednesday: review of the plan"),
        ("I take the Thursday review", 3, "you promised by Thursday: I take the Thursday review"),
        ("the slides", -30, "you promised the slides for 24 Oct"),
        ("王的报告", 3, "you promised by Thursday: 王的报告"),
        (
            "send the long list of everything we spoke about",
            3,
            "you promised by Thursday: send the long list of everything we spoke about",
        ),
    ],
)
def test_a_promise_reads_on_in_its_own_words(text: str, ahead: int, sentence: str) -> None:
    assert promise(text, ago(-ahead)) == sentence


@pytest.mark.parametrize(
    ("dated", "sentence"),
    [
        (ImportantDate("birthday", 11, 25, 1986), "40th birthday on Wednesday"),
        (ImportantDate("birthday", 11, 23), "birthday today"),
        (ImportantDate("work anniversary", 11, 24, 2021), "5th work anniversary tomorrow"),
        (ImportantDate("work anniversary", 11, 24, 2025), "1st work anniversary tomorrow"),
        (ImportantDate("joined", 11, 24, 2026), "joined tomorrow"),
        (ImportantDate("Joined Northwind", 11, 24, 2023), "3 years tomorrow: joined Northwind"),
        (ImportantDate("5 years here", 11, 24, 2021), "5 years here tomorrow"),
        (
            ImportantDate("product launch", 11, 20, 2026, once=True),
            "product launch last Friday; good wishes are still welcome",
        ),
        (ImportantDate("promotion", 11, 26, 2026, once=True), "promotion on Thursday"),
    ],
)
def test_a_date_says_when_and_how_many_years(dated: ImportantDate, sentence: str) -> None:
    suggestion = said(a_person(1, ago(9), rhythm="never", dates=(dated,)))
    assert (suggestion.sentence, suggestion.act) == (sentence, "congratulate")


@pytest.mark.parametrize(
    ("days", "sentence", "channel"),
    [
        (30, "30 days since you spoke; you like to every 30", "message"),
        (45, "45 days since you spoke; you like to every 30", "call"),
        (200, "6 months since you spoke; a hello would be a good surprise", "message"),
    ],
)
def test_a_long_gap_asks_for_a_call_and_a_very_long_one_for_a_surprise(
    days: int, sentence: str, channel: str
) -> None:
    ana = a_person(1, ago(300))
    suggestion = said(ana, a_contact(1, ago(days), ana))
    assert (suggestion.sentence, suggestion.channel) == (sentence, channel)


def test_a_daily_rhythm_is_said_in_words() -> None:
    ana = a_person(1, ago(300), rhythm=1)
    assert said(ana, a_contact(1, ago(1), ana)).sentence == "you spoke yesterday; you like to every day"


@pytest.mark.parametrize(
    ("agreed", "sentence"),
    [
        (NextContact(TODAY), "you meant to be in touch today"),
        (NextContact(ago(3)), "you meant to be in touch last Friday"),
        (NextContact(ago(1), channel="call"), "you planned a call for yesterday"),
        (NextContact(ago(9), channel="email"), "you planned an e-mail for 14 Nov"),
        (NextContact(TODAY, time(8, 30), "coffee"), "you planned a coffee for today at 8:30"),
    ],
)
def test_what_was_agreed_is_called_by_its_name(agreed: NextContact, sentence: str) -> None:
    ana = a_person(1, ago(300))
    suggestion = said(ana, a_contact(1, ago(20), ana, next=agreed))
    assert suggestion.sentence == sentence
    assert suggestion.channel == (agreed.channel or "message")


def test_the_second_nudge_says_that_it_is_the_last() -> None:
    ana = a_person(1, ago(300), rhythm="never")
    asked = [a_contact(n, ago(days), ana, waiting=True) for n, days in enumerate((20, 9))]
    assert said(ana, asked[1]).sentence == "9 days and no reply yet; a short nudge is fine"
    assert said(ana, *asked).sentence == "9 days and no reply yet; one more line, then let it rest"


def test_untold_thanks_bring_their_own_opener() -> None:
    una = a_person(1, ago(300), rhythm="never")
    text = "@Una kept calm\nwhile the date changed"
    suggestion = said(una, Gratitude(**head(2, ago(1)), text=text, people=(una.id,)))
    assert suggestion.sentence == "not thanked yet: Una kept calm while the date changed"
    assert (suggestion.act, suggestion.opener) == ("thank", "Una kept calm while the date changed")


def test_the_oldest_of_fresh_thanks_is_said_first() -> None:
    una = a_person(1, ago(300), rhythm="never")
    thanks = [Gratitude(**head(n, ago(n)), text=f"day {n}", people=(una.id,)) for n in (40, 9, 2)]
    assert said(una, *thanks).sentence == "not thanked yet: day 9"


@pytest.mark.parametrize("hurt", HURTS)
def test_text_that_hurts_stays_one_line_and_whole_unless_it_is_long(hurt: str) -> None:
    ana = a_person(1, ago(300), rhythm="never", dates=(ImportantDate(HURTS[hurt], 11, 23),))
    mine = Promise(**head(2, ago(9)), people=(ana.id,), text=HURTS[hurt], due=TODAY)
    thanks = Gratitude(**head(3, ago(9)), text=HURTS[hurt], people=(ana.id,))
    words = HURTS[hurt].split()
    for suggestion in suggestions(facts_from([ana], [mine, thanks], TODAY)):
        assert suggestion.sentence == " ".join(suggestion.sentence.split())
        if suggestion.reason.kind == "important date":
            continue
        assert words[0][:100] in suggestion.sentence
        assert len(suggestion.sentence) <= 160
        assert words[-1].rstrip(".") in suggestion.sentence or len(HURTS[hurt]) > 120


def test_of_many_words_of_thanks_the_first_sentence_is_said() -> None:
    una = a_person(1, ago(300), rhythm="never")
    text = "Una stayed until nine. " + "And then, since nobody else was there, she carried on. " * 5
    suggestion = said(una, Gratitude(**head(2, ago(1)), text=text, people=(una.id,)))
    assert suggestion.sentence == "not thanked yet: Una stayed until nine"
    assert suggestion.opener == text.strip(), "an opener chooses for itself"


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], max_examples=60)
@given(worlds())
def test_every_sentence_is_kind_short_and_comes_with_something_to_do(world: World) -> None:
    facts = facts_from(world.people, world.records, world.today)
    told = suggestions(facts)
    assert [suggestion.reason for suggestion in told] == reasons(facts)
    for suggestion in told:
        assert suggestion.sentence
        assert len(suggestion.sentence) <= 74
        assert not UNKIND.search(suggestion.sentence)
        assert len(suggestion.short) <= 24
        assert suggestion.act in ACTS
        assert suggestion.channel in CHANNELS
        assert 0 < suggestion.minutes <= 15
        if is_quiet(world, suggestion.person):
            assert suggestion.channel not in {"coffee", "meeting"}
