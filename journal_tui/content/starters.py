"""Openers: what to say to begin with, for each role and act."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from zlib import crc32

from journal_tui.domain.phrases import lower_first, without_mentions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ANY = "any"
"""Stands for every role that has no openers of its own for an act."""

LONGEST_ABOUT = 120
"""What is longer is cut after its first sentence: an opener only begins."""

_NAME, _ABOUT = "{name}", "{about}"


FIRST_HELLO, LONG_WHILE, LAST_LINE = "first hello", "after a long while", "a last line"
MOMENTS = (FIRST_HELLO, LONG_WHILE, LAST_LINE)
"""What has words of its own, whatever the act."""


def opener(role: str, act: str, name: str, about: str = "") -> str:
    """What to say to somebody of this role, to begin with; always the same for the same person and cause.

    `act` may also be one of the moments. `about` is a gratitude's words, a promise's text or a date's label;
    where the act has an opener that takes it, it is woven in. A role of the user's own has the openers that
    suit anybody.
    """
    cause = _told_of(about) if act in {"thank", "follow up"} else _label(about)
    known = starters_for(role, act)
    fitting = _fitting(known, has_cause=bool(cause)) or _fitting(_openers()[act][ANY], has_cause=bool(cause))
    fitting = fitting or _fitting(known, has_cause=False)
    chosen = fitting[crc32(f"{name} {act} {cause}".encode(errors="replace")) % len(fitting)]
    pieces = chosen.split(_ABOUT)
    return cause.join(piece.replace(_NAME, first_name(name)) for piece in pieces)


def starters_for(role: str, act: str) -> tuple[str, ...]:
    """The openers of a role for an act, with `{name}` and `{about}` still to be filled in."""
    openers = _openers()[act]
    return openers.get(role.casefold(), openers[ANY])


def first_name(name: str) -> str:
    """The name to greet somebody by: the first, after titles such as `Dr.`; whole where it has no spaces."""
    words = name.split()
    plain = [word for word in words if not word.endswith(".")]
    return (plain or words or [""])[0]


def _fitting(openers: Sequence[str], *, has_cause: bool) -> list[str]:
    return [each for each in openers if (_ABOUT in each) == has_cause]


def _told_of(words: str) -> str:
    """Somebody's words in one line, as they can stand between quotation marks."""
    text = without_mentions(words)
    if len(text) > LONGEST_ABOUT:
        text = text.split(". ", 1)[0]
    return text.rstrip(". ")


def _label(label: str) -> str:
    """A date's label as it reads after `your`: `Birthday` as birthday, `MBA` as it is."""
    return lower_first(without_mentions(label))


@cache
def _openers() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """All the openers there are, by act and role."""
    import os.path
    import tomllib

    # Not importlib.resources: it costs a start more than reading the file does.
    with open(os.path.join(os.path.dirname(__file__), "starters.toml"), "rb") as file:
        found: dict[str, dict[str, list[str]]] = tomllib.load(file)
    return {act: {role: tuple(lines) for role, lines in roles.items()} for act, roles in found.items()}
