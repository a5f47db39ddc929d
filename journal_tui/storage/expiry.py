"""Which backups go: a day's backup holds only what had changed, so what stays is reckoned for each file.

The days kept are the 30 newest that have backups, the newest of each of the 12 newest months, the newest of
every year, and the day itself. Of each file stays what it was on each of those days, that is its newest
backup no later than the day, and its newest backup of all. So every kept day stays whole. Nothing here asks
what the time is: a wrong clock makes at most one backup too many, and lets none go.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from journal_tui.storage.files import names_in, read_file
from journal_tui.storage.format import is_sealed
from journal_tui.storage.layout import backup_days, backup_folder

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import date

    from journal_tui.storage.disk import Disk

DAILY, MONTHLY = 30, 12
_MONTH, _YEAR = len("2026-11"), len("2026")

Backup = tuple[str, str]
"""A day with backups, as its folder is named, and a file in it."""


def expire(disk: Disk, folder: str, today: date) -> None:
    """Remove the backups that nobody needs any more; what can't be removed now goes another day."""
    with suppress(OSError):
        held = {day: names_in(disk, backup_folder(folder, day)) for day in backup_days(disk, folder)}
        going = expired(held, today.isoformat())
        doubtful = {
            file for file in {file for _, file in going} if not _is_newest_whole(disk, folder, held, file)
        }
        for day, file in going:
            if file not in doubtful:
                disk.unlink(os.path.join(backup_folder(folder, day), file))
        for day in {day for day, _ in going}:
            if not names_in(disk, backup_folder(folder, day)):
                disk.rmdir(backup_folder(folder, day))


def expired(held: Mapping[str, Collection[str]], today: str) -> list[Backup]:
    """The backups that go, of those held on each day."""
    kept_days = {*days_kept(held), today}
    going: list[Backup] = []
    for file in sorted({file for files in held.values() for file in files}):
        days = sorted((day for day in held if file in held[day]), reverse=True)
        staying = {days[0]}
        staying.update(day for day in (_newest_until(kept, days) for kept in kept_days) if day is not None)
        going += ((day, file) for day in days if day not in staying)
    return going


def days_kept(days: Iterable[str]) -> set[str]:
    """The days that stay whole: the newest ones, and the newest of the newest months and of every year."""
    newest_first = sorted(days, reverse=True)
    months = list(_first_of_each(newest_first, _MONTH))
    return {*newest_first[:DAILY], *months[:MONTHLY], *_first_of_each(newest_first, _YEAR)}


def _first_of_each(days: Iterable[str], length: int) -> Iterator[str]:
    """The first day of each month or year, as so many letters of it say."""
    known: set[str] = set()
    for day in days:
        if day[:length] not in known:
            known.add(day[:length])
            yield day


def _newest_until(kept: str, days: Iterable[str]) -> str | None:
    """Of days, the newest first, the first that is no later than this one."""
    return next((day for day in days if day <= kept), None)


def _is_newest_whole(disk: Disk, folder: str, held: Mapping[str, Collection[str]], file: str) -> bool:
    """Whether a file's newest backup can be relied on: else the older ones are worth keeping."""
    newest = max(day for day in held if file in held[day])
    return is_sealed(read_file(disk, os.path.join(backup_folder(folder, newest), file))[0])
