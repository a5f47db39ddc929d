"""A user's own keys: each one taken, or refused with a sentence that says why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from textual.keys import Keys

from journal_tui.tui.commands import FIELD, SCREENS, key_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from journal_tui.tui.commands import Command

_NAMED = frozenset(key_name(key.value) for key in Keys)
_MODIFIERS = frozenset({"ctrl", "shift", "alt", "super", "hyper", "meta"})


@dataclass(frozen=True)
class Keymap:
    """The keys to use, by command id, and a sentence for each one refused."""

    keys: Mapping[str, str] = field(default_factory=dict)
    refused: tuple[str, ...] = ()


def _is_key(key: str) -> bool:
    *modifiers, last = key.split("+")
    return (last in _NAMED or len(last) == 1) and _MODIFIERS.issuperset(modifiers)


def _slots(command: Command) -> Iterator[str]:
    """Where a command's key has to be its own: on each screen, or among the second strokes of one key."""
    for screen, commands in SCREENS.items():
        if command in commands:
            yield f"{screen}, after {command.after}" if command.after else screen


def _clash(command: Command, wanted: set[str], keys: Mapping[str, str]) -> str:
    """The sentence that names the other command with one of these keys on one screen; empty if none has."""
    mine = set(_slots(command))
    for commands in SCREENS.values():
        for other in commands:
            shared = mine & set(_slots(other)) if other.id != command.id else set()
            if not shared or other.runs == command.runs:
                continue
            taken = wanted & {key_name(key.strip()) for key in keys.get(other.id, other.keys).split(",")}
            if taken:
                where = f"{other.id} on {min(shared)}"
                return f"The key {min(taken)} for {command.id} is taken by {where}; the usual key stays."
    return ""


def _refusal(command: Command, text: str, keys: Mapping[str, str]) -> str:
    wanted = {key_name(key.strip()) for key in text.split(",")}
    if not all(_is_key(key) for key in wanted):
        return f"{text!r} for {command.id} is no key; the usual key stays."
    if command.group == FIELD and any(len(key) == 1 for key in wanted):
        return f"The key {text} for {command.id} would be text in a field; the usual key stays."
    return _clash(command, wanted, keys)


def checked(overrides: Mapping[str, str]) -> Keymap:
    """A user's keys, those taken and those refused.

    They are weighed together, so that two commands can swap their keys; of two that clash both stay as
    they were.
    """
    known = {command.id: command for commands in SCREENS.values() for command in commands}
    refused = [f"There is no command {name!r} to set a key for." for name in overrides if name not in known]
    keys = {name: text for name, text in overrides.items() if name in known}
    while True:
        wrong = {name: why for name, text in keys.items() if (why := _refusal(known[name], text, keys))}
        if not wrong:
            return Keymap(keys, tuple(refused))
        refused += wrong.values()
        keys = {name: text for name, text in keys.items() if name not in wrong}
