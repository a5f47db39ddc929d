"""The journal's files: what is wrong with them, and mending it. It opens only when something is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.containers import VerticalScroll
from textual.message import Message

from journal_tui.domain.errors import JournalError
from journal_tui.domain.phrases import counted
from journal_tui.tui.commands import BACK, MEND, ON_UPKEEP, UPKEEP, bindings, shown_key
from journal_tui.tui.screens.scrolling import ScrollingPage
from journal_tui.tui.widgets.section import Section
from journal_tui.tui.widgets.title import Title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from journal_tui.domain.upkeep import Finding
    from journal_tui.tui.commands import Command
    from journal_tui.tui.desk import Desk
    from journal_tui.tui.look import Look

NUMBER = 1
KEPT_WORDS = "nothing is thrown away"


def files_sentence(findings: Sequence[Finding], keys: Mapping[str, str]) -> str:
    """What a page says of the files: that something is to be seen to, and where."""
    if not findings:
        return ""
    things = f"{counted(len(findings), 'thing')} about your files to see to."
    return f"{things} {shown_key(UPKEEP, keys)} shows more."


def news_of_files(desk: Desk, keys: Mapping[str, str]) -> Iterator[str]:
    """What the store has to say to begin with, the state of its files in one sentence."""
    found = desk.upkeep.findings
    seen = {finding.sentence for finding in found}
    yield from (said for said in desk.journal.store.problems() if said not in seen)
    if found:
        yield files_sentence(found, keys)


class UpkeepPage(ScrollingPage):
    """Shows what is wrong and, once it was mended, what was done."""

    VERBS: ClassVar[tuple[Command, ...]] = ON_UPKEEP
    BINDINGS: ClassVar[list[BindingType]] = bindings(ON_UPKEEP)

    class Mended(Message):
        """Something was done, in these sentences."""

        def __init__(self, said: Sequence[str]) -> None:
            super().__init__()
            self.said = tuple(said)

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__(look)
        self._desk = desk
        self._is_busy = False

    def content(self) -> ComposeResult:
        """What was done, what can be mended, and what only the user can see to."""
        yield Title("Your files", KEPT_WORDS)
        with VerticalScroll(can_focus=False):
            yield Section("Done", label_width=NUMBER, id="done")
            yield Section("Can be mended", label_width=NUMBER, id="mendable")
            yield Section("For you to see to", label_width=NUMBER, id="by-hand")

    def on_mount(self) -> None:
        """Show what is known."""
        self.show()

    def show(self, done: Sequence[str] = ()) -> None:
        """Show the findings as they are now."""
        found = self._desk.upkeep.findings
        self.query_one(Title).left = "Your files" if found else "Your files are in order again"
        self._list("#done", done)
        self._list("#mendable", [f"{each.said}." for each in found if each.mendable])
        self._list("#by-hand", [each.sentence for each in found if not each.mendable])
        self.refresh_bindings()

    def _list(self, place: str, sentences: Iterable[str]) -> None:
        section = self.query_one(place, Section)
        section.rows = tuple((str(number), said) for number, said in enumerate(sentences, 1))
        section.display = bool(section.rows)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Mending needs something that can be mended."""
        if action == MEND.id:
            return not self._is_busy and any(each.mendable for each in self._desk.upkeep.findings)
        return super().check_action(action, parameters)

    def word_for(self, command: Command) -> str:
        """It can wait, as long as there is something."""
        return "later" if command == BACK and self._desk.upkeep.findings else super().word_for(command)

    def action_mend(self) -> None:
        """Mend what can be mended, beside the screen."""
        self._is_busy = True
        self.query_one(Title).words = "…"
        self.refresh_bindings()
        self._mend()

    @work(thread=True)
    def _mend(self) -> None:
        try:
            said = self._desk.mend()
        except JournalError as error:
            said = (str(error),)
        self.post_message(self.Mended(said))

    @on(Mended)
    def _mended(self, event: Mended) -> None:
        self._is_busy = False
        self.query_one(Title).words = KEPT_WORDS
        self.show(event.said)

    def action_back(self) -> None:
        """Back to where it was opened."""
        self.dismiss(None)
