"""The openers themselves, and the choice of one."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import chain, combinations

import pytest

from journal_tui.content.starters import ANY, MOMENTS, first_name, opener, starters_for
from journal_tui.domain.practice_settings import ROLE_RHYTHMS
from journal_tui.domain.records import ACTS
from tests.text_that_hurts import HURTS

ROLES = [role for role in ROLE_RHYTHMS if role != "other"]
SAID = (*ACTS, *MOMENTS)
OFTEN = ("check in", "thank", "offer help", "ask an opinion", "follow up")
WOVEN = ("thank", "follow up", "congratulate")
ALL = sorted({*chain.from_iterable(starters_for(role, act) for role in [ANY, *ROLES] for act in SAID)})


def words(text: str) -> list[str]:
    return re.findall(r"[\w’]+", text.lower().replace("{name}", ""))


@pytest.mark.parametrize("act", SAID)
def test_every_act_has_openers_for_anybody(act: str) -> None:
    assert len(starters_for("a role of my own", act)) >= 2
    assert starters_for("other", act) == starters_for("", act) == starters_for(ANY, act)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("act", OFTEN)
def test_every_role_reads_differently_where_it_matters(role: str, act: str) -> None:
    own = starters_for(role, act)
    others = [starters_for(other, act) for other in [ANY, *ROLES] if other != role]
    assert len(own) >= 2
    assert not set(own) & set(chain.from_iterable(others))


SPIRIT = {
    "mentor": "learn|taught|advi[cs]e|experience|grateful|gratitude|respect|patience|look up to|given me",
    "mentee": "well|better|stuck|side by side|together|grow|proud|step|far you|stretch|fresh eyes|pressure",
    "client": r"need|results?\b|goals|difference|as agreed|your date|your team|one more|suits you",
    "service provider": r"fair|pa(y|id)\b|payment|price|money|invoice|good work|recommend|planned|waiting",
    "colleague": "credit|name on it|whose|a hand|hands|half of it|because of you|deserved|counting on me",
}
"""What a role's openers are about: respect and learning, constructive support, needs and results, fairness
and prompt payment, credit and help."""


@pytest.mark.parametrize("role", SPIRIT)
def test_the_openers_of_a_role_are_in_its_spirit_and_the_others_less_so(role: str) -> None:
    def share(of: str) -> float:
        said = [each for act in SAID for each in starters_for(of, act) if each not in starters_for(ANY, act)]
        return sum(bool(re.search(SPIRIT[role], each, re.IGNORECASE)) for each in said) / len(said)

    assert share(role) >= 0.5
    assert share(role) > 2 * max(share(other) for other in ROLES if other != role)


@pytest.mark.parametrize("role", ["mentor", "a role of my own"])
@pytest.mark.parametrize("moment", MOMENTS)
def test_nobody_is_told_of_what_was_said_before_at_a_first_hello_and_each_moment_has_its_words(
    role: str, moment: str
) -> None:
    assert not set(starters_for(role, moment)) & {each for act in ACTS for each in starters_for(role, act)}
    if moment == MOMENTS[0]:
        assert not re.search("again|since we|last spoke|advised", " ".join(starters_for(role, moment)))


@pytest.mark.parametrize("role", [ANY, *ROLES])
@pytest.mark.parametrize("act", ["thank", "follow up"])
def test_every_role_can_weave_in_what_it_is_about_and_do_without(role: str, act: str) -> None:
    assert {"{about}" in each for each in starters_for(role, act)} == {True, False}


def test_every_opener_is_short_warm_and_about_nobody_else() -> None:
    for each in ALL:
        assert each == each.strip()
        assert len(each) <= 148
        assert each.count("{name}") == 1
        assert each.count("{about}") <= 1
        assert not re.search(
            r"\b(he|she|him|her|his|hers|should|failed|overdue|neglect\w*)\b", each, re.IGNORECASE
        )
        assert set(re.findall(r"\{.*?\}", each)) <= {"{name}", "{about}"}
        assert each[-1] in ".?!"
        assert "'" not in each
        assert '"' not in each


def test_no_opener_is_another_in_other_words() -> None:
    spread = [(each, words(each)) for each in ALL]
    for (one, mine), (other, theirs) in combinations(spread, 2):
        alike = SequenceMatcher(None, mine, theirs, autojunk=False)
        if alike.real_quick_ratio() > 0.5 and alike.quick_ratio() > 0.5:
            assert alike.ratio() <= 0.5, (one, other)


def test_no_two_openers_begin_with_the_same_five_words() -> None:
    begins = [tuple(words(each)[:5]) for each in ALL]
    assert len(set(begins)) == len(begins)


@pytest.mark.parametrize("act", SAID)
@pytest.mark.parametrize("role", [ANY, *ROLES])
@pytest.mark.parametrize("about", ["", "the slides"])
def test_an_opener_can_be_sent_as_it_stands(role: str, act: str, about: str) -> None:
    said = opener(role, act, "Ana Öztürk", about)
    assert "Ana" in said
    assert "Öztürk" not in said
    assert "{" not in said
    assert ("the slides" in said) == (bool(about) and act in WOVEN)
    assert said == opener(role, act, "Ana Öztürk", about)


def test_two_people_of_a_role_hear_different_openers() -> None:
    names = [f"Person{number} Test" for number in range(20)]
    assert len({opener("client", "check in", name).replace(first_name(name), "") for name in names}) > 1


def test_a_gratitude_stands_in_its_own_words_between_marks() -> None:
    said = opener("mentee", "thank", "Una Berg", "@Una kept “calm”\nwhile the date changed.")
    assert "‘Una kept “calm” while the date changed’" in said


def test_a_long_gratitude_lends_its_first_sentence() -> None:
    said = opener("peer", "thank", "Una Berg", "Una stayed until nine. " + "And then this happened. " * 20)
    assert "‘Una stayed until nine’" in said


@pytest.mark.parametrize(
    ("label", "read"), [("Birthday", "birthday"), ("MBA", "MBA"), ("50 years", "50 years")]
)
def test_a_label_reads_on_after_your(label: str, read: str) -> None:
    assert f"your {read}" in opener("mentor", "congratulate", "Ana Öztürk", label)


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Ana Öztürk", "Ana"),
        ("王小明", "王小明"),
        ("Dr. Dora Haas", "Dora"),
        ("Prof. Dr.", "Prof."),
        ("", ""),
    ],
)
def test_the_first_name_is_the_one_to_greet_by(name: str, first: str) -> None:
    assert first_name(name) == first


@pytest.mark.parametrize("hurt", HURTS)
@pytest.mark.parametrize("act", SAID)
def test_text_that_hurts_goes_in_as_text(hurt: str, act: str) -> None:
    said = opener("neighbour", act, "{about} {name}", HURTS[hurt])
    assert "{about}" in said
    assert "\n" not in said
    opener("neighbour", act, HURTS[hurt], "{name}")
