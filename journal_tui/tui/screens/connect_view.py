"""The Connect part as plain values for the widgets: rows of reasons, the plan, what is known of somebody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from journal_tui.domain.phrases import day_name, without_mentions
from journal_tui.domain.reasons import PROMISE
from journal_tui.domain.records import Gratitude, Interaction
from journal_tui.domain.text import one_line
from journal_tui.services.person_words import first_name, reach
from journal_tui.tui.widgets.plan_list import Planned
from journal_tui.tui.widgets.row import GUTTER, NAME_WIDTH, NARROW, PickRow, Row
from journal_tui.tui.wording import cut, padded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from journal_tui.domain.facts import Facts
    from journal_tui.domain.records import Person, Promise, Record
    from journal_tui.domain.suggestions import Suggestion
    from journal_tui.services.person_page import PersonPage
    from journal_tui.tui.glyphs import Glyphs

MORE = "more"
"""The id of the row that opens the rest of the reasons."""

LAST_CONTACTS = 2
ROOM, LONGEST = 120, 500
"""Cells that a note or thanks may fill beside a list, and letters of them that are looked at."""


@dataclass(frozen=True)
class ReasonRow(PickRow):
    """Somebody and why: the whole sentence where there is room for it, its short form where there is not."""

    short: str = ""

    def line(self, width: int) -> Content:
        """Three columns, or two."""
        if width >= NARROW:
            return super().line(width)
        name = padded(cut(self.name, NAME_WIDTH), NAME_WIDTH + GUTTER)
        return Content.assemble(name, (cut(self.short, max(0, width - NAME_WIDTH - GUTTER)), "$quiet"))


@dataclass(frozen=True)
class QuietRow(Row):
    """A dim line that can be opened."""

    def line(self, width: int) -> Content:
        """The words."""
        return Content.styled(cut(self.text, width), "$quiet")


def key_of(pick: Suggestion) -> str:
    """What a row of this reason is known by."""
    return f"{pick.person.id} {pick.reason.kind}"


def reason_rows(offered: Sequence[Suggestion], words: Mapping[str, str], more: int) -> tuple[Row, ...]:
    """The reasons; `words` say by person how somebody stands who is done, or left out for now."""
    rows: list[Row] = [
        ReasonRow(
            key_of(pick),
            pick.person.role,
            words.get(pick.person.id, pick.sentence),
            name=pick.person.name,
            short=words.get(pick.person.id, pick.short),
        )
        for pick in offered
    ]
    if more:
        rows.append(QuietRow(MORE, "", f"and {more} more"))
    return tuple(rows)


def plan_rows(
    planned: Iterable[str],
    reached: Mapping[str, Interaction],
    offered: Iterable[Suggestion],
    facts: Facts,
    glyphs: Glyphs,
) -> tuple[Planned, ...]:
    """The plan, and those reached this morning without one."""
    picks = {pick.person.id: pick for pick in reversed(tuple(offered))}
    rows: list[Planned] = []
    for person_id in dict.fromkeys((*planned, *reached)):
        person = facts.person_by_id.get(person_id)
        if person is not None:
            done = reached.get(person_id)
            text = _did(done) if done else _meant(picks.get(person_id), facts)
            rows.append(Planned(glyphs.full if done else glyphs.open, person.name, text, done is not None))
    return tuple(rows)


def _did(contact: Interaction) -> str:
    return f"{contact.channel}: {one_line(contact.note[:ROOM])}" if contact.note else contact.channel


def _meant(pick: Suggestion | None, facts: Facts) -> str:
    if pick is None:
        return ""
    promise = facts.promise_by_id.get(pick.reason.about) if pick.reason.kind == PROMISE else None
    if promise is not None:
        return one_line(promise.text)
    return f"{pick.channel}, {pick.minutes} min" if pick.minutes else ""


def reached_on(records: Iterable[Record]) -> dict[str, Interaction]:
    """The last contact of a day with each person, by id."""
    return {who: record for record in records if isinstance(record, Interaction) for who in record.people}


def context_rows(page: PersonPage) -> tuple[tuple[str, str], ...]:
    """What to know of somebody before reaching out, each with its label; only what there is."""
    person = page.person
    contacts = [record for record in page.together if isinstance(record, Interaction)][:LAST_CONTACTS]
    thanks = [
        record.text for record in page.together if isinstance(record, Gratitude) and _untold(record, person)
    ]
    has_promises = bool(page.theirs or page.mine)
    return (
        *_labelled("last", [_contact(record, page.today) for record in contacts]),
        *_labelled(first_name(person), _promises(page.theirs, page.today) if has_promises else []),
        *_labelled("you", _promises(page.mine, page.today) if has_promises else []),
        *_labelled("thanks", [cut(without_mentions(text[:LONGEST]), ROOM) for text in thanks]),
        *_labelled("mind", [person.mind] if person.mind else []),
        *_labelled("reach", list(reach(person))),
    )


def _labelled(label: str, texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    for number, text in enumerate(texts):
        yield "" if number else label, text


def _untold(gratitude: Gratitude, person: Person) -> bool:
    return person.id in gratitude.people and person.id not in gratitude.told


def _contact(record: Interaction, today: date) -> str:
    said = record.note or record.act
    return cut(f"{day_name(record.day, today)}, {record.channel}: {said}", ROOM)


def _promises(promises: Sequence[Promise], today: date) -> list[str]:
    """Each promise with its day; that nothing is open is said, too."""
    due = [f", by {day_name(each.due, today)}" if each.due else "" for each in promises]
    return [one_line(each.text) + by for each, by in zip(promises, due, strict=True)] or ["nothing open"]
