"""jrnl's journals: its text, a folder of its days, or its JSON.

An entry begins with a line `[date time] title`; its body may hold other lines that begin with brackets.
Versions before 2 wrote none. A star at the end of a title is a mark of jrnl's. A folder has a file a day,
`2024/01/05.txt`, whose name stands above the dates inside.
"""

from __future__ import annotations

import re
from collections import deque
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from journal_tui.domain.arrivals import Arrivals, Entry, Skipped
from journal_tui.domain.errors import Refused
from journal_tui.exchange.decoding import open_text
from journal_tui.exchange.json_items import Items
from journal_tui.exchange.keys import Keys
from journal_tui.exchange.moments import Days, Found, clock
from journal_tui.exchange.skipping import refused, undated, without_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from journal_tui.domain.fields import Json
    from journal_tui.exchange.parcel import Parcel

STARRED = "#starred"
"""Stands for jrnl's star at the end of a text, where a search finds it."""

_GUARD = "\N{ZERO WIDTH SPACE}"
"""Our own export puts it before what jrnl would take for something else."""

_BRACKETS = re.compile(r"\[([^\]]{3,40})\](?: (.*))?")
_BARE = re.compile(
    r"((?:\d{4}-\d{2}-\d{2}|\d{2}\.\d{2}\.\d{4}) \d{1,2}:\d{2}(?::\d{2})?(?: ?[APap][Mm])?) (.*)"
)
_DAY_FILE = re.compile(r"(?:.*/)?(\d{4})/(\d{2})/(\d{2})\.txt")
_JSON = re.compile(rb'\s*\{\s*"tags"\s*:\s*\{')
_ENCRYPTED = (b"JRNLv3", b"gAAAAA")
_LOOKED_AT = 50
"""Lines in which the first entry's head is looked for."""


class _Raw(NamedTuple):
    """An entry as it stands: the line it begins in, what stands for its date, its title and what follows."""

    line: int
    when: str
    title: str
    body: str


def recognises(parcel: Parcel) -> bool:
    """Whether a text begins with an entry's head, a JSON with jrnl's tags, or a folder has files of days."""
    if parcel.shape != "file":
        return bool(_day_files(parcel))
    head = parcel.head(parcel.one())
    if head.startswith(_ENCRYPTED) or _JSON.match(head.removeprefix(b"\xef\xbb\xbf")):
        return True
    first = next((line for line in open_text(head).lines if line.strip()), "")
    return _head_in(first, _BRACKETS) is not None or _head_in(first, _BARE) is not None


def read(parcel: Parcel) -> Arrivals:
    """The entries; one whose date can't be read keeps its text."""
    days = _day_files(parcel)
    if days:
        return _read_folder(parcel, days)
    data = parcel.all_of(parcel.one(".txt", ".json"))
    if data.startswith(_ENCRYPTED):
        raise Refused(
            "Nothing was taken: this journal is encrypted; let jrnl write it out with `jrnl --format text`, "
            "and import that."
        )
    is_json = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
    return _read_json(data) if is_json else _read_text(data)


def _day_files(parcel: Parcel) -> dict[str, date]:
    """The files that are named after days, in order of the days."""
    found: dict[str, date] = {}
    for name in parcel.sizes:
        named = _DAY_FILE.fullmatch(name)
        when = named and Days().read("-".join(named.groups()))
        if when and when.day:
            found[name] = when.day
    return dict(sorted(found.items(), key=lambda item: item[1]))


def _head_in(line: str, form: re.Pattern[str]) -> tuple[str, str] | None:
    """What stands for the date in an entry's first line, and the title; None for any other line."""
    found = form.match(line.rstrip("\r\n"))
    if found is None or (Days().read(found[1]) is None and clock(found[1]) is None):
        return None
    return found[1], found[2] or ""


def _raw_entries(lines: Iterable[str]) -> Iterator[_Raw]:
    """The entries of a text; the first, whose date is empty, is what stands before any head."""
    lines = iter(lines)
    start = list(islice(lines, _LOOKED_AT))
    form = next((form for line in start for form in (_BRACKETS, _BARE) if _head_in(line, form)), _BRACKETS)
    begun, title, body = (1, ""), "", list[str]()
    for number, line in enumerate(chain(start, lines), 1):
        head = _head_in(line, form) if line[:1] == "[" or form is _BARE else None
        if head is None:
            body.append(line.rstrip("\r\n").removeprefix(_GUARD))
        else:
            yield _Raw(*begun, title, "\n".join(body))
            begun, title, body = (number, head[0]), head[1], []
    yield _Raw(*begun, title, "\n".join(body))


class _Reading:
    """The entries of one journal as they are made, and what is lost of them."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.skipped: list[Skipped] = []
        self._keys = Keys()

    def add(self, raw: _Raw, found: Found | None, where: str) -> None:
        """Make an entry; with its date as it stands where that can't be read."""
        title, is_starred = _title(raw.title)
        is_dated = found is not None and found.day is not None
        if raw.when and not is_dated:
            title = f"[{raw.when}] {title}".rstrip()
            self.skipped.append(undated(where, raw.when))
        text = f"{title}\n{raw.body}".strip()
        if not text:
            if raw.when:
                self.skipped.append(without_text(where))
            return
        if is_starred:
            text = f"{text}\n{STARRED}"
        day, at = (found.day, found.instant) if found else (None, None)
        key = self._keys.of(str(day or raw.when), str(found and found.at), text)
        self.entries.append(Entry(key, day, text, at=at))


def _title(title: str) -> tuple[str, bool]:
    """The title without jrnl's star, and whether there was one."""
    title = title.rstrip()
    if title.endswith(f"*{_GUARD}"):
        return title.removesuffix(_GUARD), False
    return (title[:-1].rstrip(), True) if title == "*" or title.endswith(" *") else (title, False)


def _read_text(data: bytes) -> Arrivals:
    decoded = open_text(data)
    raws = deque(_raw_entries(decoded.lines))
    if len(raws) == 1:
        raise Refused(
            "Nothing was taken: this is no journal of jrnl's; no line of it begins with a date in brackets."
        )
    days, reading = Days(), _Reading()
    for raw in raws:
        days.see(raw.when)
    if raws[0].body.strip():
        reading.skipped.append(Skipped("line 1", "it has no date, so it becomes a note of today"))
    while raws:
        raw = raws.popleft()
        reading.add(raw, days.read(raw.when), f"line {raw.line}")
    return Arrivals(
        "jrnl", reading.entries, skipped=reading.skipped, guessed=(*decoded.guessed, *days.guessed)
    )


def _read_folder(parcel: Parcel, days: Mapping[str, date]) -> Arrivals:
    reading = _Reading()
    others = (name for name in parcel.sizes if name not in days)
    reading.skipped += (Skipped(name, "jrnl has no day in a file of that name") for name in others)
    guessed: list[str] = []
    for name, day in days.items():
        try:
            decoded = open_text(parcel.all_of(name))
        except Refused as error:
            reading.skipped.append(refused(name, error))
            continue
        guessed += (f"{name}: {said}" for said in decoded.guessed)
        for raw in _raw_entries(decoded.lines):
            found = Days().read(raw.when) or Found(None, clock(raw.when))
            reading.add(raw, found._replace(day=day), f"{name}, line {raw.line}")
    return Arrivals("jrnl", reading.entries, skipped=reading.skipped, guessed=guessed)


def _read_json(data: bytes) -> Arrivals:
    items = Items(data, "entries", "date", "a journal of jrnl's")
    reading, days = _Reading(), Days()
    for number, item in items:
        texts = {name: _text(item.get(name)) for name in ("date", "time", "title", "body")}
        when = f"{texts['date']} {texts['time']}".strip()
        star = " *" if item.get("starred") is True else ""
        raw = _Raw(number, when or "no date", texts["title"] + star, texts["body"])
        reading.add(raw, days.read(when), f"entry {number}")
    return Arrivals(
        "jrnl", reading.entries, skipped=[*items.skipped, *reading.skipped], guessed=items.guessed
    )


def _text(value: Json) -> str:
    return value if isinstance(value, str) else ""
