"""What a day was, in a word."""

from __future__ import annotations

from datetime import date

import pytest

from journal_tui.domain import records as r
from journal_tui.domain.marks import EMPTY, KEPT, LATE, WRITTEN, mark_of
from journal_tui.domain.parts import parts_by_day
from tests.domain.reason_worlds import head

DAY = date(2026, 11, 20)
LATER = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("record", "mark"),
    [
        (r.Sitting(**head(1, DAY), seconds=60), EMPTY),
        (r.Sitting(**head(1, DAY), seconds=15 * 60), KEPT),
        (r.Note(**head(1, DAY), text="rain"), WRITTEN),
        (r.Gratitude(**head(1, DAY), text="calm"), KEPT),
        (r.Gratitude(**{**head(1, DAY), "written": LATER}, text="calm"), LATE),
    ],
    ids=["opened", "sat", "note", "kept", "late"],
)
def test_a_day_that_was_only_opened_holds_nothing_written(record: r.Record, mark: str) -> None:
    assert mark_of(DAY, parts_by_day([record]), {}) == mark
