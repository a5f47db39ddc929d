"""CSV as real files have it, row by row: found by its header, whatever stands before it."""

from __future__ import annotations

import csv
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from journal_tui.domain.arrivals import Skipped
from journal_tui.domain.errors import Refused
from journal_tui.exchange.decoding import open_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from journal_tui.exchange.parcel import Parcel

LARGEST_CELL = 4_000_000
"""Letters of one cell. A larger one is a file gone wrong: a year of writing is a tenth of it."""
_DELIMITERS = ",;\t"
_PREAMBLE = 50
"""Lines in which the header is looked for."""
_PATIENCE = 20
"""So many times a quotation mark that never closes is put up with."""


class Row(NamedTuple):
    """One row: the line it begins in, its cells, and where each name of the header stands among them."""

    line: int
    cells: Sequence[str]
    places: Mapping[str, int]

    def get(self, *names: str) -> str:
        """The first that holds anything of the cells under these names, given in small letters."""
        for name in names:
            at = self.places.get(name)
            if at is not None and at < len(self.cells) and (cell := self.cells[at].strip()):
                return cell
        return ""


def is_headed(parcel: Parcel, needed: Sequence[str]) -> bool:
    """Whether a lone file begins with a table that has these names, whatever else it has."""
    if parcel.shape != "file":
        return False
    head = parcel.head(parcel.one()).replace(b"\0", b"")
    return all(name.encode() in head for name in needed)


class Table:
    """The rows below a header. What is odd about them is in `skipped` once they have been read.

    `header` are the names as they stand there; `guessed` is as `open_text` has it.
    """

    def __init__(self, data: bytes, needed: Sequence[str], what: str) -> None:
        """Find the header: the first row that holds these names (case aside), beginning with a line.

        Raises:
            Refused: when there is none; `what` names the file that was expected: `a Daylio export`.
        """
        csv.field_size_limit(LARGEST_CELL)  # the whole process's; its default is too small for a journal
        decoded = open_text(data)
        self.guessed = decoded.guessed
        self.skipped: list[Skipped] = []
        self._lines = _Lines(decoded.lines)
        self.header, self._delimiter = self._find_header(needed, what)

    def __iter__(self) -> Iterator[Row]:
        """The rows, in order; empty ones are passed over."""
        places = {name.casefold(): at for at, name in enumerate(self.header) if name}
        width = len(self.header)
        for line, cells in self._lines.rows(self._delimiter, self.skipped):
            if not any(cells):
                continue
            if len(cells) < width:
                self.skipped.append(Skipped(f"line {line}", "cells are missing at its end"))
            elif len(cells) > width and any(cells[width:]):
                self.skipped.append(Skipped(f"line {line}", "it has more cells than the header"))
            yield Row(line, cells, places)

    def _find_header(self, needed: Sequence[str], what: str) -> tuple[list[str], str]:
        wanted = {name.casefold() for name in needed}
        for line in islice(self._lines, _PREAMBLE):
            for delimiter in _DELIMITERS:
                cells = _cells(line, delimiter)
                if wanted <= {cell.casefold() for cell in cells}:
                    return cells, delimiter
        raise Refused(f"Nothing was taken: this is not {what}; no line of it holds {', '.join(needed)}.")


def _cells(line: str, delimiter: str) -> list[str]:
    found = next(csv.reader([line], delimiter=delimiter), [])
    return [cell.strip() for cell in found]


class _Lines:
    """Lines that are counted, and can be read again from the second line of a row that never ends."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._again: list[str] = []
        self._row: list[str] = []
        self._number = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.pop() if self._again else next(self._lines)
        self._row.append(line)
        self._number += 1
        return line

    def rows(self, delimiter: str, skipped: list[Skipped]) -> Iterator[tuple[int, list[str]]]:
        """The rows from here on, each with the line that it begins in.

        Raises:
            Refused: for a cell beyond all measure.
        """
        patience = _PATIENCE
        while True:
            reader = csv.reader(self, delimiter=delimiter, strict=True)
            self._row.clear()
            for line, cells, is_whole in self._until_it_breaks(reader, delimiter, skipped):
                if is_whole:
                    yield line, cells
                    continue
                skipped.append(Skipped(f"line {line}", "a quotation mark opens there and never closes"))
                patience -= 1
                if patience == 0:
                    skipped.append(Skipped(f"line {line}", "and so do many after it, so the rest was left"))
                    return
                break
            else:
                return
            self._again.extend(reversed(self._row[1:]))
            self._number -= len(self._row) - 1

    def _until_it_breaks(
        self, reader: Iterator[list[str]], delimiter: str, skipped: list[Skipped]
    ) -> Iterator[tuple[int, list[str], bool]]:
        """Rows and their lines; the last isn't whole where the lines end inside of a quoted cell."""
        while True:
            start = self._number + 1
            self._row.clear()
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                if "field larger" in str(error):
                    raise Refused(
                        f"Nothing was taken: a cell that begins in line {start} never seems to end."
                    ) from error
                if "unexpected end" in str(error):
                    yield start, [], False
                    return
                # a quotation mark inside of a quoted cell: a lenient reader loses no word of it
                skipped.append(Skipped(f"line {start}", "its quotation marks don't match; have a look"))
                cells = next(csv.reader(self._row, delimiter=delimiter), [])
            yield start, cells, True
