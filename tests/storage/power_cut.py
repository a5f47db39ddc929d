"""What a disk may hold after a power cut.

Bytes are safe once their file is synced, a name once its folder is: that is what POSIX promises, and it is
less than most file systems give. Until then each name may be there or not, by itself, and each file may hold
its bytes, half of them, zeros in their place, or none.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING, TypeVar

from journal_tui.storage.files import TEMP_END, TEMP_START

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

Files = dict[str, bytes]
"""What a disk holds: the path of each file, and its bytes."""

Mark = frozenset[tuple[str, bytes]]

_MOST_LATE = 5
"""Up to so many names that aren't safe yet are tried in every combination, of more only the telling ones."""
_MOST_LOOSE = 2
"""Up to so many files whose bytes aren't safe yet fare each by itself, of more all fare alike."""

_T = TypeVar("_T")


@dataclass(eq=False)
class File:
    """A file's bytes, and those of them that are safe."""

    number: int
    data: bytes = b""
    safe: bytes = b""
    mtime: int = 0

    def as_found(self) -> tuple[bytes, bytes, bytes, bytes]:
        """What it may hold after a power cut: its bytes, those that are safe, half of them, zeros."""
        return self.data, self.safe, self.data[: len(self.data) // 2], bytes(len(self.data))


@dataclass(eq=False)
class Folder:
    """A folder's names, and those of them that are safe."""

    number: int
    names: dict[str, Node] = field(default_factory=dict)
    safe: dict[str, Node] = field(default_factory=dict)


Node = File | Folder
Late = list[tuple[Folder, str, Node | None]]
"""What one call did to the names, and isn't safe yet: each name, and what it leads to now, if to anything."""


def survivors(root: Folder, late: list[Late]) -> Iterator[Files]:
    """What may be found below `root` after a power cut; nothing twice."""
    told: set[Mark] = set()
    for kept in _choices(late):
        for found in _found(root, kept):
            if mark_of(found) not in told:
                told.add(mark_of(found))
                yield found


def walk(
    folder: Folder, names: Callable[[Folder], Mapping[str, Node]], held: Callable[[File], _T], path: str = ""
) -> Iterator[tuple[str, _T]]:
    """The path of each file below a folder, by the names that hold, and something of the file."""
    for name, node in names(folder).items():
        there = f"{path}/{name}"
        if isinstance(node, File):
            yield there, held(node)
        else:
            yield from walk(node, names, held, there)


def mark_of(files: Files) -> Mark:
    """What tells these files from others, but for what is drawn by chance in a temp file's name."""
    return frozenset((_without_chance(path), data) for path, data in files.items())


def _without_chance(path: str) -> str:
    home, start, temp = path.partition(TEMP_START)
    named, _, rest = temp.partition(TEMP_END)
    return f"{home}{start}{named.rpartition('.')[0]}{rest}" if start else path


def _choices(late: list[Late]) -> Iterator[list[Late]]:
    """Which late changes of names may be found."""
    if len(late) <= _MOST_LATE:
        for kept in product((False, True), repeat=len(late)):
            yield [change for change, is_kept in zip(late, kept, strict=True) if is_kept]
        return
    for number in range(len(late) + 1):
        yield late[:number]
        yield late[number:]
        yield late[number : number + 1]
        yield late[:number] + late[number + 1 :]


def _found(root: Folder, kept: Iterable[Late]) -> Iterator[Files]:
    """What may be found when just these late changes of names are."""
    later: dict[Folder, dict[str, Node | None]] = {}
    for change in kept:
        for folder, name, node in change:
            later.setdefault(folder, {})[name] = node

    def names(folder: Folder) -> dict[str, Node]:
        there = {**folder.safe, **later.get(folder, {})}
        return {name: node for name, node in there.items() if node is not None}

    files = dict(walk(root, names, lambda file: file))
    loose = [file for file in dict.fromkeys(files.values()) if file.data != file.safe]
    each = [file.as_found() for file in loose]
    for fared in product(*each) if len(loose) <= _MOST_LOOSE else zip(*each, strict=True):
        held = dict(zip(loose, fared, strict=True))
        yield {path: held.get(file, file.data) for path, file in files.items()}
