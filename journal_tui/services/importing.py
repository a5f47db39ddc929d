"""Carrying out an import: people first, then month by month, so that one cut short goes on when run again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from journal_tui.domain.days import month_of
from journal_tui.domain.errors import NotSaved, SavedUnconfirmed
from journal_tui.domain.import_plan import LEAVE, NEW, Done
from journal_tui.domain.records import Import, PauseSet, Person, ScheduleChange
from journal_tui.services.import_records import Circle, Maker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from journal_tui.domain.arrivals import Arrivals, Entry
    from journal_tui.domain.import_plan import Plan, Step
    from journal_tui.domain.records import Record
    from journal_tui.services.journal import Journal

    Progress = Callable[[int, int], None]
    """Told how many steps of how many are done."""


LASTING = (Person, ScheduleChange, PauseSet, Import)
"""The kinds that no month holds."""


class Inbox(Protocol):
    """Where imports come from. `__main__` hands it over."""

    @property
    def formats(self) -> Mapping[str, str]:
        """The formats there are, by name, each with what its file is called."""
        ...

    def read(self, form: str, path: str) -> Arrivals:
        """What the file or folder at a path holds; the path may begin with `~`, and `auto` finds the format.

        Raises:
            Refused: when nothing can be made of it.
        """
        ...


def no_progress(_done: int, _of: int) -> None:
    """Tells nobody."""


def carry_out(
    journal: Journal, plan: Plan, answers: Mapping[str, str], progress: Progress = no_progress
) -> Done:
    """Bring in what the plan says.

    `answers` are those to its questions, by the newcomer's key: an id, `NEW`, or `LEAVE`, which is also what
    no answer means.

    Raises:
        NotSaved: something can't be written; what came before it stands, and the rest comes when it is run
            again.
    """
    return _Carrier(journal, plan, answers, progress).carry_out()


def answered(people: Iterable[Step], answers: Mapping[str, str]) -> Iterator[Step]:
    """What becomes of the newcomers, now that the questions have their answers; none of those left out."""
    for step in people:
        answer = answers.get(step.newcomer.key, LEAVE)
        if step.what != "ask":
            yield step
        elif answer == NEW:
            yield step._replace(what="new")
        elif answer != LEAVE:
            yield step._replace(what="join", person=answer)


class _Carrier:
    """One import while it is carried out."""

    def __init__(self, journal: Journal, plan: Plan, answers: Mapping[str, str], progress: Progress) -> None:
        self._journal = journal
        self._plan = plan
        self._progress = progress
        self._steps = tuple(answered(plan.people, answers))
        self._left = {step.newcomer.key for step in plan.people} - {step.newcomer.key for step in self._steps}
        self._entries = [entry for entry in plan.entries if self._left.isdisjoint(entry.people)]
        self._log = _log_of(journal, plan)
        self._maker = Maker(self._log, plan.again)
        self._unconfirmed = ""

    def carry_out(self) -> Done:
        """Save the import's own record, then people, then everything else, a month at a time."""
        if self._steps or self._entries or self._plan.records:
            self._save_all()
        return Done(
            log=self._log,
            new=sum(step.what == "new" for step in self._steps),
            joined=sum(step.what == "join" for step in self._steps),
            entries=len(self._entries) + len(self._plan.records),
            left=len(self._left) + len(self._plan.entries) - len(self._entries),
            unconfirmed=self._unconfirmed,
        )

    def _save_all(self) -> None:
        people = self._people()
        months = self._by_month()
        done, of = 0, len(months) + 1
        held = {person.id: person for person in self._journal.people()}
        keys = {**self._plan.known, **{step.newcomer.key: step.person for step in self._steps}}
        circle = Circle({**held, **people}.values(), keys)
        if self._journal.store.held("practice").get(self._log.id) is not self._log:
            # one that was cut short has its backup from before
            tables = ["people", "practice", *months]
            self._journal.store.back_up_before_import(tables, self._journal.moment().at)
        try:
            self._save([self._log])
            self._save([*people.values(), *(self._maker.whole(each) for each in self._lasting())])
            self._progress(done := done + 1, of)
            for month in sorted(months):
                self._save([self._made(each, circle) for each in months.pop(month)])
                self._progress(done := done + 1, of)
        except NotSaved as error:
            raise NotSaved(
                f"{error} {done} of {of} parts of the import are in place; importing again brings the rest."
            ) from error

    def _lasting(self) -> Iterator[Record]:
        """The whole records that belong to no day: people, schedules, pauses."""
        return (record for record in self._plan.records if isinstance(record, LASTING))

    def _people(self) -> dict[str, Person]:
        """Those who are new, and those who gain something, by their ids."""
        held = self._journal.store.held("people")
        made: dict[str, Person] = {}
        for step in self._steps:
            before = made.get(step.person) or held.get(step.person)
            if step.what == "new" or not isinstance(before, Person):
                made[step.person] = self._maker.newcomer(step)
            else:
                made[step.person] = self._maker.joined(before, step.newcomer)
        return made

    def _by_month(self) -> dict[str, list[Entry | Record]]:
        months: dict[str, list[Entry | Record]] = {}
        for entry in self._entries:
            months.setdefault(month_of(entry.day or self._log.day), []).append(entry)
        for record in self._plan.records:
            if isinstance(record, LASTING):
                continue
            months.setdefault(month_of(record.day), []).append(record)
        return months

    def _made(self, each: Entry | Record, circle: Circle) -> Record:
        return self._maker.entry(each, circle) if isinstance(each, tuple) else self._maker.whole(each)

    def _save(self, records: Sequence[Record]) -> None:
        try:
            self._journal.store.save(records, self._journal.moment().day)
        except SavedUnconfirmed as error:
            self._unconfirmed = str(error)


def _log_of(journal: Journal, plan: Plan) -> Import:
    """The import's own record: one that was cut short goes on under its first."""
    before = journal.store.held("practice").get(plan.import_id)
    if isinstance(before, Import) and before.deleted is None:
        return before
    now = journal.moment()
    log = Import(
        id=plan.import_id,
        day=now.day,
        written=now.day,
        created_at=now.at,
        updated_at=now.at,
        format=plan.format,
        file=plan.file,
    )
    return log if before is None else replace(log, seen=before.seen)
