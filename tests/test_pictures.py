"""The pictures of the screens: each is what the app shows today."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from screenshots.make import pictures

HERE = Path(__file__).parent.parent / "screenshots"
NAMES = sorted(path.stem for path in HERE.glob("*.svg"))


@pytest.fixture(scope="module")
def drawn() -> dict[str, str]:
    return pictures()


def looks(svg: str) -> list[str]:
    """What a picture shows: each run of text or patch of colour with its place and its style."""
    styles = dict(re.findall(r"\.terminal-\d+-(r\d+) \{([^}]*)\}", svg))
    shown: list[str] = []
    for style, x, y, text in re.findall(
        r'<text class="terminal-\d+-(r\d+)" x="([^"]*)" y="([^"]*)"[^>]*>([^<]*)</text>', svg
    ):
        shown.append(f"{x} {y} {styles[style]} {html.unescape(text)}")
    for fill, x, y, width in re.findall(r'<rect fill="([^"]*)" x="([^"]*)" y="([^"]*)" width="([^"]*)"', svg):
        shown.append(f"{x} {y} {fill} {width} wide")
    return shown


def test_every_screen_has_its_picture(drawn: dict[str, str]) -> None:
    assert set(drawn) == set(NAMES)
    assert all((HERE / f"{name}.png").read_bytes().startswith(b"\x89PNG") for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_still_shows_its_screen(drawn: dict[str, str], name: str) -> None:
    kept = looks((HERE / f"{name}.svg").read_text(encoding="utf-8"))
    assert len(kept) > 10
    assert looks(drawn[name]) == kept, "draw it again: .venv/bin/python -m screenshots.make"
