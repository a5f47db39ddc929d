"""What has to hold after anything that went wrong: the journal shows what it may, and life goes on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from journal_tui.domain.days import ONE_DAY
from journal_tui.domain.errors import NotSaved
from journal_tui.storage.files import is_temp
from journal_tui.storage.store import JournalStore
from tests.storage.model_disk import ModelDisk
from tests.storage.samples import gratitude, person, tree
from tests.storage.scenarios import leave, open_journal, picture

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from datetime import date

    from journal_tui.services.journal import Journal
    from journal_tui.storage.disk import Disk
    from tests.storage.scenarios import Again, Picture


def wrong_with(
    home: str, disk: Disk, day: date, allowed: Container[Picture], again: Again | None = None
) -> Iterator[str]:
    """A sentence for whatever is wrong with the journal in this folder, once it is opened again.

    What can be done `again` is, and then has to be done whole.
    """
    journal = open_journal(home, disk, day)
    there = picture(journal)
    if there not in allowed:
        yield f"yet the disk holds {there}"
    if (said := journal.store.problems()) and not (again and again.damaged):
        yield f"and {said}"
    if again is not None:
        again.act(journal)
        done = open_journal(home, disk, day)
        there = picture(done)
        if there != again.last or done.store.problems():
            yield f"and done again it comes to {there}, {done.store.problems()}"
    yield from _next_morning(home, disk, journal, there)
    assert isinstance(journal.store, JournalStore)
    journal.store.close()


def temps(home: str, disk: Disk) -> list[str]:
    """The paths of the temp files that lie about."""
    if isinstance(disk, ModelDisk):
        paths = list(disk.files())
    else:
        paths = [f"{home}/{path}" for path in tree(Path(home))]
    return [path for path in paths if any(is_temp(part) for part in path.split("/"))]


def _next_morning(home: str, disk: Disk, journal: Journal, there: Picture) -> Iterator[str]:
    """The first save of the next morning: it is kept, and sweeps away what a kill left lying about."""
    for left in temps(home, disk):
        disk.set_mtime(left, 0)  # a draft's that is being written right now would be left alone
    day = journal.moment().day
    try:
        journal.store.save([gratitude(99, "life goes on", day), person(98, "Life")], day + ONE_DAY)
        journal.drafts.keep(gratitude(97, "life goes on"))
    except NotSaved as error:
        yield f"and then: {error}"
        return
    leave(journal)
    if len(picture(open_journal(home, disk))) != len(there) + 3:
        yield "and then something is missing"
    if stays := temps(home, disk):
        yield f"and {stays} stays"
