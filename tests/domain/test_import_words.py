"""What an import leaves out is said by line or entry, in as few words as that takes."""

from __future__ import annotations

from journal_tui.domain.arrivals import Skipped
from journal_tui.domain.import_words import grouped


def test_places_with_one_reason_are_named_together_and_runs_of_them_by_their_ends() -> None:
    numbers = (14, 3, 4, 5, 6, 5, 20, 21)
    skipped = [Skipped(f"entry {number}", "no text") for number in numbers]
    skipped += [Skipped("a.md", "no date"), Skipped("b 2.md", "no date"), Skipped("line 7", "no name")]
    assert grouped(skipped) == [
        "entries 3 to 6, 14 and 20 to 21: no text",
        "a.md and b 2.md: no date",
        "line 7: no name",
    ]
