"""The words to begin with: for the moment if it has its own, else for the act and what it is about."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from journal_tui.content.starters import FIRST_HELLO, LAST_LINE, LONG_WHILE, starters_for
from journal_tui.domain.records import ImportantDate
from journal_tui.services import writing
from journal_tui.services.openers import opener_for
from journal_tui.services.outreach import Outreach
from tests.fakes import MONDAY, Desk
from tests.tui.circle import befriend, meet

if TYPE_CHECKING:
    from journal_tui.domain.records import Person

DAY = timedelta(days=1)


def _said(desk: Desk, person: Person) -> dict[str, str]:
    """The opener for each of somebody's reasons, by kind."""
    outreach = Outreach(desk.journal)
    offered = [each for each in outreach.suggestions() if each.person.id == person.id]
    return {each.reason.kind: opener_for(each, outreach.facts()) for each in offered}


def _of(role: str, act: str) -> set[str]:
    return {each.replace("{name}", "Ana") for each in starters_for(role, act)}


def test_a_first_hello_a_long_silence_and_a_last_line_have_words_of_their_own() -> None:
    desk = Desk()
    ana = befriend(desk, "Ana Öztürk", "mentor", rhythm=30)
    assert _said(desk, ana)["first contact"] in _of("mentor", FIRST_HELLO)
    meet(desk, ana, MONDAY - 200 * DAY)
    assert _said(desk, ana)["dormant"] in _of("mentor", LONG_WHILE)
    meet(desk, ana, MONDAY - 20 * DAY, waiting=True)
    assert _said(desk, ana)["follow up"] in _of("mentor", "follow up")
    meet(desk, ana, MONDAY - 9 * DAY, waiting=True)
    assert _said(desk, ana)["follow up"] in _of("mentor", LAST_LINE)


def test_a_promise_thanks_and_a_date_are_woven_in() -> None:
    desk = Desk()
    dates = (ImportantDate("Work anniversary", 11, 25),)
    ana = befriend(desk, "Ana Öztürk", "client", rhythm="never", dates=dates)
    glad = writing.new_gratitude(desk.journal, "@Ana asked the question nobody dared to", day=MONDAY - DAY)
    writing.keep(desk.journal, glad)
    writing.keep(desk.journal, writing.new_promise(desk.journal, ana.id, "the slides", due=MONDAY))
    said = _said(desk, ana)
    assert "‘the slides’" in said["promise"]
    assert "‘Ana asked the question nobody dared to’" in said["untold thanks"]
    assert "your work anniversary" in said["important date"]
