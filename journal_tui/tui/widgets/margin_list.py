"""A list whose cursor hangs in the margin: a bar and a faint tint, and only while the list has focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from journal_tui.tui.commands import IN_A_LIST, bindings
from journal_tui.tui.glyphs import UNICODE

if TYPE_CHECKING:
    from textual.binding import BindingType

    from journal_tui.tui.glyphs import Glyphs
    from journal_tui.tui.widgets.row import Row


class MarginList(OptionList, inherit_bindings=False):
    """Rows to walk through. What enter does is the screen's verb, so the footer can name it.

    The bar hangs two cells before the text.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(IN_A_LIST)
    COMPONENT_CLASSES: ClassVar[set[str]] = {"margin-list--bar"}

    DEFAULT_CSS = """
    MarginList {
        background: transparent;
        padding: 0 3 0 1;
        border: none;
        scrollbar-size-vertical: 1;
        &.-textual-compact { padding: 0 3 0 1; }
        &:focus { border: none; background-tint: transparent 0%; }
        &.-textual-compact > .option-list--option { padding: 0 0 0 2; }
        & > .option-list--option-highlighted {
            color: $foreground;
            background: transparent;
            text-style: none;
        }
        & > .option-list--option-disabled { color: $foreground; background: transparent; text-style: none; }
        & > .option-list--option-hover { background: transparent; }
        & > .margin-list--bar { color: $here; }
        &:focus > .option-list--option-highlighted {
            color: $foreground;
            background: $row;
            text-style: $row-style;
        }
    }
    """

    rows: reactive[tuple[Row, ...]] = reactive((), init=False)
    is_behind: reactive[bool] = reactive(False)
    """Whether a sheet stands before the list: the bar is in the sheet then."""

    def __init__(self, *, glyphs: Glyphs = UNICODE) -> None:
        super().__init__(compact=True, markup=False)
        self._glyphs = glyphs
        self._made: dict[str, tuple[Row, Option]] = {}

    @property
    def current(self) -> str | None:
        """The id of the row under the cursor."""
        option = self.highlighted_option
        return option.id if option else None

    def watch_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows; the cursor stays on its row, or where that row was."""
        held, place = self.current, self.highlighted
        self.set_options(self._option_of(row) for row in rows)
        ids = [row.id for row in rows]
        if held in ids:
            self.highlighted = ids.index(held)
        else:
            self.highlighted = self._nearest(rows, min(place or 0, len(rows) - 1))

    def _option_of(self, row: Row) -> Option:
        """The option of a row; made once for a row that comes and goes, as a filter's do."""
        held = self._made.get(row.id)
        if held is None or held[0] is not row:
            held = self._made[row.id] = row, Option(row, id=row.id, disabled=row.is_heading)
        return held[1]

    @staticmethod
    def _nearest(rows: tuple[Row, ...], place: int) -> int | None:
        """The row at this place, else the next that a cursor can rest on, else the one before."""
        places = [index for index, row in enumerate(rows) if not row.is_heading]
        return next((index for index in places if index >= place), places[-1] if places else None)

    def select_row(self, row_id: str) -> None:
        """Put the cursor on a row; nothing happens when there is none with this id."""
        ids = [row.id for row in self.rows]
        if row_id in ids:
            self.highlighted = ids.index(row_id)

    def render_line(self, y: int) -> Strip:
        """Draw one line, with the bar in its first cell where the cursor is."""
        strip = super().render_line(y)
        if not self.has_focus or self.is_behind or not self._is_current(self.scroll_offset.y + y):
            return strip
        bar = self.get_component_rich_style("margin-list--bar", partial=True)
        under = next(iter(strip), Segment(" ")).style
        style = under + bar if under else bar
        return Strip.join([Strip([Segment(self._glyphs.cursor, style)], 1), strip.crop(1)])

    def _is_current(self, line: int) -> bool:
        return 0 <= line < len(self._lines) and self._lines[line][0] == self.highlighted

    def action_page_up(self) -> None:
        """A page up; a line, where the list has no room, or was not laid out yet (Textual would break)."""
        if self.scrollable_content_region:
            super().action_page_up()  # type: ignore[no-untyped-call]  # it has no annotations
        else:
            self.action_cursor_up()

    def action_page_down(self) -> None:
        """A page down, likewise."""
        if self.scrollable_content_region:
            super().action_page_down()  # type: ignore[no-untyped-call]
        else:
            self.action_cursor_down()

    def action_cursor_left(self) -> None:
        """Nothing lies beside a row; the key is held for lists with columns."""

    def action_cursor_right(self) -> None:
        """Nothing lies beside a row; the key is held for lists with columns."""
