"""What is to be read: a file, a folder or a zip, as values; whoever opens it keeps it within bounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from journal_tui.domain.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

HEAD = 4096
"""Bytes of a member that are enough to recognise its format."""


@dataclass(frozen=True)
class Parcel:
    """A file, a folder or a zip; `name` is its own name, without where it lies.

    `sizes` are the bytes of each member by its path inside, in order, with `/` between; a lone file is its
    only member. `read` hands out a member's bytes, the first so many or (None) all, and raises Refused
    where it can't be read or is too large.
    """

    name: str
    shape: Literal["file", "folder", "zip"]
    sizes: Mapping[str, int]
    read: Callable[[str, int | None], bytes]

    def head(self, member: str) -> bytes:
        """The beginning of a member."""
        return self.read(member, HEAD)

    def all_of(self, member: str) -> bytes:
        """The whole of a member."""
        return self.read(member, None)

    def ending(self, *endings: str) -> list[str]:
        """The members whose names end so, whatever the case: `.json`, `connections.csv`."""
        return [name for name in self.sizes if name.lower().endswith(endings)]

    def one(self, *endings: str) -> str:
        """The member that a format of one file is in: a lone file whatever its name, or the one that ends so.

        Raises:
            Refused: where there is none, or more than one.
        """
        if self.shape == "file":
            return next(iter(self.sizes))
        found = self.ending(*endings)
        if len(found) == 1:
            return found[0]
        wanted = " or ".join(endings)
        if not found:
            raise Refused(f"Nothing was taken: {self.name} holds no file that ends in {wanted}.")
        raise Refused(
            f"Nothing was taken: {self.name} holds {len(found)} files that end in {wanted} "
            f"({', '.join(found[:3])}): unpack it, and name one of them."
        )
