"""The made-up journal: always the same, true to every rule, and worth looking at on its last day."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from journal_tui.content.demo import demo_months, demo_people, demo_practice
from journal_tui.content.demo.calendar import memories
from journal_tui.content.demo.words import source
from journal_tui.content.prompts import load
from journal_tui.domain import records as r
from journal_tui.domain.days import month_of
from journal_tui.domain.facts import facts_from
from journal_tui.domain.fields import from_fields, to_fields
from journal_tui.domain.parts import parts_by_day
from journal_tui.domain.picks import picks
from journal_tui.domain.practice import practice_from
from journal_tui.domain.practice_settings import ROLE_RHYTHMS
from journal_tui.domain.reasons import KINDS, reasons
from journal_tui.domain.records import people_in, words_of
from journal_tui.domain.streak import MISSED, OFF, PAUSED, REST, reckon, walk
from journal_tui.domain.suggestions import suggestions

if TYPE_CHECKING:
    from journal_tui.domain.facts import Facts

TODAY = date(2026, 11, 23)
LEAP = date(2028, 2, 29)
DAYS = [TODAY, LEAP, date(2027, 1, 1), *(date(2027, 3, 1) + timedelta(days=13 * n) for n in range(16))]
SEED = 2026


@cache
def year(today: date = TODAY) -> tuple[r.Record, ...]:
    return tuple(record for month in demo_months(SEED, today) for record in month)


@cache
def people(today: date = TODAY) -> dict[str, r.Person]:
    return {record.id: record for record in demo_people(SEED, today) if isinstance(record, r.Person)}


def everything(today: date = TODAY) -> list[r.Record]:
    return [*demo_practice(SEED, today), *demo_people(SEED, today), *year(today)]


def facts(today: date) -> Facts:
    return facts_from(people(today).values(), year(today), today)


def of_kind(kind: type[r.Record], today: date = TODAY) -> list[r.Record]:
    return [record for record in year(today) if isinstance(record, kind)]


def test_the_same_seed_and_day_give_the_same_journal() -> None:
    again = [record for month in demo_months(SEED, TODAY) for record in month]
    assert again == list(year())
    assert demo_people(SEED, TODAY) == list(people().values())
    other = [record for month in demo_months(SEED + 1, TODAY) for record in month]
    assert {record.id for record in other}.isdisjoint(record.id for record in again)
    assert [words_of(record) for record in other] != [words_of(record) for record in again]


def test_months_come_whole_and_in_order() -> None:
    months = [{month_of(record.day) for record in month} for month in demo_months(SEED, TODAY)]
    assert all(len(month) == 1 for month in months)
    names = [month.pop() for month in months]
    assert names == sorted(set(names))
    assert len(names) == 13


@pytest.mark.parametrize("today", DAYS)
def test_every_record_keeps_the_rules(today: date) -> None:
    records = everything(today)
    assert len({record.id for record in records}) == len(records)
    for record in records:
        assert re.fullmatch(r"[0-9a-f]{32}", record.id)
        assert record.day < today
        assert record.day <= record.written < today
        assert record.written == record.created_at.date()
        assert 6 <= record.created_at.hour <= 9
        assert record.created_at <= record.updated_at
        assert record.updated_at.date() < today
        assert set(people_in(record)) <= set(people(today))
        assert from_fields(record.id, to_fields(record)) == record


@pytest.mark.parametrize("today", DAYS)
def test_nobody_is_met_before_they_were_added(today: date) -> None:
    for record in year(today):
        assert all(people(today)[who].day <= record.day for who in people_in(record))


@pytest.mark.parametrize("today", DAYS)
def test_marks_are_set_after_the_day_and_before_today(today: date) -> None:
    for record in year(today):
        match record:
            case r.Gratitude():
                marks = list(record.told.values())
                assert set(record.told) <= set(record.people)
            case r.Promise():
                marks = [day for day in (record.kept, record.released) if day]
                assert len(marks) <= 1
            case r.Interaction():
                marks = [record.closed] if record.closed else []
            case _:
                marks = []
        assert all(record.day <= day < today for day in marks)


@pytest.mark.parametrize("today", DAYS)
def test_its_last_day_shows_what_there_is_to_show(today: date) -> None:
    held = facts(today)
    chosen = picks(reasons(held), held)
    assert [people(today)[pick.person].name for pick in chosen] == ["Will Okafor", "Ana Öztürk", "Mei Tanaka"]
    assert [pick.kind for pick in chosen] == ["promise", "rhythm", "important date"]
    waits = {
        people(today)[who].name: (today - wait.since).days
        for who, each in held.standing.items()
        if (wait := each.waiting(today))
    }
    assert set(waits) == {"Cy Rossi", "Pia Lund"}
    assert 2 <= waits["Cy Rossi"] <= 4
    assert 9 <= waits["Pia Lund"] <= 11
    practice = practice_from(demo_practice(SEED, today))
    assert reckon(parts_by_day(year(today)), practice, today).current == 12
    thanks = {record.day for record in of_kind(r.Gratitude, today)}
    assert set(memories(today)) <= thanks
    assert (
        LEAP.replace(year=2027, day=28) if today == LEAP else today.replace(year=today.year - 1)
    ) in thanks


def test_every_kind_of_reason_is_there() -> None:
    assert {reason.kind for reason in reasons(facts(TODAY))} == set(KINDS)


def test_the_sentences_of_its_reasons_fit_on_today() -> None:
    for suggestion in suggestions(facts(TODAY)):
        assert len(suggestion.sentence) <= 148


def test_every_kind_of_day_is_there() -> None:
    practice = practice_from(demo_practice(SEED, TODAY))
    days = parts_by_day(year())
    states = Counter(step.state for step in walk(days, practice, TODAY))
    assert min(states[state] for state in ("full", "kept", PAUSED, OFF, REST, MISSED)) >= 5
    assert any(parts.late for parts in days.values())
    assert any(parts.kept and day.weekday() >= 5 for day, parts in days.items())
    assert len(practice.pauses) == 2
    assert TODAY not in days


def test_every_kind_of_record_and_every_mark_is_there() -> None:
    kinds = {record.kind for record in everything()}
    wanted = {
        "gratitude",
        "reflection",
        "note",
        "interaction",
        "promise",
        "sitting",
        "person",
        "schedule",
        "pause",
    }
    assert kinds == wanted
    contacts = [record for record in year() if isinstance(record, r.Interaction)]
    assert {contact.act for contact in contacts} == set(r.ACTS)
    assert {contact.channel for contact in contacts} == set(r.CHANNELS)
    assert {contact.gave for contact in contacts} == {"me", "them", "both"}
    assert any(contact.waiting for contact in contacts)
    assert any(contact.closed for contact in contacts)
    assert any(contact.next for contact in contacts)
    assert any(len(contact.people) > 1 for contact in contacts)
    promises = [record for record in year() if isinstance(record, r.Promise)]
    assert {(promise.by, promise.state) for promise in promises} == {
        (by, state) for by in ("me", "them") for state in ("open", "kept", "released")
    }
    thanks = [record for record in year() if isinstance(record, r.Gratitude)]
    assert any(record.people and not record.told for record in thanks)
    assert any(not record.people for record in thanks)
    assert any(record.people and record.told for record in thanks)


def test_every_role_is_there_and_everybody_has_a_life() -> None:
    held = list(people().values())
    assert len(held) == 24
    assert set(ROLE_RHYTHMS) < {person.role for person in held}
    assert len({person.name for person in held}) == 24
    for person in held:
        assert all(address.isascii() and address.endswith(".example") for address in person.emails)
        assert all(phone.startswith("555 01") for phone in person.phones)
        assert person.met
    assert any(person.snoozed_until and person.snoozed_until > TODAY for person in held)
    assert any(person.stepped_back for person in held)
    assert sum(bool(person.mind) for person in held) >= 8
    assert any(when.once for person in held for when in person.dates)


def test_texts_are_of_many_scripts_and_lengths_and_seldom_the_same() -> None:
    texts = [words_of(record) for record in year() if words_of(record)]
    own = [words_of(record) for record in year() if isinstance(record, r.Gratitude | r.Reflection | r.Note)]
    long = [text for text in own if len(text) > 60]
    assert len(set(long)) >= 0.97 * len(long)
    assert min(map(len, texts)) < 20
    assert max(map(len, texts)) > 150
    whole = " ".join(texts) + " ".join(person.name for person in people().values())
    for script in ("א-ת", "\u4e00-\u9fff", "а-я", "Öö"):
        assert re.search(f"[{script}]", whole), script
    assert 0 < sum(letter > "\U0001f000" for letter in whole) <= 12


def test_texts_are_whole_kind_and_about_nobody_as_he_or_she() -> None:
    for record in [*year(), *people().values()]:
        for text in (words_of(record), getattr(record, "will", ""), getattr(record, "mind", "")):
            assert "{" not in text
            assert text == text.strip()
            assert not re.search(r"\b(he|she|him|her|his|hers|overdue|neglect\w*)\b", text, re.IGNORECASE), (
                text
            )
            assert not re.search(r" {2}|\.\.|\?\.|[;,.]{2}", text), text


def test_the_fragments_are_enough_and_none_stands_twice() -> None:
    held = source()
    groups = [held["words"], held["answers"], held["reflections"], held["notes"], held["contacts"]]
    fragments = [each for group in groups for lines in group.values() for each in lines if len(each) > 5]
    assert len(fragments) >= 250
    assert [text for text, count in Counter(fragments).items() if count > 1] == []
    assert set(held["answers"]) == {prompt.theme for prompt in load().prompts}
    assert set(held["contacts"]) == {*r.ACTS, "event"}
    for entry in held["person"]:
        assert set(entry) <= {
            *("name", "role", "org", "met", "mind", "email", "phone"),
            *("dates", "since", "snoozed", "stepped_back"),
        }


def test_reflections_answer_the_prompts_in_turn() -> None:
    known = {prompt.id: prompt for prompt in load().prompts}
    answered = [record for record in year() if isinstance(record, r.Reflection)]
    for one, other in pairwise(answered):
        assert one.theme != other.theme
    for record in answered:
        prompt = known[record.prompt_id]
        assert (record.prompt, record.theme) == (prompt.text, prompt.theme)


def test_a_long_journal_has_a_thousand_people_and_three_thousand_records_a_year() -> None:
    records = sum(len(month) for month in demo_months(SEED, TODAY, 20))
    held = [record for record in demo_people(SEED, TODAY, 20) if isinstance(record, r.Person)]
    assert len(held) == len({person.id for person in held}) == len({person.name for person in held}) == 1000
    assert 55_000 <= records <= 65_000
    assert sum(person.imported for person in held) > 300
