"""Taking an import back as one step, by its id; what was changed or built on since stays."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from journal_tui.domain.errors import NotSaved, Refused, SavedUnconfirmed
from journal_tui.domain.joining import without_import
from journal_tui.domain.records import Import, Person, people_in
from journal_tui.services.importing import no_progress

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journal_tui.domain.records import Record
    from journal_tui.services.importing import Progress
    from journal_tui.services.journal import Journal

SHORTEST_PREFIX = 4


class TakenBack(NamedTuple):
    """An import that was taken back: how much went, and how much stays, since it was changed or named since.

    `people` are those who lost what it had added to them, as they were before they lost it.
    """

    log: Import
    gone: int
    stays: int
    people: tuple[Person, ...] = ()
    unconfirmed: str = ""


def imports(journal: Journal) -> list[Import]:
    """The imports that stand, the latest first."""
    found = [record for record in journal.store.practice() if isinstance(record, Import)]
    return sorted(found, key=lambda log: log.updated_at, reverse=True)


def find_import(journal: Journal, import_id: str) -> Import:
    """The import with this id, or the only one whose id begins with it.

    Raises:
        Refused: when there is none, or more than one.
    """
    found = [log for log in imports(journal) if log.id.startswith(import_id)]
    if len(found) == 1 and len(import_id) >= SHORTEST_PREFIX:
        return found[0]
    if found and len(import_id) >= SHORTEST_PREFIX:
        raise Refused(f"{len(found)} imports have an id that begins with “{import_id}”: give more of it.")
    raise Refused(f"No import has the id “{import_id}”; nothing was changed.")


def take_back(journal: Journal, log: Import, progress: Progress = no_progress) -> TakenBack:
    """Delete what an import brought, and take from people what it added to them.

    What was changed since, and people whom something else names by now, stay as they are.

    Raises:
        NotSaved: something can't be written; what went before it is gone, and doing it again does the rest.
    """
    return _Remover(journal, log, progress).take_back()


def bring_again(journal: Journal, taken: TakenBack, progress: Progress = no_progress) -> None:
    """Make undone an undoing: what went comes back as it was. Raises as `take_back` does."""
    store, now = journal.store, journal.moment()
    log = store.find(taken.log.id)
    if log is None or log.deleted is None:
        raise Refused("That import is here already; nothing was changed.")
    tables = ["people", *store.months()]
    for done, table in enumerate(tables, 1):
        gone = [
            record
            for record in store.held(table).values()
            if record.import_id == log.id and record.deleted == log.deleted
        ]
        back: list[Record] = [replace(record, deleted=None, updated_at=log.updated_at) for record in gone]
        if table == "people":
            back += _restored(journal, taken.people)
        store.save(back, now.day)
        progress(done, len(tables))
    store.save([replace(log, deleted=None, updated_at=now.at)], now.day)


def _restored(journal: Journal, people: Sequence[Person]) -> Iterator[Person]:
    """Those who lost something, with it again, unless somebody changed them since."""
    now = journal.moment().at
    for person in people:
        current = journal.store.find(person.id)
        if current is not None and current.deleted is None:
            yield replace(person, seen=current.seen, updated_at=now)


class ImportStep:
    """An import as something that was done: taken back, and brought in again."""

    def __init__(self, journal: Journal, import_id: str) -> None:
        self._journal = journal
        self._import_id = import_id
        self._taken: TakenBack | None = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ImportStep) and self._import_id == other._import_id

    def __hash__(self) -> int:
        return hash(self._import_id)

    def undo(self) -> None:
        """Take it back; raises as `take_back` does, and Refused where it was taken back elsewhere."""
        self._taken = take_back(self._journal, find_import(self._journal, self._import_id))

    def redo(self) -> None:
        """Bring it in again; raises as `bring_again` does."""
        if self._taken is not None:
            bring_again(self._journal, self._taken)


class _Remover:
    """One import while it is taken back."""

    def __init__(self, journal: Journal, log: Import, progress: Progress) -> None:
        self._store = journal.store
        self._log = log
        self._progress = progress
        self._now = journal.moment()
        self._unconfirmed = ""
        self._gone = 0
        self._stays = 0

    def take_back(self) -> TakenBack:
        """Months first, then people, and the import's own record last: until then it can be done again."""
        months = self._store.months()
        named: set[str] = set()
        for done, month in enumerate(months, 1):
            self._save(self._going(month, named))
            self._progress(done, len(months) + 1)
        self._check_all_was_read()
        lost = self._people(named)
        practice = [each for each in self._store.practice() if each.import_id == self._log.id]
        self._gone += len(practice)
        self._save([self._deleted(each) for each in (*practice, self._log)])
        self._progress(len(months) + 1, len(months) + 1)
        return TakenBack(self._log, self._gone, self._stays, lost, self._unconfirmed)

    def _check_all_was_read(self) -> None:
        """What can't be read may hold more of the import, and name its people: both wait until it can."""
        unread = self._store.unread()
        if unread:
            raise NotSaved(
                f"Only a part of the import is taken back, because not everything could be read. {unread[0]} "
                "Taking it back again then does the rest."
            )

    def _going(self, month: str, named: set[str]) -> list[Record]:
        """The records of a month that go; whom the others name is added to `named`."""
        going: list[Record] = []
        for record in self._store.month(month):
            if record.import_id == self._log.id and self._is_as_it_came(record):
                going.append(self._deleted(record))
                continue
            self._stays += record.import_id == self._log.id
            named.update(people_in(record))
        self._gone += len(going)
        return going

    def _is_as_it_came(self, record: Record) -> bool:
        return record.updated_at <= self._log.updated_at

    def _is_known_otherwise(self, person: Person) -> bool:
        """Whether somebody was changed since they came, by the user or by another import."""
        return not self._is_as_it_came(person) or any(
            gain.import_id != self._log.id for gain in person.gained
        )

    def _deleted(self, record: Record) -> Record:
        return replace(record, deleted=self._now.at, updated_at=self._now.at)

    def _people(self, named: set[str]) -> tuple[Person, ...]:
        """Delete those who came; take from the others what they gained."""
        going: list[Record] = []
        lost: list[Person] = []
        for person in self._store.people():
            if not isinstance(person, Person):
                continue
            if person.import_id == self._log.id:
                if person.id in named or self._is_known_otherwise(person):
                    self._stays += 1
                else:
                    going.append(self._deleted(person))
            elif any(gain.import_id == self._log.id for gain in person.gained):
                lost.append(person)
        self._gone += len(going)
        poorer = [replace(without_import(each, self._log.id), updated_at=self._now.at) for each in lost]
        self._save([*going, *poorer])
        return tuple(lost)

    def _save(self, records: Sequence[Record]) -> None:
        try:
            self._store.save(records, self._now.day)
        except SavedUnconfirmed as error:
            self._unconfirmed = str(error)
