"""Typed access to a stored document's fields."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Literal, TypeVar

from journal_tui.domain.errors import BadRecord

if TYPE_CHECKING:
    from collections.abc import Callable

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]
Fields = Mapping[str, Json]

_T = TypeVar("_T")


class FieldReader:
    """Typed access to a document's fields; a missing or misshapen one raises BadRecord."""

    def __init__(self, fields: Fields) -> None:
        self._fields = fields

    def text(self, name: str, default: str | None = None) -> str:
        """Text; the default where the field is missing."""
        value = self._fields.get(name, default)
        if not isinstance(value, str):
            raise BadRecord(f"{name} is not text")
        return value

    def number(self, name: str, default: int | None = None) -> int:
        """A whole number."""
        value = self._fields.get(name, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise BadRecord(f"{name} is not a whole number")
        return value

    def rhythm(self) -> int | Literal["never"] | None:
        """A rhythm: days, `never`, or nothing."""
        value = self._fields.get("rhythm")
        if value is None or value == "never":
            return None if value is None else "never"
        days = self.number("rhythm")
        if days < 1:
            raise BadRecord("rhythm is no number of days")
        return days

    def numbers(self, name: str) -> tuple[int, ...]:
        """A list of whole numbers."""
        value = self._fields.get(name, [])
        if not isinstance(value, list):
            raise BadRecord(f"{name} is not a list of numbers")
        found = tuple(item for item in value if isinstance(item, int) and not isinstance(item, bool))
        if len(found) != len(value):
            raise BadRecord(f"{name} is not a list of numbers")
        return found

    def flag(self, name: str) -> bool:
        """True or false; false where the field is missing."""
        value = self._fields.get(name, False)
        if not isinstance(value, bool):
            raise BadRecord(f"{name} is neither true nor false")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of text."""
        value = self._fields.get(name, [])
        if not isinstance(value, list):
            raise BadRecord(f"{name} is not a list of text")
        found = tuple(item for item in value if isinstance(item, str))
        if len(found) != len(value):
            raise BadRecord(f"{name} is not a list of text")
        return found

    def objects(self, name: str) -> list[dict[str, Json]]:
        """A list of objects; an empty one where the field is missing."""
        value = self._fields.get(name, [])
        if not isinstance(value, list):
            raise BadRecord(f"{name} is not a list of objects")
        found = [item for item in value if isinstance(item, dict)]
        if len(found) != len(value):
            raise BadRecord(f"{name} is not a list of objects")
        return found

    def is_missing(self, name: str) -> bool:
        """Whether the field is missing, or says nothing."""
        return self._fields.get(name) is None

    def mapping(self, name: str) -> dict[str, Json]:
        """An object; an empty one where the field is missing."""
        value = self._fields.get(name)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise BadRecord(f"{name} is not an object")
        return value

    def day(self, name: str) -> date:
        """A date."""
        return parsed(name, self._fields.get(name), date.fromisoformat)

    def maybe_day(self, name: str) -> date | None:
        """A date, or nothing."""
        return None if self._fields.get(name) is None else self.day(name)

    def clock(self, name: str) -> time:
        """A time of day."""
        return parsed(name, self._fields.get(name), _time_of_day)

    def instant(self, name: str) -> datetime:
        """An instant with its offset."""
        return parsed(name, self._fields.get(name), _instant)

    def maybe_instant(self, name: str) -> datetime | None:
        """An instant with its offset, or nothing."""
        return None if self._fields.get(name) is None else self.instant(name)

    def maybe_text(self, name: str) -> str | None:
        """Text, or nothing."""
        return None if self._fields.get(name) is None else self.text(name)


def parsed(name: str, value: Json, parse: Callable[[str], _T]) -> _T:
    """The value as `parse` reads it; BadRecord where it is no text, or not such a text."""
    if not isinstance(value, str):
        raise BadRecord(f"{name} is not text")
    try:
        return parse(value)
    except ValueError as error:
        # without the value: it may be private, and this sentence is shown where nothing private is
        raise BadRecord(f"{name} is not of the right form") from error


def _time_of_day(text: str) -> time:
    at = time.fromisoformat(text)
    if at.tzinfo is not None:
        raise ValueError("a time of day has no offset")
    return at


def _instant(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError("an instant needs its offset")
    return at
