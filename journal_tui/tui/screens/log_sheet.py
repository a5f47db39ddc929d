"""The sheet in which a contact is logged; every field already holds the likely answer."""

from __future__ import annotations

from dataclasses import replace
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
    YES,
    ContactForm,
    likely_reply,
)
from journal_tui.services.logging import Logged
from journal_tui.services.writing import giver
from journal_tui.tui.screens.form import Form
from journal_tui.tui.screens.person_view import short_date
from journal_tui.tui.widgets.field import LineField, Writing
from journal_tui.tui.widgets.labelled import Labelled
from journal_tui.tui.widgets.title import Title
from journal_tui.tui.widgets.turn_field import TurnField
from journal_tui.tui.wording import date_words

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult

    from journal_tui.tui.look import Look
    from journal_tui.tui.screens.contact_piece import ContactPiece

OFFERED = 3
"""Names that are offered while one is typed."""


class LogSheet(Form[Logged]):
    """Returns what was logged, unsaved, or None. It begins in the note, or with who it was."""

    AUTO_FOCUS: ClassVar[str | None] = ""

    def __init__(self, look: Look, piece: ContactPiece, said: str = "") -> None:
        super().__init__(look, "Log a contact", said)
        self._piece = piece
        self._follows = (piece.form.act, piece.form.channel)

    def fields(self) -> ComposeResult:
        """Who and how, the note, what comes of it."""
        form = self._piece.form
        with Horizontal(classes="line"):
            yield Labelled("Who", LineField(form.who, id="who"))
            yield Static(id="offered", markup=False)
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
        """Begin where something is still to be said."""
        self.query_one(Title).words = date_words(self._piece.day)
        self.query_one("#note" if self._piece.form.who else "#who").focus()

    @property
    def form(self) -> ContactForm:
        """What stands in the fields."""
        text = self.text_in
        return ContactForm(
            who=text("who"),
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
        """Show which days are meant, what is settled, and who could be meant; let the likely follow."""
        form = self._let_follow(self.form)
        piece = self._piece
        self._say_day("next-day", piece.next_day(form))
        self._say_day("due-day", piece.due_day(form) if form.promise else None)
        self.query_one("#next", LineField).placeholder = piece.usual_next(form)
        for name in ("by", "due"):
            self.query_one(f"#{name}", LineField).can_focus = bool(form.promise)
            self._row_of(name).set_class(not form.promise, "-idle")
        self._row_of("settles").display = bool(piece.settles(form).label)
        self._row_of("settles").query_one(Static).update(
            Content.styled(piece.settles(form).label or "Told", "$quiet")
        )
        self._offer()

    def _row_of(self, name: str) -> Labelled:
        return next(row for row in self.query(Labelled) if row.query(f"#{name}"))

    def _say_day(self, name: str, day: date | None) -> None:
        words = short_date(day, self._piece.day) if day else ""
        self.query_one(f"#{name}", Static).update(Content.styled(words, "$quiet"))

    def _let_follow(self, form: ContactForm) -> ContactForm:
        """Who gave and whether a reply is awaited follow from the act, where nobody said otherwise."""
        act, channel = self._follows
        if (form.act, form.channel) == (act, channel):
            return form
        self._follows = (form.act, form.channel)
        if form.gave == giver(act):
            self.query_one("#gave", TurnField).value = giver(form.act)
        if form.reply == likely_reply(channel, act):
            self.query_one("#reply", TurnField).value = likely_reply(form.channel, form.act)
        return replace(form, gave=self.text_in("gave"), reply=self.text_in("reply"))

    def _offer(self) -> None:
        """Offer the names that the last one typed could become."""
        who = self.query_one("#who", LineField)
        names = self._piece.candidates(who.value) if who.has_focus else []
        others = "".join(f" · {name}" for name in names[1:OFFERED])
        line = Content.assemble((names[0] if names else "", "$next"), (others, "$quiet"))
        self.query_one("#offered", Static).update(line)

    @on(Input.Blurred, "#who")
    def _take_offered(self) -> None:
        """Leaving the names completes the last one."""
        who = self.query_one("#who", LineField)
        names = self._piece.candidates(who.value)
        if names:
            before, comma, _ = who.value.rpartition(",")
            who.value = f"{before}{comma} {names[0]}".strip()
            who.cursor_position = len(who.value)

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
