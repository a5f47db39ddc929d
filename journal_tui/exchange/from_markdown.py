"""A folder of dated Markdown files, such as the daily notes of Obsidian or Logseq: a note for each.

The date is in the file's name or path, or else in the front matter. `[[Links]]` become the names that they
show, and link those people who are here under these names.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from journal_tui.domain.arrivals import Arrivals, Entry, Skipped
from journal_tui.domain.errors import Refused
from journal_tui.domain.phrases import counted
from journal_tui.exchange.decoding import text_of
from journal_tui.exchange.front_matter import split
from journal_tui.exchange.keys import Keys
from journal_tui.exchange.markdown_text import unescaped
from journal_tui.exchange.moments import Days
from journal_tui.exchange.skipping import refused, stayed_behind, undated, without_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from journal_tui.exchange.parcel import Parcel

_ENDINGS = (".md", ".markdown")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})([-_.]?)(\d{2})\2(\d{2})(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})([-.])(\d{1,2})\2(\d{4})(?!\d)")
_IN_PATH = re.compile(r"(?<!\d)(\d{4})/(\d{1,2})/(\d{1,2})$")
_LINK = re.compile(r"(!?)\[\[([^\[\]|#^\n]*)(?:[#^][^\[\]|\n]*)?(?:\|([^\[\]\n]*))?\]\]")
_IMAGE = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)")
_INDENT = re.compile(r"^(?:&#32;|&#9;)", re.MULTILINE)


def recognises(parcel: Parcel) -> bool:
    """Whether there is a Markdown file with a date in its name or path."""
    return any(_day_in(name, Days()) for name in parcel.ending(*_ENDINGS))


def read(parcel: Parcel) -> Arrivals:
    """A note for each file that has a date; the others are named."""
    files = list(parcel.sizes) if parcel.shape == "file" else parcel.ending(*_ENDINGS)
    if not files:
        raise Refused(f"Nothing was taken: {parcel.name} holds no Markdown file.")
    reading = _Reading(files)
    for name in files:
        try:
            whole, guessed = text_of(parcel.all_of(name))
        except Refused as error:
            reading.skipped.append(refused(name, error))
        else:
            reading.guessed += (f"{name}: {said}" for said in guessed)
            reading.add(name, whole)
    others = len(parcel.sizes) - len(files)
    if others:
        reading.skipped.append(Skipped(counted(others, "other file"), "no Markdown"))
    if not reading.entries:
        why = reading.skipped[0].why if len(files) == 1 else "none of its files has a date and a text"
        raise Refused(f"Nothing was taken from {parcel.name}: {why}.")
    return Arrivals("markdown", reading.entries, skipped=reading.skipped, guessed=reading.all_guessed())


def _written_in(name: str) -> str:
    """What stands for a date in a file's name, or in its path."""
    path = name.rpartition(".")[0]
    stem = path.rpartition("/")[2]
    if found := _YEAR_FIRST.search(stem):
        return f"{found[1]}-{found[3]}-{found[4]}"
    if found := _YEAR_LAST.search(stem):
        return found[0]
    found = _IN_PATH.search(path)
    return "-".join(found.groups()) if found else ""


def _day_in(name: str, days: Days) -> date | None:
    found = days.read(_written_in(name))
    return found.day if found else None


class _Shown(NamedTuple):
    """A text as a reader of Markdown sees it, the names that it links, and whether it shows attachments."""

    text: str
    people: tuple[str, ...]
    is_illustrated: bool


class _Reading:
    """The notes as they are made, what is lost of them, and what was guessed."""

    def __init__(self, names: list[str]) -> None:
        self.entries: list[Entry] = []
        self.skipped: list[Skipped] = []
        self.guessed: list[str] = []
        self._keys = Keys()
        self._days = Days()
        for name in names:
            self._days.see(_written_in(name))

    def all_guessed(self) -> tuple[str, ...]:
        """What was guessed, about the order of dates too."""
        return (*self.guessed, *self._days.guessed)

    def add(self, name: str, whole: str) -> None:
        """Make a note of a file, if it has a date and a text."""
        fields, markdown = split(whole)
        at = self._instant(fields)
        written = _written_in(name)
        day = _day_in(name, self._days) or (at.date() if at else None)
        if day is None and not written:
            self.skipped.append(Skipped(name, "neither its name nor its front matter holds a date"))
            return
        shown = _shown(markdown)
        if shown.is_illustrated:
            self.skipped.append(stayed_behind(name))
        if not shown.text:
            self.skipped.append(without_text(name))
            return
        if day is None:
            self.skipped.append(undated(name, written))
        tags = " ".join(f"#{tag.lstrip('#')}" for tag in fields.get("tags", []))
        text = "\n\n".join(filter(None, ("" if day else written, shown.text, tags)))
        same_day = at if at and at.date() == day and at.time() != datetime.min.time() else None
        key = self._keys.of(str(day), text)
        self.entries.append(Entry(key, day, text, at=same_day, people=shown.people))

    def _instant(self, fields: Mapping[str, list[str]]) -> datetime | None:
        """When a file says that it was written; midnight where it says the day alone."""
        for name in ("date", "created"):
            for text in fields.get(name, [])[:1]:
                try:
                    return datetime.fromisoformat(text)
                except ValueError:
                    found = self._days.read(text)
                    if found and found.day:
                        return found.instant or datetime.combine(found.day, datetime.min.time())
        return None


def _shown(markdown: str) -> _Shown:
    people: dict[str, None] = {}
    embedded: list[str] = []

    def named(link: re.Match[str]) -> str:
        if link[1]:
            embedded.append(link[0])
            return ""
        target, shown = link[2].strip(), (link[3] or link[2]).strip()
        people.update(dict.fromkeys(filter(None, (shown, target.rpartition("/")[2]))))
        return shown

    text, images = _IMAGE.subn("", _LINK.sub(named, markdown))
    text = unescaped(_INDENT.sub(lambda found: "\t" if "9" in found[0] else " ", text))
    return _Shown(text.strip("\n").rstrip(), tuple(people), bool(embedded or images))
