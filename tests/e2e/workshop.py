"""A journal on a disk, a clock and another program: what happens around an app while keys rain down on it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

os.environ["TEXTUAL_ANIMATIONS"] = "none"

from journal_tui.demo import write_demo
from journal_tui.domain.errors import JournalError
from journal_tui.domain.query import read_query
from journal_tui.domain.records import words_of
from journal_tui.domain.text import clean, is_visible
from journal_tui.services import editing, writing
from journal_tui.services.journal import Journal
from journal_tui.services.outreach import Outreach
from journal_tui.services.searching import search
from journal_tui.services.streak import Ledger
from journal_tui.services.together import Together
from journal_tui.settings import Settings
from journal_tui.storage.drafts import LocalDrafts
from journal_tui.storage.store import JournalStore
from journal_tui.tui.app import JournalApp
from journal_tui.tui.screens.editor import Editor
from journal_tui.tui.screens.text_part import TextPart
from journal_tui.tui.widgets.field import Writing
from tests.e2e.witness import WatchedStore, Witness, everything
from tests.fakes import MONDAY, StillClock
from tests.storage.faulty_disk import HastyDisk
from tests.tui.mornings import a_morning

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator
    from datetime import timedelta
    from pathlib import Path

    from textual.screen import Screen

NEW, MORNING, DEMO = "new", "morning", "demo"
JOURNALS = (NEW, MORNING, DEMO)


class FillingDisk(HastyDisk):
    """A disk that has room, or has none."""

    def __init__(self) -> None:
        self.is_full = False

    def write(self, fd: int, data: memoryview) -> int:
        if self.is_full:
            raise OSError(28, "No space left on device")
        return super().write(fd, data)


@dataclass
class Workshop:
    """One journal, and what was saved in it by whom; apps are opened on it one after the other."""

    home: Path
    dice: random.Random
    disk: FillingDisk = field(default_factory=FillingDisk)
    clock: StillClock = field(default_factory=StillClock)
    witness: Witness = field(default_factory=Witness)

    @property
    def _folder(self) -> str:
        return str(self.home / "journal")

    def _store(self, device: str) -> WatchedStore:
        return WatchedStore(self._folder, device, self.disk, self.witness)

    def _drafts(self) -> LocalDrafts:
        return LocalDrafts(str(self.home / "state"), self._folder, self.disk)

    def fill(self, journal: str) -> None:
        """Begin with one of the journals."""
        if journal == MORNING:
            JournalStore(self._folder, "before", self.disk).save(
                [*a_morning().store.records.values()], MONDAY
            )
        elif journal == DEMO:
            write_demo(self._folder, MONDAY)

    def open(self) -> JournalApp:
        """An app of a process of its own."""
        self.journal = Journal(self._store("here"), self.clock, self._drafts())
        return JournalApp(self.journal, Settings(theme="dusk"), open_editor=self._edit)

    def _edit(self, text: str) -> str | None:
        return self.dice.choice((None, text + " and more", "", "other words\n"))

    def end(self) -> None:
        """The app's process is over: the system lets go of its locks."""
        assert isinstance(self.journal.drafts, LocalDrafts)
        self.journal.drafts.close()

    def write_elsewhere(self) -> str:
        """Another program writes something, or changes or deletes something."""
        journal = Journal(self._store("elsewhere"), self.clock, self._drafts())
        records = journal.records_on(journal.moment().day)
        try:
            if not records or self.dice.random() < 0.5:
                writing.keep(journal, writing.new_note(journal, f"elsewhere {self.dice.random()}"))
            elif self.dice.random() < 0.7:
                editing.edit(journal, self.dice.choice(records), f"changed elsewhere {self.dice.random()}")
            else:
                editing.delete(journal, self.dice.choice(records))
        except JournalError as refused:
            return str(refused)
        return "written"

    def let_time_pass(self, by: timedelta) -> None:
        """The clock goes on, and so does what counts seconds."""
        self.clock.tick(by)
        self.clock.seconds += by.total_seconds()

    def wrong(self, app: JournalApp) -> Iterator[str]:
        """What is not as it has to be: on the disk, in memory, and in what was worked out from it."""
        disk, desk = JournalStore(self._folder, "judge", self.disk), app._desk
        yield from self.witness.lost(disk)
        desk.refresh()
        there, here = everything(disk), everything(self._own_store())
        for known in there.keys() | here.keys():
            on_disk, in_memory = there.get(known), here.get(known)
            if on_disk != in_memory:
                yield f"{known} is {on_disk} on the disk, {in_memory} in memory"
        if desk.knows_the_past:
            yield from self._worked_out_wrong(app)

    def _own_store(self) -> JournalStore:
        assert isinstance(self.journal.store, JournalStore)
        return self.journal.store

    def _worked_out_wrong(self, app: JournalApp) -> Iterator[str]:
        desk, journal, today = app._desk, self.journal, self.journal.moment().day
        ledger, outreach, together = Ledger(journal), Outreach(journal), Together(journal)
        if ledger.streak() != desk.ledger.streak():
            yield f"the streak is shown as {desk.ledger.streak()}, and is {ledger.streak()}"
        if outreach.suggestions() != desk.outreach.suggestions():
            yield "the reasons shown are not those there are"
        for person in journal.people():
            if together.of(person.id, today) != desk.together.of(person.id, today):
                yield f"what is known of {person.name} is not all there is"
        if desk.searcher.is_loaded:
            query, _ = read_query("a", today)
            desk.searcher.catch_up()
            if search(journal, query) != list(desk.searcher.hits(query)):
                yield "what is found is not all there is"

    def typed(self, app: JournalApp) -> list[str]:
        """The texts that stand unsaved in big fields, and that could be kept."""
        if self.disk.is_full:
            return []
        found = [text for screen in app.screen_stack for text in _unsaved(screen)]
        return [clean(text) for text in found if _can_be_kept(text)]

    def gone(self, texts: list[str]) -> Iterator[str]:
        """Which of these texts neither waits as a draft nor is in the journal."""
        store = JournalStore(self._folder, "judge", self.disk)
        kept = {words_of(record) for record in [*self._drafts().all(), *everything(store).values()]}
        for text in texts:
            if text not in kept:
                yield f"{text[:80]!r} was typed, and is neither a draft nor kept"


def _unsaved(screen: Screen[object]) -> Iterator[str]:
    if isinstance(screen, Editor | TextPart):
        for field_ in screen.query(Writing):
            yield field_.text


def _can_be_kept(text: str) -> bool:
    try:
        clean(text).encode()
    except UnicodeEncodeError:
        return False
    return is_visible(clean(text))
