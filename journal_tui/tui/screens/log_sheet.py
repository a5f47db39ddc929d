"""The sheet in which a contact is logged; every field already holds the likely answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from journal_tui.domain.records import ACTS, CHANNELS, GAVE
from journal_tui.services.contact_form import (
    AWAITED,
    ME,
    NOT_AWAITED,
    NOT_YET,
    THEM,
    TODAY,
    YES,
    YESTERDAY,
    ContactForm,
    following,
)
from journal_tui.services.logging import Logged
from journal_tui.tui.screens.form import Form
from journal_tui.tui.screens.person_view import short_date
from journal_tui.tui.widgets.field import LineField, Writing
from journal_tui.tui.widgets.labelled import Labelled
from journal_tui.tui.widgets.names_line import NamesLine
from journal_tui.tui.widgets.title import Title
from journal_tui.tui.widgets.turn_field import TurnField
from journal_tui.tui.wording import date_words

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult
    from textual.events import Resize

    from journal_tui.tui.look import Look
    from journal_tui.tui.screens.contact_piece import ContactPiece

BEFORE_THE_NOTE = frozenset({"day", "who", "role", "channel", "act", "gave"})
"""From these fields enter leads to the note, as what they hold is likely right; from the others to Save."""

NAMED = 2
"""So many new names are said in full."""


class LogSheet(Form[Logged]):
    """Returns what was logged, unsaved, or None. It begins in the note, or with who it was."""

    AUTO_FOCUS: ClassVar[str | None] = ""

    def __init__(self, look: Look, piece: ContactPiece, said: str = "") -> None:
        super().__init__(look, "Log a contact", said)
        self._piece = piece
        self._follows = (piece.form.act, piece.form.channel)
        # What is opened again, because it could not be saved, was seen before.
        self._new_seen = piece.new_names(piece.form) if said else ()

    def head(self) -> ComposeResult:
        """What is being done, and for which day."""
        with Horizontal(classes="head"):
            yield Title("Log a contact")
            day = TurnField((TODAY, YESTERDAY), self._piece.form.day, id="day")
            yield Labelled("When", day, classes="when")
            yield Static(id="day-said", markup=False)

    def fields(self) -> ComposeResult:
        """Who and how, the note, what comes of it."""
        form = self._piece.form
        yield NamesLine("Who", form.who, self._piece.candidates, takes_new=True, id="who")
        with Horizontal(classes="line pair new"):
            roles = TurnField(self._piece.roles, form.role, id="role")
            yield Labelled("New", roles).add_class("first")
            yield Static(id="new-names", markup=False)
        with Horizontal(classes="line pair"):
            how = TurnField(CHANNELS, form.channel, is_open=False, id="channel")
            yield Labelled("How", how).add_class("first")
            yield Labelled("For", TurnField(ACTS, form.act, is_open=False, id="act"))
            yield Labelled("Gave", TurnField(GAVE, form.gave, is_open=False, id="gave"))
        with Horizontal(classes="line note"):
            yield Static(Content.styled("Note", "$quiet"), markup=False)
            yield Writing(form.note, id="note")
        with Horizontal(classes="line pair"):
            answers = (NOT_AWAITED, AWAITED)
            reply = TurnField(answers, form.reply, is_open=False, id="reply")
            yield Labelled("Reply", reply).add_class("first")
            yield Labelled("Next", LineField(form.next, id="next"))
            yield Static(id="next-day", markup=False)
        with Horizontal(classes="line pair"):
            yield Labelled("Promise", LineField(form.promise, id="promise")).add_class("wide")
            yield Labelled("by", TurnField((ME, THEM), form.by, is_open=False, id="by")).add_class("by")
            yield Labelled("due", LineField(form.due, id="due")).add_class("due")
            yield Static(id="due-day", markup=False)
        yield Labelled("Told", TurnField((YES, NOT_YET), form.settles, is_open=False, id="settles"))

    def on_mount(self) -> None:
        """Begin where something is still to be said: at once, or a fast key would begin elsewhere."""
        self.set_focus(self.query_one("#note" if self._piece.form.who else "#who"))

    def on_resize(self, event: Resize) -> None:
        """Say as much as there is room for."""
        super().on_resize(event)
        self.call_after_refresh(self.changed)

    def typed_ahead(self, letter: str) -> None:
        """Put what was typed before a field could take it where the sheet begins."""
        if self.focused is not None:
            return
        if self._piece.form.who:
            self.query_one("#note", Writing).insert(letter)
        else:
            self.query_one("#who", LineField).insert_text_at_cursor(letter)

    @property
    def form(self) -> ContactForm:
        """What stands in the fields."""
        text = self.text_in
        return ContactForm(
            day=text("day"),
            who=text("who"),
            role=text("role"),
            channel=text("channel"),
            act=text("act"),
            gave=text("gave"),
            note=self.query_one("#note", Writing).text,
            reply=text("reply"),
            next=text("next"),
            promise=text("promise"),
            by=text("by"),
            due=text("due"),
            settles=text("settles"),
        )

    def changed(self) -> None:
        """Show which days are meant, what is settled, and who is new; let the likely follow."""
        if self.is_gone:
            return
        form = self._let_follow(self.form)
        piece = self._piece
        self._say_when(piece.day(form), is_today=form.day == TODAY)
        self._say_day("next-day", piece.next_day(form), piece.day(form))
        self._say_day("due-day", piece.due_day(form) if form.promise else None, piece.day(form))
        self.query_one("#next", LineField).placeholder = piece.usual_next(form)
        for name in ("by", "due"):
            self.query_one(f"#{name}", LineField).can_focus = bool(form.promise)
            self._row_of(name).set_class(not form.promise, "-idle")
        self._row_of("settles").display = bool(piece.settles(form).label)
        self._row_of("settles").query_one(Static).update(
            Content.styled(piece.settles(form).label or "Told", "$quiet")
        )
        self._say_who_is_new(form)

    def _say_when(self, day: date, *, is_today: bool) -> None:
        """The day that is meant; where there is little room, only if it is another."""
        words = date_words(day)
        if self.has_class("-narrow"):
            words = "" if is_today else short_date(day, day)
        self.query_one("#day-said", Static).update(Content.styled(words, "$quiet"))

    def _say_who_is_new(self, form: ContactForm) -> None:
        new = self._piece.new_names(form, is_typing=self.query_one("#who").has_focus)
        self.query_one(".new").display = bool(new)
        more = f" and {len(new) - NAMED} more" if len(new) > NAMED else ""
        self.query_one("#new-names", Static).update(Content(f"{', '.join(new[:NAMED])}{more}"))

    def _row_of(self, name: str) -> Labelled:
        return next(row for row in self.query(Labelled) if row.query(f"#{name}"))

    def _say_day(self, name: str, day: date | None, today: date) -> None:
        words = short_date(day, today) if day else ""
        said = self.query_one(f"#{name}", Static)
        said.update(Content.styled(words, "$quiet"))
        said.set_class(not words, "-empty")

    def _let_follow(self, form: ContactForm) -> ContactForm:
        """Who gave, the reply and what is next follow from what it was, where nobody said otherwise."""
        before, self._follows = self._follows, (form.act, form.channel)
        form = following(form, *before)
        for name, value in (("gave", form.gave), ("reply", form.reply), ("next", form.next)):
            field = self.query_one(f"#{name}", LineField)
            if field.value != value and before != self._follows:
                field.value = value
        return form

    def end_line(self) -> None:
        """Enter ended a field: on to the note, from what stands below it to Save; tab visits them all."""
        field = self.focused.id if self.focused else ""
        if field == "who" and self._asks_about_new():
            return
        self.set_focus(self.query_one("#note" if field in BEFORE_THE_NOTE else "SaveLine"))

    def _asks_about_new(self) -> bool:
        """Go to what new ones are to you, once for the same names: a slip of the keys adds nobody."""
        new = self._piece.new_names(self.form)
        if not new or new == self._new_seen:
            return False
        self._new_seen = new
        self.set_focus(self.query_one("#role"))
        return True

    @on(Input.Blurred, "#who")
    def _names_typed(self) -> None:
        self.changed()

    def on_descendant_focus(self) -> None:
        """Whoever stands in the line of the new ones has seen them."""
        if self.focused is not None and self.focused.id == "role":
            self._new_seen = self._piece.new_names(self.form)

    def action_save(self) -> None:
        """Save, once it was seen who is new."""
        if self._asks_about_new():
            new = self._new_seen
            who = f"{new[0]} is" if len(new) == 1 else f"{len(new)} of them are"
            self.say(f"{who} new here. What are they to you? Save adds them.", stay=True)
            return
        super().action_save()

    @on(Writing.Settled)
    def _note_settled(self) -> None:
        self._settle()

    @on(Writing.Trouble)
    def _trouble(self, event: Writing.Trouble) -> None:
        self.say(event.sentence, stay=True)

    def made(self) -> Logged:
        """The contact, perhaps with a promise."""
        return self._piece.logged(self.form)

    def keep(self) -> None:
        """Keep what was typed as a draft."""
        self._piece.keep_drafts(self.form)
