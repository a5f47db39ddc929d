"""The user's own editor: shown a text, it gives back what the text has become."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def edit_text(text: str, *, folder: str, environ: Mapping[str, str]) -> str | None:
    """Open `$VISUAL` or `$EDITOR` on the text; None where neither is set, or there is no terminal.

    The text passes through a file of mode 0600 in a room of its own (0700) under `folder`, which is this
    machine's, never a shared one; the room goes afterwards, with whatever the editor left in it. None, too,
    when the editor says that it failed.
    """
    import shlex
    import subprocess
    from tempfile import TemporaryDirectory

    command = environ.get("VISUAL") or environ.get("EDITOR")
    if not command or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return None
    os.makedirs(folder, mode=0o700, exist_ok=True)
    with TemporaryDirectory(prefix="edit-", dir=folder, ignore_cleanup_errors=True) as room:
        path = os.path.join(room, "text.md")
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
            done = subprocess.run([*shlex.split(command), path], check=False)  # noqa: S603 (the user's own)
            if done.returncode != 0:
                return None
            with open(path, encoding="utf-8") as file:
                return file.read()
        except (OSError, ValueError):
            return None
