"""The formats that the journal is exported to: one module each, `to_NAME`, imported when it is wanted."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from journal_tui.domain.exports import ExportFormat

if TYPE_CHECKING:
    from collections.abc import Callable

    from journal_tui.domain.exports import Extract, Output


def _write(name: str, extract: Extract) -> Output:
    write: Callable[[Extract], Output] = import_module(f"journal_tui.exchange.to_{name}").write
    return write(extract)


def _format(name: str, does: str, suffix: str) -> ExportFormat:
    return ExportFormat(name, does, suffix, partial(_write, name))


WRITERS = {
    made.name: made
    for made in (
        _format("journal", "everything, to be read back by this program", ".json"),
        _format("markdown", "a folder with a file a day, for Obsidian and others", ""),
        _format("html", "one page to read and to print", ".html"),
        _format("csv", "a table for spreadsheets", ".csv"),
        _format("jrnl", "text that jrnl imports", ".txt"),
        _format("vcard", "the people, for address books (vCard 4.0)", ".vcf"),
        _format("ics", "important dates, promises and follow-ups, for calendars", ".ics"),
    )
}
"""Every format by its name."""
