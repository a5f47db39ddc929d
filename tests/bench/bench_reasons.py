"""How long the day's reasons take with 1,000 people and 20 years, once the records are in memory.

The yardstick is one look at every record there is, as a loop over all of them takes. Seconds are those of
the processor, so that a busy machine counts for less.
Run it with `.venv/bin/python -m tests.bench.bench_reasons`.
"""

from __future__ import annotations

import tempfile
import time
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from journal_tui.demo import write_demo
from journal_tui.domain.records import Interaction
from journal_tui.services import writing
from journal_tui.services.journal import Journal
from journal_tui.services.outreach import Outreach
from journal_tui.services.overview import overview
from journal_tui.services.person_page import person_lines
from journal_tui.storage.store import JournalStore
from tests.fakes import MemoryDrafts, StillClock

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = date(2026, 11, 23)
YEARS, ROUNDS, GOAL = 20, 15, 30


@dataclass
class Best:
    """The least that a job took of several rounds, in milliseconds of the processor."""

    least: float = float("inf")

    def time(self, job: Callable[[], object]) -> None:
        began = time.process_time()
        job()
        self.least = min(self.least, (time.process_time() - began) * 1000)


def measure(journal: Journal, clock: StillClock) -> None:
    people, records = journal.people(), journal.everything()
    print(f"{len(people):,} people, {len(records):,} records")
    outreach = Outreach(journal)
    outreach.load()
    somebody = people[0].id

    def a_new_day() -> None:
        clock.set_day(clock.at.date() + timedelta(days=1))
        outreach.picks()

    def after_a_save() -> None:
        outreach.follow()
        outreach.picks()

    def all_of_today() -> None:
        outreach.follow()
        overview(journal, outreach)

    def every_sentence() -> None:
        outreach.follow()
        outreach.suggestions()

    def gathered_for_the_first_time() -> None:
        first = Outreach(journal)
        first.load()
        first.picks()

    jobs: dict[str, Callable[[], object]] = {
        "one look at every record": lambda: sum(isinstance(record, Interaction) for record in records),
        "the reasons of a new day, and its picks in words": a_new_day,
        "the same after a contact was saved": after_a_save,
        "all that Today shows of them": all_of_today,
        "every reason in words": every_sentence,
        "what comes next with everybody": lambda: person_lines(journal, outreach),
        "all of it gathered for the first time": gathered_for_the_first_time,
    }
    best = {name: Best() for name in jobs}
    for turn in range(ROUNDS):
        made = writing.new_interaction(journal, [somebody], note=f"about the review, {turn}")
        writing.keep(journal, made)
        for name, job in jobs.items():
            best[name].time(job)
    yardstick = best["one look at every record"].least
    for name, found in best.items():
        print(f"{name}: {found.least:.1f} ms, {found.least / yardstick:.1f} looks; goal {GOAL} ms")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        write_demo(home, TODAY, YEARS)
        still = StillClock(datetime.combine(TODAY, datetime.min.time()).astimezone() + timedelta(hours=8))
        measure(Journal(JournalStore(home, "bench"), still, MemoryDrafts()), still)
