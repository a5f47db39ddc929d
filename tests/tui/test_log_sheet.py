"""The log sheet: likely answers, names, days in words, what follows from what, and drafts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static

from journal_tui.domain.errors import NotSaved
from journal_tui.domain.records import Gratitude, Interaction, NextContact, Promise
from journal_tui.tui.screens.connect import Connect
from journal_tui.tui.screens.log_sheet import LogSheet
from journal_tui.tui.screens.today import Today
from journal_tui.tui.widgets.field import LineField, Writing
from journal_tui.tui.widgets.save_line import SaveLine
from tests.fakes import MONDAY, Desk
from tests.tui.hosts import lines, running, settled, shown
from tests.tui.mornings import a_morning, press, settle

if TYPE_CHECKING:
    from journal_tui.domain.records import Record
    from journal_tui.tui.app import JournalApp


@pytest.fixture
def desk() -> Desk:
    return a_morning()


def _logged(desk: Desk) -> Interaction:
    (found,) = [record for record in desk.journal.records_on(MONDAY) if isinstance(record, Interaction)]
    return found


def _promised(desk: Desk) -> Promise:
    (found,) = [record for record in desk.journal.records_on(MONDAY) if isinstance(record, Promise)]
    return found


def _names(desk: Desk, contact: Interaction) -> list[str]:
    return [desk.journal.names()[person] for person in contact.people]


def _value(app: JournalApp, field: str) -> str:
    return app.screen.query_one(f"#{field}", LineField).value


def _save(app: JournalApp) -> None:
    app.screen.query_one(SaveLine).focus()


async def test_a_pick_fills_every_field_with_the_likely_answer_and_begins_in_the_note(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "m", "enter")
        assert isinstance(app.screen, LogSheet)
        assert isinstance(app.screen.focused, Writing)
        assert [_value(app, each) for each in ("who", "channel", "act", "gave", "reply")] == [
            "Will Okafor",
            "message",
            "follow up",
            "both",
            "not awaited",
        ]
        assert "in 14 days" in shown(app)
        assert "7 Dec" in shown(app)
        assert "Kept     yes" in shown(app)
        assert lines(app)[23].strip() == "tab next   enter on Save saves   esc keep as draft"


async def test_tab_goes_through_the_fields_and_passes_by_what_a_promise_alone_needs(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "m", "enter")
        seen = []
        for _ in range(4):
            await press(pilot, "tab")
            seen.append(app.screen.focused.id if app.screen.focused else "")
        assert seen == ["reply", "next", "promise", "settles"]
        await press(pilot, "shift+tab", "=x", "tab", "tab")
        assert app.screen.focused
        assert app.screen.focused.id == "due"


async def test_choices_turn_with_left_and_right_and_letters_do_nothing(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "m", "enter")
        app.screen.query_one("#channel").focus()
        await press(pilot, "right", "right", "=x")
        assert _value(app, "channel") == "call"
        await press(pilot, "left", "left", "left")
        assert _value(app, "channel") == "event"
        assert "←→ choose" in lines(app)[23]


async def test_who_gave_and_the_reply_follow_from_the_act_until_somebody_says_otherwise(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "a", "i")
        app.screen.query_one("#act").focus()
        await press(pilot, "right")
        assert (_value(app, "act"), _value(app, "gave")) == ("thank", "me")
        await press(pilot, *["right"] * 5)
        assert (_value(app, "act"), _value(app, "gave"), _value(app, "reply")) == (
            "ask an opinion",
            "them",
            "awaited",
        )
        app.screen.query_one("#gave").focus()
        await press(pilot, "right")
        app.screen.query_one("#act").focus()
        await press(pilot, "left")
        assert _value(app, "gave") == "both"


async def test_a_whole_contact_with_a_promise_is_saved_as_one_step(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "a", "i", "=ana, will o", "tab")
        assert _value(app, "who") == "ana, Will Okafor"
        await press(pilot, "right", "tab", "tab", "tab", "=The move is done", "tab", "right", "tab")
        await press(
            pilot, "=thu 8:30 coffee", "tab", "=I take the review", "tab", "right", "tab", "=in 2 weeks"
        )
        assert "Thursday" not in lines(app)[22]
        _save(app)
        await press(pilot, "enter")
        await settled(pilot)
        assert isinstance(app.screen, Today)
        contact, promise = _logged(desk), _promised(desk)
        assert _names(desk, contact) == ["Ana Öztürk", "Will Okafor"]
        assert (contact.channel, contact.note, contact.waiting) == ("email", "The move is done", True)
        assert contact.next is not None
        assert contact.next[0::2] == (date(2026, 11, 26), "coffee")
        assert (promise.text, promise.by, promise.due) == ("I take the review", "them", date(2026, 12, 7))
        assert promise.people == contact.people
        assert desk.drafts.all() == []
        await press(pilot, "u")
        assert desk.journal.records_on(MONDAY) == []


async def test_days_in_words_show_the_day_they_became(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "m", "enter")
        app.screen.query_one("#next").focus()
        await press(pilot, "=tomorrow")
        assert str(app.screen.query_one("#next-day", Static).render()) == "24 Nov"
        app.screen.query_one("#promise").focus()
        await press(pilot, "=the review", "tab", "tab", "=thu")
        assert str(app.screen.query_one("#due-day", Static).render()) == "26 Nov"


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("who", "=Una", "“Una” could be 2 people (Una Berg, Una Frost): write more of the name, or +Una"),
        ("day", "=2026-11-24", "2026-11-24 is still to come: log it once it has happened."),
        ("day", "=soon", "“soon” is no day"),
        ("who", "=,,", "Who was it? A name, or several with commas between."),
        ("next", "=soon", "“soon” is no day that is known here"),
        ("next", "=2026-11-01", "2026-11-01 is past: the next contact is today or later."),
    ],
)
async def test_what_cannot_be_taken_is_refused_in_its_place_and_nothing_is_lost(
    desk: Desk, field: str, typed: str, sentence: str
) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "a", "i")
        if field != "who":
            await press(pilot, "=Will Okafor")
        app.screen.query_one(f"#{field}").focus()
        await press(pilot, typed)
        _save(app)
        await settle(pilot)
        app.screen.query_one(f"#{field}", LineField).value = typed[1:]
        await press(pilot, "enter")
        assert isinstance(app.screen, LogSheet)
        assert sentence in shown(app).replace("\n   ", " ")
        assert app.screen.focused
        assert app.screen.focused.id == field
        assert desk.journal.records_on(MONDAY) == []


async def test_names_are_offered_while_one_is_typed_and_tab_takes_the_first(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "a", "i", "=un")
        assert "Una Berg · Una Frost" in shown(app)
        await press(pilot, "tab")
        assert _value(app, "who") == "Una Berg"
        await press(pilot, "shift+tab", "=, zol")
        assert "Zola Mbeki" in shown(app)
        await press(pilot, "tab")
        assert _value(app, "who") == "Una Berg, Zola Mbeki"
        await press(pilot, "shift+tab")
        assert str(app.screen.query_one("#offered", Static).render()) == ""


async def test_two_people_of_one_name_are_told_apart_by_the_row_they_were_chosen_on() -> None:
    from tests.tui.mornings import add

    desk = Desk()
    add(desk, "Ana")
    second = add(desk, "Ana", again=True)
    async with running(desk) as (_, pilot):
        await press(pilot, "m", "j", "enter", *["tab"] * 4, "enter")
        await settled(pilot)
        assert _logged(desk).people == (second.id,)


async def test_a_thank_offers_to_mark_them_told_and_marks_this_person_alone(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "a", "i", "=una berg", "tab")
        assert "Told" not in shown(app)
        app.screen.query_one("#act").focus()
        await press(pilot, "right")
        assert "Told     yes" in shown(app)
        _save(app)
        await press(pilot, "enter")
        await settled(pilot)
        told = [r for r in desk.store.records.values() if isinstance(r, Gratitude) and r.told]
        assert [list(record.told) for record in told] == [list(_logged(desk).people)]


async def test_thanks_can_be_left_untold(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "a", "i", "=una berg", "tab")
        app.screen.query_one("#act").focus()
        await press(pilot, "right")
        app.screen.query_one("#settles").focus()
        await press(pilot, "right")
        _save(app)
        await press(pilot, "enter")
        await settled(pilot)
        assert not [r for r in desk.store.records.values() if isinstance(r, Gratitude) and r.told]


async def test_escape_keeps_a_draft_and_the_same_keys_go_on_with_it(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "m", "enter", "=half a note", "tab", "right", "tab", "=thu", "tab", "=the review")
        await press(pilot, "escape")
        assert "It waits as a draft; the same keys go on with it." in shown(app)
        assert sorted(draft.kind for draft in desk.drafts.all()) == ["interaction", "promise"]
        assert not [r for r in desk.journal.records_on(MONDAY) if isinstance(r, Interaction)]
        await press(pilot, "j", "enter")
        assert "half a note" not in shown(app)
        await press(pilot, "escape", "k", "enter")
        assert app.screen.query_one(Writing).text == "half a note"
        assert [_value(app, each) for each in ("reply", "next", "promise")] == [
            "awaited",
            "2026-11-26",
            "the review",
        ]
        ids = {draft.id for draft in desk.drafts.all()}
        _save(app)
        await press(pilot, "enter")
        await settled(pilot)
        assert {_logged(desk).id, _promised(desk).id} == ids
        assert desk.drafts.all() == []


async def test_words_of_a_due_that_are_no_day_yet_wait_with_their_promise(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "m", "enter", "=half", "tab", "tab", "tab", "=the review")
        app.screen.query_one("#due").focus()
        await press(pilot, "=next friday", "escape", "enter")
        assert isinstance(app.screen, LogSheet)
        assert [_value(app, each) for each in ("promise", "due")] == ["the review", "next friday"]


async def test_what_was_typed_outlives_a_kill_half_a_second_after_the_last_key(desk: Desk) -> None:
    async with running(desk) as (_, pilot):
        await press(pilot, "m", "enter", "=half")
        assert desk.drafts.all() == []
        await pilot.pause(0.8)
        (draft,) = desk.drafts.all()
        assert isinstance(draft, Interaction)
        assert draft.note == "half"


async def test_a_sheet_left_as_it_was_keeps_no_draft(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "m", "enter", "escape")
        assert isinstance(app.screen, Connect)
        assert desk.drafts.all() == []


async def test_when_saving_fails_the_sheet_opens_again_as_it_was_with_the_sentence(desk: Desk) -> None:
    async with running(desk) as (app, pilot):
        await press(pilot, "m", "enter", "=Sent", "tab", "tab", "=thu")
        desk.store.full = True
        _save(app)
        await press(pilot, "enter")
        await settled(pilot)
        assert isinstance(app.screen, LogSheet)
        assert "There is no room left on the disk; nothing was changed." in shown(app)
        assert app.screen.query_one(Writing).text == "Sent"
        assert _value(app, "next") == "thu"
        assert desk.drafts.all() != []
        desk.store.full = False
        _save(app)
        await press(pilot, "enter")
        await settled(pilot)
        assert _logged(desk).next == NextContact(date(2026, 11, 26))
        assert desk.drafts.all() == []


async def test_a_draft_that_cannot_be_kept_is_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_draft: Record) -> None:
        raise NotSaved("There is no room left on the disk.")

    monkeypatch.setattr(desk.drafts, "keep", full)
    async with running(desk) as (app, pilot):
        await press(pilot, "m", "enter", "=Sent")
        await pilot.pause(0.8)
        assert "The draft could not be kept: There is no room left on the disk." in shown(app)


async def test_a_paste_of_a_hundred_thousand_letters_is_kept_whole(desk: Desk) -> None:
    long = "word " * 20_000
    async with running(desk) as (app, pilot):
        await press(pilot, "m", "enter")
        app.screen.query_one(Writing).insert(long)
        await settle(pilot)
        _save(app)
        await press(pilot, "enter")
        await settled(pilot)
        assert _logged(desk).note == long.strip()
        assert isinstance(app.screen, Connect)


async def test_a_tiny_terminal_shows_the_field_in_focus_and_the_line_that_saves(desk: Desk) -> None:
    async with running(desk, size=(40, 10)) as (app, pilot):
        await press(pilot, "m", "enter", "=Hello")
        assert "Hello" in shown(app)
        assert "Save" in shown(app)
        await press(pilot, "tab")
        assert "▌not awaited" in shown(app)
