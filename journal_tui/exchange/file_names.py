"""Names of people as names of files that every system, and a link, can hold."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from journal_tui.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LONGEST = 100
"""Bytes of a name; file systems take 255, some clouds less for the whole path."""

_UNFIT = re.compile(r'[\\/:*?"<>|#^\[\]%\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+')
"""What a file system forbids, or a link in double brackets."""

_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices, whatever follows a point."""

NOBODY = "Somebody"


def file_names(people: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """A name for each id, different from every other even where case and accents don't count."""
    taken: set[str] = set()
    found: dict[str, str] = {}
    for person_id, name in people:
        stem = _fit(name)
        free, count = stem, 1
        while fold(free) in taken:
            count += 1
            free = f"{stem} {count}"
        taken.add(fold(free))
        found[person_id] = free
    return found


def _fit(name: str) -> str:
    kept = " ".join(_UNFIT.sub(" ", unicodedata.normalize("NFC", name)).split())
    kept = kept.encode()[:LONGEST].decode(errors="ignore").strip(" .")
    if _DEVICE.fullmatch(kept):
        kept = f"{kept}_"
    return kept or NOBODY
