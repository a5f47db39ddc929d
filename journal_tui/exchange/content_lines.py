"""The lines that vCard (RFC 6350, section 3) and iCalendar (RFC 5545, section 3.1) files are made of."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

LONGEST = 75
"""Octets of a line, its end not counted."""

_KEPT_CONTROL = "\t"


def escaped(text: str) -> str:
    """A text value: commas, semicolons, backslashes and line ends written so that they mean nothing else.

    Control characters have no place in either format, and are left out.
    """
    found = text.replace("\r\n", "\n").replace("\r", "\n")
    for sign in ("\\", ";", ","):
        found = found.replace(sign, f"\\{sign}")
    found = found.replace("\n", "\\n")
    return "".join(letter for letter in found if letter in _KEPT_CONTROL or not _is_control(letter))


def _is_control(letter: str) -> bool:
    return letter < " " or "\x7f" <= letter <= "\x9f"


def folded(line: str) -> str:
    """The line, ended by CRLF, broken so that none is longer than 75 octets and no letter is torn apart.

    What follows a break begins with a space, which counts.
    """
    data = line.encode("utf-8", "replace")
    pieces: list[bytes] = []
    room = LONGEST
    while len(data) > room:
        end = room
        while data[end] & 0xC0 == 0x80:  # within a letter
            end -= 1
        pieces.append(data[:end])
        data = data[end:]
        room = LONGEST - 1
    return "\r\n ".join(piece.decode() for piece in (*pieces, data)) + "\r\n"


def lines(contents: Iterable[str]) -> bytes:
    """The bytes of a file of these lines."""
    return "".join(map(folded, contents)).encode()


def utc(at: datetime) -> str:
    """An instant as both formats write it: `20261123T073000Z`."""
    with suppress(OverflowError):  # within hours of the calendar's first or last day
        at = at.astimezone(UTC)
    return f"{compact(at)}T{at:%H%M%S}Z"


def compact(day: date) -> str:
    """A day as both formats write it: `20261123`."""
    return f"{day.year:04}{day.month:02}{day.day:02}"
