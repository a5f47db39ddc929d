"""What the journal holds: one frozen dataclass for each kind of record.

Every record carries the same envelope (see `Record`); a kind adds its own fields. An edit is a copy
(`dataclasses.replace`), never a change in place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet
    from dataclasses import Field
    from datetime import date, datetime, time

CHANNELS = ("message", "email", "call", "video", "coffee", "meeting", "event")

ACTS = (
    "check in",
    "thank",
    "congratulate",
    "offer help",
    "share an opportunity",
    "introduce",
    "ask an opinion",
    "ask for help",
    "seek feedback",
    "invite",
    "follow up",
    "repair",
)

GAVE = ("me", "them", "both", "neither")

Seen = Mapping[str, int]
"""How many edits of a record each device has made: {device id: edits}."""

NOTHING_SEEN: Seen = {}
NOBODY_TOLD: Mapping[str, date] = {}

_R = TypeVar("_R")


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
def record(kind: type[_R]) -> type[_R]:
    """Make a frozen dataclass, all of whose fields are named, of this class when its first record is made.

    A command makes records of a kind or two, and each kind takes a moment that a command's 30 ms feel. For
    the same reason what freezes, compares and describes them stands once in `Record`.
    """

    def make_the_first(self: object, **values: object) -> None:
        finish(type(self))
        type(self).__init__(self, **values)

    kind.__init__ = make_the_first  # type: ignore[method-assign]
    _UNFINISHED.add(kind)
    return kind


def finish(kind: type) -> None:
    """Make dataclasses of a kind of record and of what it is built on, if they aren't yet."""
    for each in reversed(kind.__mro__):
        if each in _UNFINISHED:
            _UNFINISHED.discard(each)
            dataclass(kw_only=True, init=False, eq=False, repr=False)(each)
            usual = {held.name: _usual(held) for held in fields(each)}
            given = {name: value for name, value in usual.items() if value is not MISSING}
            _SHAPES[each] = (usual.keys(), given)
            each.__init__ = _fill  # type: ignore[misc]  # in place of the one that led here


def _usual(held: Field[object]) -> object:
    """What a field holds if nothing else is said."""
    return held.default if held.default_factory is MISSING else held.default_factory()


def _fill(self: Record, **values: object) -> None:
    """Fill a new record, in a third of the time that field after field takes: a journal has 60,000."""
    names, usual = _SHAPES[type(self)]
    held = self.__dict__
    held["seen"] = NOTHING_SEEN  # a dict filled all at once no longer shares its keys with other records
    held.update(usual)
    held.update(values)
    if held.keys() != names:
        wrong = ", ".join(sorted(held.keys() ^ names))
        raise TypeError(f"{type(self).__name__} needs each of its fields and no others: see {wrong}")


def blank(kind: type[_R]) -> _R:
    """A record that holds what is usual and nothing else, for a reader who fills in the rest at once."""
    if kind in _UNFINISHED:
        finish(kind)
    made = kind.__new__(kind)
    held = made.__dict__
    held["seen"] = NOTHING_SEEN
    held.update(_SHAPES[kind][1])
    return made


def finish_all() -> None:
    """Make dataclasses of all kinds; to be done before threads begin to make records."""
    for kind in tuple(_UNFINISHED):
        finish(kind)


_UNFINISHED: set[type] = set()

_SHAPES: dict[type, tuple[AbstractSet[str], Mapping[str, object]]] = {}
"""Of each kind that is finished, the names of its fields, and what they hold if nothing else is said."""


@record
class Record:
    """The envelope that all records share.

    `day` is the practice date the record belongs to, `written` the practice date on which it was first
    made; both are stamped once. `seen` counts the edits of each device and is the store's to change.
    `deleted` marks a tombstone; `moved_from` is the id that the record had in another month. What came in a
    file has the id of that import and its `source`: the format and its key there (`dayone:6F2B…`).
    """

    id: str
    day: date
    written: date
    created_at: datetime
    updated_at: datetime
    seen: Seen = field(default_factory=lambda: NOTHING_SEEN)
    deleted: datetime | None = None
    conflict_of: str | None = None
    moved_from: str | None = None
    import_id: str | None = None
    source: str | None = None
    kind: ClassVar[str] = ""

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash(self.id)

    def __repr__(self) -> str:
        return (
            f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in vars(self).items())})"
        )


@record
class Gratitude(Record):
    """Something to be glad of, and for whom; `told` holds the day it was said to each of them."""

    text: str
    people: tuple[str, ...] = ()
    told: Mapping[str, date] = field(default_factory=lambda: NOBODY_TOLD)
    kind: ClassVar[str] = "gratitude"


@record
class Reflection(Record):
    """An answer to a prompt; the prompt's text is kept as it was shown."""

    text: str
    prompt_id: str = ""
    prompt: str = ""
    theme: str = ""
    people: tuple[str, ...] = ()
    kind: ClassVar[str] = "reflection"


@record
class Note(Record):
    """Free writing on a day."""

    text: str
    people: tuple[str, ...] = ()
    kind: ClassVar[str] = "note"


@record
class Review(Record):
    """A week looked over on its last day or soon after: a question over its own words, and the answer.

    `ends` is the last of the week's seven days; the question is kept as it was shown.
    """

    text: str
    ends: date
    prompt_id: str = ""
    prompt: str = ""
    people: tuple[str, ...] = ()
    kind: ClassVar[str] = "review"


class NextContact(NamedTuple):
    """When to be in touch again, as agreed while logging; a time and a channel if they were named."""

    day: date
    at: time | None = None
    channel: str | None = None


@record
class Interaction(Record):
    """One contact that happened; `waiting` says a reply is awaited, `closed` when that wait was ended."""

    people: tuple[str, ...]
    channel: str = "message"
    act: str = "check in"
    gave: str = "both"
    note: str = ""
    waiting: bool = False
    closed: date | None = None
    next: NextContact | None = None
    kind: ClassVar[str] = "interaction"


@record
class Promise(Record):
    """Something one side said they would do, by `me` or by `them`; open until kept or released."""

    text: str
    people: tuple[str, ...]
    by: str = "me"
    due: date | None = None
    kept: date | None = None
    released: date | None = None
    kind: ClassVar[str] = "promise"

    @property
    def state(self) -> Literal["open", "kept", "released"]:
        """Where the promise stands."""
        if self.kept is not None:
            return "kept"
        return "open" if self.released is None else "released"


class Pick(NamedTuple):
    """A reason offered this morning, as it was chosen: the person, its kind, and what it is about."""

    person: str
    kind: str
    about: str = ""


@record
class Sitting(Record):
    """One sitting of the connection block; `seconds` counts the time it was open and unpaused.

    `minutes` is how long the block was meant to be on its day. The day's first sitting holds its `picks`.
    `planned` and `set_aside` (not today) are ids of people; `when` and `will` are the two halves of the
    if-then line.
    """

    seconds: int = 0
    minutes: int = 15
    picks: tuple[Pick, ...] = ()
    planned: tuple[str, ...] = ()
    set_aside: tuple[str, ...] = ()
    when: str = ""
    will: str = ""
    kind: ClassVar[str] = "sitting"


@record
class Tick(Record):
    """A day marked done in another habit tracker; it does one part and invents no text."""

    habit: str = ""
    kind: ClassVar[str] = "tick"


class ImportantDate(NamedTuple):
    """A date of a person's: yearly, with the year it began if that is known, or `once` in its year."""

    label: str
    month: int
    day: int
    year: int | None = None
    once: bool = False


class Gain(NamedTuple):
    """What somebody who was here already gained by an import, so that it can be taken back.

    `source` is the key under which the file knows them; the facts are those that they lacked.
    """

    import_id: str
    source: str
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    org: str = ""
    met: str = ""
    about: str = ""
    dates: tuple[ImportantDate, ...] = ()


@record
class Person(Record):
    """Someone to look after. `rhythm` is in days, or `never`, or None for the role's own.

    `snoozed_until` is the first day on which they may be suggested again; `stepped_back` the day on which
    the user stepped back from them. `mind` holds the boundaries to keep in mind, `about` what else is known.
    `imported` says that they came in a file, so that nobody meets them all at once; `chosen` is the day from
    which they are looked after, where that isn't the day they came. `merged_into` is the id of the person
    that they turned out to be; from then on they are only another name for that one.
    """

    name: str
    role: str = "other"
    rhythm: int | Literal["never"] | None = None
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    org: str = ""
    met: str = ""
    mind: str = ""
    about: str = ""
    dates: tuple[ImportantDate, ...] = ()
    snoozed_until: date | None = None
    stepped_back: date | None = None
    imported: bool = False
    chosen: date | None = None
    gained: tuple[Gain, ...] = ()
    merged_into: str | None = None
    kind: ClassVar[str] = "person"


@record
class ScheduleChange(Record):
    """The schedule that holds from practice date `starts` until the next change.

    `weekdays` counts Monday as 0. A journal's first schedule holds from the beginning (`date.min`).
    """

    starts: date
    weekdays: frozenset[int]
    rest_days: int
    day_ends_at: time
    kind: ClassVar[str] = "schedule"


@record
class PauseSet(Record):
    """A range of dates set aside, both ends included; open-ended when `last` is None."""

    first: date
    last: date | None = None
    kind: ClassVar[str] = "pause"


@record
class Import(Record):
    """An import that was begun: its id is that which all it brought carries as `import_id`.

    `file` is the file's own name. Its tombstone says that the import was taken back.
    """

    format: str
    file: str = ""
    kind: ClassVar[str] = "import"


@record
class Setting(Record):
    """One of the practice's own settings, by its name, and the number it is set to."""

    name: str
    value: int
    kind: ClassVar[str] = "setting"


@record
class RoleSet(Record):
    """A role and its rhythm: one of the user's own, or a built-in one that they changed."""

    name: str
    rhythm: int | Literal["never"]
    kind: ClassVar[str] = "role"


Written = Gratitude | Reflection | Note | Review | Promise
"""The kinds whose own words are in `text`."""


def words_of(record: Record) -> str:
    """The user's own words in a record: its text, an interaction's note, a person's name, or nothing."""
    match record:
        case Gratitude(text=words) | Reflection(text=words) | Note(text=words) | Promise(text=words):
            return words
        case Review(text=words):
            return words
        case Interaction(note=words) | Person(name=words):
            return words
        case _:
            return ""


def people_in(record: Record) -> tuple[str, ...]:
    """The ids of the people a record names."""
    match record:
        case (
            Gratitude(people=ids)
            | Reflection(people=ids)
            | Note(people=ids)
            | Review(people=ids)
            | Promise(people=ids)
            | Interaction(people=ids)
        ):
            return ids
        case _:
            return ()
