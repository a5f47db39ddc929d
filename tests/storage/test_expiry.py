"""Which backups go: held to a slow, obvious second version, and tried over years of mornings.

A kept day stays whole: each file can be had as it was on that day.
"""

from __future__ import annotations

import os
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from journal_tui.storage.expiry import days_kept, expire, expired
from journal_tui.storage.format import encode
from tests.storage.faulty_disk import HastyDisk
from tests.storage.samples import TODAY, a_store, gratitude

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FIRST = date(2020, 1, 1)
FILES = ("people.json", "2020-03.json", "2023-07.json")
Held = dict[str, set[str]]

a_day = st.integers(0, 2500).map(lambda number: (FIRST + timedelta(days=number)).isoformat())
a_history = st.dictionaries(a_day, st.sets(st.sampled_from(FILES), min_size=1), max_size=120)


def as_it_was(held: Held, file: str, day: str) -> str | None:
    """The backup that holds what a file was on a day."""
    return max((kept for kept in held if kept <= day and file in held[kept]), default=None)


def after(held: Held, today: str) -> Held:
    gone = expired(held, today)
    assert len(set(gone)) == len(gone)
    return {day: {file for file in files if (day, file) not in gone} for day, files in held.items()}


def wrong(held: Held, left: Held, today: str) -> Iterator[str]:
    """What is wrong with what was left of some backups, worked out the slow way."""
    days = sorted(held)
    newest_of_month = {day[:7]: day for day in days}
    newest_of_year = {day[:4]: day for day in days}
    wanted = {*days[-30:], *sorted(newest_of_month.values())[-12:], *newest_of_year.values(), today}
    needed = {(file, as_it_was(held, file, day)) for file in FILES for day in [*wanted, "9999"]}
    there = {(file, day) for day, files in left.items() for file in files}
    yield from (f"{file} of {day} is gone" for file, day in needed if day and (file, day) not in there)
    yield from (f"{file} of {day} is there still" for file, day in there if (file, day) not in needed)


@settings(max_examples=60)
@given(a_history, a_day)
def test_what_stays_is_what_the_kept_days_need_and_nothing_else(held: Held, today: str) -> None:
    left = after(held, today)
    assert list(wrong(held, left, today)) == []
    assert expired(left, today) == [], "what went once was all that had to go"


@settings(max_examples=60)
@given(a_history, a_day)
def test_the_newest_backup_of_a_file_never_goes(held: Held, today: str) -> None:
    left = after(held, today)
    for file in FILES:
        assert as_it_was(left, file, "9999") == as_it_was(held, file, "9999")


def test_the_harness_catches_a_rule_that_goes_by_the_age_of_the_folder() -> None:
    """The obvious rule, to drop whole days: what a file was on the kept days goes with them."""
    held = {(FIRST + timedelta(days=number)).isoformat(): {"people.json"} for number in range(50)}
    held[FIRST.isoformat()].add("2020-03.json")
    kept = days_kept(held)
    left = {day: files if day in kept else set() for day, files in held.items()}
    assert list(wrong(held, left, max(held)))


def days_in(folder: Path) -> list[str]:
    return sorted(name for name in os.listdir(folder / "backups") if len(name) == 10)


def test_years_of_mornings_leave_few_backups_and_every_month_has_one() -> None:
    held: Held = {}
    for number in range(800):
        day = FIRST + timedelta(days=number)
        month = (day - timedelta(days=1)).isoformat()[:7]  # what the morning before was written to
        held[day.isoformat()] = {f"{month}.json", *(["people.json"] if number % 50 == 0 else [])}
        if number % 40 == 39:
            held = {day: files for day, files in after(held, day.isoformat()).items() if files}
    files = {file for files in held.values() for file in files}
    assert len(files) == 28 + 1, "December 2019 to March 2022, and the people"
    assert len(held) <= 30 + 12 + 3 + len(files)
    assert sorted(held)[-30:] == [(FIRST + timedelta(days=number)).isoformat() for number in range(770, 800)]


def test_the_days_first_save_lets_old_backups_go(tmp_path: Path) -> None:
    store = a_store(tmp_path, HastyDisk())
    for number in range(40):
        day = FIRST + timedelta(days=number)
        store.save([gratitude(number + 1, "x", day)], day)
    # The 30 newest: 11 January to 9 February. The newest of January is among them.
    assert days_in(tmp_path) == [(FIRST + timedelta(days=number)).isoformat() for number in range(10, 40)]


def test_older_backups_of_a_file_stay_while_its_newest_is_not_whole(tmp_path: Path) -> None:
    homes = [tmp_path / "backups" / (FIRST + timedelta(days=number)).isoformat() for number in range(65)]
    for home in homes:
        home.mkdir(parents=True)
        (home / "people.json").write_bytes(encode("people", {}))
        (home / "2020-01.json").write_bytes(encode("2020-01", {}))
    (homes[-1] / "people.json").write_bytes(b"damaged")
    expire(HastyDisk(), str(tmp_path), FIRST + timedelta(days=65))

    held = [set(os.listdir(tmp_path / "backups" / day)) for day in days_in(tmp_path)]
    assert sum("people.json" in files for files in held) == 65
    assert sum("2020-01.json" in files for files in held) == 31  # and the last of January


class Stubborn(HastyDisk):
    """A folder from which nothing can be removed."""

    def unlink(self, path: str) -> None:
        if "backups" in path:
            raise PermissionError(13, "Permission denied", path)
        super().unlink(path)


def test_backups_that_cannot_be_removed_hold_up_no_save_and_are_no_news(tmp_path: Path) -> None:
    store = a_store(tmp_path, Stubborn())
    for number in range(33):
        day = TODAY + timedelta(days=number)
        store.save([gratitude(number + 1, "x", day)], day)
    assert len(days_in(tmp_path)) == 32
    assert store.problems() == []
