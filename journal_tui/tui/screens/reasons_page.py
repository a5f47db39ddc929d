"""What the Connect page shows: the reasons, the plan, the person under the cursor, the if-then line."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal, Vertical, VerticalScroll

from journal_tui.services.openers import opener_for
from journal_tui.services.person_page import person_page
from journal_tui.services.person_words import label_width, who_words
from journal_tui.services.reading import read_day
from journal_tui.services.sittings import if_then, planned, set_aside
from journal_tui.tui.commands import ADD_INTERACTION, ADD_PERSON, ON_CONNECT, full_keys
from journal_tui.tui.screens.connect_view import context_rows, plan_rows, reached_on, reason_rows
from journal_tui.tui.screens.offers import Offers
from journal_tui.tui.screens.timed_page import TimedPage
from journal_tui.tui.widgets.if_then import IfThen
from journal_tui.tui.widgets.invite import Invite
from journal_tui.tui.widgets.margin_list import MarginList
from journal_tui.tui.widgets.part_title import PartTitle
from journal_tui.tui.widgets.plan_list import PlanList
from journal_tui.tui.widgets.row import Heading
from journal_tui.tui.widgets.section import Section
from journal_tui.tui.widgets.timer_line import TimerLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from journal_tui.domain.records import Person
    from journal_tui.domain.suggestions import Suggestion
    from journal_tui.tui.desk import Desk
    from journal_tui.tui.look import Look

LEAST_LABEL = len("thanks")


class ReasonsPage(TimedPage):
    """Shows the reasons as they stand; until the past is read it waits, and guesses nothing."""

    AUTO_FOCUS: ClassVar[str | None] = "MarginList"

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__(desk, look)
        self.offers = Offers()
        self.is_opened = False

    def content(self) -> ComposeResult:
        """Title and timer; reasons and plan beside what is known of the person; the if-then line."""
        with Horizontal(classes="top"):
            yield PartTitle("Connect")
            yield TimerLine(glyphs=self.look.glyphs)
        with VerticalScroll(classes="room", can_focus=False):
            with Vertical(classes="reasons"):
                yield MarginList(glyphs=self.look.glyphs)
                yield Invite()
                yield PlanList()
            with Vertical(classes="person"):
                yield Section(id="person")
                yield Section("To begin with", label_width=0, id="opener")
            yield IfThen()

    def show(self, record_id: str = "") -> None:  # noqa: ARG002 (no record is a row here)
        """Show the reasons, the plan and the person, as they stand now."""
        self.show_marks()
        if self.desk.knows_the_past:
            if not self.is_opened:
                self.is_opened = self.keep(self.block.open)
            self._show_reasons()
            self.query_one(IfThen).show(*if_then(self.desk.journal))
        self.show_person()
        self.refresh_bindings()

    def day_turned(self) -> None:
        """Offer what the new day offers."""
        self.offers, self.is_opened = Offers(), False
        self.show()

    def _show_reasons(self) -> None:
        journal, outreach = self.desk.journal, self.desk.outreach
        facts, aside = outreach.facts(), set_aside(journal)
        reached = reached_on(read_day(journal, facts.today).records)
        self.offers.update(outreach.picks(), outreach.suggestions(), facts, aside)
        words = self.offers.words(facts, aside, reached)
        rows = reason_rows(self.offers.shown, words, self.offers.more)
        listed = self.query_one(MarginList)
        listed.rows = (Heading("reasons", text="Reasons", is_first=True), *rows) if rows else ()
        listed.display = bool(rows)
        if rows and self.focused is None:
            listed.focus()
        self._invite(has_people=bool(facts.people), has_rows=bool(rows))
        glyphs, shown = self.look.glyphs, self.offers.shown
        self.query_one(PlanList).rows = plan_rows(planned(journal), reached, shown, facts, glyphs)

    def _invite(self, *, has_people: bool, has_rows: bool) -> None:
        """What an empty list says."""
        invite, keys = self.query_one(Invite), self.look.keymap.keys
        if has_rows:
            invite.show("")
        elif has_people:
            key = full_keys(ADD_INTERACTION, ON_CONNECT, keys)
            invite.show("Nobody waits for you this morning.", key, "log a contact all the same")
        else:
            key = full_keys(ADD_PERSON, ON_CONNECT, keys)
            invite.show("Nobody here yet. Begin with somebody you would miss.", key, "add a person")

    @property
    def current_pick(self) -> Suggestion | None:
        """The reason under the cursor."""
        lists = self.query(MarginList)
        return self.offers.find(lists.first().current) if lists else None

    @property
    def current_person(self) -> Person | None:
        """Whose reason is under the cursor, as they stand now."""
        pick = self.current_pick
        return self.desk.outreach.facts().person_by_id.get(pick.person.id) if pick else None

    def show_person(self) -> None:
        """Show what is known of the person under the cursor."""
        pick, person, desk = self.current_pick, self.current_person, self.desk
        self.query_one(".person").display = person is not None
        self.query_one(".room").set_class(person is None, "-alone")
        if pick is None or person is None:
            return
        page = person_page(person, desk.outreach, desk.together)
        section, opener = self.query_one("#person", Section), self.query_one("#opener", Section)
        section.label_width = max(LEAST_LABEL, label_width(person))
        section.heading, section.beside = person.name, who_words(person)
        section.rows = context_rows(page)
        opener.display = bool(pick.sentence)
        opener.rows = (("", f"“{opener_for(pick, desk.outreach.facts())}”"),) if pick.sentence else ()
