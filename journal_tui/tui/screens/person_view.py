"""A person's page as plain values for the widgets: labels and sentences, rows, a title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal_tui.domain.phrases import MONTHS
from journal_tui.domain.records import Gratitude, Interaction, Promise, words_of
from journal_tui.services.person_words import fact_rows, who_words
from journal_tui.tui.widgets.columns import Column, Columns
from journal_tui.tui.widgets.person_pane import PaneFacts

if TYPE_CHECKING:
    from datetime import date

    from journal_tui.domain.records import Person, Record
    from journal_tui.services.person_page import PersonPage

LATELY = 4
PANE_WIDTH = 28
SHORT_DATE, LONG_DATE, KIND_WIDTH = 6, 11, 7


def short_date(day: date, today: date) -> str:
    """A day in the fewest letters: `23 Nov`, or `9 Oct 2024` in another year."""
    short = f"{day.day} {MONTHS[day.month - 1][:3]}"
    return short if day.year == today.year else f"{short} {day.year}"


def _brief_date(day: date, today: date) -> str:
    """A day of this year, or the month of another: `23 Nov`, `Oct 2024`."""
    short = short_date(day, today)
    return short if day.year == today.year else short.partition(" ")[2]


def timeline_rows(page: PersonPage) -> tuple[Columns, ...]:
    """All that names the person, newest first."""
    dates = [short_date(record.day, page.today) for record in page.together]
    width = LONG_DATE if any(len(each) > SHORT_DATE for each in dates) else SHORT_DATE
    awaited = _awaited(page.together)
    return tuple(
        Columns(
            record.id,
            text=_said(record),
            note="awaiting a reply" if record is awaited else _state(record, page.person),
            columns=(Column(day, width, is_quiet=True), Column(_kind(record), KIND_WIDTH, is_quiet=True)),
        )
        for day, record in zip(dates, page.together, strict=True)
    )


def _awaited(together: tuple[Record, ...]) -> Record | None:
    """The contact whose reply is awaited: the newest alone can be."""
    newest = next((record for record in together if isinstance(record, Interaction)), None)
    return newest if newest and newest.waiting and newest.closed is None else None


def _kind(record: Record) -> str:
    match record:
        case Interaction():
            return record.channel
        case Gratitude():
            return "glad of"
        case _:
            return record.kind


def _said(record: Record) -> str:
    if isinstance(record, Interaction) and not record.note:
        return record.act
    return words_of(record)


def _state(record: Record, person: Person) -> str:
    match record:
        case Gratitude():
            return "told" if person.id in record.told else "not yet"
        case Promise(by=by, state=state):
            whose = "yours" if by == "me" else "theirs"
            return f"{whose}, {state}"
        case Interaction(people=people) if len(people) > 1:
            return f"with {len(people) - 1} more"
        case _:
            return ""


def pane_facts(page: PersonPage) -> PaneFacts:
    """The person for the pane beside a list."""
    lately = tuple((_brief_date(record.day, page.today), _said(record)) for record in page.together[:LATELY])
    return PaneFacts(page.person.name, who_words(page.person), fact_rows(page, PANE_WIDTH), lately)
