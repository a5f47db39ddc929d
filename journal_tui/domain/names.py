"""Names as they are typed: several with commas between, begun ones, and those after an `@`."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from journal_tui.domain.errors import Refused
from journal_tui.domain.text import fold, one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from journal_tui.domain.records import Person

LONGEST = 60
"""Letters of what stands after an `@` beyond which it is no name any more."""

MOST = 8
"""So many names are offered for a mention at the most."""


@lru_cache(maxsize=4096)
def _folded(name: str) -> str:
    """A name as it is compared: with every key that is typed, and folding a thousand of them takes long."""
    return fold(one_line(name))


def _named(people: Sequence[Person], name: str) -> list[Person]:
    """The people whose full name or id this is."""
    wanted = _folded(name)
    return [person for person in people if _folded(person.name) == wanted or person.id == name]


def begun(people: Sequence[Person], typed: str) -> list[Person]:
    """Those with a name that begins so, by the whole name first, then by any word of it; each by name."""
    wanted = fold(one_line(typed))
    if not wanted:
        return []
    found: list[tuple[int, str, str, Person]] = []
    for person in people:
        name = _folded(person.name)
        if name.startswith(wanted):
            found.append((0, name, person.id, person))
        elif f" {wanted}" in name:
            found.append((1, name, person.id, person))
    return [person for *_, person in sorted(found, key=lambda each: each[:3])]


class Typed(NamedTuple):
    """Somebody as they were typed: the id of who is here already, or of somebody new the name."""

    id: str
    name: str = ""


NEW = "+"
"""Stands before a name that is somebody new's, though somebody here has one that begins so."""


def named_in(
    people: Sequence[Person], typed: str, known: Mapping[str, str], *, asks: bool = True
) -> tuple[Typed, ...]:
    """The people named, with commas between, each once; `known` are ids by name that need no looking up.

    A name may hold a comma itself; one that is begun is enough where only one person's begins so. A name that
    nobody has, or one after a `+`, is somebody new's. One that several could have is asked about; where
    `asks` is false it is taken as it stands, as somebody new's.

    Raises:
        Refused: for a name that several have, or one too long to be one.
    """
    parts = [one_line(part) for part in typed.split(",")]
    found: dict[tuple[str, str], Typed] = {}
    at = 0
    while at < len(parts):
        end, somebody = _longest(people, parts, at, known)
        for each in [somebody] if somebody else _new(people, parts[at], asks=asks):
            found.setdefault((each.id, _folded(each.name)), each)
        at = end
    return tuple(found.values())


def _longest(
    people: Sequence[Person], parts: Sequence[str], at: int, known: Mapping[str, str]
) -> tuple[int, Typed | None]:
    """Where the name that begins at a part ends, and whose it is; nobody's where it is nobody's here."""
    for end in range(len(parts), at, -1):
        name = ", ".join(parts[at:end])
        if name in known:
            return end, Typed(known[name])
        fitting = _named(people, name)
        if len(fitting) == 1:
            return end, Typed(fitting[0].id)
    return at + 1, None


def _new(people: Sequence[Person], name: str, *, asks: bool) -> list[Typed]:
    """Whoever is meant by a name that is no whole one of anybody's here; nobody by an empty one."""
    several = [] if name.startswith(NEW) else _named(people, name) or begun(people, name)
    if len(several) == 1:
        return [Typed(several[0].id)]
    if several and asks:
        names = ", ".join(person.name for person in several[:3])
        said = f"“{name}” could be {len(several)} people ({names}): write more of the name"
        raise Refused(f"{said}, or {NEW}{name} for somebody new.")
    if len(name) > LONGEST and asks:
        raise Refused(f"“{name[:LONGEST]}…” is too long for a name; a p adds somebody.")
    new = one_line(name.removeprefix(NEW))
    return [Typed("", new)] if new else []


@dataclass(frozen=True)
class Mention:
    """An `@` before the cursor with what was typed after it, and the names that it could become."""

    typed: str
    names: tuple[str, ...]


def mention_at_end(text: str, people: Sequence[Person]) -> Mention | None:
    """The mention that is being typed where the text ends; None when there is none, or it is complete.

    It is complete as soon as it is somebody's whole name, or the first name of only one person.
    """
    line = text[-LONGEST - 2 :].rpartition("\n")[2]
    before, at, typed = line.rpartition("@")
    if not at or (before and not before[-1].isspace()) or typed != typed.lstrip():
        return None
    wanted = fold(one_line(typed))
    if typed.endswith(" ") and " " not in wanted:
        wanted += " "
    found = [(person, _folded(person.name)) for person in people]
    fitting = sorted((name, person.name) for person, name in found if wanted and name.startswith(wanted))
    firsts = Counter(name.split(" ")[0] for _, name in found)
    is_whole = any(name == wanted for name, _ in fitting) or firsts[wanted.split(" ")[0]] == 1
    if not fitting or is_whole:
        return None
    return Mention(typed, tuple(dict.fromkeys(_enough(name, firsts) for _, name in fitting[:MOST])))


def _enough(name: str, firsts: Mapping[str, int]) -> str:
    """As much of a name as links the person: the first name of only one, else all of it."""
    first = one_line(name).split(" ")[0]
    return first if firsts.get(_folded(first)) == 1 else one_line(name)
