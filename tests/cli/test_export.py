"""`export` as a process: what goes where, what is said, and what is refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from journal_tui.exchange.writers import WRITERS
from tests.shell import Shell

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def written(shell: Shell) -> Shell:
    shell.run("add", "person", "Ana Öztürk", "--role", "mentor")
    shell.run("add", "gratitude", "the long view", "--for", "Ana Öztürk", date="2026-10-30")
    shell.run("add", "promise", "Ana Öztürk", "=the slides\x1b[31m", "--due", "2026-12-01")
    return shell


def test_each_format_goes_to_a_file_or_to_standard_output_and_its_count_is_said(written: Shell) -> None:
    said = {
        "journal": "2 records and 1 person",
        "html": "2 records and 1 person",
        "csv": "2 records",
        "jrnl": "2 records",
        "vcard": "1 person",
        "ics": "1 event",
    }
    assert set(said) | {"markdown"} == set(WRITERS)
    for name, holds in said.items():
        path = written.home / f"out.{name}"
        done = written.run("export", name, "--output", str(path))
        assert (done.code, done.out, done.err) == (0, f"Exported {holds} to {path}\n", "")
        piped = written.run("export", name)
        assert (piped.out.encode(), piped.err) == (path.read_bytes(), "")


def test_markdown_is_a_folder_or_a_zip_and_needs_to_be_told_where(written: Shell) -> None:
    folder = written.home / "vault"
    assert written.run("export", "markdown", "--output", "~/vault").out.endswith(f"to {folder}\n")
    assert (folder / "2026" / "2026-10-30.md").exists()
    assert "not empty" in written.refused("export", "markdown", "--output", str(folder))
    assert written.run("export", "markdown", "--output", str(written.home / "vault.zip")).code == 0
    assert "--output" in written.refused("export", "markdown", code=2)


def test_filters_narrow_an_export(written: Shell) -> None:
    def kinds(*filters: str) -> list[str]:
        lists = written.run("export", "journal", *filters).json()
        assert isinstance(lists, dict)
        return [record["kind"] for name in ("people", "practice", "records") for record in lists[name]]

    assert kinds() == ["person", "gratitude", "promise"]
    assert kinds("--since", "2026-11-01") == ["person", "promise"]
    assert kinds("--before", "2026-11-01") == ["person", "gratitude"]
    assert kinds("--person", "ana ozturk", "--kind", "gratitude") == ["person", "gratitude"]
    assert kinds("--kind", "note", "--kind", "tick") == []
    written.run("add", "interaction", "Ana Öztürk", "--channel", "call")
    assert kinds("--kind", "contact") == ["person", "interaction"]


def test_wrong_words_are_refused_with_what_there_is(written: Shell) -> None:
    assert "markdown" in written.refused("export", "pdf", code=2)
    assert "gratitude" in written.refused("export", "csv", "--kind", "mood", code=2)
    assert "YYYY-MM-DD" in written.refused("export", "csv", "--since", "yesterday", code=2)
    assert "Nobody" in written.refused("export", "csv", "--person", "Nemo")
    assert "own folder" in written.refused("export", "csv", "--output", str(written.data / "people.json"))


def test_boundaries_stay_at_home_and_that_is_said_until_they_are_asked_for(
    written: Shell, tmp_path: Path
) -> None:
    people = written.data / "people.json"
    people.write_bytes(people.read_bytes().replace(b'"mind":""', b'"mind":"mornings only"'))
    told = written.run("export", "journal")
    assert "mornings" not in told.out
    assert "--private" in told.err
    private = written.run("export", "journal", "--private")
    assert json.loads(private.out)["people"][0]["mind"] == "mornings only"
    assert "boundaries" not in private.err
    assert "--private" not in written.run("export", "ics").err, "a calendar never holds them"
    assert tmp_path == written.home


def test_an_empty_journal_exports_to_something_empty(shell: Shell) -> None:
    assert "END:VCALENDAR" in shell.run("export", "ics").out
    assert shell.run("export", "journal").json() is not None
    assert shell.files() == {}


def test_what_goes_out_of_one_journal_comes_into_another_as_it_was(written: Shell, tmp_path: Path) -> None:
    path = str(tmp_path / "all.json")
    written.run("export", "journal", "--private", "--output", path)
    other = Shell(tmp_path / "elsewhere")
    other.home.mkdir()
    assert other.run("import", "auto", path).code == 0
    assert "nothing new" in other.run("import", "auto", path).out
    there, back = (
        _without_stamps(at.run("export", "journal", "--private").json()) for at in (written, other)
    )
    assert there == back != []


def _without_stamps(held: object) -> list[dict[str, object]]:
    """People and records, but for what says how they came here."""
    assert isinstance(held, dict)
    stamps = {"seen", "import_id", "source"}
    found = [*held["people"], *held["records"]]
    return [{name: value for name, value in each.items() if name not in stamps} for each in found]
