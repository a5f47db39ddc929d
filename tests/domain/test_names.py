"""Names as they are typed: begun, several with commas, and after an `@`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from journal_tui.domain.errors import Refused
from journal_tui.domain.names import Typed, begun, mention_at_end, named_in
from journal_tui.domain.text import mentioned
from journal_tui.services import people, writing
from tests.fakes import Desk

if TYPE_CHECKING:
    from journal_tui.domain.records import Person

NAMES = ("Ana Öztürk", "Anand Rao", "Will Okafor", "Una Berg", "Una Frost", "Smith, John", "王小明")


@pytest.fixture(scope="module")
def known() -> list[Person]:
    desk = Desk()
    for name in NAMES:
        writing.keep(desk.journal, people.new_person(desk.journal, name))
    return desk.journal.people()


def _called(known: list[Person], found: tuple[Typed, ...]) -> list[str]:
    names = {person.id: person.name for person in known}
    return [names[each.id] if each.id else f"new: {each.name}" for each in found]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("an", ["Ana Öztürk", "Anand Rao"]),
        ("OZT", ["Ana Öztürk"]),
        ("ok", ["Will Okafor"]),
        ("na", []),
        ("", []),
        ("王", ["王小明"]),
    ],
)
def test_a_begun_name_is_found_by_the_beginning_of_any_of_its_words(
    known: list[Person], typed: str, names: list[str]
) -> None:
    assert [person.name for person in begun(known, typed)] == names


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Will Okafor", ["Will Okafor"]),
        ("will", ["Will Okafor"]),
        ("ana ö, Smith, John,will,,", ["Ana Öztürk", "Smith, John", "Will Okafor"]),
        ("Una Berg, una berg", ["Una Berg"]),
        ("", []),
        (" , ", []),
        ("will, Bob  Lind, una l, bob lind", ["Will Okafor", "new: Bob Lind", "new: una l"]),
        ("+Una, una berg, +, + will", ["new: Una", "Una Berg", "new: will"]),
    ],
)
def test_several_names_stand_with_commas_between(known: list[Person], typed: str, names: list[str]) -> None:
    assert _called(known, named_in(known, typed, {})) == names


def test_a_name_chosen_before_needs_no_looking_up(known: list[Person]) -> None:
    assert named_in(known, "Una, Will Okafor", {"Una": "x"})[0].id == "x"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("una", r"“una” could be 2 people \(Una Berg, Una Frost\): .*, or \+una for somebody new"),
        ("x" * 500, "“x{60}…” is too long for a name"),
    ],
)
def test_a_name_that_several_have_is_asked_about_unless_it_only_waits(
    known: list[Person], typed: str, sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        named_in(known, typed, {})
    assert named_in(known, typed, {}, asks=False) == (Typed("", typed),)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@An", ("Ana", "Anand")),
        ("glad of @wi", ("Will",)),
        ("first line\n@will o", None),
        ("@Una", ("Una Berg", "Una Frost")),
        ("@Una ", ("Una Berg", "Una Frost")),
        ("@una f", ("Una Frost",)),
        ("@Una Berg", None),
        ("@Will", None),
        ("@Will ", None),
        ("ana@wi", None),
        ("@", None),
        ("@ an", None),
        ("@home", None),
        ("@wi\n", None),
        ("@王", ("王小明",)),
    ],
)
def test_what_a_mention_could_become(known: list[Person], text: str, names: tuple[str, ...] | None) -> None:
    found = mention_at_end(text, known)
    assert (found.names if found else None) == names


def test_each_name_that_is_offered_links_exactly_one_person(known: list[Person]) -> None:
    for letter in "abcdefghijklmnopqrstuvwxyz王":
        found = mention_at_end(f"@{letter}", known)
        for name in found.names if found else ():
            assert len(mentioned(f"@{name} and more", known)) == 1, name
