"""The footer: gap 3 or else 2, then dropped from the right; help last."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from journal_tui.tui.commands import Hint
from journal_tui.tui.widgets.footer import KeyLine, fitted
from tests.tui.hosts import Host, lines

HINTS = (
    Hint("m", "morning"),
    Hint("enter", "log it"),
    Hint("a", "add"),
    Hint("/", "search"),
    Hint("2", "people"),
    Hint("3", "journal"),
    Hint("4", "streak"),
    Hint("?", "help"),
)


def test_at_most_seven_are_shown_help_among_them() -> None:
    left, _, right = fitted(HINTS, 200)
    assert [hint.key for hint in left] == ["m", "enter", "a", "/", "2", "3"]
    assert right == Hint("?", "help")


def test_the_gap_narrows_before_anything_is_dropped() -> None:
    assert fitted(HINTS, 78)[1] == 3
    left, gap, _ = fitted(HINTS, 74)
    assert gap == 2
    assert len(left) == 6


@pytest.mark.parametrize("width", range(1, 90))
def test_what_does_not_fit_is_dropped_from_the_right_and_help_stays_longest(width: int) -> None:
    left, gap, right = fitted(HINTS, width)
    assert tuple(left) == HINTS[: len(left)]
    assert right is not None or width < len("? help")
    texts = [f"{hint.key} {hint.word}" for hint in [*left, *([right] if right else [])]]
    assert cell_len((" " * gap).join(texts)) <= width


@pytest.mark.parametrize("width", [80, 60, 40, 20, 12])
async def test_it_is_drawn_in_one_line_with_help_at_the_right_edge_of_the_text(width: int) -> None:
    line = KeyLine()
    app = Host(line)
    async with app.run_test(size=(width, 3)) as pilot:
        line.hints = HINTS
        await pilot.pause()
        assert lines(app)[0].rstrip() == lines(app)[0][: width - 3].rstrip()
        assert lines(app)[0].rstrip().endswith("? help")
        assert len(lines(app)[0].rstrip()) == width - 3
