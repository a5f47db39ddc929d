"""Looking after a journal's files: what is wrong with them, and mending it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from journal_tui.domain.days import month_of
from journal_tui.domain.errors import JournalError
from journal_tui.storage import conflicts, sentences
from journal_tui.storage.fading import faded, has_faded
from journal_tui.storage.files import discard, exists, is_temp, names_in
from journal_tui.storage.layout import (
    BACKUPS,
    PEOPLE,
    PRACTICE,
    UNFINISHED,
    backed_up,
    file_of,
    is_month,
    rescued,
    rescues_of,
    tables_in,
    year_folders,
)
from journal_tui.storage.strays import all_strays

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from datetime import date

    from journal_tui.domain.records import Record
    from journal_tui.domain.upkeep import Finding
    from journal_tui.storage.folder import FolderStorage
    from journal_tui.storage.shelf import Shelf
    from journal_tui.storage.strays import Stray


class JournalCaretaker:
    """Looks after the files of one journal, whose tables `shelf` holds in memory.

    `make_backup` makes the day's backup before anything is written, if nobody has made it yet.
    """

    def __init__(
        self,
        storage: FolderStorage,
        shelf: Shelf,
        device: Callable[[], str],
        make_backup: Callable[[date, Collection[str]], object],
    ) -> None:
        self._storage = storage
        self._disk = storage.disk
        self._folder = storage.folder
        self._shelf = shelf
        self._device = device
        self._make_backup = make_backup

    def known(self) -> Sequence[Finding]:
        """What is known already to be wrong with the files read so far; nothing is read for this."""
        return tuple(self._shelf.problems())

    def findings(self) -> Sequence[Finding]:
        """Everything about the files that isn't as it should be; nothing is changed by looking."""
        try:
            return self._findings()
        except OSError as error:
            return (sentences.unlisted(error),)

    def _findings(self) -> Sequence[Finding]:
        self._shelf.refresh()
        is_begun = exists(self._disk, os.path.join(self._folder, UNFINISHED))
        found: list[Finding] = [sentences.unfinished()] if is_begun else []
        for name in self._names():
            found += self._shelf.view(name).problems
            found += self._rescues_left(name)
        found += (
            conflicts.finding_of(self._disk, self._folder, stray)
            for stray in all_strays(self._disk, self._folder)
        )
        return tuple(dict.fromkeys(found))

    def mend(self, today: date) -> Sequence[str]:
        """Mend what can be mended, table by table; a sentence for each thing done, or not done and why.

        Raises:
            NotSaved: the journal can't be locked or looked into; nothing was lost.
        """
        try:
            return self._mend(today)
        except OSError as error:
            raise sentences.not_saved(error) from error

    def _mend(self, today: date) -> Sequence[str]:
        from journal_tui.storage.mending import mend_table

        said = self._finish_if_begun()
        strays = all_strays(self._disk, self._folder)
        names = {*self._names(), *(stray.home for stray in strays)}
        wrong = [name for name in sorted(names) if self._is_wrong(name, strays)]
        self._prepare(today, wrong)
        for name in wrong:
            try:
                elsewhere = [stray for stray in strays if stray.home == name and not stray.is_beside]
                said += mend_table(self._storage, name, elsewhere)
            except (OSError, JournalError) as error:
                said.append(f"{file_of(name)}: {sentences.not_mended(error)}")
            self._shelf.reread(name)
        return said

    def astray(self) -> Sequence[Record]:
        """The live records that lie in the file of another month than their day's.

        Raises:
            NotSaved: the journal's folder can't be looked into, so that none can be brought home.
        """
        try:
            months = [name for name in self._names() if is_month(name)]
        except OSError as error:
            raise sentences.not_saved(error) from error
        return [
            record
            for name in months
            for record in self._shelf.view(name).live
            if month_of(record.day) != name
        ]

    def fade(self, today: date) -> None:
        """Let the tombstones that nobody can bring back any more lose their text.

        Raises:
            NotSaved: a file could not be written; it is as before, and so are those after it.
            SavedUnconfirmed: it is in place, but the disk did not confirm it.
        """
        try:
            for name in self._names():
                records = self._shelf.view(name).records.values()
                if any(has_faded(record, today) for record in records):
                    self._fade_in(name, today)
        except OSError as error:
            raise sentences.not_saved(error) from error

    def _names(self) -> list[str]:
        """The tables that have a file, a rescue file or a backup."""
        there = {rescued(name) for name in tables_in(self._disk, self._folder)}
        return [PEOPLE, PRACTICE, *sorted((there | backed_up(self._disk, self._folder)) - {PEOPLE, PRACTICE})]

    def _rescues_left(self, name: str) -> list[Finding]:
        """The rescue files of a table, if its own file can be read, or never was."""
        if self._shelf.view(name).problems:
            return []
        there = [rescue for rescue in rescues_of(name) if self._storage.signature(rescue) is not None]
        return [sentences.rescue_left(file_of(name), file_of(rescue)) for rescue in there]

    def _finish_if_begun(self) -> list[str]:
        if not exists(self._disk, os.path.join(self._folder, UNFINISHED)):
            return []
        from journal_tui.storage.restoring import finish

        try:
            finish(self._storage)
        except (OSError, JournalError) as error:
            return [sentences.not_mended(error)]
        return ["The restore that was cut short is done."]

    def _fade_in(self, name: str, today: date) -> None:
        try:
            with self._storage.lock:
                loaded = self._storage.load(name)
                changes = faded(loaded.parsed.docs, today, self._device())
                if changes and loaded.parsed.damage is None:
                    docs = {**loaded.parsed.docs, **changes}
                    self._storage.rewrite(name, docs, loaded.stamp, loaded.parsed.schema)
        finally:
            self._shelf.reread(name)  # also of what is in place, and only not confirmed

    def _is_wrong(self, name: str, strays: Iterable[Stray]) -> bool:
        """Whether there may be anything to mend about a table."""
        is_beside = any(stray.home == name for stray in strays)
        return is_beside or bool(self._shelf.view(name).problems or self._rescues_left(name))

    def _prepare(self, today: date, wrong: Collection[str]) -> None:
        """Make the day's backup before anything is mended, and remove what a kill left half written.

        Under the lock every temp file is nobody's.
        """
        rooms = names_in(self._disk, os.path.join(self._folder, BACKUPS))
        backups = (os.path.join(BACKUPS, room) for room in ("", *rooms))
        with self._storage.lock:
            if wrong:
                self._make_backup(today, ())
            for place in ("", *year_folders(self._disk, self._folder), *backups):
                home = os.path.join(self._folder, place)
                for left in filter(is_temp, names_in(self._disk, home)):
                    discard(self._disk, os.path.join(home, left))
