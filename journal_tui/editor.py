"""The user's own editor: shown a text, it gives back what the text has become."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from journal_tui.domain.errors import JournalError, Refused, SavedUnconfirmed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def edit_text(
    text: str, *, folder: str, environ: Mapping[str, str], use: Callable[[str], None] = lambda _: None
) -> str | None:
    """Open `$VISUAL` or `$EDITOR` on the text; None where neither is set, or there is no terminal.

    The text passes through a file of mode 0600 in a room of its own (0700) under `folder`, which is this
    machine's, never a shared one. What the text has become is handed to `use`; only then the room goes, with
    whatever the editor left in it.

    Raises:
        Refused: when the editor can't be used or says that it failed, or when `use` could not keep the text;
            what was written stays in the room, and the sentence says where.
        SavedUnconfirmed: `use` raised it.
    """
    import shlex
    import shutil
    import subprocess

    command = environ.get("VISUAL") or environ.get("EDITOR")
    if not command or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return None
    try:
        room, path = _room(folder, text)
    except OSError as error:
        raise Refused(
            f"No editor was opened, because {folder} can't be written ({error.strerror})."
        ) from error
    try:
        code = subprocess.run([*shlex.split(command), path], check=False).returncode  # noqa: S603 (the user's)
        with open(path, encoding="utf-8") as file:
            left = file.read()
    except (OSError, ValueError) as error:
        said = "what it left is not UTF-8 text" if isinstance(error, UnicodeError) else "it can't be used"
        raise Refused(f"Nothing was changed: {command}: {said}; what it left lies in {path}") from error
    if code != 0:
        raise Refused(f"Nothing was changed: {command} ended with an error; what it left lies in {path}")
    try:
        use(left)
    except SavedUnconfirmed:
        shutil.rmtree(room, ignore_errors=True)
        raise
    except JournalError as error:
        raise Refused(f"{error} What you wrote lies in {path}") from error
    shutil.rmtree(room, ignore_errors=True)
    return left


def _room(folder: str, text: str) -> tuple[str, str]:
    """A room for one text, and the file in it."""
    from tempfile import mkdtemp

    _make_private(folder)
    room = mkdtemp(prefix="edit-", dir=folder)
    path = os.path.join(room, "text.md")
    write_private(path, text)
    return room, path


def _make_private(folder: str) -> None:
    """Make a folder and those above it, for its owner alone, whatever the umask is."""
    try:
        os.mkdir(folder, 0o700)
    except FileExistsError:
        pass
    except FileNotFoundError:
        _make_private(os.path.dirname(folder))
        os.mkdir(folder, 0o700)


def write_private(path: str, text: str) -> None:
    """Write a new file that its owner alone can read."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def keep_text(text: str, *, folder: str) -> str:
    """Keep a text that could not be saved, in a file of its own; returns where.

    Raises:
        OSError: when it can't be kept there either; nothing of it is left.
    """
    import shutil
    from tempfile import mkdtemp

    _make_private(folder)
    room = mkdtemp(prefix="unsaved-", dir=folder)
    path = os.path.join(room, "text.md")
    try:
        write_private(path, text)
    except OSError:
        shutil.rmtree(room, ignore_errors=True)
        raise
    return path
