"""An import before, while and after it is carried out: what would come, how far it is, what came."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from journal_tui.domain.import_plan import LEAVE, NEW
from journal_tui.domain.import_words import outcome, question, report
from journal_tui.tui.commands import BRING_IN, LOOK_AFTER, NEXT_ANSWER, ON_IMPORT, TURN, bindings
from journal_tui.tui.screens.scrolling import ScrollingPage
from journal_tui.tui.widgets.save_line import SaveLine
from journal_tui.tui.widgets.section import Section
from journal_tui.tui.widgets.timer_line import TimerLine, TimeShown
from journal_tui.tui.widgets.title import Title
from journal_tui.tui.widgets.turn_field import TurnField

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from journal_tui.domain.import_plan import Done, Plan, Step
    from journal_tui.domain.import_words import Line
    from journal_tui.tui.commands import Command
    from journal_tui.tui.look import Look

LABEL_WIDTH = 12
COME = {"would come": "came"}
"""A label before the import, and after it."""
MOST_ROWS, MOST_QUESTIONS = 8, 40
LEAVE_OUT, ANOTHER = "leave out for now", "another person"
NOTHING_YET, COMING, CAME, CUT_SHORT = "nothing is written yet", "it is coming in", "it came", "it stopped"


class ImportPage(ScrollingPage):
    """Shows a plan; says `Agreed` when it is to be carried out, and shows how that goes."""

    AUTO_FOCUS: ClassVar[str | None] = "TurnField, SaveLine"
    VERBS: ClassVar[tuple[Command, ...]] = ON_IMPORT
    BINDINGS: ClassVar[list[BindingType]] = bindings(ON_IMPORT)

    class Agreed(Message):
        """The plan is to be carried out, with these answers to its questions."""

        def __init__(self, page: ImportPage, answers: Mapping[str, str]) -> None:
            super().__init__()
            self.page = page
            self.plan = page.plan
            self.answers = answers

    class Progressed(Message):
        """So many steps of so many are done."""

        def __init__(self, done: int, of: int) -> None:
            super().__init__()
            self.done = done
            self.of = of

    class LookAfter(Message):
        """It is to be chosen whom of those who came to look after."""

    def __init__(self, look: Look, plan: Plan) -> None:
        super().__init__(look)
        self.plan = plan
        self._asked = plan.steps("ask")[:MOST_QUESTIONS]
        self._state = NOTHING_YET
        self._has_new_people = False

    def content(self) -> ComposeResult:
        """What would come, what is to be decided, and the line that brings it in."""
        yield Title("Import", NOTHING_YET)
        with VerticalScroll(can_focus=False):
            yield Section(f"{self.plan.format} · {self.plan.file}", self._rows(), label_width=LABEL_WIDTH)
            for step in self._asked:
                with Vertical(classes="question"):
                    yield Static(Content(question(step)), markup=False)
                    yield TurnField(tuple(_choices(step)), is_open=False)
        yield TimerLine(glyphs=self.look.glyphs)
        with Vertical(classes="save"):
            yield SaveLine("Bring it in")

    def on_mount(self) -> None:
        """Where nothing would come there is nothing to agree to."""
        self.query_one(TimerLine).display = False
        self.query_one(SaveLine).display = not self.plan.is_empty
        if self.plan.is_empty:
            self.query_one(Title).words = "there is nothing new in it"

    def _rows(self) -> tuple[tuple[str, str], ...]:
        lines = [line for line in report(self.plan) if line.label != "to decide"]
        rows = list(_by_label(lines))
        over = len(self.plan.steps("ask")) - len(self._asked)
        if over > 0:
            rows.append(("to decide", f"{over} more people, when you import it again"))
        return tuple(rows)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be done depends on how far the import is."""
        if action == BRING_IN.id:
            return self._state == NOTHING_YET and not self.plan.is_empty
        if action == LOOK_AFTER.id:
            return self._has_new_people
        if action == TURN.id:
            return isinstance(self.focused, TurnField)
        if action == NEXT_ANSWER.id:
            return self._state == NOTHING_YET and bool(self._asked)
        return super().check_action(action, parameters)

    @on(Input.Submitted)
    def _line_ended(self) -> None:
        self.focus_next()

    @on(SaveLine.Pressed)
    def action_bring_in(self) -> None:
        """Agree; from now on the fields only show what was answered."""
        fields = self.query(TurnField)
        answers = {
            step.newcomer.key: _choices(step)[field.value]
            for step, field in zip(self._asked, fields, strict=True)
        }
        self._state = self.query_one(Title).words = COMING
        self.query_one(SaveLine).display = False
        for field in fields:
            field.disabled = True
        bar = self.query_one(TimerLine)
        bar.display = True
        bar.shown = TimeShown("0 %")
        self.refresh_bindings()
        self.post_message(self.Agreed(self, answers))

    @on(Progressed)
    def _progressed(self, event: Progressed) -> None:
        share = event.done / event.of
        self.query_one(TimerLine).shown = TimeShown(f"{share:.0%}".replace("%", " %"), share)

    def finished(self, done: Done) -> None:
        """Show what came."""
        self._has_new_people = done.new > 0
        self._end(CAME, f"{outcome(done)} {done.unconfirmed} u takes it back, on any page.")

    def cut_short(self, said: str) -> None:
        """Show why it went no further."""
        self._end(CUT_SHORT, said)

    def _end(self, state: str, said: str) -> None:
        self._state = self.query_one(Title).words = state
        self.query_one(TimerLine).display = False
        for each in self.query(".question"):
            each.display = False
        if state == CAME:
            section = self.query_one(Section)
            section.rows = tuple((COME.get(label, label), text) for label, text in section.rows)
        self.say(said, stay=True)
        self.refresh_bindings()

    def action_look_after(self) -> None:
        """Choose whom of them to look after."""
        self.post_message(self.LookAfter())

    def action_next_answer(self) -> None:
        """On to the next question, or to the line that brings it in."""
        self.focus_next()

    def action_turn(self) -> None:
        """The field in focus turns by itself."""

    def action_back(self) -> None:
        """Back to where it was asked for; what is under way goes on."""
        self.dismiss(None)


def _choices(step: Step) -> dict[str, str]:
    """The answers to a question, in words, and what each means."""
    same = {f"the same as {known.name}": known.id for known in step.candidates}
    if len(same) < len(step.candidates):  # several of one name: told apart by what else is known of them
        same = {
            f"the same as {known.name}, {next(iter((*known.emails, *known.urls)), f'number {at}')}": known.id
            for at, known in enumerate(step.candidates, 1)
        }
    return {LEAVE_OUT: LEAVE, **same, ANOTHER: NEW}


def _by_label(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """The lines, a few under each label, the label beside the first."""
    shown: dict[str, list[str]] = {}
    for label, text in lines:
        shown.setdefault(label, []).append(text)
    for label, texts in shown.items():
        for at, text in enumerate(texts[:MOST_ROWS]):
            yield ("" if at else label), text
        if len(texts) > MOST_ROWS:
            yield "", f"and {len(texts) - MOST_ROWS:,} more"
