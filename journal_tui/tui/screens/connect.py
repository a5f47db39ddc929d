"""Connect: reach out to somebody, and log it; plan it, leave it for another day, or go on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widgets import Input, OptionList

from journal_tui.domain.parts import CONNECT
from journal_tui.services.person_words import first_name, reach
from journal_tui.services.sittings import set_aside
from journal_tui.tui.commands import ON_CONNECT, bindings, strokes
from journal_tui.tui.screens.connect_view import MORE
from journal_tui.tui.screens.contacts import log_contact
from journal_tui.tui.screens.person_verbs import PersonVerbs
from journal_tui.tui.screens.pick_verbs import PickVerbs
from journal_tui.tui.screens.reasons_page import ReasonsPage
from journal_tui.tui.widgets.field import LineField
from journal_tui.tui.widgets.if_then import IfThen
from journal_tui.tui.widgets.margin_list import MarginList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType

    from journal_tui.domain.records import Person
    from journal_tui.services.history import Entry
    from journal_tui.tui.commands import Command
    from journal_tui.tui.desk import Desk
    from journal_tui.tui.look import Look

NEEDS_SOMEBODY = frozenset({"log", "log_with", "plan", "not_today", "snooze", "copy"})


class Connect(ReasonsPage, PickVerbs, PersonVerbs):
    """The first part of the morning."""

    STEP: ClassVar[str] = CONNECT
    VERBS: ClassVar[tuple[Command, ...]] = ON_CONNECT
    BINDINGS: ClassVar[list[BindingType]] = bindings(strokes(ON_CONNECT))

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__(desk, look)
        self._copied = ("", -1)
        self._turned: tuple[Callable[[], None], Entry | None] | None = None
        """What takes the last turn of the plan back, and what could be undone before it."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """What can be done with the row under the cursor."""
        if action in NEEDS_SOMEBODY:
            is_more = action == "log" and bool(self.offers.more)
            return not isinstance(self.focused, LineField) and (is_more or self.current_pick is not None)
        return (action == "undo" and self._can_turn_back) or super().check_action(action, parameters)

    @property
    def meant(self) -> list[Person]:
        """The person under the cursor."""
        person = self.current_person
        return [person] if person else []

    def action_log(self) -> None:
        """Log a contact for the reason under the cursor, or open the rest."""
        pick, person = self.current_pick, self.current_person
        if person is not None and pick is not None:
            log_contact(self, (person,), pick if pick.sentence else None)
        elif self.query_one(MarginList).current == MORE:
            self.offers.is_open = True
            self.show()

    def action_plan(self) -> None:
        """Plan it for this morning, or take it out again."""
        person = self.current_person
        if person is not None and self.keep(lambda: self.block.plan(person.id)):
            self._turned = lambda: self.block.plan(person.id), self.desk.history.newest
            self.show()

    def action_not_today(self) -> None:
        """Leave somebody out for today, or take them in again."""
        person = self.current_person
        if person is not None and self.keep(lambda: self.block.set_aside(person.id)):
            is_aside = person.id in set_aside(self.desk.journal)
            self._turned = lambda: self.block.set_aside(person.id), self.desk.history.newest
            self.show()
            name = first_name(person)
            self.say(f"{name} is back tomorrow; x again takes that back." if is_aside else f"{name} is back.")

    def action_undo(self) -> None:
        """Take back the last change; the plan, if that was turned last, by turning it again."""
        if not self._can_turn_back:
            super().action_undo()
        elif self._turned is not None and self.keep(self._turned[0]):
            self._turned = None
            self.show()
            self.say("The plan is as it was.")

    @property
    def _can_turn_back(self) -> bool:
        """Whether the plan was turned after everything that could be undone."""
        return self._turned is not None and self._turned[1] is self.desk.history.newest

    def action_copy(self) -> None:
        """Copy a way to reach the person; again for the next one."""
        person = self.current_person
        if person is None:
            return
        ways = reach(person)
        if not ways:
            self.say(f"No e-mail address, number or link of {first_name(person)} is known here yet.")
            return
        last = self._copied[1] if self._copied[0] == person.id else -1
        self._copied = (person.id, (last + 1) % len(ways))
        self.app.copy_to_clipboard(ways[self._copied[1]])
        again = " y again for the next." if len(ways) > 1 else ""
        self.say(f"Copied: {ways[self._copied[1]]}.{again}")

    def action_if_then(self) -> None:
        """To the when and the will, and back."""
        self.focus_next()

    async def action_back(self) -> None:
        """From a field to the reasons; from there, to where the morning was begun."""
        if isinstance(self.focused, LineField):
            self._to_the_list()
        else:
            await super().action_back()

    def _to_the_list(self) -> None:
        listed = self.query_one(MarginList)
        self.set_focus(listed if listed.display else None)

    @on(Input.Submitted)
    def _line_ended(self, event: Input.Submitted) -> None:
        """The when leads to the will, and that to the reasons."""
        if event.input.id == "when":
            self.focus_next()
        else:
            self._to_the_list()

    @on(IfThen.Settled)
    def _if_then_settled(self, event: IfThen.Settled) -> None:
        self.keep(lambda: self.block.set_if_then(event.when, event.will))

    @on(OptionList.OptionHighlighted)
    def _cursor_moved(self) -> None:
        self.show_person()
        self.refresh_bindings()

    @on(OptionList.OptionSelected)
    def _row_clicked(self) -> None:
        self.action_log()

    @property
    def typed(self) -> object:
        """The if-then line."""
        return self.query_one(IfThen).halves if self.query(IfThen) else None

    def put_away(self) -> str:
        """Keep the if-then line, too."""
        trouble = super().put_away()
        for line in self.query(IfThen):
            is_any = self.is_opened or any(line.halves)
            if is_any and not self.keep(partial(self.block.set_if_then, *line.halves)):
                trouble = self.trouble
        return trouble
