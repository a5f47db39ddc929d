"""A sheet that lists the days set aside."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.widgets import OptionList

from journal_tui.tui.commands import ADD_PAUSE, ON_PAUSES, bindings, shown_key
from journal_tui.tui.screens.keyed import Sheet
from journal_tui.tui.screens.streak_view import pause_words
from journal_tui.tui.widgets.invite import Invite
from journal_tui.tui.widgets.margin_list import MarginList
from journal_tui.tui.widgets.row import Row
from journal_tui.tui.widgets.said import Said
from journal_tui.tui.widgets.title import Title

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from journal_tui.domain.records import PauseSet
    from journal_tui.tui.commands import Command
    from journal_tui.tui.look import Look

ADD, CHANGE, END, DELETE = "add", "change", "end", "delete"


class Asked(NamedTuple):
    """What is to be done, and to which pause; a new one has none yet."""

    verb: str
    pause: PauseSet | None = None


class PausesSheet(Sheet[Asked | None]):
    """Returns what is to be done, or None."""

    AUTO_FOCUS: ClassVar[str | None] = "MarginList"
    VERBS: ClassVar[tuple[Command, ...]] = ON_PAUSES
    BINDINGS: ClassVar[list[BindingType]] = bindings(ON_PAUSES)

    def __init__(self, look: Look, held: Sequence[PauseSet], today: date) -> None:
        super().__init__(look)
        self._pauses = {pause.id: pause for pause in held}
        self._today = today

    def content(self) -> ComposeResult:
        """The latest first."""
        yield Title("Pauses", "days set aside; they never break a streak")
        yield Invite()
        yield MarginList(glyphs=self.look.glyphs)
        yield Said()

    def on_mount(self) -> None:
        """List them, or say how to begin."""
        listed = self.query_one(MarginList)
        listed.rows = tuple(
            Row(pause.id, "", pause_words(pause, self._today), self._note(pause), label_width=0)
            for pause in self._pauses.values()
        )
        listed.display = bool(listed.rows)
        if not listed.rows:
            key = shown_key(ADD_PAUSE, self.look.keymap.keys)
            self.query_one(Invite).show("Nothing is set aside.", key, "a holiday, an illness, a quiet week")

    def _note(self, pause: PauseSet) -> str:
        if pause.first > self._today:
            return "to come"
        return "over" if self._is_over(pause) else "now"

    def _is_over(self, pause: PauseSet) -> bool:
        return pause.last is not None and pause.last < self._today

    @property
    def _current(self) -> PauseSet | None:
        lists = self.query(MarginList)
        return self._pauses.get(lists.first().current or "") if lists else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:  # noqa: ARG002 (Textual's shape)
        """What can be done to the pause under the cursor."""
        if action in {"change_pause", "end_pause", "delete_pause"}:
            pause = self._current
            return pause is not None and not (action == "end_pause" and self._is_over(pause))
        return True

    @on(OptionList.OptionHighlighted)
    def _cursor_moved(self) -> None:
        self.refresh_bindings()

    def action_add_pause(self) -> None:
        """Ask for a new one."""
        self.dismiss(Asked(ADD))

    @on(OptionList.OptionSelected)
    def action_change_pause(self) -> None:
        """Ask for other dates."""
        self.dismiss(Asked(CHANGE, self._current))

    def action_end_pause(self) -> None:
        """Ask for its end."""
        self.dismiss(Asked(END, self._current))

    def action_delete_pause(self) -> None:
        """Ask for it to go."""
        self.dismiss(Asked(DELETE, self._current))

    def action_back(self) -> None:
        """Ask for nothing."""
        self.dismiss(None)
