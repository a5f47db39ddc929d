"""What somebody gains from a file: nothing of theirs is lost, and it can be taken back."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from journal_tui.domain.arrivals import Newcomer
from journal_tui.domain.joining import disagreements, gain_of, is_empty, with_gain, without_import
from journal_tui.domain.records import ImportantDate, Person
from tests.fakes import MONDAY, MORNING

ANA = Person(
    id="ana",
    day=MONDAY,
    written=MONDAY,
    created_at=MORNING,
    updated_at=MORNING,
    name="Ana",
    emails=("ana@north.example",),
    about="plays the cello",
    dates=(ImportantDate("birthday", 3, 4),),
)


def test_somebody_gains_only_what_they_lack() -> None:
    known = Newcomer(
        "k",
        "Ana",
        emails=("ANA@north.example", "a@home.example", "A@home.example"),
        phones=("0171 234",),
        org="Northwind",
        about="plays the cello",
        dates=(ImportantDate("Birthday", 3, 5), ImportantDate("anniversary", 5, 1)),
    )
    gain = gain_of(ANA, known, "i", "vcard:k")
    richer = with_gain(ANA, gain)
    assert richer.emails == ("ana@north.example", "a@home.example")
    assert (richer.phones, richer.org, richer.about) == (("0171 234",), "Northwind", "plays the cello")
    assert richer.dates == (ImportantDate("birthday", 3, 4), ImportantDate("anniversary", 5, 1))
    assert disagreements(ANA, known) == [ImportantDate("Birthday", 3, 5)]
    assert is_empty(gain_of(richer, known, "i", "vcard:k"))


def test_what_was_changed_since_is_not_taken_back_with_the_rest() -> None:
    known = Newcomer("k", "Ana", emails=("a@home.example",), org="Northwind", about="likes tea")
    richer = with_gain(ANA, gain_of(ANA, known, "i", "vcard:k"))
    edited = replace(richer, org="Southwind", emails=(*richer.emails, "new@home.example"))
    poorer = without_import(edited, "i")
    assert (poorer.org, poorer.about, poorer.gained) == ("Southwind", "plays the cello", ())
    assert poorer.emails == ("ana@north.example", "new@home.example")


words = st.lists(st.sampled_from(["a@x", "A@X", "b@x", "1", "+1", "c.example", "www.c.example/"]), max_size=3)
text = st.sampled_from(["", "one", "one\ntwo", "two"])
dates = st.lists(
    st.builds(
        ImportantDate, st.sampled_from(["birthday", "Birthday", "other"]), st.just(2), st.integers(27, 29)
    ),
    max_size=2,
).map(tuple)
facts = {"emails": words.map(tuple), "phones": words.map(tuple), "urls": words.map(tuple), "dates": dates}
person = st.builds(replace, st.just(ANA), **facts, org=text, met=text, about=text)
newcomer = st.builds(Newcomer, st.just("k"), st.just("Ana"), **facts, org=text, met=text, about=text)


@settings(max_examples=150, deadline=None)
@given(person, newcomer, newcomer)
def test_any_gain_keeps_what_was_there_and_goes_without_a_trace(
    before: Person, first: Newcomer, second: Newcomer
) -> None:
    one = with_gain(before, gain_of(before, first, "1", "vcard:k"))
    both = with_gain(one, gain_of(one, second, "2", "google:k"))
    for name in ("emails", "phones", "urls", "dates"):
        held = getattr(both, name)
        assert held[: len(getattr(before, name))] == getattr(before, name)
    assert both.about.startswith(before.about)
    assert without_import(both, "2") == one
    assert without_import(one, "1") == before
    assert without_import(without_import(both, "1"), "2") == before
