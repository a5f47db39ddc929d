"""An exported screen (SVG) as a picture (PNG), with every letter in its own cell.

Textual writes a run of text as one element whose width is held by `textLength`, which cairosvg doesn't
know: columns would drift with the font. Each letter is given its own place instead.
"""

from __future__ import annotations

import re
import sys
import unicodedata

import cairosvg

_TEXT = re.compile(r"<text (?P<head>[^>]*?)>(?P<body>[^<]*)</text>")
_ENTITY = re.compile(r"&#?\w+;|.", re.DOTALL)
_FONT = re.compile(r"@font-face\s*\{.*?\}", re.DOTALL)
_FAMILY = "DejaVu Sans Mono, Noto Sans Mono, monospace"


def _attribute(head: str, name: str) -> float | None:
    found = re.search(rf'\b{name}="([\d.]+)"', head)
    return float(found[1]) if found else None


def _cells(letter: str) -> int:
    if letter.startswith("&"):
        return 1
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _spread(found: re.Match[str]) -> str:
    head, letters = found["head"], _ENTITY.findall(found["body"])
    left, width = _attribute(head, "x"), _attribute(head, "textLength")
    cells = sum(map(_cells, letters))
    if left is None or width is None or not cells:
        return found[0]
    places, at = [], left
    for letter in letters:
        places.append(f"{at:.2f}")
        at += _cells(letter) * width / cells
    rest = re.sub(r'\s*\b(x|textLength)="[^"]*"', "", head)
    return f'<text {rest} x="{" ".join(places)}">{found["body"]}</text>'


def spread_letters(svg: str) -> str:
    """The same drawing with a place for each letter, in a font that this machine has."""
    svg = _TEXT.sub(_spread, _FONT.sub("", svg))
    return re.sub(r"font-family:\s*Fira Code, ?monospace", f"font-family: {_FAMILY}", svg)


def to_png(svg: str, scale: float = 1.0) -> bytes:
    """The drawing as the bytes of a PNG file."""
    return bytes(cairosvg.svg2png(bytestring=spread_letters(svg).encode(), scale=scale))


if __name__ == "__main__":
    for path in sys.argv[1:]:
        with (
            open(path, encoding="utf-8") as drawing,
            open(f"{path.removesuffix('.svg')}.png", "wb") as picture,
        ):
            picture.write(to_png(drawing.read()))
