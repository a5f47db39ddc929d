"""Importing from a page: asked for in a sheet, shown on a page of its own, carried out beside the screen."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from journal_tui.domain.errors import JournalError
from journal_tui.domain.import_words import outcome
from journal_tui.services.import_planning import prepare
from journal_tui.tui.screens.import_page import ImportPage
from journal_tui.tui.screens.import_sheet import ImportSheet
from journal_tui.tui.screens.keyed import Page
from journal_tui.tui.screens.writing_page import WritingPage

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import App

    from journal_tui.domain.import_plan import Done, Plan
    from journal_tui.services.importing import Inbox
    from journal_tui.tui.desk import Desk
    from journal_tui.tui.screens.import_sheet import Asked


def ask_what(page: WritingPage, inbox: Inbox, before: Asked | None = None, said: str = "") -> None:
    """Ask what to import."""
    sheet = ImportSheet(page.look, inbox.formats, before, said)
    page.app.push_screen(sheet, partial(_asked, page, inbox))


def _asked(page: WritingPage, inbox: Inbox, asked: Asked | None) -> None:
    if asked is not None:
        page.say("Reading…", stay=True)
        page.app.run_worker(partial(_look, page, inbox, asked), thread=True)


def _look(page: WritingPage, inbox: Inbox, asked: Asked) -> None:
    """Read the file and plan, in a thread; what is no use is asked for again."""
    name = os.path.basename(os.path.abspath(os.path.expanduser(asked.path)))
    try:
        with page.desk.beside():
            plan = prepare(page.desk.journal, inbox.read(asked.form, asked.path), name)
    except JournalError as error:
        page.app.call_from_thread(_ask_again, page, inbox, asked, str(error))
    else:
        page.app.call_from_thread(_show, page, plan)


def _ask_again(page: WritingPage, inbox: Inbox, asked: Asked, said: str) -> None:
    """Show the sheet again with what was asked for; elsewhere by now, only say what was wrong."""
    page.say("")
    if page.is_current:
        ask_what(page, inbox, asked, said)
    else:
        _say(page.app, said)


def _show(page: WritingPage, plan: Plan) -> None:
    page.say("")
    page.app.push_screen(ImportPage(page.look, plan))


def carry_out_beside(app: App[None], desk: Desk, page: ImportPage, answers: Mapping[str, str]) -> None:
    """Carry the plan out in a thread; the page shows how far it is, for as long as it is there."""

    def work() -> None:
        end: Callable[[], None]
        try:
            done = desk.bring_in(page.plan, answers, _progress_to(page))
        except JournalError as error:
            end = partial(_cut_short, app, page, str(error))
        else:
            end = partial(_finished, app, page, done)
        app.call_from_thread(end)

    app.run_worker(work, thread=True)


def _progress_to(page: ImportPage) -> Callable[[int, int], None]:
    """Tell the page each whole percent."""
    told = -1

    def progressed(done: int, of: int) -> None:
        nonlocal told
        if done * 100 // of > told and page.is_attached:
            told = done * 100 // of
            page.post_message(ImportPage.Progressed(done, of))

    return progressed


def _finished(app: App[None], page: ImportPage, done: Done) -> None:
    _show_below(app, page)
    if page.is_attached:
        page.finished(done)
    else:
        _say(app, f"{outcome(done)} u takes it back.")


def _cut_short(app: App[None], page: ImportPage, said: str) -> None:
    _show_below(app, page)
    if page.is_attached:
        page.cut_short(said)
    else:
        _say(app, said)


def _show_below(app: App[None], page: ImportPage) -> None:
    """Pages that are shown again show themselves anew; the one in front doesn't know yet."""
    if app.screen is not page and isinstance(app.screen, WritingPage):
        app.screen.show()


def _say(app: App[None], said: str) -> None:
    if isinstance(app.screen, Page):
        app.screen.say(said, stay=True)
