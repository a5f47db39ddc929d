"""Day One's JSON, alone or in the zip that holds its photos beside it.

A `creationDate` is in UTC; the day it belongs to follows from the entry's own `timeZone`. The text is
Markdown with a backslash before most signs, links to photos, and spaces without width around what is bold.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from journal_tui.domain.arrivals import Arrivals, Entry, Skipped
from journal_tui.domain.errors import Refused
from journal_tui.exchange.json_items import Items
from journal_tui.exchange.keys import Keys
from journal_tui.exchange.markdown_text import unescaped
from journal_tui.exchange.skipping import refused, stayed_behind, undated, without_text

if TYPE_CHECKING:
    from journal_tui.domain.fields import Json
    from journal_tui.exchange.parcel import Parcel

_WHAT = "a Day One export"
_PICTURE = re.compile(r"!\[[^\]]*\]\(dayone-moment:[^)]*\)")
_START = re.compile(rb'\s*\{\s*"(?:metadata|entries)"\s*:')
_TAG = re.compile(r"[^\w/-]+")


def recognises(parcel: Parcel) -> bool:
    """Whether a JSON begins as Day One's do, or a zip or folder holds one that does."""
    files = list(parcel.sizes) if parcel.shape == "file" else parcel.ending(".json")
    return any(_is_one(parcel.head(name)) for name in files)


def _is_one(head: bytes) -> bool:
    head = head.removeprefix(b"\xef\xbb\xbf")
    return _START.match(head) is not None and (b'"metadata"' in head or b'"creationDate"' in head)


def read(parcel: Parcel) -> Arrivals:
    """The entries of every journal in it; one that is broken costs the others nothing."""
    files = list(parcel.sizes) if parcel.shape == "file" else parcel.ending(".json")
    if not files:
        parcel.one(".json")
    reading = _Reading(is_one=len(files) == 1)
    for name in files:
        reading.add_journal(name, parcel.all_of(name))
    return Arrivals("dayone", reading.entries, skipped=reading.skipped, guessed=reading.guessed)


class _Reading:
    """The entries of all journals as they are made, what is lost of them, and what was guessed."""

    def __init__(self, *, is_one: bool) -> None:
        self.entries: list[Entry] = []
        self.skipped: list[Skipped] = []
        self.guessed: list[str] = []
        self._keys = Keys()
        self._is_one = is_one

    def add_journal(self, name: str, data: bytes) -> None:
        """Read one file.

        Raises:
            Refused: when it is the only one, and no use.
        """
        before = "" if self._is_one else f"{name}, "
        try:
            items = Items(data, "entries", "creationDate", _WHAT)
        except Refused as error:
            if self._is_one:
                raise
            self.skipped.append(refused(name, error))
            return
        for number, item in items:
            self._add(item, f"{before}entry {number}")
        self.skipped += (each._replace(where=before + each.where) for each in items.skipped)
        self.guessed += (before + said for said in items.guessed)

    def _add(self, item: dict[str, Json], where: str) -> None:
        markdown = _markdown(item)
        if markdown is None:
            self.skipped.append(Skipped(where, "its text can't be read"))
            return
        if item.get("text") is not None and not isinstance(item.get("text"), str):
            self.skipped.append(Skipped(where, "its text is broken; what it is shown as was taken"))
        text = _plain(markdown)
        if _PICTURE.search(markdown):
            self.skipped.append(stayed_behind(where))
        if not text:
            self.skipped.append(without_text(where))
            return
        at = self._instant(item, where)
        uuid = item.get("uuid")
        has_key = isinstance(uuid, str) and uuid
        key = self._keys.once(str(uuid)) if has_key else self._keys.of(str(item.get("creationDate")), text)
        self.entries.append(
            Entry(key, at and at.date(), "\n\n".join(filter(None, (text, _tags(item)))), at=at)
        )

    def _instant(self, item: dict[str, Json], where: str) -> datetime | None:
        """When the entry was written, by the writer's own clock; None where nobody can tell."""
        created, zone = item.get("creationDate"), item.get("timeZone")
        try:
            at = datetime.fromisoformat(created if isinstance(created, str) else "")
            at = at if at.tzinfo else at.replace(tzinfo=UTC)
            if not isinstance(zone, str) or not zone:
                self._guess("Entries without a time zone got the day that this machine's zone gives them.")
                return at.astimezone()
            found = _zone(zone)
            if found is None:
                self._guess(
                    f"The time zone {zone} isn't known here; its entries got the day that UTC gives them."
                )
            return at.astimezone(found or UTC)
        except (ValueError, OverflowError):
            self.skipped.append(undated(where, created if isinstance(created, str) else ""))
            return None

    def _guess(self, sentence: str) -> None:
        if sentence not in self.guessed:
            self.guessed.append(sentence)


@lru_cache(maxsize=256)
def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _markdown(item: dict[str, Json]) -> str | None:
    """An entry's text, or else its rich text as plain; empty where it has none, None where it is broken."""
    text, rich = item.get("text"), item.get("richText")
    if isinstance(text, str):
        return text
    if isinstance(rich, str):
        return _of_rich(rich)
    return "" if text is None and rich is None else None


def _of_rich(rich: str) -> str | None:
    try:
        found: Json = json.loads(rich)
    except (ValueError, RecursionError):
        return None
    contents = found.get("contents") if isinstance(found, dict) else None
    if not isinstance(contents, list):
        return None
    texts = (each.get("text") for each in contents if isinstance(each, dict))
    return "".join(text for text in texts if isinstance(text, str))


def _plain(markdown: str) -> str:
    """The words, with their Markdown, but without what Day One alone needs in it."""
    kept = _PICTURE.sub("", markdown) if "dayone-moment:" in markdown else markdown
    kept = kept.replace("\N{ZERO WIDTH SPACE}", "")
    kept = unescaped(kept) if "\\" in kept else kept
    return (re.sub(r"\n{3,}", "\n\n", kept) if "\n\n\n" in kept else kept).strip()


def _tags(item: dict[str, Json]) -> str:
    """Its tags as the search here finds them, and a star as one of them."""
    tags = item.get("tags")
    names = [tag for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else []
    if item.get("starred") is True:
        names.append("starred")
    return " ".join(f"#{kept}" for name in names if (kept := _TAG.sub("-", name).strip("-")))
