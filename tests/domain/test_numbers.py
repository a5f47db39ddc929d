"""Numbers over time against a slow second version, and what they say of periods, words and people."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_tui.domain import records as r
from journal_tui.domain.numbers import (
    ALL,
    MONTH,
    QUARTER,
    SPANS,
    YEAR,
    moved,
    numbers,
    period_of,
    period_words,
    word_count,
)
from tests.domain.reason_worlds import a_contact, a_person, head
from tests.domain.slow_numbers import SlowNumbers

TODAY = date(2026, 11, 25)
DAY = timedelta(days=1)
WHO = [a_person(number, TODAY - 900 * DAY) for number in range(3)]

days = st.integers(0, 430).map(lambda back: TODAY - back * DAY) | st.integers(0, 20).map(
    lambda back: TODAY - back * DAY
)
somebody = st.lists(st.sampled_from(WHO), min_size=1, max_size=2, unique=True)


@st.composite
def _a_record(draw: st.DrawFn, number: int) -> r.Record:
    day, people = draw(days), tuple(who.id for who in draw(somebody))
    kind = draw(st.sampled_from(["contact", "contact", "contact", "promise", "gratitude"]))
    text = draw(st.sampled_from(["", "one", "two  words", "a\nb c"]))
    if kind == "contact":
        own: dict[str, Any] = {
            "act": draw(st.sampled_from(r.ACTS)),
            "gave": draw(st.sampled_from(r.GAVE)),
            "waiting": draw(st.booleans()),
            "closed": draw(st.sampled_from([None, None, None, day + DAY])),
        }
        return r.Interaction(**head(number, day, draw(st.integers(0, 9))), people=people, note=text, **own)
    if kind == "promise":
        kept = draw(st.none() | days)
        by = draw(st.sampled_from(["me", "them"]))
        return r.Promise(**head(number, day), people=people, text=text, by=by, kept=kept)
    told = {who: draw(days) for who in people if draw(st.booleans())}
    return r.Gratitude(**head(number, day), people=people, text=text, told=told)


@settings(max_examples=150, deadline=None)
@given(
    st.integers(0, 14).flatmap(lambda size: st.tuples(*map(_a_record, range(size)))), st.sampled_from(SPANS)
)
def test_every_number_is_that_of_the_slow_version(held: tuple[r.Record, ...], span: str) -> None:
    period = period_of(TODAY - 20 * DAY, span) if span != ALL else period_of(TODAY, ALL)
    found = numbers(span, period, held, WHO, TODAY)
    slow = SlowNumbers(list(held), period.first, period.last)
    assert dict(found.given) == slow.gifts("me")
    assert dict(found.taken) == slow.gifts("them")
    assert found.words == slow.words()
    assert (*reversed(found.replies), *reversed(found.follow_ups)) == (
        slow.replies()[1],
        slow.replies()[0],
        slow.replies()[3],
        slow.replies()[2],
    )
    if span != ALL:
        before = moved(period, span, -1)
        earlier = SlowNumbers(list(held), before.first, before.last)
        assert found.given_over_time[-2:] == (
            sum(earlier.gifts("me").values()),
            sum(slow.gifts("me").values()),
        )
        assert found.words_over_time[-2:] == (earlier.words(), slow.words())


@given(st.dates(date(1900, 1, 1), date(2900, 1, 1)), st.sampled_from([MONTH, QUARTER, YEAR]))
def test_periods_follow_each_other_without_a_gap(day: date, span: str) -> None:
    period = period_of(day, span)
    assert period.first <= day <= period.last
    following = moved(period, span, 1)
    assert following.first == period.last + DAY
    assert moved(following, span, -1) == period
    assert moved(period, ALL, -1) == period


def test_a_period_says_what_it_is_in_words() -> None:
    said = [period_words(period_of(TODAY, span), span) for span in SPANS]
    assert said == ["November 2026", "October to December 2026", "2026", "All of it"]
    assert moved(period_of(date(1, 2, 3), YEAR), YEAR, -5) == period_of(date(1, 2, 3), YEAR)


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), (" two\n words ", 2), ("王小明说得对", 6), ("say ありがとう twice", 7), ("don’t", 1)],
)
def test_words_are_counted_in_every_script(text: str, count: int) -> None:
    assert word_count(text) == count


def test_people_are_named_in_the_order_of_the_alphabet_and_once() -> None:
    people = [a_person(number, TODAY - 900 * DAY, name=name) for number, name in enumerate("GFEDCBAHIJKL")]
    gone = a_person(99, TODAY, name="Z", stepped_back=TODAY)
    records = [a_contact(number, TODAY - number * DAY, who) for number, who in enumerate([*people, gone])]
    found = numbers(MONTH, period_of(TODAY, MONTH), records, [*people, gone], TODAY)
    assert found.lately == ("C", "D", "E", "F", "G")
    assert found.long_ago == ("H", "I", "J", "K", "L")
    few = numbers(MONTH, period_of(TODAY, MONTH), records[:6], people, TODAY)
    assert (few.lately, few.long_ago) == (("C", "D", "E", "F", "G"), ("B",))
