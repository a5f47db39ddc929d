"""The sheets of a person and of a promise: likely answers, mistakes refused in place, drafts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from journal_tui.domain.errors import Refused
from journal_tui.domain.records import ImportantDate, Person, Promise
from journal_tui.services import people, writing
from journal_tui.services.person_form import (
    NEVER,
    ONCE,
    DateForm,
    PersonForm,
    WrongField,
    form_of,
    person_from,
)
from journal_tui.tui.screens.person_sheet import PersonSheet
from tests.fakes import MONDAY, Desk
from tests.text_that_hurts import HURTS
from tests.tui.circle import ana, front, press, put
from tests.tui.hosts import journal_app, lines, running, settled, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

    Compare = Callable[..., bool]

SIZES = [(80, 24), (120, 35), (60, 20)]


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    ana(desk)
    return desk


def _everybody(desk: Desk) -> list[str]:
    return [person.name for person in desk.journal.people()]


@pytest.mark.parametrize(
    ("form", "field", "words"),
    [
        (PersonForm(name="  "), "name", "needs a few words"),
        (PersonForm(name="ana OZTURK"), "name", "already somebody called “Ana Öztürk”"),
        (PersonForm(name="Cy", role=" "), "role", "“other” will do"),
        (PersonForm(name="Cy", rhythm="0"), "rhythm", "from 1 to 3650"),
        (PersonForm(name="Cy", rhythm="often"), "rhythm", "“often” is neither"),
        (PersonForm(name="Cy", email="cy at home"), "email", "“cy at home” isn't"),
        (PersonForm(name="Cy", dates=(DateForm("birthday", "2026-02-29"),)), "on-0", "no such day"),
        (PersonForm(name="Cy", dates=(DateForm("birthday", "13-01"),)), "on-0", "no such day"),
        (PersonForm(name="Cy", dates=(DateForm("birthday", "4 March"),)), "on-0", "“4 March” is neither"),
        (PersonForm(name="Cy", dates=(DateForm("launch", "03-04", ONCE),)), "on-0", "needs its year"),
        (PersonForm(name="Cy", dates=(DateForm(), DateForm("launch", ""))), "on-1", "When is launch"),
        (PersonForm(name="Cy", dates=(DateForm("", "03-04"),)), "label-0", "What is 03-04"),
    ],
)
def test_each_mistake_names_its_field_and_what_would_do(
    desk: Desk, form: PersonForm, field: str, words: str
) -> None:
    with pytest.raises(WrongField, match=words) as wrong:
        person_from(desk.journal, form)
    assert wrong.value.field == field
    assert isinstance(wrong.value, Refused)


def test_a_form_holds_all_that_is_known_and_gives_the_same_person_back(desk: Desk) -> None:
    dates = (
        ImportantDate("birthday", 2, 29),
        ImportantDate("joined Northwind", 11, 30, 2021),
        ImportantDate("launch", 12, 1, 2026, once=True),
    )
    person = people.with_fields(
        desk.journal,
        people.who(desk.journal, "Ana Öztürk"),
        emails=("a@b", "c@d"),
        urls=("https://x.example/?a=1,2",),
        rhythm="never",
        dates=dates,
        mind="mornings only",
    )
    writing.keep(desk.journal, person)
    again = person_from(desk.journal, form_of(person), person)
    assert again == person
    assert form_of(person).rhythm == NEVER


def test_what_else_is_known_keeps_its_lines_unless_the_forms_one_line_is_changed(desk: Desk) -> None:
    person = people.who(desk.journal, "Ana Öztürk")
    person = people.with_fields(desk.journal, person, about="two cats\nKadıköy")
    form = form_of(person)
    assert form.about == "two cats Kadıköy"
    assert person_from(desk.journal, replace(form, org="Acme"), person).about == "two cats\nKadıköy"
    assert person_from(desk.journal, replace(form, about="one cat"), person).about == "one cat"


async def test_a_name_alone_is_enough_and_enter_twice_saves_it(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "2", "a", "p")
        assert "in touch every 14 days" in shown(app)
        await put(pilot, "Cy Rossi", "enter", "enter")

        assert _everybody(desk) == ["Ana Öztürk", "Cy Rossi"]
        assert people.who(desk.journal, "Cy Rossi").role == "colleague"
        assert "Kept." in shown(app)


async def test_the_role_is_turned_or_typed_and_says_its_rhythm(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "2", "a", "p", "C", "tab")
        assert "←→ choose" in lines(app)[23]
        await press(pilot, "left")
        assert "manager" in shown(app)
        assert "in touch every 7 days" in shown(app)
        await press(pilot, *"manager x", "left", "left", "tab", *"30", "shift+tab")
        await press(pilot, "enter", "enter")
        cy = people.who(desk.journal, "C")
        assert (cy.role, cy.rhythm) == ("manager x", 30)


async def test_every_field_reaches_the_person(desk: Desk) -> None:
    async with running(desk) as (_app, pilot):
        await press(pilot, "2", "a", "p")
        typed = (
            "Cy",
            "",
            "never",
            "Acme",
            "at a fair",
            "c@x",
            "5 0 1",
            "http://x",
            "no mail",
            "maps",
            "launch",
        )
        for text in typed:
            await (put(pilot, text, "tab") if text else press(pilot, "tab"))
        await put(pilot, "2026-12-01", "tab", "right", "enter", "enter")

        cy = people.who(desk.journal, "Cy")
        assert (cy.role, cy.rhythm, cy.org, cy.met) == ("colleague", "never", "Acme", "at a fair")
        assert (cy.emails, cy.phones, cy.urls) == (("c@x",), ("5 0 1",), ("http://x",))
        assert (cy.mind, cy.about) == ("no mail", "maps")
        assert cy.dates == (ImportantDate("launch", 12, 1, 2026, once=True),)


async def test_a_mistake_is_refused_in_place_with_the_cursor_in_its_field(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "2", "a", "p")
        await put(pilot, "ana ozturk", "tab", "tab", "0", "enter", "enter")

        assert "already somebody called “Ana Öztürk”" in shown(app)
        assert app.focused is not None
        assert app.focused.id == "name"
        await put(pilot, " two", "enter", "enter")

        assert app.focused.id == "rhythm"
        assert "“0” is neither" in shown(app)
        assert front(app) is PersonSheet


async def test_escape_keeps_a_draft_that_the_same_keys_go_on_with(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "2", "a", "p")
        await put(pilot, "Cy", "tab", "left", "escape")

        assert "It waits as a draft" in shown(app)
        assert _everybody(desk) == ["Ana Öztürk"]
        await press(pilot, "a", "p")
        assert "Cy" in shown(app)
        assert "manager" in shown(app)
        await press(pilot, "enter", "enter")
        assert people.who(desk.journal, "Cy").role == "manager"
        assert not desk.drafts.held


async def test_what_is_typed_is_a_draft_half_a_second_later_and_a_wrong_date_waits_with_the_rest_left(
    desk: Desk,
) -> None:
    async with running(desk) as (_app, pilot):
        await press(pilot, "2", "enter", "e")
        await put(pilot, " II")
        await pilot.pause(0.7)
        (draft,) = desk.drafts.held.values()
        assert isinstance(draft, Person)
        assert draft.name == "Ana Öztürk II"
        assert draft.dates == (ImportantDate("birthday", 3, 4),)
        await pilot.press("backspace", "backspace", "backspace", "escape")
        await settled(pilot)
        assert not desk.drafts.held, "a form that is as it was is no draft"


async def test_a_failed_save_opens_the_sheet_again_as_it_was(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "2", "a", "p")
        await put(pilot, "Cy")
        desk.store.full = True
        await press(pilot, "enter", "enter")
        assert "no room left on the disk" in shown(app)
        assert "Cy" in shown(app)
        desk.store.full = False
        await press(pilot, "enter", "enter")
        assert "Cy" in _everybody(desk)


async def test_a_promise_without_words_or_with_a_day_that_is_none_is_refused_in_place(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "2", "enter", "o", "tab", "tab", "tab", "enter")
        assert "a promise needs a few words" in shown(app)
        await put(pilot, "the book", "tab", "right", "tab")
        await put(pilot, "2026-02-29", "tab", "enter")
        assert app.focused is not None
        assert app.focused.id == "due"
        await press(pilot, "ctrl+u")
        await put(pilot, "in 2 weeks", "enter", "enter")
        held = [r for r in desk.journal.records_on(MONDAY) if isinstance(r, Promise) and "book" in r.text]
        assert [(promise.by, str(promise.due)) for promise in held] == [("them", "2026-12-07")]


async def test_a_promise_waits_as_a_draft_for_its_own_person(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "2", "enter", "o")
        await put(pilot, "the book", "tab", "tab")
        await put(pilot, "never ever", "escape")
        (draft,) = desk.drafts.held.values()
        assert isinstance(draft, Promise)
        await press(pilot, "o")
        assert "the book" in shown(app)


@pytest.mark.parametrize(
    "what", ["closing markup", "markup tag", "control letters", "one long word", "emoji"]
)
def test_text_that_hurts_goes_through_a_form_and_back(what: str) -> None:
    journal = Desk().journal
    form = PersonForm(name="Cy", org=HURTS[what], met=HURTS[what], mind=HURTS[what], link=HURTS[what])
    person = person_from(journal, form)
    assert person_from(journal, form_of(person), person) == person


def _after(*keys: str) -> Callable[[Pilot[None]], object]:
    async def run(pilot: Pilot[None]) -> None:
        await settled(pilot)
        await press(pilot, *keys)

    return run


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(
    "keys",
    [("2", "a", "p"), ("2", "enter", "e", "tab"), ("2", "enter", "o", *"book", "tab", "tab", *"thu")],
    ids=["new", "edit", "promise"],
)
def test_how_it_looks(
    desk: Desk, snap_compare: Compare, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    assert snap_compare(journal_app(desk), terminal_size=size, run_before=_after(*keys))


def test_how_a_refusal_looks(desk: Desk, snap_compare: Compare) -> None:
    run = _after("2", "a", "p", "enter", "enter")
    assert snap_compare(journal_app(desk), terminal_size=(80, 24), run_before=run)
