"""What the screens are tried under: no animation, no look from outside, a clock that stands still."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

# Textual reads these when it is imported.
os.environ["TEXTUAL_ANIMATIONS"] = "none"
for name in ("NO_COLOR", "TEXTUAL_THEME", "COLORTERM", "TERM_PROGRAM"):
    os.environ.pop(name, None)

import pytest  # noqa: E402 (after what Textual reads)
from textual.css.stylesheet import Stylesheet  # noqa: E402

from journal_tui.tui.screens import past_page  # noqa: E402
from tests.fakes import Desk  # noqa: E402
from tests.tui.hosts import past_days  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Hashable

    from textual.css.model import RuleSet
    from textual.css.types import CSSLocation


def _parse_once_a_process() -> None:
    """Let all the apps of a test run share their parsed style sheets: parsing was a fifth of a screen's test.

    Textual keeps them within one app; what is parsed depends on nothing but the arguments and the variables.
    """
    parsed: dict[Hashable, list[RuleSet]] = {}
    parse = Stylesheet._parse_rules

    def parse_once(
        self: Stylesheet,
        css: str,
        read_from: CSSLocation,
        is_default_rules: bool = False,
        tie_breaker: int = 0,
        scope: str = "",
    ) -> list[RuleSet]:
        asked = (css, read_from, is_default_rules, tie_breaker, scope)
        key = (*asked, frozenset(self._variables.items()))
        if key not in parsed:
            parsed[key] = parse(self, *asked)
        return parsed[key]

    Stylesheet._parse_rules = parse_once  # type: ignore[method-assign]


_parse_once_a_process()
past_page.BREATH = 0.001  # there is little to paint, and nothing to read for long


@pytest.fixture
def desk() -> Desk:
    """A journal with twelve kept weekdays behind it, on a Monday morning."""
    desk = Desk()
    past_days(desk, 12)
    return desk
