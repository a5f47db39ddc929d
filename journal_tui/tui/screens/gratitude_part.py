"""Gratitude: what you are glad of and who had a hand in it; and what was not told yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from journal_tui.domain.errors import JournalError
from journal_tui.domain.parts import GRATITUDE
from journal_tui.domain.phrases import WEEKDAYS, day_name, without_mentions
from journal_tui.domain.records import Gratitude
from journal_tui.services.editing import mark_told
from journal_tui.services.gratitudes import recent_gratitudes
from journal_tui.services.writing import linked
from journal_tui.tui.commands import ON_GRATITUDE, bindings, strokes
from journal_tui.tui.screens.pieces import GRATITUDE as GRATITUDES
from journal_tui.tui.screens.text_part import TextPart
from journal_tui.tui.widgets.margin_list import MarginList
from journal_tui.tui.widgets.mentioning import Mentioning
from journal_tui.tui.widgets.part_title import PartTitle
from journal_tui.tui.widgets.row import Heading, Row
from journal_tui.tui.wording import cut, padded

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from journal_tui.tui.commands import Command

EARLIER = 7
"""So many of the gratitudes before are listed."""

OFFERED = 4
"""Names that are offered while one is typed."""

LONGEST = 500
"""Letters of a gratitude that a row looks at."""

UNSAVED = "unsaved"
"""The id of the row about what is still being typed."""

LONGEST_LINKED = 20_000
"""Letters beyond which names are looked for only when the text is kept."""


@dataclass(frozen=True)
class ForRow(Row):
    """For whom it is, and how far it was told."""

    def line(self, width: int) -> Content:
        """The names, then dim words as far as there is room."""
        label = padded(self.label, self.label_width + 2)
        names = cut(self.text, max(0, width - len(label)))
        room = width - len(label) - Content(names).cell_length
        note = cut(self.note, room - 4) if room > 12 else ""
        return Content.assemble((label, "$quiet"), names, ("    " + note if note else "", "$quiet"))


def told_words(gratitude: Gratitude) -> str:
    """Whether it was told to those it names; nothing when it names nobody."""
    if not gratitude.people:
        return ""
    untold = [person for person in gratitude.people if person not in gratitude.told]
    return "not yet" if untold else "told"


def _day_label(day: date, today: date) -> str:
    name = day_name(day, today)
    if name == "today" or name[:1].isdigit():
        return name
    return WEEKDAYS[day.weekday()][:3]


class GratitudePart(TextPart):
    """The second part of the morning."""

    STEP: ClassVar[str] = GRATITUDE
    KIND: ClassVar[str] = GRATITUDES
    VERBS: ClassVar[tuple[Command, ...]] = ON_GRATITUDE
    BINDINGS: ClassVar[list[BindingType]] = bindings(strokes(ON_GRATITUDE))

    def content(self) -> ComposeResult:
        """Title, question, field, for whom it is, and what came before."""
        yield PartTitle("Gratitude")
        yield Static(Content(self.piece.question), classes="question", markup=False)
        with VerticalScroll(can_focus=False, classes="written"):
            yield self.field()
            yield Static(id="offered", markup=False)
        yield MarginList(glyphs=self.look.glyphs)

    def on_mount(self) -> None:
        """Nobody has to find ten things."""
        self.query_one(PartTitle).words = "one is plenty"

    def show(self, record_id: str = "") -> None:
        """Show the marks, and the gratitudes."""
        self.follow_record()
        self.show_marks()
        self._show_rows(record_id)
        self.refresh_bindings()

    def settled(self) -> None:
        """Show for whom it is."""
        self._show_rows()

    def _show_rows(self, record_id: str = "") -> None:
        journal = self.desk.journal
        names, today = journal.names(), self.writing_day
        present = self.piece.before
        earlier = [record for record in recent_gratitudes(journal, EARLIER + 1) if record != present]
        labels = {record.id: _day_label(record.day, today) for record in earlier[:EARLIER]}
        width = max((len(label) for label in ("For", *labels.values())), default=3)
        rows = self._for_row(names, width)
        if labels:
            rows.append(Heading("earlier", text="Earlier", is_first=not rows))
        rows += [
            Row(
                record.id,
                labels[record.id],
                without_mentions(record.text[:LONGEST]),
                told_words(record),
                width,
            )
            for record in earlier[:EARLIER]
        ]
        listed = self.query_one(MarginList)
        listed.rows = tuple(rows)
        listed.select_row(record_id)
        listed.display = bool(rows)

    def _for_row(self, names: Mapping[str, str], width: int) -> list[Row]:
        """The row about what is in the field, if it names anybody."""
        present = self.piece.before
        if isinstance(present, Gratitude) and self.is_kept:
            people, told = present.people, told_words(present) == "told"
        else:
            text = self.text
            people = linked(self.desk.journal, text) if len(text) <= LONGEST_LINKED else ()
            told = False
        if not people:
            return []
        said = "told" if told else "not told yet · becomes tomorrow’s opener"
        row_id = present.id if present else UNSAVED
        return [ForRow(row_id, "For", ", ".join(names.get(each, "somebody") for each in people), said, width)]

    @property
    def current(self) -> Gratitude | None:
        """The gratitude under the cursor."""
        lists = self.query(MarginList)
        row = lists.first().current if lists else None
        found = self.desk.journal.find(row) if row else None
        return found if isinstance(found, Gratitude) and found.deleted is None else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Only what names somebody, and was not told, can be told."""
        if action == "told":
            return self.current is not None and told_words(self.current) == "not yet"
        return super().check_action(action, parameters)

    def action_told(self) -> None:
        """Note that the thanks were said today."""
        gratitude = self.current
        if gratitude is None:
            return
        try:
            change = mark_told(self.desk.journal, gratitude)
        except JournalError as error:
            self.say(str(error), stay=True)
            return
        self.desk.did("marking it told", change)
        self.show(gratitude.id)
        names = self.desk.journal.names()
        self.say(f"Told: {', '.join(names.get(each, 'somebody') for each in gratitude.people)}.")

    def leave_field(self) -> None:
        """To the list, where letters are keys."""
        listed = self.query_one(MarginList)
        self.set_focus(listed if listed.display else None)

    @on(Mentioning.Offered)
    def _offered(self, event: Mentioning.Offered) -> None:
        names = event.names[:OFFERED]
        first = Content.styled(names[0] if names else "", "$next")
        others = Content.styled("".join(f" · {name}" for name in names[1:]), "$quiet")
        key = Content.styled("   tab takes it" if names else "", "$quiet")
        line = self.query_one("#offered", Static)
        line.update(Content.assemble(first, others, key))
        line.set_class(bool(names), "-said")

    @on(OptionList.OptionHighlighted)
    def _cursor_moved(self) -> None:
        self.refresh_bindings()
