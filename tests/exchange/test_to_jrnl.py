"""Text for jrnl, read back by jrnl itself: one entry for each record, each on its day, no word lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from journal_tui.domain import records as r
from journal_tui.domain.text import clean, printable
from journal_tui.exchange.to_jrnl import write
from tests.exchange.extracts import RECORDS, TODAY, extract, head
from tests.text_that_hurts import HURTS

JRNL = str(Path(sys.executable).parent / "jrnl")

TRAPS = (
    "[2026-11-20 09:00] looks like an entry's head",
    "first line\n[yesterday at noon] and so does this\n[1] and a footnote",
    "A star at its end *",
    "Two sentences. And a second one!",
    "[ ] a box\n[x] another",
    "@Ana and #work",
)


@pytest.fixture
def jrnl(tmp_path: Path) -> Jrnl:
    return Jrnl(tmp_path)


class Jrnl:
    """The real program, with a home and a journal of its own."""

    def __init__(self, home: Path) -> None:
        self._environ = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home),
            "XDG_DATA_HOME": str(home),
            "LANG": "C.UTF-8",
            "TZ": "UTC",
        }
        self._config = home / "jrnl.yaml"
        self._config.write_text(
            f"journals:\n  default: {home / 'journal.txt'}\nversion: v4.6\neditor: ''\nencrypt: false\n"
            "timeformat: '%Y-%m-%d %H:%M'\ntagsymbols: '#@'\ndefault_hour: 9\ndefault_minute: 0\n"
            "highlight: false\nlinewrap: 79\nindent_character: '|'\n"
            "colors: {body: none, date: none, tags: none, title: none}\n"
        )

    def run(self, *words: str, stdin: bytes = b"") -> str:
        done = subprocess.run(
            [JRNL, "--config-file", str(self._config), *words],
            input=stdin,
            capture_output=True,
            env=self._environ,
            timeout=60,
            check=True,
        )
        return done.stdout.decode()

    def entries(self, text: bytes) -> list[dict[str, object]]:
        """What jrnl makes of a text that it imports."""
        self.run("--import", stdin=text)
        found: list[dict[str, object]] = json.loads(self.run("--format", "json"))["entries"]
        return found


def test_jrnl_imports_every_record_on_its_day_with_every_word(jrnl: Jrnl) -> None:
    texts = [*TRAPS, *HURTS.values()]
    notes = [r.Note(**head(20 + number), text=text) for number, text in enumerate(texts)]
    glad = [r.Gratitude(**head(100 + number), text=text) for number, text in enumerate(texts)]
    made = extract([*RECORDS, *notes, *glad])
    found = jrnl.entries(write(made).files[0].data)
    assert len(found) == len(made.records)
    for record, entry in zip(made.records, found, strict=True):
        assert entry["date"] == record.day.isoformat()
        assert entry["time"] == f"{record.created_at:%H:%M}"
        assert entry["starred"] is False
        assert words(r.words_of(record)) in words(f"{entry['title']}\n{entry['body']}"), record


def words(text: str) -> str:
    """A text as jrnl keeps it: it may break a first sentence off, and a guard may stand before a line."""
    return "".join(printable(clean(text)).replace("\N{ZERO WIDTH SPACE}", "").split())


def test_what_was_written_after_midnight_or_on_another_day_stays_on_the_day_it_belongs_to(jrnl: Jrnl) -> None:
    after_midnight = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
    late = r.Note(
        id="1", day=TODAY, written=TODAY, created_at=after_midnight, updated_at=after_midnight, text="late"
    )
    long_after = after_midnight + timedelta(days=9)
    past = r.Note(
        id="2", day=TODAY, written=TODAY, created_at=long_after, updated_at=long_after, text="long after"
    )
    found = jrnl.entries(write(extract([late, past])).files[0].data)
    assert [(entry["date"], entry["time"]) for entry in found] == [("2026-11-23", "23:59")] * 2
