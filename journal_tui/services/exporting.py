"""Exporting: gather what was asked for, so that a format can be made of it."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, Protocol

from journal_tui.domain.exports import PERSON_KIND, Extract
from journal_tui.domain.facts import facts_from
from journal_tui.domain.records import people_in
from journal_tui.domain.standing import when

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from journal_tui.domain.exports import ExportFormat, Member, Wanted
    from journal_tui.domain.records import Person, Record
    from journal_tui.services.journal import Journal


class Outbox(Protocol):
    """Where exports go. `__main__` hands it over."""

    @property
    def formats(self) -> Mapping[str, ExportFormat]:
        """The formats there are, by name."""
        ...

    def stands(self, path: str) -> bool:
        """Whether there is anything at a path, which may begin with `~`, that an export would meet."""
        ...

    def put(self, files: Sequence[Member], path: str, *, is_folder: bool) -> str:
        """Write the files to a path, which may begin with `~`; returns the path in full.

        One file goes in that file's place, whole or not at all; a folder has to be new or empty, and a path
        that ends in `.zip` takes a folder as a zip.

        Raises:
            Refused: the place can't be used, or is not to be written over; nothing was written.
        """
        ...


def gather(journal: Journal, wanted: Wanted) -> Extract:
    """Everything of the journal that was asked for, up to today.

    With filters, the people are those that the records left by them name; where people were asked for, those
    alone. The kind `person` by itself means the people, without a record.
    """
    now, stand_ins = journal.moment(), journal.stand_ins()
    written = sorted((each for each in journal.as_written() if each.day <= now.day), key=when)
    everything = [journal.shown(record, stand_ins) for record in written]
    asked_for = [wanted.holds(record) for record in everything]
    records = tuple(compress(everything, asked_for))
    people, settings = journal.people(), journal.settings()
    named = {who for record in records for who in people_in(record)}
    asked = _asked(people, named, wanted)
    return Extract(
        now=now,
        wanted=wanted,
        people=tuple(person for person in people if person.id in asked),
        company=tuple(person for person in people if person.id in named - asked),
        records=records,
        practice=() if wanted.is_narrowed else tuple(journal.store.practice()),
        names=journal.names(),
        standings=facts_from(people, everything, now.day, settings).standing,
        settings=settings,
        first_ids=_first_ids(journal, records),
        merged=tuple(each for each in journal.merged() if stand_ins[each.id] in asked | named),
        written=tuple(compress(written, asked_for)) if stand_ins else (),
    )


def _asked(people: Iterable[Person], named: Collection[str], wanted: Wanted) -> frozenset[str]:
    """The ids of the people who go as themselves, not just as company."""
    if wanted.people:
        return wanted.people
    is_everybody = not wanted.is_narrowed or PERSON_KIND in wanted.kinds
    return frozenset(person.id for person in people if is_everybody or person.id in named)


def _first_ids(journal: Journal, records: Iterable[Record]) -> dict[str, str]:
    """The ids under which records that moved from month to month were first made."""
    found: dict[str, str] = {}
    for record in records:
        first, known = record, {record.id}
        while first.moved_from is not None and first.moved_from not in known:
            known.add(first.moved_from)
            before = journal.store.find(first.moved_from)
            if before is None:
                break
            first = before
        if first is not record:
            found[record.id] = first.id
    return found
