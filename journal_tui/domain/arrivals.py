"""What comes in a file from elsewhere, before it is part of the journal: entries, people, whole records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from journal_tui.domain.records import ImportantDate, Record

EntryKind = Literal["note", "gratitude", "reflection", "interaction", "tick"]


class Entry(NamedTuple):
    """A piece of writing, a contact that happened, or a day marked done.

    `key` tells it from everything else of its format and is the same whenever the file is read again.
    `day` is the writer's own local date; None when it can't be read, and then the text is kept as a note of
    today. `at` is when it was written; without an offset it is this machine's local time. `people` are
    keys of newcomers in the same file, or full names; a name that nobody has stays text. A tick's `text` is
    the name of its habit, an interaction's its note.
    """

    key: str
    day: date | None
    text: str
    kind: EntryKind = "note"
    at: datetime | None = None
    people: tuple[str, ...] = ()
    prompt: str = ""
    channel: str = "message"


class Newcomer(NamedTuple):
    """What a file knows of a person; an empty field is not known. `number` is their line or card there.

    `key` is as an entry's: the address of a profile, a UID, or what else names nobody but them.
    """

    key: str
    name: str
    number: int = 0
    role: str = ""
    rhythm: int | Literal["never"] | None = None
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    org: str = ""
    met: str = ""
    mind: str = ""
    about: str = ""
    dates: tuple[ImportantDate, ...] = ()


class Skipped(NamedTuple):
    """Something in a file that is no use, wholly or in part: where (`line 12`, `entry 3`), and why."""

    where: str
    why: str


@dataclass(frozen=True)
class Arrivals:
    """Everything that a file holds, in its order.

    `records` are whole ones with ids of their own, from a journal of this program's. `skipped` names what
    will not come, and what of it; `guessed` says in a sentence each what had to be guessed, such as the
    encoding.
    """

    format: str
    entries: Sequence[Entry] = ()
    people: Sequence[Newcomer] = ()
    records: Sequence[Record] = ()
    skipped: Sequence[Skipped] = ()
    guessed: Sequence[str] = ()
