"""The few signs on the screens, each one cell wide: as Unicode, and plain for fonts that lack them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Glyphs:
    """One set of signs: what was kept in full, in part, stands open or was missed, came late, or is off."""

    full: str = "●"
    part: str = "◐"
    open: str = "○"
    late: str = "◦"
    off: str = "·"
    cursor: str = "▌"
    bar: str = "━"
    bar_left: str = "─"
    strength: str = "▁▂▃▄▅▆"


UNICODE = Glyphs()

PLAIN = Glyphs(
    full="*", part="~", open="o", late="-", off=".", cursor=">", bar="=", bar_left="-", strength="_.-=*#"
)


def default_glyphs(environ: Mapping[str, str], *, plain: bool = False) -> Glyphs:
    """The plain set when it is asked for, or on the Linux console, whose font lacks the round signs."""
    return PLAIN if plain or environ.get("TERM") == "linux" else UNICODE
