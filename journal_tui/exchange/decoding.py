"""Bytes as text, whatever wrote them; what had to be guessed is said in a sentence.

Text is handed out line by line: one emoji makes a whole text of Python's four times as large as its file.
"""

from __future__ import annotations

import codecs
import io
from typing import NamedTuple, TextIO

from journal_tui.domain.errors import Refused

_MARKS = (  # the longer first: UTF-32's little-endian mark begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOKED_AT = 8192
_CHUNK = 1 << 20
_RARE = 10
"""A nought in more than one of so many bytes is half of a UTF-16 letter."""
_LEGACY = "journal_tui.legacy"


class Encoding(NamedTuple):
    """How bytes are to be read, and what was guessed about it."""

    name: str
    errors: str = "strict"
    guessed: tuple[str, ...] = ()


class Decoded(NamedTuple):
    """Text to read line by line, with its line ends as they were, and what was guessed about it."""

    lines: TextIO
    guessed: tuple[str, ...]


def open_text(data: bytes) -> Decoded:
    """The bytes as text; every byte comes out as something.

    UTF-8, 16 and 32 with their marks, UTF-16 without, and bytes that aren't UTF-8 one by one as
    Windows-1252, so that an old line among newer ones costs the others nothing.

    Raises:
        Refused: when there are no bytes, or they are no text: a picture, a program.
    """
    found = encoding_of(data)
    lines = io.TextIOWrapper(io.BytesIO(data), encoding=found.name, errors=found.errors, newline="")
    return Decoded(lines, found.guessed)


def text_of(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The bytes as one text with line feeds alone, and what was guessed; for small files. Raises as above."""
    found = encoding_of(data)
    text = data.decode(found.name, found.errors)
    return text.replace("\r\n", "\n").replace("\r", "\n"), found.guessed


def encoding_of(data: bytes) -> Encoding:
    """How these bytes are to be read; raises as `open_text` does."""
    if not data.strip():
        raise Refused("Nothing was taken: the file is empty.")
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _utf8(data, name) if name == "utf-8-sig" else Encoding(name, "replace")
    start = data[:_LOOKED_AT]
    return (_unmarked(start) if b"\0" in start else None) or _utf8(data, "utf-8")


def _utf8(data: bytes, name: str) -> Encoding:
    strange = _bytes_beside_utf8(data)
    if not strange:
        return Encoding(name)
    said = "1 byte is" if strange == 1 else f"{strange} bytes are"
    return Encoding(name, _LEGACY, (f"{said} not UTF-8 and were read as Windows-1252.",))


def _unmarked(start: bytes) -> Encoding | None:
    """UTF-16 without a mark, if its beginning is something to read; None for UTF-8 with a nought in it."""
    if start.count(0) * _RARE < len(start) and _is_utf8(start.replace(b"\0", b"")):
        return None
    for name, high in (("utf-16-le", start[1::2]), ("utf-16-be", start[0::2])):
        if 0 in high and _can_be_read(start.decode(name, "replace")[:-1]):
            return Encoding(name, "replace", ("It has no byte order mark and was read as UTF-16.",))
    raise Refused("Nothing was taken: the file holds no text; it looks like a picture or a program.")


def _is_utf8(start: bytes) -> bool:
    try:
        return _can_be_read(codecs.getincrementaldecoder("utf-8")().decode(start))
    except UnicodeDecodeError:
        return False


def _can_be_read(text: str) -> bool:
    return all(letter.isprintable() or letter.isspace() for letter in text)


def _bytes_beside_utf8(data: bytes) -> int:
    """How many bytes are not UTF-8, found piece by piece."""
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    found = 0
    for at in range(0, len(data), _CHUNK):
        piece = decoder.decode(data[at : at + _CHUNK], at + _CHUNK >= len(data))
        try:
            piece.encode()
        except UnicodeEncodeError:  # each byte that is no UTF-8 stands there as half of a surrogate pair
            found += sum("\udc80" <= letter <= "\udcff" for letter in piece)
    return found


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    """The bytes that are no UTF-8 as Windows-1252, and the five that it lacks as Latin-1 has them."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    try:
        return wrong.decode("cp1252"), error.end
    except UnicodeDecodeError:
        return wrong.decode("latin-1"), error.end


codecs.register_error(_LEGACY, _as_windows_1252)
