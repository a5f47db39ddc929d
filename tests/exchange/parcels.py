"""Parcels made of bytes, for tests of readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from journal_tui.exchange.parcel import Parcel

if TYPE_CHECKING:
    from collections.abc import Mapping


def parcel(data: bytes | str, name: str = "file") -> Parcel:
    """A lone file."""
    return parcel_of({name: data}, "file", name)


def parcel_of(
    members: Mapping[str, bytes | str], shape: Literal["file", "folder", "zip"] = "zip", name: str = "all"
) -> Parcel:
    """A folder or a zip."""
    held = {member: data if isinstance(data, bytes) else data.encode() for member, data in members.items()}
    sizes = {member: len(data) for member, data in held.items()}
    return Parcel(name, shape, sizes, lambda member, most: held[member][:most])
