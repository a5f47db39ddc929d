"""Getting at values in foreign JSON: what isn't there, or isn't of the kind, is empty, and never an error."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journal_tui.domain.fields import Json

Object = Mapping[str, "Json"]


def text_in(found: Object, name: str) -> str:
    """Text without white space around; a number as its figures."""
    value = found.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value.strip() if isinstance(value, str) else ""


def object_in(found: Object, name: str) -> Object:
    """An object."""
    value = found.get(name)
    return value if isinstance(value, dict) else {}


def list_in(found: Object, name: str) -> list[Json]:
    """A list."""
    value = found.get(name)
    return value if isinstance(value, list) else []


def objects_in(found: Object, name: str) -> list[Object]:
    """The objects in a list."""
    return [each for each in list_in(found, name) if isinstance(each, dict)]


def day_in(found: Object, name: str) -> date | None:
    """The day that a date or a timestamp begins with, as it is written."""
    try:
        return date.fromisoformat(text_in(found, name)[:10])
    except ValueError:
        return None


def instant_in(found: Object, name: str) -> datetime | None:
    """A timestamp, with its offset if it has one."""
    try:
        return datetime.fromisoformat(text_in(found, name))
    except ValueError:
        return None
