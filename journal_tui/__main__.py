"""The composition root: settings, clock, store and services; then the command line or the app."""

from __future__ import annotations

import gc
import os
import sys
from io import TextIOWrapper
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from typing import NoReturn


class _Later(ModuleType):
    """A module that is imported when something of it is first used."""

    def __getattr__(self, name: str) -> object:
        from importlib import import_module

        return getattr(import_module(self.__name__), name)


def _import_dataclasses_lightly() -> None:
    """Import `dataclasses` without what it hardly ever uses: `inspect` and `copy`, 8 ms of a command's 30.

    Only the `dataclasses` module sees the stand-ins, and each brings the real one when it is asked.
    """
    if "dataclasses" in sys.modules:
        return
    spared = [name for name in ("inspect", "copy") if name not in sys.modules]
    sys.modules.update((name, _Later(name)) for name in spared)
    import dataclasses  # noqa: F401 (imported for what it imports)

    for name in spared:
        del sys.modules[name]


_import_dataclasses_lightly()

from contextlib import suppress  # noqa: E402 (after the light import above)

from journal_tui.domain.errors import JournalError  # noqa: E402
from journal_tui.places import find_places  # noqa: E402

if TYPE_CHECKING:
    from journal_tui.cli.options import Options
    from journal_tui.outbox import Outbox
    from journal_tui.places import Places
    from journal_tui.services.journal import Journal
    from journal_tui.settings import Settings
    from journal_tui.storage.store import JournalStore


def _store(places: Places) -> JournalStore:
    """The journal on disk, as it is once a restore that was cut short is finished."""
    from journal_tui.storage.local import device_id, machine_id
    from journal_tui.storage.store import JournalStore

    store = JournalStore(places.data, lambda: device_id(places.state, machine_id()))
    store.finish_restore()
    return store


def _journal(
    store: JournalStore, places: Places, options: Options, own_prompts: Callable[[], str]
) -> Journal:
    from journal_tui.clock import DatedClock, SystemClock
    from journal_tui.services.journal import Journal
    from journal_tui.storage.drafts import LocalDrafts

    clock = SystemClock() if options.day is None else DatedClock(options.day)
    return Journal(store, clock, LocalDrafts(places.state, places.data), own_prompts)


def _own_prompts(places: Places) -> Callable[[], str]:
    """Reads the user's own prompts when a command wants a question."""

    def read() -> str:
        from journal_tui.own_prompts import read_own_prompts

        text, said = read_own_prompts(places.config)
        for sentence in said:
            _complain(sentence)
        return text

    return read


def _settings(options: Options, places: Places) -> tuple[Settings, list[str]]:
    from journal_tui.settings import read_settings

    return read_settings(places.config, asked_for=options.config is not None)


def _keeper(places: Places) -> Callable[[str], str]:
    def keep(text: str) -> str:
        from journal_tui.editor import keep_text

        return keep_text(text, folder=places.state)

    return keep


class _Editor:
    """The user's own editor, imported when it is first wanted; its rooms lie in the folder `state`."""

    def __init__(self, state: str) -> None:
        self._state = state

    def __call__(self, text: str, use: Callable[[str], None] = lambda _: None, /) -> str | None:
        from journal_tui.editor import edit_text

        return edit_text(text, folder=self._state, environ=os.environ, use=use)


def _command(options: Options, places: Places) -> int:
    from journal_tui.cli.context import Context
    from journal_tui.cli.main import run as run_command
    from journal_tui.inbox import Inbox

    said = _settings(options, places)[1] if options.config or os.path.exists(places.config) else []
    store = _store(places)
    context = Context(
        journal=_journal(store, places, options, _own_prompts(places)),
        data=places.data,
        state=places.state,
        config=places.config,
        settings_said=tuple(said),
        open_editor=_Editor(places.state),
        keep_text=_keeper(places),
        open_demo=_demo(options, places),
        write_demo=_write_demo,
        open_outbox=_outbox(places),
        inbox=Inbox(),
        open_caretaker=store.caretaker,
        open_vault=store.vault,
    )
    return run_command(options.words, context)


def _write_demo(folder: str, today: date, years: int) -> int:
    from journal_tui.demo import write_demo

    return write_demo(folder, today, years)


def _outbox(places: Places) -> Callable[[], Outbox]:
    def open_outbox() -> Outbox:
        from journal_tui.outbox import Outbox

        return Outbox(places.data)

    return open_outbox


def _demo(options: Options, places: Places) -> Callable[[date], int]:
    """The app over a made-up year in a folder of its own, which goes when the app does."""

    def open_demo(today: date) -> int:
        from tempfile import TemporaryDirectory

        if not _has_terminal():
            return 2
        with TemporaryDirectory(prefix="journal-tui-demo-") as home:
            data, state = os.path.join(home, "journal"), os.path.join(home, "state")
            _write_demo(data, today, 1)
            return _app(options, places._replace(data=data, state=state))

    return open_demo


def _has_terminal() -> bool:
    """Whether there is a terminal on both ends; says so where there is none."""
    if sys.stdin.isatty() and sys.stdout.isatty():
        return True
    print("journal-tui: the app needs a terminal; for scripts see journal-tui --help", file=sys.stderr)
    return False


def _shortened(path: str) -> str:
    """The path as people write it: `~` for their home."""
    home = os.path.expanduser("~")
    return f"~{path.removeprefix(home)}" if path.startswith(home + os.sep) else path


def _app(options: Options, places: Places) -> int:
    if not _has_terminal():
        return 2
    from journal_tui.inbox import Inbox
    from journal_tui.own_prompts import read_own_prompts
    from journal_tui.tui.app import JournalApp
    from journal_tui.tui.doors import Doors
    from journal_tui.unhurried import unhurried

    gc.enable()
    settings, said = _settings(options, places)
    prompts, prompts_said = read_own_prompts(places.config)
    store, lives_in = _store(places), _shortened(places.data)
    journal = _journal(store, places, options, lambda: prompts)
    said = [*said, *prompts_said]
    editor, doors = _Editor(places.state), Doors(_outbox(places)(), Inbox())
    app = JournalApp(journal, settings, said, editor, lives_in, unhurried, doors, store.caretaker())
    app.run()
    if app.mistake is not None:
        return _own_up(app.mistake, places)
    return app.return_code or 0


def _own_up(mistake: Exception, places: Places) -> int:
    """Say that the program made a mistake; its details go to a file, without the values of anything."""
    import traceback

    from journal_tui.editor import keep_text

    said = "The program made a mistake of its own and had to stop. What was saved is safe, and what you were "
    said += "typing waits as a draft."
    with suppress(OSError):
        where = keep_text("".join(traceback.format_tb(mistake.__traceback__)), folder=places.state)
        said += f" The details lie in {where}"
    return _complain(said)


def main(argv: Sequence[str]) -> int:
    """Run the program with these arguments; returns the exit code."""
    try:
        from journal_tui.cli.main import listing
        from journal_tui.cli.options import parse_options

        options = parse_options(list(argv), listing())
        places = find_places(os.environ, options.data, options.config)
        return _command(options, places) if options.words else _app(options, places)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _complain(f"{error.filename or 'The output'} can't be used ({error.strerror}).")
    except JournalError as error:
        return _complain(str(error))


def _complain(sentence: str) -> int:
    from journal_tui.cli.main import complain

    complain(sentence)
    return 1


def _open_what_is_closed() -> None:
    """Give a standard stream that the shell closed somewhere to go, before a file takes its number."""
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        if getattr(sys, name) is None:
            with suppress(OSError):
                os.dup2(os.open(os.devnull, os.O_RDWR), number)
            stream = open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115 (for the whole run)
            setattr(sys, name, stream)


def run() -> NoReturn:
    """The console script: run, flush, and leave at once, without the 4 ms of taking the modules down."""
    _open_what_is_closed()
    # a command is over before there is anything worth collecting; the app turns it on again
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # a terminal that can't show a letter shows its number
            stream.reconfigure(errors="backslashreplace")
    code = main(sys.argv[1:])
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        code = 0
    except OSError as error:
        # what was asked for is done; only its last words found no place
        code = _complain(f"The output can't be written ({error.strerror}); what was saved is saved.")
    with suppress(OSError):
        sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    run()
