"""The terminal's settings: one TOML file, every key optional; look, keys and bell."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_BYTES = 1_000_000
THEMES = ("dawn", "dusk", "contrast", "ansi-dark", "ansi-light")
GLYPHS = ("full", "plain")

NO_KEYS: Mapping[str, str] = {}


class Settings(NamedTuple):
    """How the app looks and which keys it takes; None leaves the choice to the terminal."""

    theme: str | None = None
    glyphs: str | None = None
    keys: Mapping[str, str] = NO_KEYS
    bell: bool = True


def read_settings(path: str, *, asked_for: bool = False) -> tuple[Settings, list[str]]:
    """Read the settings file; each bad key keeps its default and gets a sentence.

    A missing file is fine unless it was asked for by name.
    """
    try:
        content = _content(path)
    except FileNotFoundError:
        said = [f"There is no settings file at {path}; the defaults are used."] if asked_for else []
        return Settings(), said
    except OSError as error:
        return Settings(), [f"The settings file {path} can't be read ({error.strerror}); defaults are used."]
    return parse_settings(content, path)


def _content(path: str) -> bytes:
    """The bytes of a settings file; a pipe or a device, which might never end, is none."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with open(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "it is no file", path)
        return file.read(MOST_BYTES)


def parse_settings(content: bytes, path: str) -> tuple[Settings, list[str]]:
    """The settings in a file's bytes, and a sentence for each thing in it that can't be used."""
    import tomllib

    try:
        found = tomllib.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return Settings(), [f"The settings file {path} is no readable TOML ({error}); defaults are used."]
    said: list[str] = []
    tables = {name: _table(name, found.pop(name, {}), said) for name in ("look", "keys", "bell")}
    said += [f"The settings file has a part [{name}] that nothing reads." for name in found]
    settings = Settings(
        theme=_choice("look.theme", tables["look"].pop("theme", None), THEMES, said),
        glyphs=_choice("look.glyphs", tables["look"].pop("glyphs", None), GLYPHS, said),
        keys=_keys(tables["keys"], said),
        bell=_flag("bell.ring", tables["bell"].pop("ring", True), said),
    )
    for name in ("look", "bell"):
        said += [f"The setting {name}.{key} is unknown and was left alone." for key in tables[name]]
    return settings, said


def _table(name: str, value: object, said: list[str]) -> dict[str, object]:
    if isinstance(value, dict):
        return dict(value)
    said.append(f"The setting {name} has to be a part of its own, [{name}]; its defaults are used.")
    return {}


def _choice(name: str, value: object, known: tuple[str, ...], said: list[str]) -> str | None:
    if value is None or (isinstance(value, str) and value in known):
        return value
    said.append(f"The setting {name} knows {', '.join(known)}, not {value!r}; its default is used.")
    return None


def _flag(name: str, value: object, said: list[str]) -> bool:
    if isinstance(value, bool):
        return value
    said.append(f"The setting {name} has to be true or false, not {value!r}; its default is used.")
    return True


def _keys(found: dict[str, object], said: list[str]) -> dict[str, str]:
    keys: dict[str, str] = {}
    for command, key in found.items():
        if isinstance(key, str) and key.strip():
            keys[command] = key.strip()
        else:
            said.append(f'The key for {command} has to be text such as "m"; its default is used.')
    return keys
