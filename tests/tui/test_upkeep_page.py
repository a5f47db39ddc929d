"""The journal's files: shown when something is wrong with them and only then, mended by a key."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal_tui.domain.errors import NotSaved
from journal_tui.domain.upkeep import Finding
from journal_tui.services.journal import Journal
from journal_tui.services.writing import keep, new_gratitude
from journal_tui.settings import Settings
from journal_tui.storage.store import JournalStore
from journal_tui.tui.app import JournalApp
from journal_tui.tui.palettes import DUSK
from journal_tui.tui.screens.today import Today
from journal_tui.tui.screens.upkeep_page import UpkeepPage
from tests.fakes import Desk, FakeCaretaker, MemoryDrafts, StillClock
from tests.storage.faulty_disk import HastyDisk
from tests.tui.hosts import in_front, settled, shown

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from datetime import date
    from pathlib import Path

    from textual.pilot import Pilot

    from journal_tui.services.ports import Caretaker
    from tests.tui.test_snapshots import Compare

HURTS = "2026/[/b] (1).json"


@asynccontextmanager
async def looked_after(
    journal: Journal, caretaker: Caretaker
) -> AsyncIterator[tuple[JournalApp, Pilot[None]]]:
    app = an_app(journal, caretaker)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        yield app, pilot


def an_app(journal: Journal, caretaker: Caretaker) -> JournalApp:
    return JournalApp(journal, Settings(theme=DUSK), caretaker=caretaker)


async def pressed(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)


async def test_a_damaged_month_is_shown_first_and_is_whole_again_after_one_key(tmp_path: Path) -> None:
    store = JournalStore(str(tmp_path), "d" * 32, HastyDisk())
    clock = StillClock()
    journal = Journal(store, clock, MemoryDrafts())
    for text in ("first", "second", "third"):
        clock.tick()
        keep(journal, new_gratitude(journal, text))
    path = tmp_path / "2026" / "2026-11.json"
    good = path.read_bytes()
    path.write_bytes(good[:-300])
    path.with_name("2026-11 (1).json").write_bytes(good)
    (tmp_path / "people (1).json").write_bytes(b"half of somethi")

    store = JournalStore(str(tmp_path), "d" * 32, HastyDisk())
    journal = Journal(store, StillClock(), MemoryDrafts())
    async with looked_after(journal, store.caretaker()) as (app, pilot):
        assert in_front(app, UpkeepPage)
        assert "2026/2026-11.json can't be read whole" in shown(app)
        assert "journal-tui check" not in shown(app), "here it is a key, not a command"
        await pressed(pilot, "escape")
        assert "3 things about your files to see to. ! shows more." in shown(app)
        assert "! files" in shown(app)
        assert "third" not in shown(app)

        await pressed(pilot, "exclamation_mark", "enter")
        assert "2026/2026-11.json is whole, with 3 records" in shown(app)
        assert "For you to see to" in shown(app)
        assert "enter mend" not in shown(app)
        await pressed(pilot, "escape")
        assert "third" in shown(app)
        assert "1 thing about your files to see to" in shown(app)
        assert store.caretaker().findings()[0].sentence.startswith("people (1).json")


async def test_while_everything_is_in_order_the_key_does_nothing_and_is_named_nowhere() -> None:
    desk = Desk()
    keep(desk.journal, new_gratitude(desk.journal, "x"))
    caretaker = FakeCaretaker()
    async with looked_after(desk.journal, caretaker) as (app, pilot):
        await pressed(pilot, "exclamation_mark")
        assert in_front(app, Today)
        assert "files" not in shown(app)
        assert caretaker.asked == ["fade 2026-11-23"], "text whose time has come goes unasked"


@dataclass
class Stubborn(FakeCaretaker):
    """Something that can't be written."""

    def mend(self, today: date) -> Sequence[str]:
        raise NotSaved(f"Not saved on {today}, because the disk is full.")


async def test_what_is_found_later_is_told_in_a_line_and_a_mending_that_fails_is_told_too() -> None:
    desk = Desk()
    keep(desk.journal, new_gratitude(desk.journal, "x"))
    caretaker = Stubborn(found=[Finding(f"{HURTS} is a second version of something")])
    async with looked_after(desk.journal, caretaker) as (app, pilot):
        assert in_front(app, Today)
        assert "1 thing about your files to see to" in shown(app)
        await pressed(pilot, "3", "exclamation_mark", "enter")
        assert "because the disk is full." in shown(app)
        assert f"{HURTS} is a second version" in shown(app)
        assert "enter mend" in shown(app)
        caretaker.found = []
        await pressed(pilot, "enter")
        assert "Your files are in order again" in shown(app)


def test_how_it_looks(snap_compare: Compare) -> None:
    desk = Desk()
    keep(desk.journal, new_gratitude(desk.journal, "x"))
    long = "2026/2026-11.json can't be read whole (it is empty): it is left as it is, 3 records in it could "
    found = [
        Finding(long + "still be read, and backups/2026-11-22/2026-11.json is a good backup", grave=True),
        Finding(f"{HURTS} is a second version of 2026/2026-11.json"),
        Finding("people.json can't be read (Permission denied)", "see to that", mendable=False, grave=True),
    ]
    app = an_app(desk.journal, FakeCaretaker(found=found))
    assert snap_compare(app, terminal_size=(80, 24), run_before=settled)
