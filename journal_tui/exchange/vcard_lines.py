"""vCards of any version, as real programs write them, as properties: RFC 2425, 2426, 6350 and vCard 2.1.

Bytes are unfolded before they are decoded, since a fold may cut a letter in two and each property may have
a character set of its own.
"""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from journal_tui.exchange.decoding import encoding_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_LINE_END = re.compile(rb"\r\n|\r|\n")
_PROPERTY = re.compile(
    rb"(?:([A-Za-z0-9_-]+)\.)?([A-Za-z0-9_-]+)((?:;(?:[^\":;]|\"[^\"]*\")*)*):(.*)", re.DOTALL
)
_PARAMETER = re.compile(rb";((?:[^\";]|\"[^\"]*\")*)")
_AGENT = re.compile(rb"AGENT[^:]*:\s*$", re.IGNORECASE)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_ENCODINGS = {"QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"}


class Property(NamedTuple):
    """One property: its group (`item1`), name, parameters (names and values in capitals) and value.

    A parameter without a name, as vCard 2.1 has them, is a `TYPE`. The value is still escaped.
    """

    group: str
    name: str
    parameters: Mapping[str, Sequence[str]]
    value: str

    def has_type(self, *names: str) -> bool:
        """Whether one of these is among its types."""
        return any(name in self.parameters.get("TYPE", ()) for name in names)

    @property
    def text(self) -> str:
        """The value as one text."""
        return unescaped(self.value).strip()

    def parts(self, by: str = ";") -> list[str]:
        """The value as the texts between its unescaped semicolons, or commas."""
        return [
            unescaped(part).strip() for part in re.findall(rf"((?:[^\\{by}]|\\.)*)(?:{by}|$)", self.value)
        ]


@dataclass
class Card:
    """One card: its number in the file, counted from 1, and its properties in order."""

    number: int
    properties: list[Property] = field(default_factory=list)

    def all(self, *names: str) -> list[Property]:
        """The properties of these names that hold anything, those that are preferred first."""
        found = [each for each in self.properties if each.name in names and each.value.strip()]
        return sorted(found, key=_place)

    def first(self, name: str) -> Property | None:
        """The first property of a name that holds anything."""
        return next(iter(self.all(name)), None)

    def label(self, group: str) -> str:
        """What Apple's address book calls a group of properties."""
        for each in self.all("X-ABLABEL"):
            if group and each.group == group:
                return each.text.removeprefix("_$!<").removesuffix(">!$_")
        return ""


def _place(each: Property) -> int:
    number = "".join(each.parameters.get("PREF", ()))
    if number.isdecimal():
        return int(number)
    return 1 if each.has_type("PREF") else 100


def unescaped(text: str) -> str:
    """The text as it was before it was escaped with backslashes."""
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else _plain(found[1]), text)


def _plain(letter: str) -> str:
    return letter if letter in '\\,;:"' else f"\\{letter}"


class Cards:
    """The cards in a file; `guessed` says what had to be guessed once they have been read."""

    def __init__(self, data: bytes) -> None:
        found = encoding_of(data)
        self.guessed = list(found.guessed) if found.name.startswith("utf-16") else []
        if found.name.startswith(("utf-16", "utf-32")):
            data = data.decode(found.name, "replace").encode()
        self._data = data.removeprefix(b"\xef\xbb\xbf")
        self._odd = 0

    def __iter__(self) -> Iterator[Card]:
        """The cards in order."""
        for number, lines in enumerate(_card_lines(self._data), 1):
            made = [self._property(line) for line in lines]
            yield Card(number, [each for each in made if each is not None])
        if self._odd:
            said = "1 value is" if self._odd == 1 else f"{self._odd} values are"
            self.guessed.append(f"{said} not UTF-8 and did not say what else; read as Windows-1252.")

    def _property(self, line: bytes) -> Property | None:
        found = _PROPERTY.match(line)
        if found is None:
            return None
        group, name, given, value = found.groups()
        parameters = _parameters(given)
        encoding = parameters.get("ENCODING", ())
        if "BASE64" in encoding or "B" in encoding:
            value = b""  # a photo, a sound, a key
        elif "QUOTED-PRINTABLE" in encoding:
            value = binascii.a2b_qp(value)
        text = self._decoded(value, parameters.get("CHARSET", ()))
        return Property((group or b"").decode().upper(), name.decode().upper(), parameters, text)

    def _decoded(self, value: bytes, charset: Sequence[str]) -> str:
        for name in (*charset[:1], "utf-8"):
            try:
                return value.decode(name)
            except (UnicodeDecodeError, LookupError):
                continue
        self._odd += 1
        return value.decode("cp1252", "replace")


def _card_lines(data: bytes) -> Iterator[list[bytes]]:
    """The lines of each card; one that has no end ends where the next begins.

    An agent's card inside a card, as vCard 2.1 has it, is left out.
    """
    card: list[bytes] | None = None
    depth = 0
    for line in filter(None, _unfolded(data)):
        if _is_edge(line, b"BEGIN"):
            if card and _AGENT.match(card[-1]):
                depth += 1
                continue
            if card is not None:
                yield card
            card, depth = [], 0
        elif _is_edge(line, b"END"):
            if not depth and card is not None:
                yield card
                card = None
            depth = max(0, depth - 1)
        elif card is not None and not depth:
            card.append(line)
    if card is not None:
        yield card


def _is_edge(line: bytes, word: bytes) -> bool:
    before, _, after = line.partition(b":")
    return before.strip().upper() == word and after.strip().upper() == b"VCARD"


def _unfolded(data: bytes) -> Iterator[bytes]:
    """Lines without their folds: a line that begins with white space goes on from the one before.

    Quoted-printable has breaks of its own: such a line ends in `=`.
    """
    pieces: list[bytes] = []
    is_soft = False
    for line in _LINE_END.split(data):
        if is_soft:
            pieces += (b"\r\n", line)
        elif pieces and line[:1] in {b" ", b"\t"}:
            pieces.append(line[1:])
        else:
            yield b"".join(pieces)
            pieces = [line]
        is_soft = line.endswith(b"=") and _is_quoted_printable(pieces[0])
    yield b"".join(pieces)


def _is_quoted_printable(line: bytes) -> bool:
    return b"QUOTED-PRINTABLE" in line.partition(b":")[0].upper()


def _parameters(given: bytes) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for part in _PARAMETER.findall(given):
        name, is_named, value = part.decode("utf-8", "replace").upper().partition("=")
        if not is_named:
            name, value = ("ENCODING" if name.strip() in _ENCODINGS else "TYPE"), name
        found.setdefault(name.strip(), []).extend(each.strip() for each in value.replace('"', "").split(","))
    return found
