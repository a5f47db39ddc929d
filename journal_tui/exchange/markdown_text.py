"""The user's words in Markdown: written so that a reader of Markdown shows them letter for letter.

The user types text, not markup: a `*` is a star. What would mean something to CommonMark, or to Obsidian
beyond it (`==`, `%%`, `$`, `|`, `^id`), gets a backslash; a `#tag` keeps its meaning, which is the same here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from journal_tui.domain.text import clean, printable

if TYPE_CHECKING:
    from collections.abc import Iterable

_SIGN = re.compile(
    r"""
    [\\`*\[\]<$|]             # begins or ends something anywhere
    | (?<![^\W_])_ | _(?![^\W_])  # an underscore, but for one within a word
    | &(?=[\#\w]+;)           # a character by its name
    | ~(?=~) | (?<=~)~ | =(?==) | (?<==)= | %(?=%) | (?<=%)%
    | (?<=\s)\^(?=[\w-]+$)    # the name of a block
    | (?<=\s)\#(?=\#*$)       # the end of a heading
    """,
    re.VERBOSE | re.MULTILINE,
)

_OPENING = re.compile(
    r"""
    (?P<sign> \#(?=\#{0,5}(?:\s|$)) | >  | [-+](?=\s|$) | -(?=[-\s]*$) | =(?=[=\s]*$) )
    | (?P<number> \d{1,9} ) (?P<end> [.)] ) (?=\s|$)
    """,
    re.VERBOSE,
)
"""What a line may not begin with, or it would be a heading, a quotation, a list, a rule or underlining."""

_LINK = re.compile(r"(https?://[^\s<>\\]*[^\s<>\\.,;:!?)\]}'\"*_])")

_ESCAPED = re.compile(r"(```.*?```|~~~.*?~~~|`[^`\n]+`)|\\([!-/:-@\[-`{-~])", re.DOTALL)

_LINE_END = re.compile(r"\s*\n\s*")

_SPACES = {" ": "&#32;", "\t": "&#9;"}


def plain(text: str) -> str:
    """The text as Markdown that shows it: paragraphs stay paragraphs, and lines lines."""
    return "\n".join(_line(line.rstrip()) for line in printable(clean(text)).split("\n"))


def inline(text: str) -> str:
    """The text as a stretch of one line."""
    return _words(_LINE_END.sub(" ", printable(text)))


def at_start(line: str) -> str:
    """A line of Markdown to begin a paragraph with, kept from beginning anything else."""
    line = line.strip()
    opening = _OPENING.match(line)
    if opening is None:
        return line
    if opening["sign"]:
        return f"\\{line}"
    return f"{opening['number']}\\{line[opening.end('number') :]}"


def _line(line: str) -> str:
    if line[:1] in _SPACES:
        # a reader would drop the indent, or take it for a program's text
        return _SPACES[line[0]] + _words(line[1:])
    return at_start(_words(line))


def _words(text: str) -> str:
    """A stretch of one line; a link stays one, between angles where a sign in it would be markup."""
    return "".join(
        _link(piece) if index % 2 else _escaped(piece) for index, piece in enumerate(_LINK.split(text))
    )


def _link(address: str) -> str:
    return address if _escaped(address) == address else f"<{address}>"


def _escaped(text: str) -> str:
    return _SIGN.sub(r"\\\g<0>", text)


def unescaped(markdown: str) -> str:
    """Markdown without the backslashes before its signs, but for those in code, where they are text."""
    return _ESCAPED.sub(lambda found: found[1] or found[2], markdown)


def front_matter(lines: Iterable[str]) -> str:
    """A block of YAML for the top of a file."""
    return "\n".join(("---", *lines, "---", ""))


def quoted(text: str) -> str:
    """A text as YAML has it, in double quotes, on one line."""
    shown = " ".join(printable(text).split())
    return '"' + shown.replace("\\", "\\\\").replace('"', '\\"') + '"'
