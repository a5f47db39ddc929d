"""Long work in a thread beside the screen: it gives way often, and makes no heap that is walked again."""

from __future__ import annotations

import gc
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

TURN = 0.0005
"""Seconds after which a busy thread gives way; at Python's own 5 ms a repaint, which gives way several times
itself, would have to wait for its next turn each time."""


@contextmanager
def unhurried() -> Iterator[None]:
    """Let a thread read some hundred thousand values in, and the screen answer meanwhile.

    Meanwhile nothing is collected: each walk through all that was read holds everybody up for 100 ms and
    more, and finds nothing, since it stays. So does what was read by the end, which no later collection
    looks at again.
    """
    usual = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
        sys.setswitchinterval(usual)
