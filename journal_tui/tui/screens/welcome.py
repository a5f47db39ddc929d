"""The first screen of a new journal: a greeting, room for a few names, and on into the morning."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from journal_tui.domain.errors import JournalError
from journal_tui.domain.practice_settings import ROLE_RHYTHMS
from journal_tui.services.people import new_person
from journal_tui.services.person_form import LIKELY_ROLE
from journal_tui.tui.commands import ON_WELCOME, bindings
from journal_tui.tui.screens.keyed import Page
from journal_tui.tui.screens.writing_page import WritingPage
from journal_tui.tui.widgets.invite import Invite
from journal_tui.tui.widgets.labelled import Labelled
from journal_tui.tui.widgets.name_field import NameField
from journal_tui.tui.widgets.section import Section
from journal_tui.tui.widgets.title import Title
from journal_tui.tui.wording import line_of

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from journal_tui.domain.records import Person
    from journal_tui.tui.commands import Command
    from journal_tui.tui.desk import Desk
    from journal_tui.tui.look import Look

ROLES = tuple(ROLE_RHYTHMS)

GREETING = (
    "Fifteen minutes each morning for the people you work with: reach out to one of them, say what you are "
    "glad of, think for a minute. The days add up by themselves."
)
ASKING = "Who would you like to keep in touch with? Two or three are plenty; nobody is fine, too."

MOST_SHOWN = 3
"""Of those who were added, the newest: the greeting stays on one screen."""


class Welcome(Page):
    """Saves each name at once; `lives_in` is where the journal is kept."""

    AUTO_FOCUS: ClassVar[str | None] = "NameField"
    VERBS: ClassVar[tuple[Command, ...]] = ON_WELCOME
    BINDINGS: ClassVar[list[BindingType]] = bindings(ON_WELCOME)

    def __init__(self, desk: Desk, look: Look, lives_in: str) -> None:
        super().__init__(look)
        self._desk = desk
        self._lives_in = lives_in
        self._role = LIKELY_ROLE
        self._added: list[Person] = []

    def content(self) -> ComposeResult:
        """Greeting, a name and its role, who was added, where it all lives."""
        yield Title("Good morning.")
        with VerticalScroll(can_focus=False):
            yield Section(rows=(("", GREETING),), label_width=0)
            yield Section(rows=(("", ASKING),), label_width=0)
            with Horizontal(classes="asked"):
                yield Labelled("Name", NameField())
                yield Static(id="role", markup=False)
            yield Section(label_width=0, id="added")
            yield Invite()
            if self._lives_in:
                kept = f"It all stays on this computer, in {self._lives_in}"
                yield Section(rows=(("", kept),), label_width=0)

    def on_mount(self) -> None:
        """Show what enter does."""
        self._show()

    def typed_ahead(self, letter: str) -> None:
        """What was typed before the field could take it belongs there."""
        self.query_one(NameField).insert_text_at_cursor(letter)

    def _show(self) -> None:
        role = Content.assemble(("←  ", "$quiet"), self._role, ("  →", "$quiet"))
        self.query_one("#role", Static).update(role)
        added = self.query_one("#added", Section)
        names = [f"{person.name}, {person.role}" for person in self._added[-MOST_SHOWN:]]
        more = len(self._added) - MOST_SHOWN
        added.rows = (("", " · ".join([f"{more} more", *names] if more > 0 else names)),)
        added.display = bool(self._added)
        self.query_one(Invite).show("", "enter", self._what_enter_does())

    def _what_enter_does(self) -> str:
        if line_of(self.query_one(NameField).value):
            return "add them"
        return "begin your first morning" if self._added else "begin with nobody for now"

    @on(Input.Changed)
    def _typed(self) -> None:
        self._show()

    @on(NameField.Turned)
    def _turned(self, event: NameField.Turned) -> None:
        self._role = ROLES[(ROLES.index(self._role) + event.by) % len(ROLES)]
        self._show()

    def action_turn(self) -> None:
        """The field turns the role by itself."""

    @on(Input.Submitted)
    async def action_welcome(self) -> None:
        """Add the name that stands there; where none does, begin."""
        field = self.query_one(NameField)
        name = line_of(field.value)
        if not name:
            await self._begin()
            return
        try:
            person = new_person(self._desk.journal, name, role=self._role)
            self._desk.keep(person, None)
        except JournalError as error:
            self.say(str(error), stay=True)
            return
        self._added.append(person)
        self._role = LIKELY_ROLE
        self.say("")
        field.value = ""
        self._show()

    async def _begin(self) -> None:
        self.action_back()
        await self.app.run_action("morning")

    def action_back(self) -> None:
        """On to today; the greeting is over."""
        below = self.app.screen_stack[-2]
        self.dismiss(None)
        if isinstance(below, WritingPage):
            below.show()
