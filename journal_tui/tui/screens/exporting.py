"""Exporting from a page: asked for in a sheet, carried out beside the screen, and said when it is done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from journal_tui.domain.errors import JournalError
from journal_tui.domain.exports import Wanted
from journal_tui.services.exporting import gather
from journal_tui.tui.screens.export_sheet import ExportSheet
from journal_tui.tui.screens.keyed import Page

if TYPE_CHECKING:
    from journal_tui.services.exporting import Outbox
    from journal_tui.tui.screens.export_sheet import Order
    from journal_tui.tui.screens.writing_page import WritingPage


def export(page: WritingPage, outbox: Outbox, before: Order | None = None, said: str = "") -> None:
    """Ask what to export, and where to."""
    sheet = ExportSheet(page.look, outbox, page.desk.journal.moment().day, before, said)
    page.app.push_screen(sheet, partial(_ordered, page, outbox))


def _ordered(page: WritingPage, outbox: Outbox, order: Order | None) -> None:
    if order is not None:
        page.say("Exporting…", stay=True)
        page.app.run_worker(partial(_carry_out, page, outbox, order), thread=True)


def _carry_out(page: WritingPage, outbox: Outbox, order: Order) -> None:
    """Write the export, in a thread."""
    try:
        with page.desk.beside():
            output = order.made.write(gather(page.desk.journal, Wanted(private=order.private)))
            where = outbox.put(output.files, order.path, is_folder=order.made.is_folder)
    except JournalError as error:
        page.app.call_from_thread(_ask_again, page, outbox, order, str(error))
        return
    said = f"Exported {output.holds} to {where}."
    if output.kept_home:
        said += " The boundaries that you noted stayed at home."
    page.app.call_from_thread(_say, page, said)


def _ask_again(page: WritingPage, outbox: Outbox, order: Order, said: str) -> None:
    """Show the sheet again with what was asked for; elsewhere by now, only say what was wrong."""
    if page.is_current:
        export(page, outbox, order, said)
    else:
        _say(page, said)


def _say(page: WritingPage, said: str) -> None:
    """Say it on the page in front."""
    front = page if page.is_attached else page.app.screen
    if isinstance(front, Page):
        front.say(said, stay=True)
