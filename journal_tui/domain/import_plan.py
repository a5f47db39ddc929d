"""What an import would do: who comes, who is joined with whom, what is here already, what needs a word."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Literal, NamedTuple

from journal_tui.domain.joining import disagreements, gain_of, is_empty
from journal_tui.domain.matching import Circle, Known

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from journal_tui.domain.arrivals import Arrivals, Entry, Newcomer, Skipped
    from journal_tui.domain.records import Import, ImportantDate, Person, Record

_ID_LENGTH = 32

NEW, LEAVE = "new", "leave"
"""Answers to a question: another person, and nobody this time. Any other answer is somebody's id."""


def source_of(form: str, key: str) -> str:
    """The source key of something in a file."""
    return f"{form}:{key}"


def id_for(source: str) -> str:
    """The id of what came from a source: the same on every machine, so that nothing comes twice."""
    return sha256(source.encode("utf-8", "surrogatepass")).hexdigest()[:_ID_LENGTH]


def import_id_of(arrivals: Arrivals) -> str:
    """The id of an import: the same for the same things, so that one cut short goes on when run again."""
    digest = sha256(arrivals.format.encode())
    for keys in (
        (newcomer.key for newcomer in arrivals.people),
        (entry.key for entry in arrivals.entries),
        (record.id for record in arrivals.records),
    ):
        for key in keys:
            digest.update(f"\0{key}".encode("utf-8", "surrogatepass"))
        digest.update(b"\0\0")
    return digest.hexdigest()[:_ID_LENGTH]


class Step(NamedTuple):
    """What becomes of one newcomer: they are new, or joined with somebody, or that is to be asked.

    `person` is the id that they have or get. `candidates` are those whom they may be; `by` says what they
    share with them. `disagrees` are dates of the file where somebody has another day under that label.
    """

    newcomer: Newcomer
    what: Literal["new", "join", "ask"]
    person: str
    candidates: tuple[Known, ...] = ()
    by: str = ""
    disagrees: tuple[ImportantDate, ...] = ()


@dataclass(frozen=True)
class Plan:
    """An import that can be carried out.

    `people`, `entries` and `records` are those that would come. `here` counts what came before, `gone` what
    came before and was deleted here, or moved. `again` holds the tombstones, by id, of what an import
    brought that was taken back: it may come again. `known` are the ids, by key, of newcomers who are here.
    """

    import_id: str
    format: str
    file: str
    people: tuple[Step, ...] = ()
    entries: Sequence[Entry] = ()
    records: Sequence[Record] = ()
    here: int = 0
    gone: int = 0
    skipped: Sequence[Skipped] = ()
    guessed: Sequence[str] = ()
    again: Mapping[str, Record] = field(default_factory=dict)
    known: Mapping[str, str] = field(default_factory=dict)

    def steps(self, what: Literal["new", "join", "ask"]) -> list[Step]:
        """The people of whom this becomes."""
        return [step for step in self.people if step.what == what]

    @property
    def is_empty(self) -> bool:
        """Whether nothing would come, whatever is answered."""
        return not (self.people or self.entries or self.records)


class Done(NamedTuple):
    """What an import did: its own record, how many people are new and how many gained something, what came.

    `left` counts the people who were left out until their question is answered, and what names them.
    `unconfirmed` is what the disk said where it did not confirm a save.
    """

    log: Import
    new: int
    joined: int
    entries: int
    left: int
    unconfirmed: str = ""

    @property
    def came(self) -> bool:
        """Whether anything did."""
        return bool(self.new or self.joined or self.entries)


class Census:
    """The people of a journal as newcomers meet them.

    `held` are all of them by id, tombstones too; `now` says who stands for those that were merged. `undone`
    are the imports that were taken back.
    """

    def __init__(
        self,
        held: Mapping[str, Person],
        now: Mapping[str, str],
        form: str,
        import_id: str,
        undone: Collection[str],
    ) -> None:
        self._held = held
        self._now = now
        self._format = form
        self._import_id = import_id
        self._undone = undone
        self._circle = Circle()
        self._by_source: dict[str, str] = {}
        self.here = 0
        self.gone = 0
        self.again: dict[str, Record] = {}
        self.known: dict[str, str] = {}
        for person in held.values():
            if person.deleted is None:
                who = now.get(person.id, person.id)
                self._circle.add(Known(who, person.name, person.emails, person.urls, person.phones))
                self._by_source.update((gain.source, who) for gain in person.gained)

    def steps(self, newcomers: Sequence[Newcomer]) -> Iterable[Step]:
        """What becomes of each, in order; those who are here already are counted instead."""
        self._circle.expect(newcomers)
        for newcomer in newcomers:
            step = self._step(newcomer)
            if step is not None:
                yield step

    def _step(self, newcomer: Newcomer) -> Step | None:
        source = source_of(self._format, newcomer.key)
        own = self._held.get(id_for(source))
        if own is not None and own.deleted is not None:
            return self._met_again(newcomer, own)
        known = self._held.get(self._now.get(own.id, own.id) if own else self._by_source.get(source, ""))
        if known is not None:
            return self._known(newcomer, known, source)
        return self._judged(newcomer, id_for(source))

    def _met_again(self, newcomer: Newcomer, tombstone: Person) -> Step | None:
        """Somebody who came and was deleted: they stay so, unless their whole import was taken back."""
        if tombstone.import_id not in self._undone:
            self.gone += 1
            return None
        self.again[tombstone.id] = tombstone
        return self._judged(newcomer, tombstone.id)

    def _known(self, newcomer: Newcomer, person: Person, source: str) -> Step | None:
        """Somebody whom a file brought before: a newer file may know more of them, the same file doesn't."""
        gain = gain_of(person, newcomer, self._import_id, source)
        came_by = {person.import_id, *(gain.import_id for gain in person.gained)}
        if self._import_id in came_by or is_empty(gain):
            self.here += 1
            self.known[newcomer.key] = person.id
            return None
        return self._joined(newcomer, Known(person.id, person.name), "entry in an earlier file")

    def _judged(self, newcomer: Newcomer, new_id: str) -> Step:
        verdict = self._circle.verdict(newcomer)
        if verdict.candidates and not verdict.is_sure:
            return Step(newcomer, "ask", new_id, verdict.candidates, verdict.by)
        if verdict.candidates:
            return self._joined(newcomer, verdict.candidates[0], verdict.by)
        self._take_in(newcomer, new_id)
        return Step(newcomer, "new", new_id)

    def _joined(self, newcomer: Newcomer, known: Known, by: str) -> Step:
        self._take_in(newcomer, known.id)
        person = self._held.get(known.id)
        disagrees = () if person is None else tuple(disagreements(person, newcomer))
        return Step(newcomer, "join", known.id, (known,), by, disagrees)

    def _take_in(self, newcomer: Newcomer, person: str) -> None:
        """Others in the same file may turn out to be the same person."""
        name, number = newcomer.name, newcomer.number or 1
        self._circle.add(Known(person, name, newcomer.emails, newcomer.urls, newcomer.phones, number))
