"""The front matter of a Markdown file: the little of YAML that daily notes have in it.

A field is `name: value`; a list stands in brackets, or in the lines that follow, each after a hyphen.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_BLOCK = re.compile(r"---[ \t]*\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_FIELD = re.compile(r"([A-Za-z][\w -]*):(?:[ \t]+(.*))?$")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)$")
_QUOTES = "\"'"

Fields = dict[str, list[str]]


def split(whole: str) -> tuple[Mapping[str, list[str]], str]:
    """The fields, by their names in small letters, and the text after them."""
    found = _BLOCK.match(whole)
    if found is None:
        return {}, whole
    fields: Fields = {}
    values: list[str] = []
    for line in found[1].split("\n"):
        if field := _FIELD.match(line):
            values = fields.setdefault(field[1].strip().lower(), [])
            values += _values(field[2] or "")
        elif item := _ITEM.match(line):
            values += filter(None, [_bare(item[1])])
    return fields, whole[found.end() :]


def _values(text: str) -> list[str]:
    text = text.strip()
    parts = text[1:-1].split(",") if text.startswith("[") and text.endswith("]") else [text]
    return [bare for part in parts if (bare := _bare(part))]


def _bare(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] in _QUOTES and value[0] == value[-1]:
        return value[1:-1].strip()
    return value
