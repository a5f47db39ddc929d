"""The formats that can come in, by name; only the module of the one that is read is imported."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from journal_tui.domain.errors import Refused

if TYPE_CHECKING:
    from journal_tui.domain.arrivals import Arrivals
    from journal_tui.exchange.parcel import Parcel

FORMATS = {
    "linkedin": "LinkedIn's Connections.csv",
    "vcard": "address book cards (.vcf)",
    "google": "Google's contacts.csv",
    "monica": "Monica's export (.json)",
    "jrnl": "jrnl's text, folder or JSON",
    "dayone": "Day One's JSON or zip",
    "presently": "Presently's CSV",
    "daylio": "Daylio's CSV",
    "loop": "Loop Habit Tracker's CSV zip",
    "markdown": "a folder of dated Markdown files",
    "journal": "an export of this program",
}
"""Each format's name, and what a user would call its file. The module of NAME is `from_NAME`."""


class Reader(Protocol):
    """What a format's module offers."""

    def recognises(self, parcel: Parcel) -> bool:
        """Whether the parcel looks like one of this format's; names and beginnings are enough to tell."""
        ...

    def read(self, parcel: Parcel) -> Arrivals:
        """Everything that it holds.

        Raises:
            Refused: when it is of no use at all.
        """
        ...


def read(name: str, parcel: Parcel) -> Arrivals:
    """What a parcel holds in this format; `auto` finds the format out.

    Raises:
        Refused: when it can't be read so, or `auto` finds none or several.
    """
    return _reader(_recognised(parcel) if name == "auto" else name).read(parcel)


def _reader(name: str) -> Reader:
    module: Reader = import_module(f"journal_tui.exchange.from_{name}")
    return module


def _recognised(parcel: Parcel) -> str:
    found = [name for name in FORMATS if _reader(name).recognises(parcel)]
    if len(found) == 1:
        return found[0]
    if found:
        raise Refused(f"Nothing was taken: {parcel.name} could be {' or '.join(found)}; name the one it is.")
    raise Refused(
        f"Nothing was taken: {parcel.name} looks like none of the formats known here; if it is one of them, "
        f"name it: {', '.join(FORMATS)}."
    )
