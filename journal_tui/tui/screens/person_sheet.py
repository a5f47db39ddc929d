"""The sheet in which somebody is added or edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal

from journal_tui.domain.phrases import counted
from journal_tui.domain.records import Record
from journal_tui.services.person_form import (
    AS_THE_ROLE,
    NEVER,
    ONCE,
    YEARLY,
    DateForm,
    PersonForm,
)
from journal_tui.tui.screens.form import Form
from journal_tui.tui.widgets.field import LineField
from journal_tui.tui.widgets.labelled import Labelled
from journal_tui.tui.widgets.save_line import SaveLine
from journal_tui.tui.widgets.title import Title
from journal_tui.tui.widgets.turn_field import TurnField

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from journal_tui.tui.look import Look
    from journal_tui.tui.screens.person_piece import PersonPiece


class PersonSheet(Form[Record]):
    """Everything that can be noted about somebody; only the name is needed."""

    def __init__(self, look: Look, piece: PersonPiece, said: str = "") -> None:
        super().__init__(look, piece.before.name if piece.before else "Somebody new", said)
        self._piece = piece
        self._dates = (*piece.form.dates, DateForm())

    def fields(self) -> ComposeResult:
        """The fields, two on a line where there is room."""
        form = self._piece.form
        yield Labelled("Name", LineField(form.name, id="name"))
        with Horizontal(classes="pair"):
            yield Labelled("Role", TurnField(self._piece.roles, form.role, id="role"))
            yield Labelled("Rhythm", TurnField((AS_THE_ROLE, NEVER), form.rhythm, id="rhythm"))
        with Horizontal(classes="pair"):
            yield Labelled("Where", LineField(form.org, id="org"))
            yield Labelled("Met", LineField(form.met, id="met"))
        with Horizontal(classes="pair"):
            yield Labelled("E-mail", LineField(form.email, id="email"))
            yield Labelled("Phone", LineField(form.phone, id="phone"))
        yield Labelled("Link", LineField(form.link, id="link"))
        yield Labelled("Mind", LineField(form.mind, id="mind"))
        yield Labelled("About", LineField(form.about, id="about"))
        for index, date in enumerate(self._dates):
            yield from self._date_fields(index, date)

    def _date_fields(self, index: int, date: DateForm) -> ComposeResult:
        with Horizontal(classes="pair"):
            yield Labelled("Date", LineField(date.label, id=f"label-{index}"))
            on = LineField(date.on, id=f"on-{index}", placeholder="03-04 or 2019-03-04")
            yield Labelled("on", on, classes="short")
            turn = TurnField((YEARLY, ONCE), date.turn, is_open=False, id=f"turn-{index}")
            yield Labelled("", turn, classes="bare")

    def _form(self) -> PersonForm:
        text = self.text_in
        return PersonForm(
            name=text("name"),
            role=text("role"),
            rhythm=text("rhythm"),
            org=text("org"),
            met=text("met"),
            email=text("email"),
            phone=text("phone"),
            link=text("link"),
            mind=text("mind"),
            about=text("about"),
            dates=self._typed_dates(),
        )

    def _typed_dates(self) -> tuple[DateForm, ...]:
        """The dates as they stand, but for empty ones at the end."""
        text = self.text_in
        dates = [
            DateForm(text(f"label-{index}"), text(f"on-{index}"), text(f"turn-{index}"))
            for index in range(len(self._dates))
        ]
        while dates and dates[-1].is_empty:
            dates.pop()
        return tuple(dates)

    def changed(self) -> None:
        """Say what the role's own rhythm is."""
        title = self.query_one(Title)
        if self.text_in("rhythm") in {AS_THE_ROLE, ""}:
            rhythm = self._piece.settings.rhythm_for(self.text_in("role").casefold())
            title.words = "" if rhythm == "never" else f"in touch every {counted(rhythm, 'day')}"
        else:
            title.words = "" if self._piece.before else "only the name is needed"

    def end_line(self) -> None:
        """Enter ended a field: on to Save, since the name alone will do; tab goes through the fields."""
        self.query_one(SaveLine).focus()

    def made(self) -> Record:
        """The person."""
        return self._piece.record(self._form())

    def keep(self) -> None:
        """Keep what was typed as a draft."""
        self._piece.keep_draft(self._form())
