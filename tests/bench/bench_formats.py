"""How long formats take: 50,000 entries in, beside the format's plain parser, and twenty years out.

Run it with `.venv/bin/python -m tests.bench.bench_formats`. What a reader takes is processor time; memory
counts the bytes of the file too, which whoever opened it holds.
"""

from __future__ import annotations

import csv
import io
import json
import re
import time
import tracemalloc
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import TYPE_CHECKING

from journal_tui.content.demo import demo_months, demo_people
from journal_tui.domain.days import Moment
from journal_tui.domain.exports import Extract, Wanted
from journal_tui.domain.records import Person
from journal_tui.domain.standing import when
from journal_tui.exchange.formats import read
from journal_tui.exchange.writers import WRITERS
from tests.exchange.extracts import NOW
from tests.exchange.parcels import parcel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ENTRIES = 50_000
ROUNDS = 3
YEARS = 20
_WORDS = tuple("etaoinshrdlu")
_HEAD = re.compile(r"^\[[^\]]+\] ", re.MULTILINE)


def entries() -> Iterator[tuple[date, str]]:
    """Days over twenty years, and 120 words of a letter for each."""
    dice = Random(1)  # noqa: S311 (the same words every time)
    for number in range(ENTRIES):
        yield date(2004, 1, 1) + timedelta(days=number % 7300), " ".join(dice.choices(_WORDS, k=120))


def as_jrnl() -> bytes:
    return "".join(f"[{day} 07:30] A title\n{text}\n\n" for day, text in entries()).encode()


def as_day_one() -> bytes:
    rich = [{"text": "x" * 300}]
    found = [
        {
            "creationDate": f"{day}T07:30:00Z",
            "timeZone": "Europe/London",
            "uuid": f"{number:032X}",
            "text": text,
            "richText": json.dumps({"contents": rich}),
        }
        for number, (day, text) in enumerate(entries())
    ]
    return json.dumps({"metadata": {"version": "1.0"}, "entries": found}).encode()


def as_table(*header: str, middle: tuple[str, ...] = ()) -> bytes:
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(header)
    rows.writerows((day.isoformat(), *middle, text) for day, text in entries())
    return out.getvalue().encode()


def read_table(data: bytes) -> object:
    return list(csv.reader(io.StringIO(data.decode(), newline="")))


def taken(job: Callable[[], object]) -> float:
    """The least processor time that a job took, in seconds."""
    times: list[float] = []
    for _ in range(ROUNDS):
        began = time.process_time()
        job()
        times.append(time.process_time() - began)
    return min(times)


def measure_in(name: str, data: bytes, plainly: Callable[[bytes], object]) -> None:
    held = parcel(data)
    ours, plain = taken(lambda: read(name, held)), taken(lambda: plainly(data))
    tracemalloc.start()
    found = read(name, held)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    count = len(found.entries) + len(found.records)
    said = f"in, {name}: {count} entries, {len(data) / 1e6:.0f} MB: {ours:.2f} s, {ours / plain:.1f} times"
    print(
        f"{said} the plain parser ({plain:.2f} s); memory {1 + peak / len(data):.1f} times the file; goal 6"
    )


def measure_out() -> None:
    """Twenty years of the demo in each format."""
    people = [each for each in demo_people(1, NOW.day, YEARS) if isinstance(each, Person)]
    records = [record for month in demo_months(1, NOW.day, YEARS) for record in month]
    out = Extract(
        now=Moment(NOW.at, NOW.day),
        wanted=Wanted(private=True),
        people=tuple(people),
        records=tuple(sorted(records, key=when)),
        names={person.id: person.name for person in people},
    )
    for name, made in WRITERS.items():
        write = partial(made.write, out)
        size = sum(len(file.data) for file in write().files)
        print(f"out, {name}: {len(records)} records, {size / 1e6:.1f} MB: {taken(write):.2f} s")


def main() -> None:
    measure_in("jrnl", as_jrnl(), lambda data: _HEAD.split(data.decode()))
    measure_in("dayone", as_day_one(), json.loads)
    measure_in("presently", as_table("entryDate", "entryContent"), read_table)
    moods = as_table("full_date", "time", "mood", "activities", "note", middle=("6:50 pm", "rad", "a | b"))
    measure_in("daylio", moods, read_table)
    measure_out()


if __name__ == "__main__":
    main()
