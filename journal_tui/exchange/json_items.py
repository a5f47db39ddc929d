"""JSON as real files have it: whole, or the elements of one array in it, read one by one.

One by one, a broken element costs only itself, and what is in memory is little more than the element.
"""

from __future__ import annotations

import re
from json import JSONDecodeError, JSONDecoder
from typing import TYPE_CHECKING

from journal_tui.domain.arrivals import Skipped
from journal_tui.domain.errors import Refused
from journal_tui.exchange.decoding import open_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journal_tui.domain.fields import Json

_WINDOW = 1 << 19
"""Letters that are read at once."""
_SPACE = re.compile(r"[\s,]*")
_START = re.compile(r"[\[,]\s*(?=\{)")
_decode = JSONDecoder(strict=False).raw_decode


def json_value(data: bytes, what: str) -> Json:
    """The JSON in these bytes; `what` names the file that was expected: `a Monica export`.

    Raises:
        Refused: when it is none.
    """
    text = open_text(data).lines.read().lstrip()
    try:
        found, end = _decode(text)
    except (ValueError, RecursionError) as error:
        raise _no_json(what) from error
    if text[end:].strip():
        raise _no_json(what)
    value: Json = found
    return value


def _no_json(what: str) -> Refused:
    return Refused(f"Nothing was taken: this is not {what}, since it can't be read as JSON.")


class Items:
    """The objects in the array under a name, in order, each with its number (the first is 1).

    What can't be read is in `skipped` once they have been iterated over; `guessed` is as `open_text` has it.
    """

    def __init__(self, data: bytes, name: str, marker: str, what: str) -> None:
        """Find the array under `name`, wherever it stands; every element has a field `marker`.

        Raises:
            Refused: when there is none; `what` names the file that was expected: `a Day One export`.
        """
        decoded = open_text(data)
        self.guessed = decoded.guessed
        self.skipped: list[Skipped] = []
        self._lines = decoded.lines
        self._marker = marker
        self._text = ""
        self._at = 0
        self._all_read = False
        self._find(re.compile(rf'(?<!\\)"{re.escape(name)}"\s*:\s*\['), what)

    def _find(self, start: re.Pattern[str], what: str) -> None:
        while (found := start.search(self._text)) is None:
            if not self._text and not self._all_read:
                self._more()
                if not self._text.lstrip().startswith(("{", "[")):
                    raise _no_json(what)
            elif self._all_read:
                raise Refused(
                    f"Nothing was taken: this is not {what}, since what it should hold isn't there."
                )
            else:
                self._more()
        self._at = found.end()

    def __iter__(self) -> Iterator[tuple[int, dict[str, Json]]]:
        """The elements that can be read."""
        number = 0
        while self._stands_before_an_element():
            number += 1
            value = self._element(f"entry {number}")
            if isinstance(value, dict):
                yield number, value
            elif value is not None:
                self.skipped.append(Skipped(f"entry {number}", "it is not an entry"))

    def _stands_before_an_element(self) -> bool:
        if self._at > _WINDOW:
            self._text, self._at = self._text[self._at :], 0
        while True:
            found = _SPACE.match(self._text, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._text):
                return self._text[self._at] != "]"
            if self._all_read:
                self.skipped.append(Skipped("the end", "the file breaks off there"))
                return False
            self._more()

    def _element(self, where: str) -> Json:
        """The value that begins here; None where it can't be read, and then what follows it is next."""
        while True:
            try:
                value, self._at = _decode(self._text, self._at)
            except (ValueError, RecursionError) as error:
                if self._may_go_on(error):
                    self._more()
                    continue
                self._pass_over(where, self._is_cut_off(error))
                return None
            found: Json = value
            return found

    def _may_go_on(self, error: ValueError | RecursionError) -> bool:
        """Whether the value may only be cut off where the text that was read so far ends."""
        return not self._all_read and self._is_cut_off(error)

    def _is_cut_off(self, error: ValueError | RecursionError) -> bool:
        if not isinstance(error, JSONDecodeError):
            return False
        return error.msg.startswith("Unterminated string") or error.pos >= len(self._text) - len("\\u0000")

    def _pass_over(self, where: str, is_cut_off: bool) -> None:
        """Go on at the next entry behind a broken one; where that ends, its brackets don't tell."""
        start = _START.search(self._text, self._at + 1)
        while start is not None or not self._all_read:
            if start is None:
                self._more()
                start = _START.search(self._text, self._at + 1)
                continue
            try:
                value, _ = _decode(self._text, start.end())
            except (ValueError, RecursionError) as error:
                if self._may_go_on(error):
                    self._more()
                    continue
                value = None
            if isinstance(value, dict) and self._marker in value:
                self.skipped.append(Skipped(where, "it is broken and can't be read"))
                self._at = start.end()
                return
            start = _START.search(self._text, start.end())
        why = "the file breaks off there" if is_cut_off else "it is broken and can't be read"
        self.skipped.append(Skipped(where, why))
        self._text, self._at = "]", 0

    def _more(self) -> None:
        piece = self._lines.read(max(_WINDOW, len(self._text) - self._at))
        self._text += piece
        self._all_read = not piece
