"""The colours of the three themes, each with its job; contrast and 256-colour neighbours are measured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

DAWN, DUSK, CONTRAST = "dawn", "dusk", "contrast"


@dataclass(frozen=True)
class Palette:
    """The colours a theme is made of, each with one job."""

    background: str
    surface: str
    panel: str
    ink: str
    accent: str
    success: str
    warning: str
    error: str
    dim: str
    faint: str
    rule: str
    row: str
    row_blur: str
    field: str
    selection: str
    veil: str
    heat: tuple[str, str, str, str]


_DAWN = Palette(
    background="#FAF6EE",
    surface="#F4EEE2",
    panel="#FFFDF8",
    ink="#2F2A24",
    accent="#9E3B10",
    success="#4A7A2A",
    warning="#7A5200",
    error="#8E0F22",
    dim="#6A5F52",
    faint="#8C8172",
    rule="#D6CFC4",
    row="#EAE0CC",
    row_blur="#F4EEE2",
    field="#EAE4D6",
    selection="#E3CDAA",
    veil="#FAF6EE 32%",
    heat=("#8C8172", "#7A6E60", "#5A5045", "#2F2A24"),
)

_DUSK = Palette(
    background="#1D1F26",
    surface="#23252D",
    panel="#262932",
    ink="#DAD6CC",
    accent="#E6AE6C",
    success="#A9D99A",
    warning="#E6D27A",
    error="#E8786C",
    dim="#A3A1AA",
    faint="#787783",
    rule="#3A3D48",
    row="#31343E",
    row_blur="#282B33",
    field="#31343E",
    selection="#4A4738",
    veil="#1D1F26 32%",
    heat=("#787783", "#8F8D96", "#B3B0B3", "#DAD6CC"),
)

_CONTRAST = Palette(
    background="#000000",
    surface="#000000",
    panel="#000000",
    ink="#FFFFFF",
    accent="#FFD400",
    success="#8CFF8C",
    warning="#FFB000",
    error="#FF8F80",
    dim="#D6D6D6",
    faint="#ABABAB",
    rule="#8C8C8C",
    row="#3D3D3D",
    row_blur="#1F1F1F",
    field="#333333",
    selection="#005FAF",
    veil="transparent",
    heat=("#ABABAB", "#BEBEBE", "#D6D6D6", "#FFFFFF"),
)

PALETTES: Mapping[str, Palette] = {DAWN: _DAWN, DUSK: _DUSK, CONTRAST: _CONTRAST}
