"""Parcels made of bytes, for tests of readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from journal_tui.exchange.parcel import Parcel

if TYPE_CHECKING:
    from collections.abc import Mapping


def parcel(data: bytes | str, name: str = "file") -> Parcel:
    """A lone file."""
    return parcel_of({name: data if isinstance(data, bytes) else data.encode()}, "file", name)


def parcel_of(
    members: Mapping[str, bytes], shape: Literal["file", "folder", "zip"] = "zip", name: str = "all"
) -> Parcel:
    """A folder or a zip."""
    sizes = {member: len(data) for member, data in members.items()}
    return Parcel(name, shape, sizes, lambda member, most: members[member][:most])
