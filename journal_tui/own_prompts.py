"""The user's own prompts: one TOML file beside the settings, read when a question is wanted."""

from __future__ import annotations

import os

FILE = "prompts.toml"
MOST_BYTES = 1_000_000


def own_prompts_path(config: str) -> str:
    """Where the user's own prompts are, given where the settings file is."""
    return os.path.join(os.path.dirname(config), FILE)


def read_own_prompts(config: str) -> tuple[str, list[str]]:
    """The text of the file, and a sentence where it can't be used; then the program's own prompts are asked.

    Most people have no such file, and nothing is said of that.
    """
    path = own_prompts_path(config)
    try:
        with open(path, "rb") as file:
            text = file.read(MOST_BYTES).decode("utf-8-sig")
    except FileNotFoundError:
        return "", []
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        return "", [f"Your own prompts in {path} can't be read ({reason}); the program's are asked."]
    from journal_tui.content.prompts import load

    try:
        load(text)
    except (ValueError, RecursionError) as error:
        return "", [f"Your own prompts in {path} can't be used: {error}. The program's are asked meanwhile."]
    return text, []
