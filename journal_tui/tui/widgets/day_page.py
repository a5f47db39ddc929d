"""A day to read: headings at the left, sentences whole and wrapped, a cursor on one record of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.message import Message
from textual.reactive import reactive

from journal_tui.tui.commands import IN_A_LIST, bindings
from journal_tui.tui.glyphs import UNICODE
from journal_tui.tui.widgets.line_page import LinePage
from journal_tui.tui.widgets.passages import NOTHING_SAID, WIDEST, Line, laid_out

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.events import Click

    from journal_tui.tui.glyphs import Glyphs
    from journal_tui.tui.widgets.passages import Empty, Passage


class DayPage(LinePage):
    """The records of one day, one of them the current one; a record longer than the page is read by lines."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(IN_A_LIST)
    passages: reactive[tuple[Passage, ...]] = reactive((), init=False)
    empty: reactive[Empty] = reactive(NOTHING_SAID)

    class Left(Message):
        """The key for the left was pressed: back to what stands there."""

    class Turned(Message):
        """Another record is the current one."""

    def __init__(self, *, glyphs: Glyphs = UNICODE) -> None:
        super().__init__(glyphs=glyphs)
        self._place: int | None = None

    @property
    def current(self) -> str | None:
        """The id of the current record."""
        return None if self._place is None else self.passages[self._place].id

    def watch_passages(self, before: tuple[Passage, ...], passages: tuple[Passage, ...]) -> None:
        """Show other records; the cursor stays on its own, or where that was."""
        held = before[self._place].id if self._place is not None else ""
        places = self._places()
        same = next((place for place in places if passages[place].id == held), None)
        nearest = min(places, key=lambda place: abs(place - (self._place or 0)), default=None)
        self._place = nearest if same is None else same
        self.lay_out()
        if same is None:
            self.top = 0

    def watch_empty(self) -> None:
        """Say something else."""
        self.lay_out()

    def lay_out(self) -> None:
        """Make the lines anew."""
        width = min(WIDEST, self.text_width)
        lines = laid_out(self.passages, width)
        if all(passage.is_earlier for passage in self.passages):
            lines = [*self.empty.lines(width), *([Line()] if lines else []), *lines]
        is_first = not self.lines
        self.show_lines(lines if width > 0 else [])
        if is_first and self._place is not None:
            self._bring_into_sight(self._place)

    def is_current(self, line: Line) -> bool:
        """Whether the line is of the current record."""
        return line.passage is not None and line.passage == self._place

    def select(self, record_id: str) -> None:
        """Put the cursor on a record; nothing happens where it isn't."""
        for place in self._places():
            if self.passages[place].id == record_id:
                self._turn_to(place)

    def _places(self) -> list[int]:
        return [place for place, passage in enumerate(self.passages) if passage.id]

    def _turn_to(self, place: int) -> None:
        """Make a record the current one, and bring it into sight."""
        self._place = place
        self._bring_into_sight(place)
        self.refresh()
        self.post_message(self.Turned())

    def _bring_into_sight(self, place: int) -> None:
        """Scroll as little as shows a record; of a long one its beginning."""
        start, end = self._extent(place)
        if place == self._places()[0]:
            start = 0
        self.top = min(start, max(self.top, end - self.size.height))

    def _extent(self, place: int) -> tuple[int, int]:
        """The first line of a passage, and the one after its last."""
        mine = [number for number, line in enumerate(self.lines) if line.passage == place]
        return (mine[0], mine[-1] + 1) if mine else (0, 0)

    def action_cursor_down(self) -> None:
        """The next record; of one that goes on below, the next line."""
        places = self._places()
        below = self.top + self.size.height
        if self._place is None or self._extent(self._place)[1] > below or self._place == places[-1]:
            self.top += 1
        else:
            self._turn_to(places[places.index(self._place) + 1])

    def action_cursor_up(self) -> None:
        """The record before; of one that begins above, the line before."""
        places = self._places()
        if self._place is None or self._extent(self._place)[0] < self.top or self._place == places[0]:
            self.top -= 1
        else:
            self._turn_to(places[places.index(self._place) - 1])

    def action_first(self) -> None:
        """The first record."""
        self._go(0)

    def action_last(self) -> None:
        """The last record."""
        self._go(-1)

    def _go(self, number: int) -> None:
        places = self._places()
        if places:
            self._turn_to(places[number])

    def action_page_up(self) -> None:
        """A page up, with the cursor."""
        self._go_page(-1)

    def action_page_down(self) -> None:
        """A page down, with the cursor."""
        self._go_page(1)

    def _go_page(self, pages: int) -> None:
        self.top += pages * self.size.height
        shown = range(self.top, self.top + self.size.height)
        inside = [place for place in self._places() if self._extent(place)[0] in shown]
        if inside:
            self._place = inside[-1 if pages > 0 else 0]
            self.post_message(self.Turned())

    def action_cursor_left(self) -> None:
        """Back to what stands at the left."""
        self.post_message(self.Left())

    def action_cursor_right(self) -> None:
        """Nothing lies to the right."""

    def on_click(self, event: Click) -> None:
        """Make the record that was clicked the current one."""
        number = event.y + self.top
        line = self.lines[number] if 0 <= number < len(self.lines) else Line()
        if line.passage is not None and line.passage in self._places():
            self._turn_to(line.passage)
