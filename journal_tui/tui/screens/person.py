"""A person's page: how things stand, give and take, and all that was written about the two of you."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.widgets import OptionList

from journal_tui.domain.errors import JournalError
from journal_tui.domain.records import Gratitude, Interaction, Promise
from journal_tui.domain.standing import awaits
from journal_tui.services.editing import close_wait, delete, mark_kept, mark_open, mark_released, mark_told
from journal_tui.services.person_page import find_page
from journal_tui.services.person_words import balance_rows, fact_rows, label_width, reach, who_words
from journal_tui.tui.commands import ON_PERSON, bindings, strokes
from journal_tui.tui.screens.asking import ask_for_person
from journal_tui.tui.screens.keyed import Keyed
from journal_tui.tui.screens.live_page import LivePage
from journal_tui.tui.screens.person_verbs import PersonVerbs
from journal_tui.tui.screens.person_view import timeline_rows
from journal_tui.tui.screens.record_rows import has_words
from journal_tui.tui.widgets.invite import Invite
from journal_tui.tui.widgets.margin_list import MarginList
from journal_tui.tui.widgets.section import Section
from journal_tui.tui.widgets.title import Title
from journal_tui.tui.wording import cut

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from journal_tui.domain.records import Person, Record
    from journal_tui.services.person_page import PersonPage
    from journal_tui.tui.commands import Command
    from journal_tui.tui.desk import Desk
    from journal_tui.tui.look import Look


class PersonScreen(PersonVerbs, LivePage):
    """Everything about one person; the cursor walks what was written."""

    AUTO_FOCUS: ClassVar[str | None] = "MarginList"
    VERBS: ClassVar[tuple[Command, ...]] = ON_PERSON
    BINDINGS: ClassVar[list[BindingType]] = bindings(strokes(ON_PERSON))

    def __init__(self, desk: Desk, look: Look, person_id: str) -> None:
        super().__init__(desk, look)
        self._person_id = person_id
        self._page: PersonPage | None = None

    def content(self) -> ComposeResult:
        """Title; below it, all in one scroll, facts, balance and what was written."""
        yield Title()
        with VerticalScroll(can_focus=False):
            yield Section(id="facts")
            yield Section("Give and take, in a year", id="balance")
            yield Section("Together", id="together")
            yield Invite()
            yield MarginList(glyphs=self.look.glyphs)

    def show(self, record_id: str = "") -> None:
        """Read the person, and hand the values to the widgets; a person who is gone has no page."""
        desk = self.desk
        if self.is_gone:
            return
        if not self.desk.knows_the_past:
            self.query_one(Title).left = desk.journal.names().get(self._person_id, "")
            return
        page = self._page = find_page(desk.journal, desk.outreach, desk.together, self._person_id)
        if page is None:
            if self.is_active:
                self.dismiss(None)
            return
        person = page.person
        title = self.query_one(Title)
        title.left, title.beside = person.name, who_words(person)
        title.words = f"met {person.met}" if person.met else ""
        has_room = title.has_room
        if not has_room:
            title.words = ""
        facts, balance = self.query_one("#facts", Section), self.query_one("#balance", Section)
        facts.label_width = balance.label_width = label_width(person)
        facts.rows = fact_rows(page, with_met=not has_room)
        balance.rows = balance_rows(page.balance, person)
        self._list(page, record_id)
        self.refresh_bindings()

    def on_resize(self) -> None:
        """How you met moves to where there is room for it."""
        self.call_after_refresh(self.show)

    def _list(self, page: PersonPage, record_id: str) -> None:
        listed = self.query_one(MarginList)
        listed.rows = timeline_rows(page)
        listed.select_row(record_id)
        listed.display = bool(page.together)
        self.query_one(Invite).show("" if page.together else "Nothing is written about the two of you yet.")
        if listed.display and self.focused is None:
            listed.focus()

    @property
    def current(self) -> Record | None:
        """The record under the cursor."""
        lists = self.query(MarginList)
        row = lists.first().current if lists else None
        together = self._page.together if self._page else ()
        return next((record for record in together if record.id == row), None)

    @property
    def person(self) -> Person | None:
        """The person whose page it is."""
        return self._page.person if self._page else None

    @property
    def meant(self) -> list[Person]:
        """The person whose page it is."""
        return [self.person] if self.person else []

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """What can be done with the person, and with the line under the cursor."""
        record = self.current
        match action:
            case "edit":
                return record is not None and has_words(record)
            case "log_with" | "promise" | "edit_person" | "snooze" | "step_back" | "merge" | "delete":
                return self.person is not None
            case "copy":
                return self.person is not None and bool(reach(self.person))
            case "kept" | "release" | "told":
                return self._can_be_marked(record, action)
            case _:
                return super().check_action(action, parameters)

    def _can_be_marked(self, record: Record | None, action: str) -> bool:
        """Whether the line is of a kind that can be kept, let go or told, and isn't yet."""
        match record:
            case Promise():
                return action == "release" or (action == "kept" and record.state == "open")
            case Gratitude():
                return action == "told" and self._person_id not in record.told
            case Interaction():
                return action == "release" and awaits(record)
            case _:
                return False

    @on(OptionList.OptionHighlighted)
    def _cursor_moved(self) -> None:
        """Keep the line under the cursor in sight; on the first one, all that stands above it."""
        self.refresh_bindings()
        listed, scroll = self.query_one(MarginList), self.query_one(VerticalScroll)
        at = listed.highlighted
        if not at:
            scroll.scroll_home(animate=False)
        else:
            top = listed.virtual_region.y + at
            scroll.scroll_to_region(Region(0, top, 1, 1), animate=False, force=True)

    @on(OptionList.OptionSelected)
    def _row_clicked(self) -> None:
        self.action_edit()

    def merged(self, kept: Person) -> None:
        """Show the page of whoever stayed."""
        self._person_id = kept.id
        self.show()

    def action_edit_person(self) -> None:
        """Edit what is known about the person."""
        ask_for_person(self, self.person)

    def action_copy(self) -> None:
        """Copy the first way to reach the person."""
        ways = reach(self.person) if self.person else ()
        if ways:
            self.app.copy_to_clipboard(ways[0])
            self.say(f"Copied: {ways[0]}")

    def action_kept(self) -> None:
        """Note that the promise under the cursor was kept."""
        self.mark(self.current, mark_kept, "keeping the promise", "Kept. Well done.")

    def action_release(self) -> None:
        """Let the promise under the cursor go, or open it again; wait no longer for a reply."""
        record = self.current
        if isinstance(record, Interaction):
            self.mark(record, close_wait, "waiting no longer", "No reply is awaited any more.")
        elif isinstance(record, Promise) and record.state == "open":
            self.mark(record, mark_released, "letting the promise go", "Let go; x opens it again.")
        else:
            self.mark(record, mark_open, "opening the promise again", "Open again.")

    def action_told(self) -> None:
        """Note that the thanks under the cursor were told to this person."""
        tell = partial(mark_told, people=(self._person_id,))
        self.mark(self.current, tell, "telling the thanks", "Told today.")

    def action_delete(self) -> None:
        """Delete the person; what was written about them stays, and so does the way back."""
        person = self.person
        if person is None:
            return
        try:
            change = delete(self.desk.journal, person)
        except JournalError as error:
            self.say(str(error), stay=True)
            return
        name = cut(person.name, 30)
        self.desk.did(f"deleting {name}", change)
        below = self.app.screen_stack[-2]
        self.dismiss(None)
        if isinstance(below, Keyed):
            below.say(f"Deleted: {name}. u brings them back.")

    def action_back(self) -> None:
        """Back to where one came from."""
        self.dismiss(None)
