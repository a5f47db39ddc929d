"""People met for the first time: how you met, and ids that stay the same."""

from __future__ import annotations

from datetime import date

import pytest

from journal_tui.services.newcomers import future_id, where_met
from tests.text_that_hurts import HURTS


@pytest.mark.parametrize(
    ("channel", "note", "met"),
    [
        ("event", "PyData meetup", "PyData meetup, November 2026"),
        ("event", "Data evening, at the library. Ines builds maps.", "Data evening, November 2026"),
        ("event", "v2.0 launch party\nfull of people", "v2.0 launch party, November 2026"),
        ("event", "", "an event, November 2026"),
        (
            "call",
            "we talked for so long that nobody would want to read it",
            "a call, November 2026",
        ),
        ("email", "  ", "an e-mail, November 2026"),
        ("coffee", "...", "a coffee, November 2026"),
    ],
)
def test_how_you_met_is_said_by_the_notes_first_words_or_the_channel(
    channel: str, note: str, met: str
) -> None:
    assert where_met(channel, note, date(2026, 11, 23)) == met


@pytest.mark.parametrize("text", HURTS.values(), ids=HURTS)
def test_a_note_that_hurts_makes_one_short_line(text: str) -> None:
    met = where_met("event", text, date(2026, 11, 23))
    assert "\n" not in met
    assert len(met) < 60


def test_a_new_name_has_one_id_in_one_contact_whatever_its_case_and_spaces() -> None:
    assert future_id("1", " Zoë  Müller") == future_id("1", "zoe muller")
    assert len({future_id("1", "Zoe"), future_id("2", "Zoe"), future_id("1", "Cy")}) == 3
