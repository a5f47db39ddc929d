"""Who in a file is who here: sure only where nothing speaks against it."""

from __future__ import annotations

import pytest

from journal_tui.domain.arrivals import Newcomer
from journal_tui.domain.matching import NOBODY, Circle, Known, Verdict, same_url

ANA = Known(
    "ana", "Ana Öztürk", ("ana@north.example", "team@north.example"), ("https://www.linkedin.com/in/ana/",)
)
BO = Known("bo", "Bo Lund", ("team@north.example",), ("https://north.example",), ("+45 31 23 45 67 89",))
HERE = (ANA, BO, Known("wang-1", "Wang Wei"), Known("wang-2", "WANG Wei"))


def verdict(newcomer: Newcomer, *others: Newcomer, here: tuple[Known, ...] = HERE) -> Verdict:
    circle = Circle()
    for known in here:
        circle.add(known)
    circle.expect((newcomer, *others))
    return circle.verdict(newcomer)


def somebody(name: str, *emails: str, urls: tuple[str, ...] = (), phones: tuple[str, ...] = ()) -> Newcomer:
    return Newcomer("key", name, 1, emails=emails, urls=urls, phones=phones)


@pytest.mark.parametrize(
    ("newcomer", "by"),
    [
        (somebody("Ana", "ANA@north.example "), "e-mail address"),
        (somebody("Dr. Ana Maria Ozturk", "ana@north.example"), "e-mail address"),
        (somebody("A. Ö.", urls=("http://uk.linkedin.com/in/ANA?x=1", "linkedin.com/in/ana")), "link"),
        (somebody("Lund, Bo", urls=("www.north.example/",)), "link"),
        (somebody("ana ozturk"), "name"),
    ],
)
def test_somebody_is_known_by_link_address_or_name(newcomer: Newcomer, by: str) -> None:
    found = verdict(newcomer)
    assert (len(found.candidates), found.by, found.is_sure) == (1, by, True)


@pytest.mark.parametrize(
    ("newcomer", "likely"),
    [
        (somebody("Carla Rossi", "ana@north.example"), ["ana"]),
        (somebody("Cy", "team@north.example"), ["ana", "bo"]),
        (somebody("Ana Öztürk", urls=("https://linkedin.com/in/other-ana",)), ["ana"]),
        (somebody("Ana Öztürk", "ana@north.example", urls=("https://linkedin.com/in/other-ana",)), ["ana"]),
        (somebody("Wang Wei"), ["wang-1", "wang-2"]),
        (somebody("Carl Lund", urls=("https://north.example",)), ["bo"]),
    ],
)
def test_what_speaks_against_it_makes_it_a_question(newcomer: Newcomer, likely: list[str]) -> None:
    found = verdict(newcomer)
    assert not found.is_sure
    assert sorted(known.id for known in found.candidates) == likely


def test_an_address_shared_by_two_is_whose_name_fits() -> None:
    assert verdict(somebody("Bo Lund", "team@north.example")) == Verdict(
        (BO,), "e-mail address", is_sure=True
    )


def test_a_name_that_a_file_has_twice_proves_nothing() -> None:
    assert not verdict(somebody("Ana Öztürk"), somebody("ana Ozturk")).is_sure
    assert verdict(somebody("Dora Haas"), somebody("Dora Haas")) == NOBODY


def test_in_one_file_two_profiles_of_one_name_are_two_people_and_one_number_is_one() -> None:
    first = Known("dora", "Dora Haas", (), ("https://linkedin.com/in/dora-1",), ("0171 2345678",), number=3)
    other = somebody("Dora Haas", urls=("https://linkedin.com/in/dora-2",))
    assert verdict(other, other, here=(first,)) == NOBODY
    plain = first._replace(urls=())
    same = somebody("Dora Haas", phones=("+49 171 2345678",))
    assert verdict(same, same, here=(plain,)).is_sure
    assert not verdict(somebody("Dora Haas"), somebody("Dora Haas"), here=(plain,)).is_sure


def test_links_are_one_whatever_their_dress() -> None:
    dressed = ("HTTPS://www.Example.org/a%20b/?q=1#x", "http://example.org/a b", "example.org/A%20B/")
    assert {same_url(url) for url in dressed} == {"example.org/a b"}
    assert same_url("http://[broken") == "http://[broken"
