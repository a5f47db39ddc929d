"""Writing new records."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from journal_tui.content.prompts import Prompt
from journal_tui.domain.errors import NotSaved, Refused
from journal_tui.domain.records import ACTS, Gratitude
from journal_tui.services import editing, people, writing
from journal_tui.services.drafts import begun
from tests.fakes import MONDAY, Desk
from tests.text_that_hurts import HURTS

PROMPT = Prompt("listening-1", "listening", "What did you hear?")


@pytest.mark.parametrize("text", HURTS.values(), ids=HURTS.keys())
def test_no_text_is_lost_or_changed_on_its_way_into_a_record(text: str) -> None:
    desk = Desk()
    kept = writing.keep(desk.journal, writing.new_gratitude(desk.journal, text)).after
    expected = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    assert isinstance(kept, Gratitude)
    assert kept.text == expected
    assert desk.store.records[kept.id] == kept


@pytest.mark.parametrize("empty", ["", "   ", "\n\r\n\t", "\N{NO-BREAK SPACE}"])
def test_an_empty_text_is_refused_for_every_kind_that_needs_one(empty: str) -> None:
    journal = Desk().journal
    with pytest.raises(Refused, match="a few words"):
        writing.new_gratitude(journal, empty)
    with pytest.raises(Refused, match="a few words"):
        writing.new_note(journal, empty)
    with pytest.raises(Refused, match="a few words"):
        writing.new_reflection(journal, empty, PROMPT)
    with pytest.raises(Refused, match="a few words"):
        writing.new_promise(journal, "somebody", empty)


def test_bytes_that_are_no_text_are_refused_before_they_reach_a_file() -> None:
    with pytest.raises(Refused, match="UTF-8"):
        writing.new_gratitude(Desk().journal, "broken \udcff")


def test_a_future_day_is_refused_and_a_past_one_stamped_with_the_day_it_was_written() -> None:
    journal = Desk().journal
    with pytest.raises(Refused, match="still to come"):
        writing.new_note(journal, "x", day=MONDAY + timedelta(days=1))
    late = writing.new_note(journal, "x", day=date(2026, 11, 2))
    assert (late.day, late.written) == (date(2026, 11, 2), MONDAY)


def test_before_the_days_end_at_night_a_record_still_belongs_to_the_evening() -> None:
    desk = Desk()
    desk.clock.at = desk.clock.at.replace(day=24, hour=1, minute=30)
    note = writing.new_note(desk.journal, "late, and glad")
    assert note.day == MONDAY
    assert note.created_at.day == 24


def test_a_mention_links_the_person_once_even_when_they_are_named_by_hand_too() -> None:
    desk = Desk()
    una = people.new_person(desk.journal, "Una Berg")
    writing.keep(desk.journal, una)
    found = writing.new_gratitude(desk.journal, "@Una kept calm; thank you @una berg", people=[una.id])
    assert found.people == (una.id,)


def test_who_gave_follows_from_the_act_unless_it_is_said() -> None:
    journal = Desk().journal
    gave = {act: writing.new_interaction(journal, ["a"], act=act).gave for act in ACTS}
    assert {act for act, who in gave.items() if who == "me"} == {
        "thank",
        "congratulate",
        "offer help",
        "share an opportunity",
        "introduce",
    }
    assert {act for act, who in gave.items() if who == "them"} == {
        "ask an opinion",
        "ask for help",
        "seek feedback",
    }
    assert writing.new_interaction(journal, ["a"], act="thank", gave="both").gave == "both"


def test_an_unknown_channel_act_or_giver_is_refused() -> None:
    journal = Desk().journal
    with pytest.raises(Refused, match="channel"):
        writing.new_interaction(journal, ["a"], channel="pigeon")
    with pytest.raises(Refused, match="act"):
        writing.new_interaction(journal, ["a"], act="bribe")
    with pytest.raises(Refused, match="gave"):
        writing.new_interaction(journal, ["a"], gave="nobody at all")
    with pytest.raises(Refused, match="somebody"):
        writing.new_interaction(journal, [])


def test_a_failed_save_keeps_the_draft_and_a_good_one_drops_it() -> None:
    desk = Desk()
    record = writing.new_gratitude(desk.journal, "patience")
    desk.drafts.keep(record)
    desk.store.full = True
    with pytest.raises(NotSaved):
        writing.keep(desk.journal, record)
    assert list(desk.drafts.held) == [record.id]
    assert not desk.store.records
    desk.store.full = False
    writing.keep(desk.journal, record)
    assert not desk.drafts.held


def test_a_draft_whose_record_holds_its_words_already_goes_and_one_that_says_more_stays() -> None:
    desk = Desk()
    kept = writing.keep(desk.journal, writing.new_gratitude(desk.journal, "patience")).after
    other = writing.keep(desk.journal, writing.new_note(desk.journal, "rain")).after
    new = writing.new_note(desk.journal, "half a sen")
    for draft in (kept, editing.with_words(desk.journal, other, "rain all day"), new):
        desk.drafts.keep(draft)

    assert begun(desk.journal) == [new]
    assert set(desk.drafts.held) == {other.id, new.id}
