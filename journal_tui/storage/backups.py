"""Backups: before a day's first save, every file that changed since it was last backed up.

They lie in `backups/<day>/<table>.json` inside the journal's folder, each an ordinary file of the journal.
Nothing here is synced to the device: a backup that a power cut undid differs from its file, so it is taken
again with the next day's first save.
"""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, NamedTuple

from journal_tui.domain.errors import NotSaved
from journal_tui.storage.files import (
    TEMP_END,
    TEMP_START,
    discard,
    exists,
    is_temp,
    names_in,
    read_file,
    signature_of,
    write_new,
)
from journal_tui.storage.format import is_sealed, parse, read_table
from journal_tui.storage.layout import (
    BACKUPS,
    all_backup_days,
    backup_days,
    backup_folder,
    backup_path,
    path_of,
    tables_in,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from journal_tui.storage.disk import Disk
    from journal_tui.storage.format import Parsed


def back_up(disk: Disk, folder: str, day: date, about_to_change: Collection[str]) -> None:
    """Make the day's backup, whole or not at all; OSError when it can't be made.

    The files about to be replaced are linked, since their old bytes stay theirs; the others are copied.
    """
    changed = _changed_tables(disk, folder)
    if not changed:
        return
    home = os.path.join(folder, BACKUPS)
    if not exists(disk, home):
        disk.mkdir(home)
    for left in filter(is_temp, names_in(disk, home)):
        discard(disk, os.path.join(home, left))  # left by a restore that was killed
        _remove_folder(disk, os.path.join(home, left))  # or by a backup
    stage = os.path.join(home, f"{TEMP_START}{day.isoformat()}.{os.urandom(4).hex()}{TEMP_END}")
    disk.mkdir(stage)
    try:
        for name in changed:
            _keep(disk, path_of(folder, name), os.path.join(stage, f"{name}.json"), name in about_to_change)
        disk.replace(stage, backup_folder(folder, day.isoformat()))
    except BaseException:
        _remove_folder(disk, stage)
        raise


def give_up(disk: Disk, folder: str, day: date) -> None:
    """Remove the backup of a day, which was made just now and nothing was replaced since."""
    _remove_folder(disk, backup_folder(folder, day.isoformat()))


class Backup(NamedTuple):
    """A table as a backup has it, whole or not; `path` is inside the journal's folder."""

    path: str
    data: bytes
    parsed: Parsed


def newest_good(disk: Disk, folder: str, name: str) -> Backup | None:
    """The newest backup of a table that is whole; one that can't be read isn't."""
    for day in backup_days(disk, folder):
        try:
            found = _backup(disk, folder, day, name)
        except OSError:
            continue
        if found.parsed.damage is None:
            return found
    return None


def all_of(disk: Disk, folder: str, name: str) -> Iterator[Backup]:
    """A table as each of its backups has it, newest first.

    Raises:
        OSError: the backups can't be listed.
        NotSaved: one of them can't be read, so nobody knows what it holds.
    """
    for day in all_backup_days(disk, folder):
        try:
            found = _backup(disk, folder, day, name)
        except (FileNotFoundError, NotADirectoryError):
            continue  # most days have none of it
        except OSError as error:
            if error.errno == errno.EINVAL:  # no file at all, as `read_file` has it
                continue
            raise NotSaved(
                f"its backup {BACKUPS}/{day}/{name}.json can't be read ({error.strerror}): see to that, or "
                "move it away to mend the rest without it"
            ) from error
        yield found


def _backup(disk: Disk, folder: str, day: str, name: str) -> Backup:
    data, _ = read_file(disk, backup_path(folder, day, name))
    return Backup(f"{BACKUPS}/{day}/{name}.json", data, read_table(name, data))


def _changed_tables(disk: Disk, folder: str) -> list[str]:
    """The good files whose size or time differs from their newest backup's, or that have none yet."""
    unknown = dict.fromkeys(tables_in(disk, folder))
    changed: list[str] = []
    for day in backup_days(disk, folder):
        here = names_in(disk, backup_folder(folder, day))
        for name in [name for name in unknown if f"{name}.json" in here]:
            del unknown[name]
            backup = signature_of(disk.stat(backup_path(folder, day, name)))
            if signature_of(disk.stat(path_of(folder, name)))[:2] != backup[:2]:
                changed.append(name)
        if not unknown:
            break
    # A damaged file must not pass for the newest good backup.
    return [name for name in [*changed, *unknown] if _is_whole(disk, path_of(folder, name), name)]


def _is_whole(disk: Disk, path: str, name: str) -> bool:
    try:
        data, _ = read_file(disk, path)
    except OSError:
        return False
    return is_sealed(data) or parse(name, data).damage is None


def _keep(disk: Disk, source: str, target: str, is_replaced: bool) -> None:
    source = disk.real_path(source)
    if is_replaced:
        try:
            disk.link(source, target)
        except OSError:
            pass  # a drive without links: a copy does as well
        else:
            return
    data, signature = read_file(disk, source)
    write_new(disk, target, data, durable=False)
    disk.set_mtime(target, signature[0])


def _remove_folder(disk: Disk, path: str) -> None:
    """Remove a backup that was never finished; what can't be removed now is swept another day."""
    try:
        for name in names_in(disk, path):
            disk.unlink(os.path.join(path, name))
        disk.rmdir(path)
    except OSError:
        pass
