"""How long twenty years take to go out in each format, beside the export that holds everything.

Run it with `.venv/bin/python -m tests.bench.bench_export`. Seconds are those of the processor.
"""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from journal_tui.content.demo import demo_months, demo_people
from journal_tui.domain.exports import Extract, Wanted
from journal_tui.domain.records import Person
from journal_tui.domain.standing import when
from journal_tui.exchange.writers import WRITERS
from tests.exchange.extracts import NOW

if TYPE_CHECKING:
    from collections.abc import Callable

YEARS = 20
ROUNDS = 3
YARDSTICK = "journal"


def taken(job: Callable[[], object]) -> float:
    """The least processor time that a job took, in seconds."""
    times: list[float] = []
    for _ in range(ROUNDS):
        began = time.process_time()
        job()
        times.append(time.process_time() - began)
    return min(times)


def twenty_years() -> Extract:
    """The demo's people, and what was written about them."""
    people = [each for each in demo_people(1, NOW.day, YEARS) if isinstance(each, Person)]
    records = [record for month in demo_months(1, NOW.day, YEARS) for record in month]
    return Extract(
        now=NOW,
        wanted=Wanted(private=True),
        people=tuple(people),
        records=tuple(sorted(records, key=when)),
        names={person.id: person.name for person in people},
    )


def main() -> None:
    out = twenty_years()
    yardstick = taken(partial(WRITERS[YARDSTICK].write, out))
    print(f"{YARDSTICK}: {len(out.records)} records in {yardstick:.2f} s")
    for name, made in WRITERS.items():
        write = partial(made.write, out)
        size = sum(len(file.data) for file in write().files)
        print(f"{name}: {size / 1e6:.1f} MB, {taken(write) / yardstick:.2f} times {YARDSTICK}")


if __name__ == "__main__":
    main()
