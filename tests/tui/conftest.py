"""What the screens are tried under: no animation, no look from outside, a clock that stands still."""

from __future__ import annotations

import os

# Textual reads these when it is imported.
os.environ["TEXTUAL_ANIMATIONS"] = "none"
for name in ("NO_COLOR", "TEXTUAL_THEME", "COLORTERM", "TERM_PROGRAM"):
    os.environ.pop(name, None)

import pytest  # noqa: E402 (after what Textual reads)

from tests.fakes import Desk  # noqa: E402
from tests.tui.hosts import past_days  # noqa: E402


@pytest.fixture
def desk() -> Desk:
    """A journal with twelve kept weekdays behind it, on a Monday morning."""
    desk = Desk()
    past_days(desk, 12)
    return desk
