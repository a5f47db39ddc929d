"""The prompts themselves, and the choice of one for a day."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from difflib import SequenceMatcher
from itertools import chain, combinations
from textwrap import wrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_tui.content.prompts import Prompt, choose, load, load_week, parse

LIBRARY = load()
PROMPTS = LIBRARY.prompts
THEMES = {
    "trust": "Trust",
    "reliability": "Reliability",
    "honesty": "Honest communication",
    "listening": "Listening",
    "respect": "Respect and boundaries",
    "empathy": "Empathy",
    "gratitude": "Gratitude",
    "celebrating": "Celebrating others",
    "feedback": "Asking and feedback",
    "helping": "Helping",
    "diversity": "Diversity and the comfort zone",
    "collaboration": "Collaboration and credit",
    "conflict": "Conflict and repair",
    "reciprocity": "Reciprocity",
    "authenticity": "Authenticity",
    "reputation": "Reputation",
    "learning": "Learning",
    "balance": "Balance of work and life",
}
WEEK = load_week().prompts
MONDAY = date(2026, 11, 2)

Answered = list[tuple[date, str, str]]


def words(text: str) -> list[str]:
    """The words of a text, without case and punctuation."""
    return re.findall(r"[a-z']+", text.lower())


def likeness(one: str, other: str) -> float:
    """How alike two texts are, 0 to 1: by the order of their words, or by the words, whichever is more."""
    mine, theirs = words(one), words(other)
    shared = len({*mine} & {*theirs}) / min(len({*mine}), len({*theirs}))
    return max(SequenceMatcher(None, mine, theirs, autojunk=False).ratio(), shared)


TOO_ALIKE = 0.6


def test_every_id_is_there_once_and_says_its_theme() -> None:
    assert len({prompt.id for prompt in PROMPTS}) == len(PROMPTS) >= 90
    for prompt in PROMPTS:
        assert re.fullmatch(rf"{prompt.theme}-[1-9]\d*", prompt.id)


def test_all_themes_are_covered_evenly() -> None:
    assert LIBRARY.themes == THEMES
    counts = Counter(prompt.theme for prompt in PROMPTS)
    assert set(counts) == set(THEMES)
    assert min(counts.values()) >= 5
    assert max(counts.values()) - min(counts.values()) <= 1


def test_every_prompt_fits_on_two_lines_of_a_small_terminal() -> None:
    for prompt in (*PROMPTS, *WEEK):
        assert prompt.text == prompt.text.strip()
        assert len(prompt.text) <= 148
        assert len(wrap(prompt.text, 74)) <= 2, prompt.id


NOT_OURS = {"he", "she", "him", "her", "his", "hers", "himself", "herself", "should", "must"}
NOT_OURS |= {"failed", "failure", "neglected", "overdue"}


def test_no_prompt_says_he_or_she_or_scolds() -> None:
    assert not [prompt.id for prompt in PROMPTS if NOT_OURS & {*words(prompt.text)}]


ASKS_TO = {"Describe", "Explain", "List", "Look", "Pick", "Recall", "Take", "Think", "Write"}


def test_every_prompt_asks_a_question_or_asks_for_something() -> None:
    for prompt in PROMPTS:
        asks = prompt.text.endswith(".") and prompt.text.split()[0] in ASKS_TO
        assert asks or prompt.text.endswith("?"), prompt.id


def test_no_two_prompts_ask_the_same() -> None:
    assert not [
        (one.id, other.id)
        for one, other in chain(combinations(PROMPTS, 2), combinations(WEEK, 2))
        if likeness(one.text, other.text) >= TOO_ALIKE
    ]


@pytest.mark.parametrize(
    ("prompt_id", "reworded"),
    [
        ("trust-1", "Who has taken you at your word lately, and what made it easy for them?"),
        ("listening-6", "What did the listener do, or leave undone, when you last felt really heard?"),
        ("helping-1", "Which thing would save somebody else an hour and take you five minutes?"),
        (
            "balance-5",
            "What did you do, long ago, for the sheer joy of it, and with whom might you do it again?",
        ),
    ],
)
def test_a_reworded_twin_would_be_noticed(prompt_id: str, reworded: str) -> None:
    original = next(prompt for prompt in PROMPTS if prompt.id == prompt_id)
    assert likeness(original.text, reworded) >= TOO_ALIKE


def answer_daily(first: date, days: int, answered: Answered) -> list[Prompt]:
    """Answer the prompt of each day, adding to `answered`; the prompts in the order they came."""
    shown = []
    for number in range(days):
        day = first + timedelta(days=number)
        prompt = choose(PROMPTS, answered, day)
        answered.insert(len(answered) // 2, (day, prompt.id, prompt.theme))
        shown.append(prompt)
    return shown


some_past = st.lists(
    st.tuples(st.integers(1, 400).map(lambda ago: MONDAY - timedelta(days=ago)), st.sampled_from(PROMPTS)),
    max_size=40,
).map(lambda past: [(day, prompt.id, prompt.theme) for day, prompt in past])
some_day = st.dates(date(2020, 1, 1), date(2040, 1, 1))


@settings(deadline=None, max_examples=30)
@given(some_past)
def test_in_any_eighteen_days_of_answering_every_theme_comes_once(past: Answered) -> None:
    shown = [prompt.theme for prompt in answer_daily(MONDAY, 40, past)]
    for start in range(len(shown) - 17):
        assert len({*shown[start : start + 18]}) == 18


@settings(deadline=None, max_examples=10)
@given(some_day)
def test_over_ninety_days_no_prompt_comes_twice(first: date) -> None:
    shown = answer_daily(first, 90, [])
    assert len({prompt.id for prompt in shown}) == 90


def test_once_all_were_answered_the_ones_answered_longest_ago_come_first() -> None:
    answered: Answered = []
    first_round = answer_daily(MONDAY, len(PROMPTS), answered)
    second_round = answer_daily(MONDAY + timedelta(days=len(PROMPTS)), len(PROMPTS), answered)
    assert {*first_round} == {*PROMPTS}
    assert second_round == first_round


@settings(deadline=None)
@given(some_past, some_day)
def test_an_answer_of_today_or_later_does_not_change_the_prompt_of_today(past: Answered, day: date) -> None:
    before = [entry for entry in past if entry[0] < day]
    prompt = choose(PROMPTS, before, day)
    assert choose(PROMPTS, [(day, prompt.id, prompt.theme), *past], day) == prompt
    assert choose(PROMPTS[::-1], before[::-1], day) == prompt


@settings(max_examples=20, deadline=None)
@given(some_past, some_day)
def test_asking_for_another_goes_through_all_themes_and_then_all_prompts_before_any_comes_again(
    past: Answered, day: date
) -> None:
    offered = [choose(PROMPTS, past, day, skip) for skip in range(len(PROMPTS) + 1)]
    assert len({prompt.theme for prompt in offered[:18]}) == 18
    assert {*offered[:-1]} == {*PROMPTS}
    assert offered[-1] == offered[0]


def test_the_first_prompt_is_not_the_same_on_every_day() -> None:
    firsts = {choose(PROMPTS, [], MONDAY + timedelta(days=number)) for number in range(60)}
    assert len(firsts) > 20


def test_the_choice_is_the_same_on_every_machine() -> None:
    made_up = [Prompt(f"{theme}-{number}", theme, "?") for theme in ("a", "b", "c") for number in (1, 2)]
    assert [choose(made_up, [], MONDAY, skip).id for skip in range(6)] == [
        "a-2",
        "c-2",
        "b-2",
        "a-1",
        "c-1",
        "b-1",
    ]


OWN = """
[trust]
own-1 = "Who would you lend your notebook to?"

[music]
name = "Music"
own-2 = "What did you hum this week?"
"""


def test_the_users_own_prompts_join_the_programs() -> None:
    library = load(OWN)
    assert [prompt.id for prompt in library.prompts[len(PROMPTS) :]] == ["own-1", "own-2"]
    assert library.themes == {**THEMES, "music": "Music"}
    assert (
        choose(library.prompts, [(MONDAY, "x", theme) for theme in THEMES], date(2026, 12, 1)).id == "own-2"
    )
    assert parse('[rest]\na = "What is enough?"').themes == {"rest": "rest"}


@pytest.mark.parametrize(
    "own",
    [
        "not toml",
        'question = "Loose?"',
        "[trust]\nown-1 = 7",
        '[trust]\nown-1 = " "',
        '[trust]\ntrust-1 = "Taken?"',
        '[a]\nsame = "One?"\n[b]\nsame = "Other?"',
    ],
)
def test_a_file_of_prompts_with_a_mistake_in_it_is_refused_with_a_sentence(own: str) -> None:
    with pytest.raises(ValueError, match=r"\w+ \w+"):
        load(own)
